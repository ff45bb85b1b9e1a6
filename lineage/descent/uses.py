"""Alignments → what outlets share with each other, in the reporters' own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lineage.model import TOLD, Alignment, ArticleId, Document, Label, Use
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
            twins = publishers_of_text[text]
            for other, count in _by_outlet(document, shared.get(text, {}), twins):
                pair = publishers[id_], other
                if other != publishers[id_]:
                    words[pair] = words.get(pair, 0) + count
                    articles.setdefault(pair, set()).add(id_)
    return tuple(Use(*pair, len(articles[pair]), words[pair]) for pair in sorted(words))


Others = dict[int, set[str]]
"""Index of a sentence → the outlets that have it too."""


def _shared(
    alignments: Iterable[Alignment], publishers_of_text: Mapping[ArticleId, set[str]]
) -> dict[ArticleId, Others]:
    found: dict[ArticleId, Others] = {}
    for alignment in alignments:
        of_a, of_b = (publishers_of_text.get(id_) for id_ in (alignment.a, alignment.b))
        if of_a == of_b and len(of_a or ()) < 2:
            continue
        told = [link for link in alignment.links if link.verdict.label is not Label.QUOTED]
        if of_b:
            _add(found.setdefault(alignment.a, {}), {link.source.index for link in told}, of_b)
        if of_a:
            _add(found.setdefault(alignment.b, {}), {link.target.index for link in told}, of_a)
    return found


def _add(others: Others, indexes: Iterable[int], publishers: set[str]) -> None:
    for index in indexes:
        others.setdefault(index, set()).update(publishers)


def _by_outlet(document: Document, shared: Others, twins: set[str]) -> Iterator[tuple[str, int]]:
    """Outlets and words, sentence by sentence; `twins` have the whole text."""
    others = shared
    if len(twins) > 1:
        told = (s.index for s in document.sentences if s.role in TOLD)
        others = {**shared, **{i: shared.get(i, set()) | twins for i in told}}
    for index, publishers in others.items():
        count = count_words(document.sentences[index].text)
        for other in publishers:
            yield other, count
