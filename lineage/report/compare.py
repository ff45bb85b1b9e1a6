"""Two articles of a lineage → rows of sentences that correspond, every sentence in exactly one.

A row is a connected component of links, so one sentence that became two, or two that became
one, stand together, and a moved sentence is shown once. Word edits are made by the caller's
function: reports do not align. How rows look is decided in `compare_faces.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lineage.model import (
    LINK_LABELS,
    ArticleId,
    Document,
    Edge,
    Edit,
    Label,
    Link,
    Sentence,
    SentenceKey,
    Span,
    Verdict,
)
from lineage.report.findings import claim
from lineage.report.numbers import count
from lineage.report.view import View, key

WordEdits = Callable[[Sentence, Sentence], tuple[Edit, ...]]
_SAME_TEXT = Verdict(Label.COPIED, "same_text", 1.0)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two stretches of text and the way from one to the other."""

    source: Sentence
    target: Sentence
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Row:
    sources: tuple[Sentence, ...]
    targets: tuple[Sentence, ...]
    verdict: Verdict | None
    """The strongest of the row's links; None for a sentence without counterpart."""
    moved: bool
    """Stands elsewhere in the order of the story than the rows around it."""
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    source: Document
    target: Document
    edge: Edge | None
    """None: the two were not aligned."""
    claim: str
    """What the two are to each other, in a sentence."""
    rows: tuple[Row, ...]
    """Aligned rows in the order of the source, then its other sentences, then the target's."""

    @property
    def aligned(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.verdict)


def compare(view: View, a: ArticleId, b: ArticleId, word_edits: WordEdits) -> Comparison:
    source, target = view.documents[a], view.documents[b]
    links = _links(view, source, target)
    groups = _components(links)
    in_place = _in_place([min(targets) for _, targets, _ in groups])
    aligned = tuple(
        _row(source, target, group, not stays, word_edits)
        for group, stays in zip(groups, in_place, strict=True)
    )
    edge = view.edge(view.first_of.get(a, a), view.first_of.get(b, b))
    return Comparison(
        source=source,
        target=target,
        edge=edge,
        claim=claim(view, edge) if edge else _unrelated(view, a, b),
        rows=aligned + _unaligned(source, target, aligned),
    )


def _unrelated(view: View, a: ArticleId, b: ArticleId) -> str:
    if view.first_of.get(a, a) == view.first_of.get(b, b):
        return "The two have exactly the same text."
    pair = tuple(sorted(view.first_of.get(one, one) for one in (a, b)))
    for passed in view.lineage.passed_over:
        if (passed.a, passed.b) == pair:
            return (
                f"The two share {count(passed.words, 'word')} in a row, but little beside stock "
                "phrases; they were not compared sentence by sentence."
            )
    return "The two share too little to be compared sentence by sentence."


_Link = tuple[int, int, Verdict]
_Group = tuple[set[int], set[int], list[_Link]]
_Node = tuple[int, int]
"""Side (0 source, 1 target) and sentence index."""


def _links(view: View, source: Document, target: Document) -> list[_Link]:
    """Links as sentence indices, turned so that the source comes first."""
    a, b = (view.first_of.get(d.article.id, d.article.id) for d in (source, target))
    if a == b:
        return [(n, n, _SAME_TEXT) for n in range(len(source.sentences))]
    alignment = view.alignments.get((min(a, b), max(a, b)))
    links: tuple[Link, ...] = alignment.links if alignment else ()
    return sorted((_turned(link, a) for link in links), key=lambda link: link[:2])


def _turned(link: Link, a: ArticleId) -> _Link:
    if link.source.article == a:
        return link.source.index, link.target.index, link.verdict
    return link.target.index, link.source.index, link.verdict


def _components(links: Iterable[_Link]) -> list[_Group]:
    """Links that share a sentence, directly or through others, are one group (union-find)."""
    parent: dict[_Node, _Node] = {}

    def root(node: _Node) -> _Node:
        while parent.setdefault(node, node) != node:
            parent[node] = node = parent[parent[node]]
        return node

    links = list(links)
    for source, target, _ in links:
        parent[root((1, target))] = root((0, source))
    groups: dict[_Node, _Group] = {}
    for link in links:
        group = groups.setdefault(root((0, link[0])), (set(), set(), []))
        group[0].add(link[0])
        group[1].add(link[1])
        group[2].append(link)
    return sorted(groups.values(), key=lambda g: (min(g[0]), min(g[1])))


def _in_place(targets: list[int]) -> list[bool]:
    """True for the most rows whose targets ascend as their sources do."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for row, target in enumerate(targets):
        length = bisect_left(tails, target)
        before.append(last[length - 1] if length else -1)
        tails[length : length + 1] = [target]
        last[length : length + 1] = [row]
    stays = [False] * len(targets)
    row = last[-1] if last else -1
    while row >= 0:
        stays[row] = True
        row = before[row]
    return stays


def _row(
    source: Document, target: Document, group: _Group, moved: bool, word_edits: WordEdits
) -> Row:
    sources = tuple(source.sentences[n] for n in sorted(group[0]))
    targets = tuple(target.sentences[n] for n in sorted(group[1]))
    return Row(
        sources=sources,
        targets=targets,
        verdict=_strongest(link[2] for link in group[2]),
        moved=moved,
        differences=tuple(
            Difference(s, t, word_edits(s, t))
            for s, t in _to_diff(source, target, sources, targets, group[2])
        ),
    )


def _strongest(verdicts: Iterable[Verdict]) -> Verdict:
    return min(verdicts, key=lambda v: (LINK_LABELS.index(v.label), -v.probability))


def _to_diff(
    source: Document,
    target: Document,
    sources: tuple[Sentence, ...],
    targets: tuple[Sentence, ...],
    links: list[_Link],
) -> list[tuple[Sentence, Sentence]]:
    """Neighbouring sentences are diffed as one stretch of text, others link by link."""
    if _neighbours(sources) and _neighbours(targets):
        return [(stretch(source, sources), stretch(target, targets))]
    return [(source.sentences[s], target.sentences[t]) for s, t, _ in links]


def _neighbours(sentences: tuple[Sentence, ...]) -> bool:
    return sentences[-1].index - sentences[0].index == len(sentences) - 1


def stretch(document: Document, sentences: tuple[Sentence, ...]) -> Sentence:
    """Neighbouring sentences as one."""
    if len(sentences) == 1:
        return sentences[0]
    span = Span(sentences[0].span.start, sentences[-1].span.stop)
    quotes = tuple(quote for s in sentences for quote in s.quotes)
    return replace(sentences[0], span=span, text=span.of(document.article.text), quotes=quotes)


def _unaligned(source: Document, target: Document, aligned: tuple[Row, ...]) -> tuple[Row, ...]:
    placed: set[SentenceKey] = {key(s) for row in aligned for s in row.sources + row.targets}
    left = [s for s in source.sentences if key(s) not in placed]
    right = [s for s in target.sentences if key(s) not in placed]
    return (
        *(Row((s,), (), None, False, ()) for s in left),
        *(Row((), (s,), None, False, ()) for s in right),
    )
