"""Lineage → the summary a terminal shows: sentences first, one block for each sentence.

Plain text without colour or escape codes; letters and blocks carry everything.
"""

from __future__ import annotations

from collections.abc import Iterator

from lineage.model import Document, Label
from lineage.report import findings
from lineage.report.decisions import changed, decisions, shares
from lineage.report.findings import Finding
from lineage.report.layout import PLAIN, Page
from lineage.report.numbers import count
from lineage.report.view import View

MOST_ARTICLES = 25
MOST_FINDINGS = 12
MOST_EVIDENCE = 5
MOST_STRIP_LINES = 3


def summary(view: View, page: Page = PLAIN) -> str:
    lines = [
        *page.wrap(findings.scope(view)),
        *page.wrap(decisions(view) or ""),
        "",
        "WHAT THE WORDS ARE",
        *page.wrap(
            "A sentence counts with all its words, under its strongest label against the rest "
            "of this corpus."
        ),
        *_articles(view, page),
        "",
        *page.wrap(", ".join(f"{page.block(label)} {label.value}" for label in Label), "  "),
        "",
        "WHO CARRIES WHOSE WORDS",
        *_findings(findings.findings(view), page),
        *page.wrap(findings.other_pairs(view), "  "),
        *_section("STORIES", findings.stories(view), "stories", page),
        *_absent(list(findings.absent_sources(view)), page),
        *_section("OUTLETS", findings.outlets(view), "outlets", page),
        "",
        "LEFT OUT",
        *(line for said in findings.left_out(view) for line in page.wrap(said, "  ")),
    ]
    return page.text(lines)


def _articles(view: View, page: Page) -> Iterator[str]:
    """Those with the largest matched share first when not all fit, else in order of id."""
    documents = view.lineage.documents
    for document in _foremost(view):
        yield ""
        yield from page.wrap(findings.name(document.article), "  ")
        yield from strip_lines(view, document, page)
        tally = view.tallies[document.article.id]
        yield from page.wrap(shares(tally, changed(view, document.article.id)), "    ")
        yield from page.wrap(findings.credit(document), "    ")
    if len(documents) > MOST_ARTICLES:
        more = count(len(documents) - MOST_ARTICLES, "more article")
        yield ""
        yield f"  … and {more}: report --format csv --table articles"


def _foremost(view: View) -> list[Document]:
    documents = list(view.lineage.documents)
    if len(documents) > MOST_ARTICLES:
        documents.sort(key=lambda d: (-view.tallies[d.article.id].matched, d.article.id))
    return documents[:MOST_ARTICLES]


def strip_lines(view: View, document: Document, page: Page) -> Iterator[str]:
    """One block a sentence; of a very long article the first lines."""
    blocks = "".join(page.block(view.label(s)) for s in document.sentences)
    step = max(page.width - 5, 10)
    lines = [blocks[at : at + step] for at in range(0, len(blocks), step)]
    for number, line in enumerate(lines[:MOST_STRIP_LINES], start=1):
        yield f"    {line}{'…' if number == MOST_STRIP_LINES < len(lines) else ''}"


def _findings(found: list[Finding], page: Page) -> Iterator[str]:
    if not found:
        yield from page.wrap("No two articles share more than public speech.", "  ")
    for number, finding in enumerate(found[:MOST_FINDINGS], start=1):
        yield from _finding(finding, page, f"{number:>3} ")
    if len(found) > MOST_FINDINGS:
        more = count(len(found) - MOST_FINDINGS, "more related pair")
        yield f"  … and {more}: report --format csv --table pairs"


def _section(title: str, found: list[Finding], table: str, page: Page) -> Iterator[str]:
    if found:
        yield ""
        yield title
    for finding in found[:MOST_FINDINGS]:
        yield from _finding(finding, page, "  ")
    if len(found) > MOST_FINDINGS:
        yield f"  … and {len(found) - MOST_FINDINGS:,} more: report --format csv --table {table}"


def _absent(found: list[Finding], page: Page) -> Iterator[str]:
    if found:
        yield ""
        yield "SOURCES THAT ARE NOT HERE"
    for finding in found[:MOST_FINDINGS]:
        yield from _finding(finding, page, "  ")
    if len(found) > MOST_FINDINGS:
        yield f"  … and {count(len(found) - MOST_FINDINGS, 'more source')}: report --format json"


def _finding(finding: Finding, page: Page, lead: str) -> Iterator[str]:
    yield from page.wrap(finding.claim, lead, " " * len(lead))
    indent = " " * len(lead)
    for support in finding.support[:MOST_EVIDENCE]:
        yield from page.wrap(support, indent + "- ", indent + "  ")
    if len(finding.support) > MOST_EVIDENCE:
        more = len(finding.support) - MOST_EVIDENCE
        yield f"{indent}- {more} more: report --format json"
