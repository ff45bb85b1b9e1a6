"""What outlets share → a square of cells: whose words stand in whose articles, both ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.report.colours import LIGHT
from lineage.report.numbers import tenths
from lineage.report.pictures.drawing import LINE, Mark, more, picture, rect, text
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.seriation import chain
from lineage.report.tables import Cell, Table
from lineage.report.view import View

KEY, TITLE = "outlets-by-outlets", "Which outlets share words"
READING = (
    "A cell is the share, in percent, of the row's words that also stand in the column's articles, "
    "in the reporters' own prose; it does not say who had them from whom."
)
MOST_OUTLETS = 16
_LEFT, _TOP, _WIDE, _HIGH = 230, 26, 38, 26
_STEPS = len(LIGHT.heat)


@dataclass(frozen=True, slots=True)
class _Shared:
    words: int
    told: int
    """All words of the row's outlet."""

    @property
    def share(self) -> float:
        return self.words / self.told if self.told else 0.0


def heat(view: View) -> Picture | Missing:
    """The outlets that share the most words with others; the alike stand together."""
    if not view.lineage.uses:
        return Missing(KEY, TITLE, "No two outlets share words in their reporters' own prose.")
    told = {o.name: o.tally.told for o in view.lineage.outlets}
    cells = {
        (u.outlet, u.other): _Shared(u.words, told.get(u.outlet, 0)) for u in view.lineage.uses
    }
    totals: Counter[str] = Counter()
    for (row, column), cell in cells.items():
        totals[row] += cell.words
        totals[column] += cell.words
    ranked = sorted(totals, key=lambda name: (-totals[name], name))
    names = _arranged(ranked[:MOST_OUTLETS], cells)
    left_out = len(ranked) - len(names)
    marks = list(_drawn(names, cells))
    height = _TOP + _HIGH * len(names) + LINE * 1.5
    if left_out:
        marks.append(text(_LEFT, height - 6, more(left_out, "outlet"), "muted"))
    return picture(KEY, TITLE, READING, height, marks, _table(names, cells, left_out))


_Cells = dict[tuple[str, str], _Shared]


def _arranged(names: Sequence[str], cells: _Cells) -> list[str]:
    places = {name: n for n, name in enumerate(names)}
    likeness: dict[tuple[int, int], float] = {}
    for (row, column), cell in cells.items():
        if row in places and column in places:
            pair = min(places[row], places[column]), max(places[row], places[column])
            likeness[pair] = likeness.get(pair, 0.0) + cell.share
    return [names[n] for n in chain(range(len(names)), likeness)]


def _drawn(names: Sequence[str], cells: _Cells) -> Iterator[Mark]:
    top = max((cells[a, b].share for a in names for b in names if (a, b) in cells), default=0.0)
    for row, name in enumerate(names):
        y = _TOP + _HIGH * row
        middle = _LEFT + _WIDE * (row + 0.5)
        yield text(_LEFT - 38, y + 17, name, anchor="end", most=_LEFT - 42)
        yield text(_LEFT - 8, y + 17, f"{row + 1}", "muted", anchor="end")
        yield text(middle, _TOP - 8, f"{row + 1}", "muted", anchor="middle")
        for column, other in enumerate(names):
            x = _LEFT + _WIDE * column
            cell = cells.get((name, other))
            if cell is None:
                yield rect(x, y, _WIDE, _HIGH, "empty" if name == other else "cell")
                continue
            step = min(int(_STEPS * cell.share / top), _STEPS - 1) if top else 0
            yield rect(x, y, _WIDE, _HIGH, f"cell heat-{step}")
            said = tenths(cell.words, cell.told).removesuffix("%")
            yield text(x + _WIDE / 2, y + 17, said, f"small heat-{step}-ink", anchor="middle")


def _table(names: Sequence[str], cells: _Cells, left_out: int) -> Table:
    """As square as the picture; values are shares, 0 to 1."""
    rows: list[tuple[Cell, ...]] = [
        (number, name, *(_value(cells.get((name, other))) for other in names))
        for number, name in enumerate(names, 1)
    ]
    if left_out:
        rows.append((None, more(left_out, "outlet"), *(None for _ in names)))
    columns = ("number", "outlet", *(str(number) for number in range(1, len(names) + 1)))
    return Table(KEY, columns, tuple(rows))


def _value(cell: _Shared | None) -> float | None:
    return None if cell is None else round(cell.share, 4)
