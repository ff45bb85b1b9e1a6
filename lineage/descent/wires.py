"""Credits, families and edges → Wires: every source that articles name or betray, who carries
it, what it said, and whether the corpus holds its own text.

Law: an article carries a source's words only if it credits it, if it shares prose with one that
does, or if its group's arithmetic puts its prose down to it. Nobody becomes a carrier by a
quotation. A wire belongs to one story; a source that articles of no story credit is one wire, and
none where only their files declare it: they share nothing that could bear it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

import numpy as np

from lineage.descent.credits import Credited, credit_evidence, source_id
from lineage.descent.drafts import Drafts
from lineage.descent.edges import Draft, evidence
from lineage.descent.families import Consensus, Family
from lineage.descent.naming import NO_STORY, Key, is_named
from lineage.descent.reading import Reading, Readings
from lineage.descent.survey import Mask
from lineage.linked import Ints
from lineage.model import ArticleId, Evidence, Relation, Wire
from lineage.text.agencies import source_named

MIN_EXISTENCE = 0.7
"""A text that nobody credits is told of when it is at least so likely."""
MIN_CARRIERS = 2

StoryOf = Callable[[ArticleId], int]
"""NO_STORY: it is in none."""


class Sharing(NamedTuple):
    """What is known of all aligned pairs."""

    a: Ints
    b: Ints
    """Numbers of the two articles."""
    has_prose: Mask
    """They share own words."""


@dataclass(slots=True)
class _Found:
    """One source in one story, and the articles that credit or carry it."""

    by: dict[ArticleId, Credited] = field(default_factory=dict)
    partners: dict[ArticleId, Evidence] = field(default_factory=dict)
    """Articles that credit nobody here and share prose with one that does."""
    carriers: set[ArticleId] = field(default_factory=set)
    """Those whose prose the group's arithmetic puts down to it."""
    own: dict[ArticleId, int] = field(default_factory=dict)
    """The source's own articles → words of theirs that stand in a carrier's text."""
    existence: float = 1.0
    text: Consensus | None = None

    @property
    def all_carriers(self) -> tuple[ArticleId, ...]:
        return tuple(sorted({*self.by, *self.partners, *self.carriers}))

    def carries(self, article: ArticleId) -> bool:
        return article in self.by or article in self.partners or article in self.carriers


def wires(
    by_id: Readings,
    families: Iterable[Family],
    edges: Drafts,
    sharing: Sharing,
    story_of: StoryOf,
) -> dict[Key, Wire]:
    """In order of id; the ids are the wires' final ones."""
    found: dict[Key, _Found] = {}
    for id_, sources in by_id.credited():
        for what in sources.values():
            if what.credit.declared is not None and story_of(id_) == NO_STORY:
                continue
            _at(found, story_of, id_, what.id).by[id_] = what
    for family in families:
        _add_family(found, family, story_of)
    labels = {label for _, label in found} | edges.sources
    is_source = np.array([id_ in labels for id_ in by_id.survey.outlet_ids])
    told = edges.is_named.copy()
    for end in (sharing.a, sharing.b):
        told |= sharing.has_prose & is_source[by_id.survey.outlets[end]]
    for number in np.flatnonzero(told).tolist():
        edge = edges[number]
        _add_partners(found, edge, story_of)
        _add_own(found, edge, by_id, story_of)
    made: dict[Key, Wire] = {}
    taken: dict[str, int] = {}
    for key in sorted(key for key, one in found.items() if one.all_carriers):
        base = _id(key, found[key])
        taken[base] = taken.get(base, 0) + 1
        wire_id = base if taken[base] == 1 else f"{base}:{taken[base]}"
        made[key] = _wire(wire_id, key, found[key], by_id)
    return dict(sorted(made.items(), key=lambda item: item[1].id))


def _id(key: Key, one: _Found) -> str:
    """An article may be the first carrier of two sources that nobody names: not yet unique."""
    base = key[1].split("#")[0]
    return base if key[0] == NO_STORY else f"{base}:{one.all_carriers[0]}"


def _at(found: dict[Key, _Found], story_of: StoryOf, article: ArticleId, label: str) -> _Found:
    return found.setdefault((story_of(article), label), _Found())


def _add_family(found: dict[Key, _Found], family: Family, story_of: StoryOf) -> None:
    """Sources that are credited, and those whose existence is likelier than not."""
    for source in family.sources:
        key = (story_of(family.members[0]), source.label)
        is_likely = source.existence >= MIN_EXISTENCE
        if key not in found and not (is_likely and len(source.carriers) >= MIN_CARRIERS):
            continue
        one = found.setdefault(key, _Found(existence=source.existence))
        one.carriers.update(source.carriers)
        if source.text is not None and is_likely:
            one.text = source.text


def _add_partners(found: dict[Key, _Found], edge: Draft, story_of: StoryOf) -> None:
    """Those that share prose with one that credits the source, or name it beside that prose."""
    if edge.relation is not Relation.COMMON_SOURCE or not is_named(edge.source):
        return
    source = _at(found, story_of, edge.a, edge.source)
    naming = (e for e in edge.evidence if e.kind == "naming" and e.points_to == edge.source)
    prose = (e for e in edge.evidence if e.kind == "shared prose")
    ground = next(chain(naming, prose))
    for id_ in (edge.a, edge.b):
        if id_ not in source.by:
            source.partners.setdefault(id_, evidence(edge, ground, ground.points_to))


def _add_own(
    found: Mapping[Key, _Found],
    edge: Draft,
    by_id: Readings,
    story_of: StoryOf,
) -> None:
    if not any(e.kind == "shared prose" for e in edge.evidence):
        return
    sides = ((edge.a, edge.b, edge.tally_a), (edge.b, edge.a, edge.tally_b))
    for id_, other, (copied, edited, *_) in sides:
        source = found.get((story_of(id_), by_id.outlet_id(id_) or ""))
        if source is not None and source.carries(other):
            source.own[id_] = source.own.get(id_, 0) + copied + edited


def _wire(id_: str, key: Key, one: _Found, by_id: Mapping[ArticleId, Reading]) -> Wire:
    name, is_agency = _name(key[1], one, by_id)
    carriers = one.all_carriers
    return Wire(
        id=id_,
        name=name,
        is_agency=is_agency,
        seen=min(one.own, key=lambda a: (-one.own[a], a), default=None),
        carriers=carriers,
        evidence=tuple(replace(e, points_to=id_) for e in _evidence(one, by_id)),
        probability=1.0 if one.by or one.own else round(one.existence, 4),
        text=one.text.keys if one.text else (),
    )


def _name(label: str, one: _Found, by_id: Mapping[ArticleId, Reading]) -> tuple[str | None, bool]:
    """As credits have it, or else as the carriers name it in their prose."""
    if one.by:
        first = one.by[min(one.by)].credit
        return first.name, first.is_agency
    carried = (name for article in one.all_carriers for name in by_id[article].named)
    name = next((name for name in carried if source_id(name) == label), None)
    source = source_named(name) if name else None
    return name, source is not None and source.is_agency


def _evidence(one: _Found, by_id: Mapping[ArticleId, Reading]) -> Iterator[Evidence]:
    for article in sorted(one.by):
        yield credit_evidence(article, by_id[article].units, one.by[article])
    yield from dict.fromkeys(one.partners[article] for article in sorted(one.partners))
    if one.text is not None and one.text.sentences:
        yield Evidence("consensus", one.text.said, None, one.text.keys)
