"""A pair of articles → its evidence side by side: the sentences that correspond, changed words
marked. Word edits are made by the caller, as reports do not align."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lineage.glossary import LABELS
from lineage.model import ArticleId, Edge, EditOp, Sentence, Span
from lineage.report import findings
from lineage.report.compare import Comparison, Difference, Row, WordEdits, compare
from lineage.report.findings import Finding
from lineage.report.foreign import visible
from lineage.report.numbers import likelihood
from lineage.report.page import anchors
from lineage.report.page.cards import MOST_LETTERS
from lineage.report.page.grids import Slot, clipped
from lineage.report.tables import reason_text
from lineage.report.view import View, key, number

Side = Literal["a", "b"]


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Facing:
    """A row of the comparison."""

    label: str
    letter: str
    chance: str
    why: str
    a_numbers: tuple[Slot, ...]
    b_numbers: tuple[Slot, ...]
    a: tuple[tuple[Piece, ...], ...]
    """A paragraph for each stretch of text."""
    b: tuple[tuple[Piece, ...], ...]
    has_moved: bool


@dataclass(frozen=True, slots=True)
class Pair:
    anchor: str
    a: Slot
    b: Slot
    claim: str
    titles: tuple[str, ...]
    """Of both articles."""
    support: tuple[str, ...]
    rows: tuple[Facing, ...]
    more: int
    """Rows that are left out."""


MOST_ROWS = 60


def pair(
    view: View, edge: Edge, finding: Finding, word_edits: WordEdits, shown: Collection[ArticleId]
) -> Pair:
    """`shown`: the articles that have a card."""
    comparison = compare(view, edge.a, edge.b, word_edits)
    aligned = comparison.aligned
    return Pair(
        anchor=anchors.pair(edge.a, edge.b),
        a=_article(view, edge.a, shown),
        b=_article(view, edge.b, shown),
        claim=finding.claim,
        titles=titles(view, edge),
        support=finding.support,
        rows=tuple(_facing(comparison, row, shown) for row in aligned[:MOST_ROWS]),
        more=max(len(aligned) - MOST_ROWS, 0),
    )


def titles(view: View, edge: Edge) -> tuple[str, ...]:
    """Of both articles, in the order in which a claim names them; none where neither has one."""
    ids = (edge.b, edge.a) if edge.source == edge.a else (edge.a, edge.b)
    found = [view.documents[id_].article.title for id_ in ids]
    return tuple(clipped(title or "no title") for title in found) if any(found) else ()


def _article(view: View, id_: ArticleId, shown: Collection[ArticleId]) -> Slot:
    href = f"#{anchors.article(id_)}" if id_ in shown else None
    return Slot(findings.name(view.documents[id_].article), href)


def _facing(comparison: Comparison, row: Row, shown: Collection[ArticleId]) -> Facing:
    verdict = row.verdict
    assert verdict is not None, "aligned rows have a verdict"
    return Facing(
        label=verdict.label.value,
        letter=LABELS[verdict.label].letter,
        chance=likelihood(verdict.probability),
        why="; ".join([verdict.rule.replace("_", " "), *map(reason_text, verdict.reasons[:3])]),
        a_numbers=_numbers(row.sources, shown),
        b_numbers=_numbers(row.targets, shown),
        a=_texts(comparison, row, "a"),
        b=_texts(comparison, row, "b"),
        has_moved=row.moved,
    )


def _numbers(sentences: tuple[Sentence, ...], shown: Collection[ArticleId]) -> tuple[Slot, ...]:
    keys = [key(s) for s in sentences]
    return tuple(
        Slot(str(number(k)), f"#{anchors.sentence(k)}" if k.article in shown else None)
        for k in keys
    )


def _texts(comparison: Comparison, row: Row, side: Side) -> tuple[tuple[Piece, ...], ...]:
    """One side's stretches of text, each once; words that none of its counterparts has are marked.
    Without edits nothing is."""
    document = comparison.source if side == "a" else comparison.target
    kept: dict[Span, list[Span]] = {}
    texts: dict[Span, str] = {}
    for difference in row.differences:
        own = difference.source if side == "a" else difference.target
        texts[own.span] = own.text
        kept.setdefault(own.span, []).extend(_kept(difference, side))
    return tuple(
        _cut(_pieces(document.article.text, span, sorted(kept[span])))
        if any(d.edits for d in row.differences)
        else _cut([Piece(visible(texts[span]), False)])
        for span in sorted(texts)
    )


def _kept(difference: Difference, side: Side) -> Iterator[Span]:
    for edit in difference.edits:
        if edit.op is EditOp.KEEP:
            yield edit.source if side == "a" else edit.target


def _pieces(text: str, whole: Span, kept: Iterable[Span]) -> list[Piece]:
    """`kept`: sorted; they may overlap."""
    pieces, at = [], whole.start
    for span in kept:
        if span.start > at:
            pieces.append(Piece(visible(text[at : span.start]), True))
            at = span.start
        if span.stop > at:
            pieces.append(Piece(visible(text[at : span.stop]), False))
            at = span.stop
    if at < whole.stop:
        pieces.append(Piece(visible(text[at : whole.stop]), True))
    return pieces


def _cut(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Not more letters than a sentence may have."""
    left, kept = MOST_LETTERS, []
    for piece in pieces:
        kept.append(Piece(piece.text[:left], piece.is_changed))
        left -= len(piece.text)
        if left <= 0:
            return (*kept, Piece("…", False))
    return tuple(kept)
