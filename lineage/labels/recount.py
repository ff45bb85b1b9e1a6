"""What changed in origins and links → words by label of pairs and outlets, counted again.

Only the difference is counted, so that a part of a lineage is enough: words of sentences that
are not there stay where they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lineage.model import (
    LINK_LABELS,
    Alignment,
    ArticleId,
    Edge,
    Label,
    Lineage,
    Link,
    Origin,
    Outlet,
    SentenceKey,
    Tally,
)
from lineage.text.outlets import outlet
from lineage.text.words import count_words

_Keys = dict[ArticleId, list[SentenceKey]]
_Links = dict[tuple[ArticleId, ArticleId], tuple[Link, ...]]


def recounted_edges(
    lineage: Lineage, alignments: Iterable[Alignment], after: Mapping[SentenceKey, Origin]
) -> tuple[Edge, ...]:
    """`alignments` and `after` (origins that people changed) are the new ones."""
    old, new = _links(lineage.alignments), _links(alignments)
    touched = set(after)
    for pair, links in old.items():
        if new.get(pair) != links:
            touched.update(key for link in links for key in (link.source, link.target))
    words = _words(lineage, touched)
    origins = {o.sentence: o for o in lineage.origins if o.sentence in words}
    by_article = _by_article(words)

    def recounted(edge: Edge) -> Edge:
        pair = (edge.a, edge.b)
        tallies = []
        for article, tally in ((edge.a, edge.tally_a), (edge.b, edge.tally_b)):
            for key in by_article.get(article, ()):
                was = _label(key, old.get(pair, ()), origins.get(key))
                now = _label(key, new.get(pair, ()), after.get(key, origins.get(key)))
                tally = _moved(tally, was, now, words[key])
            tallies.append(tally)
        if tallies == [edge.tally_a, edge.tally_b]:
            return edge
        return replace(edge, tally_a=tallies[0], tally_b=tallies[1])

    return tuple(map(recounted, lineage.edges))


def recounted_outlets(
    lineage: Lineage,
    before: Mapping[SentenceKey, Origin],
    after: Mapping[SentenceKey, Origin],
) -> tuple[Outlet, ...]:
    """Only the words by label; what is put down to wires and others follows the arrows."""
    words = _words(lineage, set(after))
    articles = {d.article.id: d.article for d in lineage.documents}
    change: dict[str, Tally] = {}
    for key, count in sorted(words.items()):
        publisher = outlet(articles[key.article])
        if publisher is not None:
            total = change.get(publisher.name, Tally())
            was, now = before[key].verdict.label, after[key].verdict.label
            change[publisher.name] = _moved(total, was, now, count)
    return tuple(
        replace(o, tally=o.tally + change[o.name]) if o.name in change else o
        for o in lineage.outlets
    )


def _label(key: SentenceKey, links: Iterable[Link], origin: Origin | None) -> Label:
    """The strongest against one partner alone; without any, that of the page, else added."""
    found = {link.verdict.label for link in links if key in (link.source, link.target)}
    if found:
        return min(found, key=LINK_LABELS.index)
    page = origin.verdict.label if origin else Label.ADDED
    return page if page in (Label.CREDIT, Label.FURNITURE) else Label.ADDED


def _moved(tally: Tally, was: Label, now: Label, words: int) -> Tally:
    if was is now:
        return tally
    return tally + Tally(**{was.value: -words}) + Tally(**{now.value: words})


def _links(alignments: Iterable[Alignment]) -> _Links:
    return {(al.a, al.b): al.links for al in alignments}


def _words(lineage: Lineage, keys: set[SentenceKey]) -> dict[SentenceKey, int]:
    """Of those sentences whose text is there."""
    return dict(_counted(lineage, keys))


def _counted(lineage: Lineage, keys: set[SentenceKey]) -> Iterator[tuple[SentenceKey, int]]:
    articles = {key.article for key in keys}
    for document in lineage.documents:
        if document.article.id in articles:
            for sentence in document.sentences:
                key = SentenceKey(sentence.article, sentence.index)
                if key in keys:
                    yield key, count_words(sentence.text)


def _by_article(keys: Iterable[SentenceKey]) -> _Keys:
    found: _Keys = {}
    for key in sorted(keys):
        found.setdefault(key.article, []).append(key)
    return found
