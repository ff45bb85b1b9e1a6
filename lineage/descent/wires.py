"""Credits and edges → Wires: every source that articles name, who carries it, and whether the
corpus holds its own text.

Law: an article carries a source's words only if it credits it, or if it shares prose with one
that does (its edge says common source). Nobody becomes a carrier by a quotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from lineage.descent.credits import Credited, credit_evidence, source_id
from lineage.descent.reading import Reading
from lineage.model import ArticleId, Edge, Evidence, Relation, Wire
from lineage.text.agencies import source_named


@dataclass(slots=True)
class _Named:
    """One source and the articles that credit it."""

    by: dict[ArticleId, Credited] = field(default_factory=dict)
    partners: dict[ArticleId, Evidence] = field(default_factory=dict)
    """Articles that credit nobody here and share prose with one that does."""
    own: dict[ArticleId, int] = field(default_factory=dict)
    """The source's own articles → words of theirs that stand in a carrier's text."""


def wires(by_id: Mapping[ArticleId, Reading], edges: Sequence[Edge]) -> tuple[Wire, ...]:
    named: dict[str, _Named] = {}
    for id_, reading in sorted(by_id.items()):
        for what in reading.credited.values():
            named.setdefault(what.id, _Named()).by[id_] = what
    for edge in edges:
        _add_partners(named, edge)
        _add_own(named, edge, by_id)
    return tuple(_wire(id_, named[id_], by_id) for id_ in sorted(named))


def _add_partners(named: dict[str, _Named], edge: Edge) -> None:
    """Those that share prose with one that credits the source, or name it beside that prose."""
    if edge.relation is not Relation.COMMON_SOURCE or edge.source is None:
        return
    source = named.setdefault(edge.source, _Named())
    naming = (e for e in edge.evidence if e.kind == "naming" and e.points_to == edge.source)
    prose = (e for e in edge.evidence if e.kind == "shared prose")
    ground = next(chain(naming, prose))
    for id_ in (edge.a, edge.b):
        if id_ not in source.by:
            source.partners.setdefault(id_, ground)


def _add_own(named: Mapping[str, _Named], edge: Edge, by_id: Mapping[ArticleId, Reading]) -> None:
    if not named or not any(e.kind == "shared prose" for e in edge.evidence):
        return
    sides = ((edge.a, edge.b, edge.tally_a), (edge.b, edge.a, edge.tally_b))
    for id_, other, tally in sides:
        source = named.get(by_id[id_].outlet_id or "")
        if source is not None and (other in source.by or other in source.partners):
            source.own[id_] = source.own.get(id_, 0) + tally.copied + tally.edited


def _wire(id_: str, named: _Named, by_id: Mapping[ArticleId, Reading]) -> Wire:
    name, is_agency = _name(id_, named, by_id)
    return Wire(
        id=id_,
        name=name,
        is_agency=is_agency,
        seen=min(named.own, key=lambda a: (-named.own[a], a), default=None),
        carriers=tuple(sorted({*named.by, *named.partners})),
        evidence=tuple(_evidence(named, by_id)),
    )


def _name(id_: str, named: _Named, by_id: Mapping[ArticleId, Reading]) -> tuple[str, bool]:
    """As credits have it, or else as the carriers name it in their prose."""
    if named.by:
        first = named.by[min(named.by)].credit
        return first.name, first.is_agency
    carried = (name for article in sorted(named.partners) for name in by_id[article].named)
    name = next(name for name in carried if source_id(name) == id_)
    source = source_named(name)
    return name, source is not None and source.is_agency


def _evidence(named: _Named, by_id: Mapping[ArticleId, Reading]) -> Iterable[Evidence]:
    for article in sorted(named.by):
        yield credit_evidence(by_id[article].document, named.by[article])
    yield from dict.fromkeys(named.partners[article] for article in sorted(named.partners))
