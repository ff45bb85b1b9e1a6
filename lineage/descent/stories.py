"""Edges, families and credits → stories, and every arrow.

A story is what edges other than `independent` connect. Every article of it hangs from the
article or wire that it most likely has its words from, or from none; what hangs from none is an
independent account, and so is the wire that others hang from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from lineage.descent import certainty
from lineage.descent.case import supplies
from lineage.descent.credits import CARRIES
from lineage.descent.edges import Draft
from lineage.descent.families import Family
from lineage.descent.gathering import connected
from lineage.descent.naming import NO_STORY, Key
from lineage.descent.reading import Readings
from lineage.descent.survey import Mask
from lineage.linked import Ints
from lineage.model import Arrow, ArticleId, Relation, Story, Wire

TAKEN = frozenset({Relation.DERIVED, Relation.UPDATE})

WireId = Callable[[ArticleId, str], str | None]
"""See `Naming`."""


class Parts(NamedTuple):
    """The articles of each story, by their numbers."""

    stories: Ints
    """(articles,): number of the story of each; -1: it is in none."""
    starts: Ints
    """(stories + 1,): place of the first of each story's `articles`."""
    articles: Ints
    """Story by story, in order."""

    def __len__(self) -> int:
        return len(self.starts) - 1


def story_parts(a: Ints, b: Ints, repeated: Ints, size: int) -> Parts:
    """`a`, `b`: articles that belong together; `repeated`: texts that other articles repeat; each
    is a story by itself at least. In order of their first articles."""
    least = connected(a, b, size)
    told = np.zeros(size, np.bool_)
    told[a] = told[b] = told[repeated] = True
    inside = np.flatnonzero(told)
    found, numbers = np.unique(least[inside], return_inverse=True)
    stories = np.full(size, NO_STORY, np.int32)
    stories[inside] = numbers
    starts = np.searchsorted(np.sort(numbers), np.arange(len(found) + 1))
    return Parts(stories, starts, inside[np.argsort(numbers, kind="stable")])


def arrows(
    by_id: Readings,
    families: Iterable[Family],
    edges: Iterable[Draft],
    wire_id: WireId,
    repeated: Set[ArticleId],
) -> tuple[Arrow, ...]:
    """From solved families; then from pairs ruled on by themselves; then from bare credits.
    `repeated`: articles whose exact text others have as well."""
    made: dict[tuple[ArticleId, str], Arrow] = {}
    weighed: set[tuple[ArticleId, str]] = set()
    for family in families:
        for source in family.sources:
            weighed.update((id_, source.label) for id_ in source.claimants)
        for arrow in _of_family(family, wire_id):
            made[arrow.target, arrow.source] = arrow
    bare = [c for c in _of_credits(by_id, repeated) if (c.target, c.label) not in weighed]
    with_main = {arrow.target for arrow in made.values() if arrow.is_main}
    for claim in sorted(
        (*_of_edges(edges), *bare), key=lambda c: (c.target, -c.probability, c.label, c.sentences)
    ):
        target, label = claim.target, claim.label
        node = wire_id(target, label) if label.startswith("wire:") else label
        if node is not None and (target, node) not in made:
            words = sum(by_id[target].words[i] for i in claim.sentences)
            made[target, node] = Arrow(
                node, target, claim.probability, target not in with_main, claim.sentences, words
            )
            with_main.add(target)
    return tuple(made[key] for key in sorted(made))


def _of_family(family: Family, wire_id: WireId) -> Iterator[Arrow]:
    for target, given in zip(family.members, family.given, strict=True):
        for one in given:
            source = one.label if one.is_article else wire_id(target, one.label)
            if source is not None:
                p = round(one.probability, 4)
                yield Arrow(source, target, p, one.is_main, one.sentences, one.words)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A source of one article, found without its family."""

    target: ArticleId
    label: str
    probability: float
    sentences: tuple[int, ...] = ()


def _of_edges(edges: Iterable[Draft]) -> Iterator[_Claim]:
    for edge in edges:
        if edge.source is None:
            continue
        if edge.relation in TAKEN or edge.relation is Relation.COMMON_SOURCE:
            shared = next((e for e in edge.evidence if e.kind == "shared prose"), None)
            sides = (shared.of_a, shared.of_b) if shared else ((), ())
            for target, indexes in zip((edge.a, edge.b), sides, strict=True):
                if target != edge.source:
                    yield _Claim(target, edge.source, edge.probability, indexes)


def _of_credits(by_id: Readings, repeated: Set[ArticleId]) -> Iterator[_Claim]:
    """An article that says its text is a source's says so of all its sentences. Where its file
    alone says so, only words that others have too are put down to the source: an agency."""
    for id_, sources in by_id.credited():
        for label, what in sources.items():
            is_declared = what.credit.declared is not None
            if is_declared and not (what.credit.is_agency and id_ in repeated):
                continue
            if what.strength >= CARRIES:
                story = tuple(i for i, told in enumerate(by_id[id_].is_told) if told)
                likely = certainty.ONE_CREDITS if is_declared else certainty.CREDITED
                yield _Claim(id_, label, likely, story)
            elif supplies(what):
                yield _Claim(id_, label, certainty.CREDITED_IN_PART)
            elif what.credit.is_agency:
                yield _Claim(id_, label, certainty.POINTED_TO)


def stories(
    ids: Sequence[ArticleId],
    parts: Parts,
    wires: Mapping[Key, Wire],
    made: Iterable[Arrow],
    parted: Mask,
) -> tuple[Story, ...]:
    """`ids`: of all articles; `parted`: whether each is of a group that was not solved whole."""
    wires_of: dict[int, list[str]] = {}
    for (number, _), wire in wires.items():
        wires_of.setdefault(number, []).append(wire.id)
    above = {arrow.target: arrow.source for arrow in made if arrow.is_main}
    found = []
    for number, (start, stop) in enumerate(pairwise(parts.starts.tolist())):
        part = parts.articles[start:stop]
        articles = tuple([ids[n] for n in part.tolist()])
        found.append(
            Story(
                id=f"story:{articles[0]}",
                articles=articles,
                wires=tuple(wires_of.get(number, ())),
                accounts=len({_root(article, above) for article in articles}),
                is_parted=bool(parted[part].any()),
            )
        )
    return tuple(found)


def _root(node: str, above: Mapping[ArticleId, str]) -> str:
    seen = {node}
    while (higher := above.get(ArticleId(node))) is not None and higher not in seen:
        seen.add(higher)
        node = higher
    return node
