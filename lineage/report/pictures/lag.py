"""Articles with a dated source → what share of their reused words had appeared after how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lineage.report.chronology import Mark as Placed
from lineage.report.chronology import chronology, lag_of, reused
from lineage.report.lags import Lag, half_within, spell
from lineage.report.numbers import count, percent, share
from lineage.report.pictures.drawing import Mark, circle, line, path, picture, text
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.tables import Cell, Table
from lineage.report.time_axis import DAY, HOUR
from lineage.report.view import View

KEY, TITLE = "lag", "How late reused words appear"
READING = (
    "The line climbs to all reused words whose source is dated: so many of them had appeared "
    "within so long after the source. The steps to the right are not of one length."
)
BOUNDS = (
    *(("1 h", HOUR), ("3 h", 3 * HOUR), ("6 h", 6 * HOUR), ("12 h", 12 * HOUR)),
    *(("1 day", DAY), ("2 days", 2 * DAY), ("4 days", 4 * DAY), ("1 week", 7 * DAY)),
    *(("2 weeks", 14 * DAY), ("30 days", 30 * DAY), ("later", float("inf"))),
)
_LEFT, _TOP, _LENGTH, _HEIGHT = 70, 40, 760, 220


@dataclass(frozen=True, slots=True)
class _Found:
    lags: tuple[tuple[Lag, int], ...]
    """With words."""
    earlier: int
    """Articles dated before their source."""
    undated: int
    """Articles that have a source, but one of the two has no date."""

    @property
    def words(self) -> int:
        return sum(words for _, words in self.lags)


def lag(view: View) -> Picture | Missing:
    found = _found(view)
    if not found.words:
        return Missing(KEY, TITLE, _nothing(found))
    steps = [(name, _within(found, bound)) for name, bound in BOUNDS]
    marks = list(_drawn(steps, found))
    height = _TOP + _HEIGHT + 46
    return picture(KEY, TITLE, READING, height, marks, _table(steps, found))


def _found(view: View) -> _Found:
    marks = [m for story in view.lineage.stories for m in chronology(view, story).marks]
    sourced = [m for m in marks if m.main is not None and m.since != m.article]
    lags = list(reused(view, sourced))
    return _Found(
        lags=tuple((one, words) for one, words in lags if one.seconds >= 0 and words),
        earlier=sum(one.seconds < 0 for one, _ in lags),
        undated=sum(_is_undated(view, mark) for mark in sourced),
    )


def _is_undated(view: View, mark: Placed) -> bool:
    return lag_of(view, mark) is None


def _nothing(found: _Found) -> str:
    if found.undated:
        articles = count(found.undated, "article has", "articles have")
        return f"{articles} a source, but one of the two has no date."
    return "No article is put down to a source that is older."


def _within(found: _Found, bound: float) -> int:
    """Words. The same day, without hours, is known only to be within a day."""
    return sum(
        words
        for one, words in found.lags
        if max(one.seconds, DAY if one.is_by_days else 0) <= bound
    )


def _drawn(steps: Sequence[tuple[str, int]], found: _Found) -> Iterator[Mark]:
    floor, wide = _TOP + _HEIGHT, _LENGTH / len(steps)
    for quarter in range(5):
        y = floor - _HEIGHT * quarter / 4
        yield line(_LEFT, y, _LEFT + _LENGTH, y, "faint")
        yield text(_LEFT - 8, y + 4, f"{25 * quarter} %", "small muted", anchor="end")
    points = [
        (_LEFT + wide * (n + 0.5), floor - _HEIGHT * words / found.words)
        for n, (_, words) in enumerate(steps)
    ]
    climb = [step for x, y in points for step in ("L", x, y)]
    yield path(("M", _LEFT, floor, *climb), "line")
    for (x, y), (name, words) in zip(points, steps, strict=True):
        yield circle(x, y, 4, "bar", tip=f"within {name}: {count(words, 'word')}")
        yield text(x - 3, y - 8, percent(words, found.words), "small", anchor="end")
        yield text(x, floor + 17, name, "small muted", anchor="middle")
    yield text(_LEFT, _TOP - 22, _half(found), "strong")
    yield text(_LEFT, floor + 38, _left_out(found), "muted")


def _half(found: _Found) -> str:
    half = half_within(found.lags)
    of = count(found.words, "word")
    return f"half of {of} within {spell(half.seconds) if half and half.seconds else 'the same day'}"


def _left_out(found: _Found) -> str:
    return (
        f"Not drawn: {count(found.undated, 'article')} where a date is missing, "
        f"{count(found.earlier, 'article')} dated before the source."
    )


def _table(steps: Sequence[tuple[str, int]], found: _Found) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (name, words, share(words, found.words), None) for name, words in steps
    ]
    rows.append(("a date is missing", None, None, found.undated))
    rows.append(("dated before the source", None, None, found.earlier))
    return Table(KEY, ("within", "words", "share", "articles_not_drawn"), tuple(rows))
