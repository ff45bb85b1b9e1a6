"""Lineage → what it holds, what was skipped, and how it was made; as text or JSON."""

from __future__ import annotations

from lineage.model import LINK_LABELS, Lineage, Tally
from lineage.report import findings
from lineage.report.foreign import one_line
from lineage.report.json import dumps, objects
from lineage.report.numbers import count
from lineage.report.tables import skipped
from lineage.report.view import View

SCHEMA = "wirelineage/info/1"
MOST_SKIPPED = 20


def info_text(view: View) -> str:
    lineage, made = view.lineage, view.lineage.provenance
    links = ", ".join(f"{n:,} {label}" for label, n in _links(lineage).items())
    settings = ", ".join(f"{name} = {value}" for name, value in made.options) or "defaults"
    lines = [
        findings.scope(view),
        f"{count(len(lineage.edges), 'pair')} of articles aligned, by links: {links}.",
        f"{count(len(lineage.passages), 'shared passage')}, "
        f"{count(len(lineage.wires), 'source')} named or betrayed.",
        f"{count(len(view.first_of), 'article repeats', 'articles repeat')} another's text.",
        *(f"skipped: {_where(row)}" for row in skipped(view).rows[:MOST_SKIPPED]),
        *_more(len(lineage.skipped) - MOST_SKIPPED),
        f"made by wirelineage {made.version}; settings: {settings}; input {made.input_digest}",
    ]
    return "\n".join(map(one_line, lines)) + "\n"


def info_json(view: View) -> bytes:
    lineage = view.lineage
    document = {
        "schema": SCHEMA,
        "provenance": lineage.provenance,
        "articles": len(lineage.documents),
        "same_text": len(view.first_of),
        "sentences": len(lineage.origins),
        "words": sum(view.tallies.values(), Tally()),
        "pairs": len(lineage.edges),
        "links": _links(lineage),
        "passages": len(lineage.passages),
        "wires": len(lineage.wires),
        "skipped": objects(skipped(view)),
    }
    return dumps(document, indent=True) + b"\n"


def _links(lineage: Lineage) -> dict[str, int]:
    """Links by label, over all pairs of articles."""
    counts = {label.value: 0 for label in LINK_LABELS}
    for alignment in lineage.alignments:
        for link in alignment.links:
            counts[link.verdict.label.value] += 1
    return counts


def _more(number: int) -> list[str]:
    return [f"skipped: {number:,} more: info --format json"] if number > 0 else []


def _where(row: tuple[object, ...]) -> str:
    path, place, reason, next_step = row
    return f"{path}{f', {place}' if place else ''}: {reason}; {next_step}"
