"""Articles → strips: a cell for each sentence, with its letter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lineage.glossary import LABELS
from lineage.model import Document, Label
from lineage.report import findings
from lineage.report.numbers import percent
from lineage.report.pictures.drawing import LINE, Mark, legend, letters, more, path, picture, text
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.tables import Cell, Table, strip
from lineage.report.view import View

KEY, TITLE = "strips", "The articles, sentence by sentence"
READING = (
    "Each row is an article and each cell a sentence, from the first to the last; its letter and "
    "colour say what it is against the rest of this corpus."
)
MOST_ARTICLES = 30
MOST_CELLS = 46
_LEFT, _TOP, _STEP, _WIDE, _HIGH = 282, 34, 23, 12, 17
_LEGEND = 200


def strips(view: View) -> Picture | Missing:
    """The articles with the most matched words."""
    documents = [d for d in view.lineage.documents if d.sentences]
    if not documents:
        return Missing(KEY, TITLE, "There is no article with text.")
    documents.sort(key=lambda d: (-view.tallies[d.article.id].matched, d.article.id))
    shown = documents[:MOST_ARTICLES]
    left_out = len(documents) - len(shown)
    marks = legend(Label, _LEGEND, 16)
    for number, document in enumerate(shown):
        marks += _row(view, document, _TOP + _STEP * number)
    height = _TOP + _STEP * len(shown) + LINE
    if left_out:
        marks.append(text(_LEFT, height - 2, more(left_out, "article"), "muted"))
    return picture(KEY, TITLE, READING, height + 4, marks, _table(view, shown, left_out))


def _row(view: View, document: Document, y: float) -> Iterator[Mark]:
    yield text(_LEFT - 10, y + 13, findings.name(document.article), anchor="end", most=_LEFT - 14)
    labels = [view.label(s) for s in document.sentences]
    shown = labels[:MOST_CELLS]
    for label in dict.fromkeys(shown):
        yield path(_cells_of(label, shown, y), label.value)
        middles = [_LEFT + _WIDE * (n + 0.5) for n, other in enumerate(shown) if other is label]
        said = LABELS[label].letter * len(middles)
        yield letters(middles, y + 13, said, f"small {label.value}-ink")
    if hidden := len(labels) - len(shown):
        yield text(_LEFT + _WIDE * len(shown) + 6, y + 13, f"+{hidden:,}", "small muted")


def _cells_of(label: Label, shown: list[Label], y: float) -> Iterator[str | float]:
    """One stretch for neighbours of one label."""
    at = 0
    for other, run in groupby(shown):
        length = len(list(run))
        if other is label:
            wide = _WIDE * length
            yield from ("M", _LEFT + _WIDE * at, y, "h", wide, "v", _HIGH, "h", -wide, "z")
        at += length


def _table(view: View, shown: list[Document], left_out: int) -> Table:
    columns = ("article", "outlet", "sentences", "matched", "strip")
    rows: list[tuple[Cell, ...]] = [_cells(view, document) for document in shown]
    if left_out:
        rows.append((more(left_out, "article"), None, None, None, None))
    return Table(KEY, columns, tuple(rows))


def _cells(view: View, document: Document) -> tuple[Cell, ...]:
    article, tally = document.article, view.tallies[document.article.id]
    matched = percent(tally.matched, tally.told)
    return (article.id, article.outlet, len(document.sentences), matched, strip(view, document))
