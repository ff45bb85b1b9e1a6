"""Outlets → how many of the words that they carry from wires are credited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.report.numbers import percent, share
from lineage.report.pictures.drawing import LINE, Mark, more, picture, rect, text
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.tables import Table
from lineage.report.view import View

KEY, TITLE = "credit-gap", "Words from wires, and whether the wire is credited"
READING = (
    "Each bar is the words an outlet's articles have from wires; filled: the article credits the "
    "wire; hollow: no credit found, which may also be one that this program does not recognise."
)
MOST_OUTLETS = 20
_LEFT, _LENGTH = 220, 420
_STEP, _HEIGHT, _TOP = 24, 17, 34


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    carried: int
    uncredited: int

    @property
    def credited(self) -> int:
        return self.carried - self.uncredited


def credit_gap(view: View) -> Picture | Missing:
    """The outlets that carry the most; of the others, in words, what they come to."""
    carrying = [
        _Row(o.name, o.carried_words, o.uncredited_words)
        for o in view.lineage.outlets
        if o.carried_words
    ]
    if not carrying:
        return Missing(KEY, TITLE, "No outlet's words are put down to a wire.")
    carrying.sort(key=lambda row: (-row.carried, row.name))
    rows = carrying[:MOST_OUTLETS]
    scale = _LENGTH / rows[0].carried
    marks = [
        *(rect(_LEFT, 4, 16, 15, "solid"), text(_LEFT + 22, 16, "credited", "muted")),
        *(
            rect(_LEFT + 110, 4, 16, 15, "hollow"),
            text(_LEFT + 132, 16, "no credit found", "muted"),
        ),
    ]
    for number, row in enumerate(rows):
        marks += _bar(row, _TOP + number * _STEP, scale)
    if others := carrying[MOST_OUTLETS:]:
        sums = sum(row.carried for row in others), sum(row.uncredited for row in others)
        rest = _Row(more(len(others), "outlet"), *sums)
        marks += _bar(rest, _TOP + len(rows) * _STEP, scale=0)
        rows.append(rest)
    height = _TOP + len(rows) * _STEP + LINE / 2
    return picture(KEY, TITLE, READING, height, marks, _table(rows))


def _bar(row: _Row, y: float, scale: float) -> Iterator[Mark]:
    yield text(_LEFT - 10, y + 13, row.name, anchor="end", most=_LEFT - 14)
    filled, hollow = row.credited * scale, row.uncredited * scale
    if filled:
        yield rect(_LEFT, y, filled, _HEIGHT, "solid")
    if hollow:
        yield rect(_LEFT + filled, y, hollow, _HEIGHT, "hollow")
    gap = percent(row.uncredited, row.carried)
    said = f"no credit found: {row.uncredited:,} of {row.carried:,} ({gap})"
    yield text(_LEFT + filled + hollow + 10, y + 13, said, "muted")


def _table(rows: Sequence[_Row]) -> Table:
    columns = ("outlet", "carried_words", "credited_words", "uncredited_words", "credit_gap")
    cells = (
        (r.name, r.carried, r.credited, r.uncredited, share(r.uncredited, r.carried)) for r in rows
    )
    return Table(KEY, columns, tuple(cells))
