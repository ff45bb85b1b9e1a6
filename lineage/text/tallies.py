"""Documents and origins → how many words each sentence has, and each article under each label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lineage.model import ArticleId, Document, Origin, SentenceKey, Tally
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
