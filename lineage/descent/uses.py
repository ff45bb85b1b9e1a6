"""Alignments → what outlets share with each other, in the reporters' own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lineage.model import TOLD, Alignment, ArticleId, Document, Label, SentenceKey, Use
from lineage.text.outlets import outlet
from lineage.text.words import count_words


def uses(
    documents: Sequence[Document],
    alignments: Iterable[Alignment],
    duplicates: Iterable[Sequence[ArticleId]] = (),
) -> tuple[Use, ...]:
    """A sentence counts once for each other outlet, however many of its articles have it.

    `duplicates`: articles with exactly the same text; only the first of a family is aligned.
    """
    first = {other: family[0] for family in duplicates for other in family}
    publishers = {
        d.article.id: publisher.name
        for d in documents
        if (publisher := outlet(d.article)) is not None
    }
    publishers_of_text: dict[ArticleId, set[str]] = {}
    for article, name in publishers.items():
        publishers_of_text.setdefault(first.get(article, article), set()).add(name)
    shared = _shared(alignments, publishers_of_text)
    words: dict[tuple[str, str], int] = {}
    articles: dict[tuple[str, str], set[ArticleId]] = {}
    for document in documents:
        id_ = document.article.id
        if id_ in publishers:
            text = first.get(id_, id_)
            for other, count in _by_outlet(document, text, shared, publishers_of_text[text]):
                pair = publishers[id_], other
                if other != publishers[id_]:
                    words[pair] = words.get(pair, 0) + count
                    articles.setdefault(pair, set()).add(id_)
    return tuple(Use(*pair, len(articles[pair]), words[pair]) for pair in sorted(words))


def _shared(
    alignments: Iterable[Alignment], publishers_of_text: Mapping[ArticleId, set[str]]
) -> dict[SentenceKey, set[str]]:
    """Sentences with the outlets that have them too."""
    found: dict[SentenceKey, set[str]] = {}
    for alignment in alignments:
        of_a, of_b = (publishers_of_text.get(id_) for id_ in (alignment.a, alignment.b))
        for link in alignment.links:
            if link.verdict.label is not Label.QUOTED:
                if of_b:
                    found.setdefault(link.source, set()).update(of_b)
                if of_a:
                    found.setdefault(link.target, set()).update(of_a)
    return found


def _by_outlet(
    document: Document,
    text: ArticleId,
    shared: Mapping[SentenceKey, set[str]],
    twins: set[str],
) -> Iterator[tuple[str, int]]:
    """Outlets and words, sentence by sentence; `twins` have the whole text."""
    for sentence in document.sentences:
        others = shared.get(SentenceKey(text, sentence.index), set())
        if len(twins) > 1 and sentence.role in TOLD:
            others = others | twins
        if others:
            count = count_words(sentence.text)
            for other in others:
                yield other, count
