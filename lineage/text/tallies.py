"""Documents and origins → words of sentences and articles, and sums over stories and passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lineage.model import Article, ArticleId, Document, Origin, Passage, SentenceKey, Tally
from lineage.text.words import count_words


def sentence_words(documents: Iterable[Document]) -> dict[SentenceKey, int]:
    return {
        SentenceKey(s.article, s.index): count_words(s.text) for d in documents for s in d.sentences
    }


def tallies(
    documents: Iterable[Document], origins: Iterable[Origin], words: Mapping[SentenceKey, int]
) -> dict[ArticleId, Tally]:
    """Words of each article by the label of their sentence against the rest of the corpus."""
    counts: dict[ArticleId, dict[str, int]] = {d.article.id: {} for d in documents}
    for origin in origins:
        of_article, label = counts[origin.sentence.article], origin.verdict.label.value
        of_article[label] = of_article.get(label, 0) + words[origin.sentence]
    return {article: Tally(**by_label) for article, by_label in counts.items()}


@dataclass(frozen=True, slots=True)
class StorySums:
    """Over the articles of a story."""

    articles: int
    outlets: int
    first: str | None
    """First and last of the dates that are known."""
    last: str | None
    tally: Tally
    lead: ArticleId | None
    """The earliest article, else the first by id."""


def story_sums(articles: Sequence[Article], told: Mapping[ArticleId, Tally]) -> StorySums:
    """`told`: words of each article by label."""
    dates = sorted(a.published for a in articles if a.published is not None)
    lead = min(articles, key=lambda a: (a.published is None, a.published, a.id), default=None)
    return StorySums(
        articles=len(articles),
        outlets=len({a.outlet for a in articles if a.outlet is not None}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        tally=sum((told[a.id] for a in articles), Tally()),
        lead=lead.id if lead else None,
    )


def passage_sums(passage: Passage, words: Mapping[SentenceKey, int]) -> tuple[int, int]:
    """How many articles carry it, and the words of its longest reading."""
    carriers = passage.carriers
    longest = max((words[carrier] for carrier in carriers), default=0)
    return len({carrier.article for carrier in carriers}), longest
