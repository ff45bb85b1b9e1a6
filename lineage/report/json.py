"""Lineage → one JSON document; also the only door to orjson in the reports.

The schema's name and version stand inside. Same lineage, same bytes. Texts are kept exactly:
characters that could steer a terminal are written as `\\u…` escapes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import orjson

from lineage.model import ArticleId, Edge, Evidence, Link, Provenance, SentenceKey, Story, Wire
from lineage.report import tables
from lineage.report.foreign import whole
from lineage.report.tables import Cell, Table
from lineage.report.view import View, number

SCHEMA = "wirelineage/report/1"
OFFSET_UNIT = "code point"

_STEERING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Report:
    """The document; a table is a list of objects whose keys are its columns."""

    schema: str
    offset_unit: str
    provenance: Provenance
    only: str | None
    """What a filter left, in words."""
    labels: list[dict[str, Cell]]
    articles: list[dict[str, Cell]]
    pairs: list[dict[str, Any]]
    wires: list[dict[str, Any]]
    arrows: list[dict[str, Cell]]
    stories: list[dict[str, Any]]
    outlets: list[dict[str, Cell]]
    uses: list[dict[str, Cell]]
    sentences: list[dict[str, Cell]]
    links: list[dict[str, Any]]
    passages: list[dict[str, Any]]
    duplicates: tuple[tuple[ArticleId, ...], ...]
    skipped: list[dict[str, Cell]]


def report_json(view: View) -> bytes:
    return dumps(report_of(view), indent=True) + b"\n"


def report_of(view: View) -> Report:
    lineage = view.lineage
    return Report(
        schema=SCHEMA,
        offset_unit=OFFSET_UNIT,
        provenance=lineage.provenance,
        only=view.only or None,
        labels=objects(tables.legend()),
        articles=objects(tables.articles(view)),
        pairs=_pairs(view),
        wires=[_wire(wire) for wire in lineage.wires],
        arrows=objects(tables.arrows(view)),
        stories=[_story(story) for story in lineage.stories],
        outlets=objects(tables.outlets(view)),
        uses=objects(tables.uses(view)),
        sentences=objects(tables.sentences(view)),
        links=[_link(link) for alignment in lineage.alignments for link in alignment.links],
        passages=_passages(view),
        duplicates=lineage.duplicates,
        skipped=objects(tables.skipped(view)),
    )


def dumps(value: object, *, indent: bool = False) -> bytes:
    """JSON in UTF-8 that is safe to print. Dataclasses, tuples and enums are taken as they are;
    half a surrogate pair in dictionaries and lists becomes U+FFFD."""
    option = orjson.OPT_INDENT_2 if indent else None
    try:
        text = orjson.dumps(value, option=option).decode()
    except orjson.JSONEncodeError:
        try:
            text = orjson.dumps(_whole(value), option=option).decode()
        except orjson.JSONEncodeError as error:
            raise ValueError(f"not JSON: {error}") from error
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


def _whole(value: object) -> object:
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, dict):
        return {_whole(name): _whole(member) for name, member in value.items()}
    return [_whole(member) for member in value] if isinstance(value, list | tuple) else value


def objects(table: Table) -> list[dict[str, Cell]]:
    """Rows under their column names."""
    return [dict(zip(table.columns, map(_sound, row), strict=True)) for row in table.rows]


def _sound(cell: Cell) -> Cell:
    return whole(cell) if isinstance(cell, str) else cell


def _pairs(view: View) -> list[dict[str, Any]]:
    rows = objects(tables.pairs(view))
    return [row | _pair_extras(e) for row, e in zip(rows, view.lineage.edges, strict=True)]


def _pair_extras(edge: Edge) -> dict[str, Any]:
    return {
        "a_words": edge.tally_a,
        "b_words": edge.tally_b,
        "evidence": [_evidence(e) for e in edge.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "kind": evidence.kind,
        "text": evidence.text,
        "points_to": evidence.points_to,
        "weight": evidence.weight,
        "sentences": [_place(key) for key in evidence.sentences],
    }


def _wire(wire: Wire) -> dict[str, Any]:
    return {
        "wire": wire.id,
        "name": wire.name,
        "is_agency": wire.is_agency,
        "in_corpus_as": wire.seen,
        "probability": round(wire.probability, 4),
        "carriers": wire.carriers,
        "text": [_place(key) for key in wire.text],
        "evidence": [_evidence(e) for e in wire.evidence],
    }


def _story(story: Story) -> dict[str, Any]:
    return {
        "story": story.id,
        "articles": story.articles,
        "wires": story.wires,
        "accounts": story.accounts,
        "parted": story.is_parted,
    }


def _link(link: Link) -> dict[str, Any]:
    verdict = link.verdict
    return {
        "source": _place(link.source),
        "target": _place(link.target),
        "label": verdict.label,
        "probability": round(verdict.probability, 4),
        "rule": verdict.rule,
        "reasons": verdict.reasons,
    }


def _passages(view: View) -> list[dict[str, Any]]:
    return [
        {"passage": p.id, "label": p.label, "carriers": [_place(key) for key in p.carriers]}
        for p in view.lineage.passages
    ]


def _place(key: SentenceKey) -> dict[str, Cell]:
    return {"article": key.article, "number": number(key)}
