"""Passages → their readings, one under the other, with what differs from the base marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lineage.glossary import LABELS
from lineage.model import Edit, EditOp, Passage, Sentence, Span
from lineage.report import findings
from lineage.report.compare import WordEdits
from lineage.report.numbers import count
from lineage.report.pictures.drawing import (
    LINE,
    WIDTH,
    Mark,
    more,
    picture,
    rect,
    runs,
    text,
    width,
)
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.readings import Reading, readings, same_words
from lineage.report.tables import Cell, Table
from lineage.report.view import View
from lineage.text.tallies import passage_sums

KEY, TITLE = "passages", "How the most reused passages read"
READING = (
    "The first reading of a passage is its base; in the others, words that the base has not are "
    "bold and underlined, and words of the base that they lack are struck through; a grey one has "
    "too little of the base to be compared word by word."
)
MOST_PASSAGES = 4
MOST_READINGS = 5
MOST_CHARACTERS = 400
"""Of a reading; what is longer is cut before it is compared."""
_INDENT, _ROOM = 20, WIDTH - 40
_BOLD = 1.15
"""How much wider than plain letters bold ones are."""
_LEAST_KEPT = 0.3
"""Of a reading's characters, so many must be the base's; else nobody could read the changes."""
_STYLES = {EditOp.KEEP: "", EditOp.DELETE: "cut", EditOp.INSERT: "put", None: "muted"}
_MARKS = {EditOp.KEEP: "{}", EditOp.DELETE: "[-{}-]", EditOp.INSERT: "{{+{}+}}", None: "{}"}
_WORD = re.compile(r"\s+|\S{1,50}\s?")
Piece = tuple[str, EditOp | None]
"""None: it is not compared."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """Readings in exactly the same words."""

    readings: tuple[Reading, ...]
    pieces: tuple[Piece, ...]
    is_cut: bool


def apparatus(view: View, word_edits: WordEdits) -> Picture | Missing:
    """The passages in the most articles; of these, the longest."""
    passages = list(view.lineage.passages)
    if not passages:
        return Missing(KEY, TITLE, "No passage stands in two articles.")
    passages.sort(key=lambda p: (*(-n for n in passage_sums(p, view.words)), p.id))
    marks: list[Mark] = []
    rows: list[tuple[Cell, ...]] = []
    y = float(LINE)
    for passage in passages[:MOST_PASSAGES]:
        shown, left_out = _readings(view, passage, word_edits)
        marks += _head(view, passage, y)
        y += LINE + 4
        for one in shown:
            drawn = list(_drawn(one, y))
            marks += [mark for _, mark in drawn]
            y = max(at for at, _ in drawn) + LINE + 6
            rows.append(_row(passage, one, is_base=one is shown[0]))
        if left_out:
            marks.append(text(_INDENT, y, more(left_out, "reading"), "muted"))
            rows.append((passage.id, passage.label.value, None, None, more(left_out, "reading")))
            y += LINE
        y += LINE
    if rest := passages[MOST_PASSAGES:]:
        marks.append(text(0, y, more(len(rest), "passage"), "muted"))
        rows.append((more(len(rest), "passage"), None, None, None, None))
        y += LINE
    columns = ("passage", "label", "articles", "base", "text")
    return picture(KEY, TITLE, READING, y, marks, Table(KEY, columns, tuple(rows)))


def _readings(view: View, passage: Passage, word_edits: WordEdits) -> tuple[list[_Shown], int]:
    """The base first; and how many further readings there was no room for."""
    found = readings(view, passage)
    groups = same_words(found.all)
    groups.sort(key=lambda group: found.base not in group)
    shown = [_against(found.base, group, word_edits) for group in groups[:MOST_READINGS]]
    return shown, len(groups) - len(shown)


def _against(base: Reading, group: Sequence[Reading], word_edits: WordEdits) -> _Shown:
    source, target = _short(base.whole), _short(group[0].whole)
    is_cut = len(target.text) < len(group[0].whole.text)
    if base in group:
        return _Shown(tuple(group), ((target.text, EditOp.KEEP),), is_cut)
    texts = base.document.article.text, group[0].document.article.text
    edits = word_edits(source, target)
    kept = sum(len(edit.target) for edit in edits if edit.op is EditOp.KEEP)
    if kept < _LEAST_KEPT * len(target.text):
        return _Shown(tuple(group), ((target.text, None),), is_cut)
    return _Shown(tuple(group), tuple(_piece(edit, *texts) for edit in edits), is_cut)


def _short(whole: Sentence) -> Sentence:
    if len(whole.text) <= MOST_CHARACTERS:
        return whole
    span = Span(whole.span.start, whole.span.start + MOST_CHARACTERS)
    quotes = tuple(q for q in whole.quotes if q.stop <= span.stop)
    return replace(whole, span=span, text=whole.text[:MOST_CHARACTERS], quotes=quotes)


def _piece(edit: Edit, source: str, target: str) -> Piece:
    said = edit.source.of(source) if edit.op is EditOp.DELETE else edit.target.of(target)
    return said, edit.op


def _head(view: View, passage: Passage, y: float) -> Iterator[Mark]:
    articles, words = passage_sums(passage, view.words)
    label = passage.label
    yield rect(0, y - 12, 15, 15, label.value)
    yield text(7.5, y, LABELS[label].letter, f"{label.value}-ink", anchor="middle")
    said = f"{label.value} in {count(articles, 'article')}, {count(words, 'word')}"
    yield text(_INDENT, y, said, "strong")


def _drawn(one: _Shown, y: float) -> Iterator[tuple[float, Mark]]:
    yield y, text(_INDENT, y, _who(one.readings), "muted small", most=840)
    pieces = [(said, _STYLES[op]) for said, op in one.pieces]
    if one.is_cut:
        pieces.append((" …", "muted"))
    for n, row in enumerate(_lines(pieces), 1):
        yield y + LINE * n, runs(_INDENT, y + LINE * n, row)


def _who(group: Sequence[Reading]) -> str:
    names = dict.fromkeys(findings.name(r.document.article) for r in group)
    return ", ".join(names)


def _lines(pieces: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Broken between words."""
    row: list[tuple[str, str]] = []
    room = float(_ROOM)
    for word, style in _words(pieces):
        wide = width(word) * (_BOLD if style == "put" else 1)
        if wide > room and row:
            yield row
            row, room = [], float(_ROOM)
        if row and row[-1][1] == style:
            row[-1] = (row[-1][0] + word, style)
        else:
            row.append((word, style))
        room -= wide
    if row:
        yield row


def _words(pieces: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """With the blank after each; what no line can hold is cut up."""
    return ((word, style) for said, style in pieces for word in _WORD.findall(said))


def _row(passage: Passage, one: _Shown, *, is_base: bool) -> tuple[Cell, ...]:
    said = "".join(_MARKS[op].format(words) for words, op in one.pieces)
    cut = " …" if one.is_cut else ""
    return (passage.id, passage.label.value, _who(one.readings), is_base, said + cut)
