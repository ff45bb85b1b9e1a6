"""Decisions, a lineage → what each is about there, and those that are about nothing there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lineage.labels.anchors import anchor
from lineage.model import (
    ArrowTarget,
    Decision,
    LabelLine,
    Lineage,
    SentenceKey,
)

Place = SentenceKey | ArrowTarget


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision whose sentence or arrow is not there (any more)."""

    decision: Decision
    reason: str


def places(lineage: Lineage, lines: Iterable[LabelLine]) -> dict[str, Place]:
    """By id of the decision; those that are about nothing here are left out."""
    return {id_: found for id_, found in _looked_up(lineage, lines) if not isinstance(found, str)}


def orphans(lineage: Lineage, lines: Iterable[LabelLine]) -> tuple[Orphan, ...]:
    """In the order of the lines. Only a whole lineage can tell what is gone."""
    lines = tuple(lines)
    reasons: Mapping[str, Place | str] = dict(_looked_up(lineage, lines))
    return tuple(
        Orphan(line, reason)
        for line in lines
        if isinstance(line, Decision) and isinstance(reason := reasons[line.id], str)
    )


def _looked_up(lineage: Lineage, lines: Iterable[LabelLine]) -> Iterable[tuple[str, Place | str]]:
    """The place of each decision, or why there is none."""
    documents = {d.article.id: d for d in lineage.documents}
    arrows = {ArrowTarget(a.source, a.target) for a in lineage.arrows}
    for line in lines:
        if not isinstance(line, Decision):
            continue
        target = line.target
        if isinstance(target, ArrowTarget):
            yield line.id, target if target in arrows else "there is no such arrow"
            continue
        document = documents.get(target.sentence.article)
        index = anchor(line, document) if document else None
        if document is None:
            yield line.id, "the article is not there"
        elif index is None:
            yield line.id, "the article has no such sentence"
        else:
            yield line.id, SentenceKey(document.article.id, index)
