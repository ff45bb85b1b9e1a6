"""Alignments → what outlets share with each other, in the reporters' own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lineage.descent.census import Census
from lineage.descent.reading import QUOTED
from lineage.linked import Alignments, linked
from lineage.model import Alignment, ArticleId, SentenceKey, Use


def uses(census: Census, alignments: Sequence[Alignment]) -> tuple[Use, ...]:
    """A sentence counts once for each other outlet, however many of its articles have it. Of
    articles with exactly the same text only the first is aligned."""
    first = {other: family[0] for family in census.duplicates for other in family}
    publishers = {id_: source.name for id_, source in census.publishers.items() if source}
    publishers_of_text: dict[ArticleId, set[str]] = {}
    for article, name in publishers.items():
        publishers_of_text.setdefault(first.get(article, article), set()).add(name)
    shared = _shared(linked(alignments), publishers_of_text)
    words: dict[tuple[str, str], int] = {}
    articles: dict[tuple[str, str], set[ArticleId]] = {}
    for id_, publisher in publishers.items():
        text = first.get(id_, id_)
        others, twins = shared.get(text, {}), publishers_of_text[text]
        if len(twins) > 1:
            others = {**others, **{i: others.get(i, set()) | twins for i in census.told(id_)}}
        for index, names in others.items():
            count = census.words(SentenceKey(id_, index))
            for other in names - {publisher}:
                words[publisher, other] = words.get((publisher, other), 0) + count
                articles.setdefault((publisher, other), set()).add(id_)
    return tuple(Use(*pair, len(articles[pair]), words[pair]) for pair in sorted(words))


Others = dict[int, set[str]]
"""Index of a sentence → the outlets that have it too."""


def _shared(
    alignments: Alignments, publishers_of_text: Mapping[ArticleId, set[str]]
) -> dict[ArticleId, Others]:
    found: dict[ArticleId, Others] = {}
    for number in range(len(alignments)):
        a, b = alignments.pair(number)
        of_a, of_b = publishers_of_text.get(a), publishers_of_text.get(b)
        if of_a == of_b and len(of_a or ()) < 2:
            continue
        told = [(i, j) for i, j, rank in alignments.told(number) if rank < QUOTED]
        if of_b:
            _add(found.setdefault(a, {}), {i for i, _ in told}, of_b)
        if of_a:
            _add(found.setdefault(b, {}), {j for _, j in told}, of_a)
    return found


def _add(others: Others, indexes: Iterable[int], publishers: set[str]) -> None:
    for index in indexes:
        others.setdefault(index, set()).update(publishers)
