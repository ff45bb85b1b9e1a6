"""Lineage → a Markdown page (CommonMark with tables) that says what the terminal summary says.

Everything that was written by others, and everything that may contain it, is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lineage.glossary import LABELS
from lineage.model import Document, Label
from lineage.report import findings
from lineage.report.decisions import TOLD_LABELS, changed, decisions, star
from lineage.report.findings import Finding
from lineage.report.foreign import markdown_text
from lineage.report.numbers import percent
from lineage.report.tables import Cell, credit_names, skipped, strip
from lineage.report.view import View


def report_markdown(view: View) -> str:
    provenance = view.lineage.provenance
    sections: tuple[Iterable[str], ...] = (
        ["# Who carried whose words", "", markdown_text(findings.scope(view)), *_decisions(view)],
        ["## What the words are", "", *_articles(view), "", *_legend()],
        ["## Who carries whose words", "", *_findings(findings.findings(view)), *_others(view)],
        _section("Stories", findings.stories(view)),
        _absent(view),
        _section("Outlets", findings.outlets(view)),
        ["## Left out", "", *(f"- {markdown_text(said)}" for said in findings.left_out(view))],
        _skipped(view),
        [
            "## How this was made",
            "",
            f"wirelineage {markdown_text(provenance.version)}; "
            f"input digest {markdown_text(provenance.input_digest)}; "
            f"settings: {markdown_text(_settings(provenance.options))}.",
        ],
    )
    return "\n\n".join("\n".join(s) for s in map(list, sections) if s) + "\n"


def _decisions(view: View) -> list[str]:
    said = decisions(view)
    return ["", markdown_text(said)] if said else []


def _articles(view: View) -> list[str]:
    header = ["article", "words", *(label.value for label in TOLD_LABELS), "credits", "sentences"]
    rows = [_article(view, document) for document in view.lineage.documents]
    return [
        "Shares are parts of the words that tell an article's story. A sentence counts with all "
        "its words, under its strongest label against the rest of this corpus.",
        "",
        *markdown_table(header, rows),
    ]


def _article(view: View, document: Document) -> list[Cell]:
    tally = view.tallies[document.article.id]
    moved = changed(view, document.article.id)
    told = (
        percent(getattr(tally, label.value), tally.told) + star(label, moved)
        for label in TOLD_LABELS
    )
    credited = ", ".join(credit_names(document.credits)) or "none found"
    name, letters = findings.name(document.article), strip(view, document)
    return [name, f"{tally.told}{star(None, moved)}", *told, credited, letters]


def _legend() -> list[str]:
    header = ["letter", "label", "meaning"]
    rows: list[list[Cell]] = [
        [LABELS[label].letter, label.value, LABELS[label].meaning] for label in Label
    ]
    return markdown_table(header, rows)


def markdown_table(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> list[str]:
    """Lines of a table; every cell escaped."""
    names = list(header)
    lines = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    for row in rows:
        cells = ("" if cell is None else markdown_text(str(cell)) for cell in row)
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def _findings(found: list[Finding]) -> Iterator[str]:
    if not found:
        yield "No two articles share more than public speech."
    for number, finding in enumerate(found, start=1):
        yield from _finding(finding, f"{number}. ")


def _finding(finding: Finding, lead: str) -> Iterator[str]:
    yield lead + markdown_text(finding.claim)
    indent = " " * len(lead)
    yield from (f"{indent}- {markdown_text(support)}" for support in finding.support)


def _others(view: View) -> list[str]:
    return ["", markdown_text(findings.other_pairs(view))]


def _section(title: str, found: list[Finding]) -> list[str]:
    lines = [line for finding in found for line in _finding(finding, "- ")]
    return [f"## {title}", "", *lines] if lines else []


def _absent(view: View) -> list[str]:
    return _section("Sources that are not here", list(findings.absent_sources(view)))


def _skipped(view: View) -> list[str]:
    table = skipped(view)
    return ["## Skipped", "", *markdown_table(table.columns, table.rows)] if table.rows else []


def _settings(options: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in options) or "defaults"
