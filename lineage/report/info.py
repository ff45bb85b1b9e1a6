"""Contents of a store or a corpus → what it holds, what was skipped, and how it was made; as text
or JSON."""

from __future__ import annotations

from collections import Counter

from lineage.model import LINK_LABELS, Contents, Lineage, Tally
from lineage.report import findings
from lineage.report.json import dumps, objects
from lineage.report.layout import PLAIN, Page
from lineage.report.numbers import count
from lineage.report.tables import skips
from lineage.text.tallies import sentence_words, tallies

SCHEMA = "wirelineage/info/1"
MOST_SKIPPED = 20


def contents(lineage: Lineage) -> Contents:
    """Counted in the values themselves; `store/contents.py` sums up what is stored."""
    documents = lineage.documents
    words = tallies(documents, lineage.origins, sentence_words(documents))
    labels = Counter(k.verdict.label for pair in lineage.alignments for k in pair.links)
    return Contents(
        articles=len(documents),
        same_text=sum(len(family) - 1 for family in lineage.duplicates),
        sentences=sum(len(d.sentences) for d in documents),
        words=sum(words.values(), Tally()),
        pairs=len(lineage.edges),
        passed_over=len(lineage.passed_over),
        links=tuple((label, labels[label]) for label in LINK_LABELS),
        passages=len(lineage.passages),
        wires=len(lineage.wires),
        stories=len(lineage.stories),
        skipped=lineage.skipped,
        provenance=lineage.provenance,
    )


def info_text(held: Contents, page: Page = PLAIN) -> str:
    made = held.provenance
    links = ", ".join(f"{number:,} {label.value}" for label, number in held.links)
    settings = ", ".join(f"{name} = {value}" for name, value in made.options) or "defaults"
    lines = [
        f"{count(held.articles, 'article')} read: {findings.extent(held.sentences, held.words)}",
        f"{count(held.pairs, 'pair')} of articles aligned, by links: {links}.",
        *_passed_over(held.passed_over),
        f"{count(held.passages, 'shared passage')}, "
        f"{count(held.wires, 'source')} named or betrayed.",
        f"{count(held.same_text, 'article repeats', 'articles repeat')} another's text.",
        *(f"skipped: {_where(row)}" for row in skips(held.skipped[:MOST_SKIPPED]).rows),
        *_more(len(held.skipped) - MOST_SKIPPED),
        f"made by wirelineage {made.version}; settings: {settings}; input {made.input_digest}",
    ]
    return page.text(row for line in lines for row in page.wrap(line, "", "  "))


def info_json(held: Contents) -> bytes:
    document = {
        "schema": SCHEMA,
        "provenance": held.provenance,
        "articles": held.articles,
        "same_text": held.same_text,
        "sentences": held.sentences,
        "words": held.words,
        "pairs": held.pairs,
        "passed_over": held.passed_over,
        "links": {label.value: number for label, number in held.links},
        "passages": held.passages,
        "wires": held.wires,
        "skipped": objects(skips(held.skipped)),
    }
    return dumps(document, indent=True) + b"\n"


def _passed_over(number: int) -> list[str]:
    told = f"{count(number, 'pair')} passed over, for little but stock phrases is shared."
    return [told] if number else []


def _more(number: int) -> list[str]:
    return [f"skipped: {number:,} more: info --format json"] if number > 0 else []


def _where(row: tuple[object, ...]) -> str:
    path, place, reason, next_step = row
    return f"{path}{f', {place}' if place else ''}: {reason}; {next_step}"
