"""View → what stands in the page, section by section, within the page's 3 MB.

Tables and pictures come first; evidence pairs and articles get the room that is left. What there
is no room for is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from lineage.glossary import LABELS, RELATIONS
from lineage.model import ArticleId, Document, Edge, Label
from lineage.report import findings
from lineage.report.compare import WordEdits
from lineage.report.decisions import decisions
from lineage.report.findings import Finding
from lineage.report.page import anchors
from lineage.report.page.budget import fitting
from lineage.report.page.cards import Card, card, foremost
from lineage.report.page.evidence import Pair, pair, titles
from lineage.report.page.figures import Figures, figures
from lineage.report.page.grids import Grid
from lineage.report.page.listed import grids, tables
from lineage.report.pictures import apparatus as readings_picture
from lineage.report.pictures.all import pictures
from lineage.report.view import View

MOST_BYTES = 3_000_000
_FRAME = 150_000
"""Bytes for style, script, headings, findings and glossary."""
_CARDS = 0.7
"""Of what tables and pictures leave, at most; evidence pairs get the rest."""
MOST_PAIRS = 100
MOST_FINDINGS = 25
MOST_SUPPORT = 8

_ARTICLES = frozenset({"article", "a", "b", "source", "lead", "in_corpus_as"})
"""Columns whose values may be ids of articles."""

Written = Callable[..., str]
"""A template's name and its values → what it makes of them."""


@dataclass(frozen=True, slots=True)
class Told:
    """Findings of one kind, as far as they are told."""

    findings: tuple[Finding, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding about two articles."""

    told: Finding
    titles: tuple[str, ...]
    place: str | None
    """Of its evidence."""


@dataclass(frozen=True, slots=True)
class Parts:
    scope: str
    decisions: str | None
    findings: tuple[Placed, ...]
    more_findings: int
    other_pairs: str
    left_out: tuple[str, ...]
    outlets: Told
    stories: Told
    """Those of which a source is told."""
    absent: Told
    credited: int
    uncredited: int
    """Articles in which no credit was found."""
    grids: Mapping[str, Grid]
    figures: Figures
    cards: tuple[Card, ...]
    articles: int
    pairs: tuple[Pair, ...]
    related: int
    """Pairs that make a finding."""
    labels: tuple[tuple[str, str, str], ...]
    """Label, letter and meaning."""
    relations: tuple[tuple[str, str], ...]


def parts(view: View, word_edits: WordEdits, written: Written, *, has_texts: bool) -> Parts:
    """Without the texts, how passages read cannot be seen."""
    documents = view.lineage.documents
    everyone = frozenset(d.article.id for d in documents)
    made = [p for p in pictures(view, word_edits) if has_texts or p.key != readings_picture.KEY]
    listed, drawn = tables(view), figures(made)
    sizes = [g.size for g in grids(listed, _links(everyone)).values()]
    room = MOST_BYTES - _FRAME - drawn.size - sum(sizes)
    shown = _shown(view, int(room * _CARDS), everyone, written)
    cards = tuple(card(view, d, shown) for d in documents if d.article.id in shown)
    room -= sum(len(written("card.html", card=one).encode()) for one in cards)
    related = findings.pair_findings(view)
    pairs = fitting(
        (pair(view, edge, finding, word_edits, shown) for edge, finding in related[:MOST_PAIRS]),
        room,
        lambda one: len(written("pair.html", pair=one).encode()),
    )
    places = {one.anchor for one in pairs}
    return Parts(
        scope=findings.scope(view),
        decisions=decisions(view),
        findings=tuple(_placed(view, edge, told, places) for edge, told in related[:MOST_FINDINGS]),
        more_findings=max(len(related) - MOST_FINDINGS, 0),
        other_pairs=findings.other_pairs(view),
        left_out=tuple(findings.left_out(view)),
        outlets=_told(findings.outlets(view)),
        stories=_told([f for f in findings.stories(view) if f.support]),
        absent=_told(list(findings.absent_sources(view))),
        credited=sum(bool(d.credits) for d in documents),
        uncredited=sum(not d.credits for d in documents),
        grids=grids(listed, _links(shown)),
        figures=drawn,
        cards=cards,
        articles=len(documents),
        pairs=tuple(pairs),
        related=len(related),
        labels=tuple((label.value, LABELS[label].letter, LABELS[label].meaning) for label in Label),
        relations=tuple((kind.value, meaning) for kind, meaning in RELATIONS.items()),
    )


def _shown(
    view: View, room: int, everyone: Collection[ArticleId], written: Written
) -> frozenset[ArticleId]:
    """Articles that get a card: those that carry most of others' words, as far as there is room."""

    def size(document: Document) -> int:
        if len(document.article.text) > room:
            return room + 1
        return len(written("card.html", card=card(view, document, everyone)).encode())

    return frozenset(d.article.id for d in fitting(foremost(view), room, size))


def _links(shown: Collection[ArticleId]) -> Callable[[str, str], str | None]:
    """Articles that have a card are linked to it."""

    def place(column: str, value: str) -> str | None:
        if column in _ARTICLES and value in shown:
            return f"#{anchors.article(ArticleId(value))}"
        return None

    return place


def _placed(view: View, edge: Edge, told: Finding, places: Collection[str]) -> Placed:
    place = anchors.pair(edge.a, edge.b)
    return Placed(_short(told), titles(view, edge), f"#{place}" if place in places else None)


def _told(found: Sequence[Finding]) -> Told:
    return Told(tuple(map(_short, found[:MOST_FINDINGS])), max(len(found) - MOST_FINDINGS, 0))


def _short(told: Finding) -> Finding:
    """With its first supports; the data tell all."""
    more = len(told.support) - MOST_SUPPORT
    if more <= 0:
        return told
    return Finding(told.claim, (*told.support[:MOST_SUPPORT], f"and {more:,} more"))
