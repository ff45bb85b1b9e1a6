"""Outlets → what their words are: a bar of shares for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from lineage.glossary import LABELS
from lineage.model import Label, Outlet, Tally
from lineage.report.numbers import count, share
from lineage.report.pictures.drawing import (
    LINE,
    Mark,
    legend,
    more,
    picture,
    rect,
    text,
)
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.tables import Table
from lineage.report.view import View

KEY, TITLE = "shares", "What the words of each outlet are"
READING = (
    "Each bar is all words an outlet tells its stories in; its parts are the shares of words "
    "copied, edited, paraphrased, quoted and found nowhere else here."
)
MOST_OUTLETS = 20
TOLD = (Label.COPIED, Label.EDITED, Label.PARAPHRASED, Label.QUOTED, Label.ADDED)
LEFT, LENGTH = 220, 540
_STEP, _HEIGHT, _TOP = 24, 17, 34
_LEAST_FOR_LETTER = 12


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    articles: int
    tally: Tally


def shares(view: View) -> Picture | Missing:
    """The outlets with the most words; the others together."""
    outlets = [o for o in view.lineage.outlets if o.tally.told]
    if not outlets:
        return Missing(KEY, TITLE, "No article says which outlet it is of.")
    outlets.sort(key=lambda o: (-o.tally.told, o.name))
    rows = [_Row(o.name, o.articles, o.tally) for o in outlets[:MOST_OUTLETS]]
    if rest := outlets[MOST_OUTLETS:]:
        rows.append(_together(rest))
    marks = [*legend(TOLD, LEFT, 16)]
    for number, row in enumerate(rows):
        marks += _bar(row, _TOP + number * _STEP)
    height = _TOP + len(rows) * _STEP + LINE / 2
    return picture(KEY, TITLE, READING, height, marks, _table(rows))


def _together(rest: Sequence[Outlet]) -> _Row:
    tally = reduce(add, (o.tally for o in rest))
    return _Row(more(len(rest), "outlet"), sum(o.articles for o in rest), tally)


def _bar(row: _Row, y: float) -> Iterator[Mark]:
    yield text(LEFT - 10, y + 13, row.name, anchor="end", most=LEFT - 14)
    x = float(LEFT)
    for label in TOLD:
        words = getattr(row.tally, label.value)
        if not words:
            continue
        width = LENGTH * words / row.tally.told
        yield rect(x, y, width, _HEIGHT, label.value, tip=f"{label.value}: {count(words, 'word')}")
        if width >= _LEAST_FOR_LETTER:
            yield text(
                x + width / 2, y + 13, LABELS[label].letter, f"{label.value}-ink", anchor="middle"
            )
        x += width
    yield text(LEFT + LENGTH + 10, y + 13, count(row.tally.told, "word"), "muted")


def _table(rows: Sequence[_Row]) -> Table:
    columns = ("outlet", "articles", "told_words", *(f"{label.value}_share" for label in TOLD))
    cells = (
        (
            *(row.name, row.articles, row.tally.told),
            *(share(getattr(row.tally, label.value), row.tally.told) for label in TOLD),
        )
        for row in rows
    )
    return Table(KEY, columns, tuple(cells))
