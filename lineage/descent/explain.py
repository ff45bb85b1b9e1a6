"""Lineage, article → the smallest set of other articles that explains its sentences.

Greedy and without overlap, like sourmash's gather: each step takes the article that explains
most words not explained yet. A sentence is explained only by an article that holds it as
closely as any other does: reworked words are not put down to one that merely says the same.
Sentences that are merely quoted are public speech, counted apart, nobody's debt.
"Explains" is about words: it does not say who was first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lineage.model import (
    Alignment,
    ArticleId,
    Document,
    Label,
    Lineage,
    Link,
    Sentence,
    SentenceKey,
    Tally,
)
from lineage.text.words import count_words

_WEIGHT = {Label.COPIED: 2, Label.EDITED: 2, Label.PARAPHRASED: 1, Label.QUOTED: 0}
"""A copied or edited word weighs as much as two paraphrased ones."""
_CLOSENESS = {Label.COPIED: 3, Label.EDITED: 3, Label.PARAPHRASED: 2, Label.QUOTED: 1}


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the article and the counterpart that explains it."""

    sentence: SentenceKey
    counterpart: SentenceKey
    label: Label
    probability: float
    rule: str
    """That gave the label."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article, and what it explains that the sources before it did not."""

    article: ArticleId
    tally: Tally
    """Newly explained words; `quoted` and `added` stay 0."""
    pairs: tuple[Pair, ...]
    """One for each newly explained sentence, in the order of the article."""


@dataclass(frozen=True, slots=True)
class Explanation:
    article: ArticleId
    told_words: int
    """What every count here is a part of: the words that tell the article's story."""
    sources: tuple[Source, ...]
    same_text: tuple[ArticleId, ...]
    """Other articles with exactly this text; they are not among the sources."""
    speech: tuple[SentenceKey, ...]
    """Sentences that share only quotations."""
    speech_words: int
    unexplained: tuple[SentenceKey, ...]
    """Sentences without counterpart in this corpus."""
    unexplained_words: int


_Found = dict[SentenceKey, dict[ArticleId, Pair]]
"""Sentence → other article → its closest pair."""


def explain(lineage: Lineage, article_id: ArticleId) -> Explanation:
    """Raises KeyError for an article that the lineage does not hold."""
    document = _document(lineage, article_id)
    page = _page(lineage, article_id)
    told = {k: count_words(s.text) for s in document.sentences if (k := _key(s)) not in page}
    family = next((f for f in lineage.duplicates if article_id in f), (article_id,))
    found = _closest(_counterparts(lineage.alignments, family[0], article_id), told)
    speech = [k for k in told if _level(found.get(k, {})) == _CLOSENESS[Label.QUOTED]]
    unexplained = [k for k in told if k not in found]
    return Explanation(
        article=article_id,
        told_words=sum(told.values()),
        sources=_gather({k: v for k, v in found.items() if k not in speech}, told),
        same_text=tuple(other for other in family if other != article_id),
        speech=tuple(speech),
        speech_words=sum(told[k] for k in speech),
        unexplained=tuple(unexplained),
        unexplained_words=sum(told[k] for k in unexplained),
    )


def _document(lineage: Lineage, article_id: ArticleId) -> Document:
    for document in lineage.documents:
        if document.article.id == article_id:
            return document
    raise KeyError(article_id)


def _page(lineage: Lineage, article_id: ArticleId) -> set[SentenceKey]:
    """Sentences that do not tell the story."""
    return {
        o.sentence
        for o in lineage.origins
        if o.sentence.article == article_id and o.verdict.label in (Label.CREDIT, Label.FURNITURE)
    }


def _key(sentence: Sentence) -> SentenceKey:
    return SentenceKey(sentence.article, sentence.index)


def _counterparts(
    alignments: Iterable[Alignment], matched_as: ArticleId, article_id: ArticleId
) -> Iterable[Pair]:
    """Every link of the article, its own sentence first; a repeated text has its first's links."""
    for alignment in alignments:
        if matched_as in (alignment.a, alignment.b):
            yield from (_pair(link, matched_as, article_id) for link in alignment.links)


def _pair(link: Link, matched_as: ArticleId, article_id: ArticleId) -> Pair:
    own, other = link.source, link.target
    if own.article != matched_as:
        own, other = other, own
    sentence = SentenceKey(article_id, own.index)
    verdict = link.verdict
    return Pair(sentence, other, verdict.label, verdict.probability, verdict.rule)


def _closest(pairs: Iterable[Pair], told: dict[SentenceKey, int]) -> _Found:
    """For each told sentence, the articles that hold it most closely, and where."""
    found: _Found = {}
    for pair in sorted(pairs, key=_rank):
        if pair.sentence in told:
            found.setdefault(pair.sentence, {}).setdefault(pair.counterpart.article, pair)
    return {
        key: {a: p for a, p in by_article.items() if _CLOSENESS[p.label] == _level(by_article)}
        for key, by_article in sorted(found.items())
    }


def _rank(pair: Pair) -> tuple[int, int, float, SentenceKey]:
    """Closest first."""
    copied = pair.label is Label.COPIED
    return (-_CLOSENESS[pair.label], -copied, -pair.probability, pair.counterpart)


def _level(by_article: dict[ArticleId, Pair]) -> int:
    return max((_CLOSENESS[pair.label] for pair in by_article.values()), default=0)


def _gather(found: _Found, words: dict[SentenceKey, int]) -> tuple[Source, ...]:
    """Take the article that explains most, put aside what it explains, and again."""
    sources: list[Source] = []
    left = dict(found)
    while left:
        gains: dict[ArticleId, int] = {}
        for key, by_article in left.items():
            for article, pair in by_article.items():
                gains[article] = gains.get(article, 0) + _WEIGHT[pair.label] * words[key]
        best = min(gains, key=lambda article: (-gains[article], article))
        taken = {key: by[best] for key, by in left.items() if best in by}
        left = {key: by for key, by in left.items() if key not in taken}
        sources.append(_source(best, taken, words))
    return tuple(sources)


def _source(
    article: ArticleId, taken: dict[SentenceKey, Pair], words: dict[SentenceKey, int]
) -> Source:
    tally = Tally()
    for key, pair in taken.items():
        tally += Tally(**{pair.label.value: words[key]})
    return Source(article, tally, tuple(taken.values()))
