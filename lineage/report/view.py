"""Lineage → the same answer, addressable: documents, origins and word counts by key.

What several faces need to look up is looked up here, once. Numbers of sentences count from 1
wherever a person reads them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lineage.model import (
    Alignment,
    Arrow,
    ArticleId,
    Decision,
    Document,
    Edge,
    Label,
    Lineage,
    Origin,
    Sentence,
    SentenceKey,
    SentenceTarget,
    Tally,
    Wire,
)
from lineage.options import MIN_ARROW_PROBABILITY
from lineage.text.tallies import sentence_words, tallies


@dataclass(frozen=True, slots=True)
class View:
    """Built by `view`; the dictionaries are only read."""

    lineage: Lineage
    documents: dict[ArticleId, Document]
    origins: dict[SentenceKey, Origin]
    edges: dict[tuple[ArticleId, ArticleId], Edge]
    alignments: dict[tuple[ArticleId, ArticleId], Alignment]
    words: dict[SentenceKey, int]
    tallies: dict[ArticleId, Tally]
    """Words of each article by the label of their sentence against the rest of the corpus."""
    arrows: dict[ArticleId, tuple[Arrow, ...]]
    """By target, likeliest first."""
    wires: dict[str, Wire]
    first_of: dict[ArticleId, ArticleId]
    """An article that repeats another's text exactly → the first of its family."""
    decisions: dict[ArticleId, tuple[Decision, ...]]
    """People's, about the sentences of each article."""
    only: str = ""
    """What the lists of `lineage` were restricted to, in words; empty: they hold everything. The
    dictionaries know the whole all the same."""

    def label(self, sentence: Sentence) -> Label:
        return self.origin(sentence).verdict.label

    def origin(self, sentence: Sentence) -> Origin:
        return self.origins[key(sentence)]

    def arrows_to(self, article: ArticleId) -> tuple[Arrow, ...]:
        return self.arrows.get(article, ())

    def said_of(self, article: ArticleId) -> tuple[Decision, ...]:
        return self.decisions.get(article, ())

    def decision_on(self, sentence: SentenceKey) -> Decision | None:
        """The one whose label is shown."""
        said = self.said_of(sentence.article)
        return next((d for d in said if _about(d) == sentence), None)

    def edge(self, a: ArticleId, b: ArticleId) -> Edge | None:
        return self.edges.get((min(a, b), max(a, b)))


def view(lineage: Lineage) -> View:
    words = sentence_words(lineage.documents)
    return View(
        lineage=lineage,
        documents={d.article.id: d for d in lineage.documents},
        origins={o.sentence: o for o in lineage.origins},
        edges={(e.a, e.b): e for e in lineage.edges},
        alignments={(al.a, al.b): al for al in lineage.alignments},
        words=words,
        tallies=tallies(lineage.documents, lineage.origins, words),
        arrows=_arrows(lineage.arrows),
        wires={wire.id: wire for wire in lineage.wires},
        first_of={other: family[0] for family in lineage.duplicates for other in family[1:]},
        decisions=_decisions(lineage.decisions),
    )


def _about(decision: Decision) -> SentenceKey | None:
    target = decision.target
    return target.sentence if isinstance(target, SentenceTarget) else None


def _decisions(decisions: Iterable[Decision]) -> dict[ArticleId, tuple[Decision, ...]]:
    found: dict[ArticleId, tuple[Decision, ...]] = {}
    for decision in decisions:
        if isinstance(decision.target, SentenceTarget):
            article = decision.target.sentence.article
            found[article] = (*found.get(article, ()), decision)
    return found


def _arrows(arrows: Iterable[Arrow]) -> dict[ArticleId, tuple[Arrow, ...]]:
    found: dict[ArticleId, list[Arrow]] = {}
    for arrow in arrows:
        found.setdefault(arrow.target, []).append(arrow)
    return {
        target: tuple(sorted(into, key=lambda a: (-a.probability, a.source)))
        for target, into in found.items()
    }


def is_drawn(arrow: Arrow) -> bool:
    """Sure enough to be shown as an arrow."""
    return arrow.probability >= MIN_ARROW_PROBABILITY


def key(sentence: Sentence) -> SentenceKey:
    return SentenceKey(sentence.article, sentence.index)


def number(sentence: SentenceKey) -> int:
    """A sentence's number for people, from 1."""
    return sentence.index + 1
