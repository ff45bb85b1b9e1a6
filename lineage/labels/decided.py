"""Lineage, people's decisions → the lineage as people see it: a person's label wins.

A decision changes the sentence's origin, the link to its best counterpart, the words by label of
pairs and outlets, or an arrow; nothing else is judged anew: the counterpart's own origin, the
relation of a pair and the other arrows stay the model's. Works on a part of a lineage too:
what is not there is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lineage.labels.places import Place, places
from lineage.labels.recount import recounted_edges, recounted_outlets
from lineage.labels.standing import standing
from lineage.model import (
    LINK_LABELS,
    PERSON,
    Alignment,
    Arrow,
    ArrowTarget,
    Assent,
    Decision,
    Label,
    LabelLine,
    Lineage,
    Link,
    Origin,
    SentenceKey,
    SentenceTarget,
    Verdict,
)

_Pair = tuple[SentenceKey, SentenceKey]


def decided(lineage: Lineage, lines: Iterable[LabelLine]) -> Lineage:
    """`lineage` as the model made it; `lines` in any order, all that is on file. The same lineage
    when no decision takes effect."""
    lines = tuple(lines)
    found = places(lineage, lines)
    stands = standing(lines, lambda decision: found.get(decision.id)).shown
    asked = {found[d.id]: d for d in stands if d.new is not None}
    if not asked:
        return lineage
    before = {o.sentence: o for o in lineage.origins if o.sentence in asked}
    effective = tuple(
        one
        for place, decision in asked.items()
        if (one := _as_here(decision, place, before, lineage))
    )
    verdicts = {
        d.target.sentence: Verdict(d.new, PERSON, 1.0)
        for d in effective
        if isinstance(d.target, SentenceTarget) and isinstance(d.new, Label)
    }
    after = {key: _judged(before[key], verdict) for key, verdict in verdicts.items()}
    alignments = tuple(_relinked(lineage.alignments, after))
    return replace(
        lineage,
        origins=tuple(after.get(o.sentence, o) for o in lineage.origins),
        alignments=alignments,
        edges=recounted_edges(lineage, alignments, after),
        outlets=recounted_outlets(lineage, before, after),
        arrows=tuple(_assented(lineage.arrows, asked)),
        decisions=effective,
    )


def _as_here(
    decision: Decision, place: Place, origins: Mapping[SentenceKey, Origin], lineage: Lineage
) -> Decision | None:
    """The decision in terms of this lineage."""
    if isinstance(place, ArrowTarget):
        (likely,) = (
            a.probability
            for a in lineage.arrows
            if (a.source, a.target) == (place.source, place.target)
        )
        return replace(decision, old=None, probability=likely)
    origin = origins.get(place)
    if origin is None or not isinstance(decision.target, SentenceTarget):
        return None
    target = replace(decision.target, sentence=place)
    said = origin.verdict
    return replace(decision, target=target, old=said.label, probability=said.probability)


def _judged(origin: Origin, verdict: Verdict) -> Origin:
    best = origin.best if verdict.label in LINK_LABELS else None
    return Origin(origin.sentence, best, verdict)


def _relinked(
    alignments: Iterable[Alignment], after: Mapping[SentenceKey, Origin]
) -> Iterator[Alignment]:
    """A pair that loses its last link is left out."""
    best: dict[_Pair, Verdict] = {}
    for origin in after.values():
        if origin.best is not None:
            best[_pair(origin.sentence, origin.best)] = origin.verdict
    articles = {key.article for key in after}
    for alignment in alignments:
        if not {alignment.a, alignment.b} & articles:
            yield alignment
            continue
        links = tuple(_rejudged(alignment.links, best, after))
        if links == alignment.links:
            yield alignment
        elif links:
            yield replace(alignment, links=links)


def _rejudged(
    links: Iterable[Link], best: Mapping[_Pair, Verdict], after: Mapping[SentenceKey, Origin]
) -> Iterator[Link]:
    for link in links:
        ends = (after.get(link.source), after.get(link.target))
        if all(end is None or end.verdict.label in LINK_LABELS for end in ends):
            verdict = best.get(_pair(link.source, link.target), link.verdict)
            yield replace(link, verdict=verdict)


def _pair(one: SentenceKey, other: SentenceKey) -> _Pair:
    return (one, other) if one < other else (other, one)


def _assented(arrows: Iterable[Arrow], asked: Mapping[Place, Decision]) -> Iterator[Arrow]:
    for arrow in arrows:
        decision = asked.get(ArrowTarget(arrow.source, arrow.target))
        if decision is None:
            yield arrow
        elif decision.new is Assent.ACCEPTED:
            yield replace(arrow, probability=1.0)
