"""Comparison → terminal text, Markdown or JSON, with `[-deleted-]{+inserted+}` between words."""

from __future__ import annotations

from collections.abc import Iterator

from lineage.glossary import LABELS
from lineage.model import Document, Edit, EditOp, Role, Sentence, Verdict
from lineage.report import findings
from lineage.report.compare import Comparison, Difference, Row
from lineage.report.foreign import markdown_text
from lineage.report.json import OFFSET_UNIT, dumps
from lineage.report.layout import PLAIN, Page
from lineage.report.numbers import count, likelihood
from lineage.report.tables import reason_text
from lineage.report.view import key, number

SCHEMA = "wirelineage/compare/1"
_MARKS = {EditOp.KEEP: "{}", EditOp.DELETE: "[-{}-]", EditOp.INSERT: "{{+{}+}}"}
_MOST_REASONS = 3


def comparison_text(comparison: Comparison, page: Page = PLAIN) -> str:
    lines = [*_head(comparison, page)]
    for row, verdict in _verdicts(comparison):
        lines += ["", *page.wrap(_caption(row, verdict, page))]
        for difference in row.differences:
            lines += page.wrap(marked(comparison, difference), "  ")
    for document in (comparison.source, comparison.target):
        lines += ["", *page.wrap(_only_in(comparison, document))]
        for sentence in _alone(comparison, document):
            lead = f"{number(key(sentence)):>4}  "
            lines += page.wrap(_told(sentence), lead, " " * len(lead))
    return page.text(lines)


def comparison_markdown(comparison: Comparison) -> str:
    title = " ↔ ".join(findings.name(d.article) for d in _documents(comparison))
    lines = [f"# {markdown_text(title)}", "", markdown_text(comparison.claim), ""]
    lines += [_counts(comparison), ""]
    for row, verdict in _verdicts(comparison):
        lines += [f"**{markdown_text(_caption(row, verdict, PLAIN))}**", ""]
        for difference in row.differences:
            lines += [f"> {markdown_text(marked(comparison, difference))}", ""]
    for document in _documents(comparison):
        lines += [f"## {markdown_text(_only_in(comparison, document))}", ""]
        for sentence in _alone(comparison, document):
            lines.append(f"- {number(key(sentence))}: {markdown_text(_told(sentence))}")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def comparison_json(comparison: Comparison) -> bytes:
    edge = comparison.edge
    document = {
        "schema": SCHEMA,
        "offset_unit": OFFSET_UNIT,
        "source": comparison.source.article.id,
        "target": comparison.target.article.id,
        "claim": comparison.claim,
        "relation": edge.relation if edge else None,
        "relation_source": edge.source if edge else None,
        "relation_probability": round(edge.probability, 4) if edge else None,
        "evidence": [findings.evidence(e) for e in edge.evidence] if edge else [],
        "rows": [_json_row(comparison, row) for row in comparison.rows],
    }
    return dumps(document, indent=True) + b"\n"


def marked(comparison: Comparison, difference: Difference) -> str:
    """`NATO membership for [-Ukraine-]{+Kyiv+} is …`"""
    texts = (comparison.source.article.text, comparison.target.article.text)
    return "".join(_MARKS[e.op].format(_words(e, *texts)) for e in difference.edits)


def _words(edit: Edit, source: str, target: str) -> str:
    return edit.target.of(target) if edit.op is EditOp.INSERT else edit.source.of(source)


def _documents(comparison: Comparison) -> tuple[Document, Document]:
    return comparison.source, comparison.target


def _head(comparison: Comparison, page: Page) -> Iterator[str]:
    yield from page.wrap(" ↔ ".join(findings.name(d.article) for d in _documents(comparison)))
    yield from page.wrap(comparison.claim)
    for piece in comparison.edge.evidence if comparison.edge else ():
        yield from page.wrap(findings.evidence(piece), "- ", "  ")
    yield from page.wrap(_counts(comparison))


def _counts(comparison: Comparison) -> str:
    aligned = comparison.aligned
    left = sum(len(row.sources) for row in aligned)
    right = sum(len(row.targets) for row in aligned)
    both = len(comparison.source.sentences), len(comparison.target.sentences)
    return (
        f"{count(len(aligned), 'row')} aligned: {left} of {count(both[0], 'sentence')} on the "
        f"left, {right} of {count(both[1], 'sentence')} on the right. "
        "[-only left-] {+only right+}"
    )


def _verdicts(comparison: Comparison) -> Iterator[tuple[Row, Verdict]]:
    return ((row, row.verdict) for row in comparison.rows if row.verdict)


def _caption(row: Row, verdict: Verdict, page: Page) -> str:
    """`3 ↔ 9: E ▓ edited 0.85, moved (rule; longest run 13; …)`"""
    left, right = (_numbers(side) for side in (row.sources, row.targets))
    entry = LABELS[verdict.label]
    why = [verdict.rule.replace("_", " "), *map(reason_text, verdict.reasons[:_MOST_REASONS])]
    moved = ", moved" if row.moved else ""
    return (
        f"{left} ↔ {right}: {entry.letter} {page.block(verdict.label)} {verdict.label.value} "
        f"{likelihood(verdict.probability)}{moved} ({'; '.join(why)})"
    )


def _numbers(sentences: tuple[Sentence, ...]) -> str:
    return ", ".join(str(number(key(s))) for s in sentences)


def _only_in(comparison: Comparison, document: Document) -> str:
    alone = len(_alone(comparison, document))
    name = findings.name(document.article)
    return f"Only in {name}: {alone} of {count(len(document.sentences), 'sentence')}"


def _alone(comparison: Comparison, document: Document) -> list[Sentence]:
    rows = (row for row in comparison.rows if row.verdict is None)
    sentences = (s for row in rows for s in row.sources + row.targets)
    return [s for s in sentences if s.article == document.article.id]


def _told(sentence: Sentence) -> str:
    """The sentence, with its role when it is not simply part of the story."""
    role = "" if sentence.role is Role.BODY else f"[{sentence.role.value}] "
    return role + sentence.text


def _json_row(comparison: Comparison, row: Row) -> dict[str, object]:
    verdict = row.verdict
    return {
        "source": [_json_sentence(s) for s in row.sources],
        "target": [_json_sentence(s) for s in row.targets],
        "label": verdict.label if verdict else None,
        "probability": round(verdict.probability, 4) if verdict else None,
        "rule": verdict.rule if verdict else None,
        "reasons": verdict.reasons if verdict else (),
        "moved": row.moved,
        "differences": [_json_difference(comparison, d) for d in row.differences],
    }


def _json_sentence(sentence: Sentence) -> dict[str, object]:
    span = [sentence.span.start, sentence.span.stop]
    return {
        "number": number(key(sentence)),
        "span": span,
        "role": sentence.role,
        "text": sentence.text,
    }


def _json_difference(comparison: Comparison, difference: Difference) -> dict[str, object]:
    edits = [
        [e.op, [e.source.start, e.source.stop], [e.target.start, e.target.stop]]
        for e in difference.edits
    ]
    return {"text": marked(comparison, difference), "edits": edits}
