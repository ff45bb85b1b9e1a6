"""Lineage → the rows every face shows: plain values under column names.

Shares are parts of the words that tell the story (0 to 1), never of a whole page; sentence
numbers count from 1; spans are half-open code points into the article's text. A new column
here is a new column in every format.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lineage.glossary import LABELS
from lineage.model import (
    LINK_LABELS,
    TALLY_FIELDS,
    Credit,
    Document,
    Edge,
    Evidence,
    Label,
    Origin,
    Passage,
    Reason,
    Sentence,
    Skipped,
    Wire,
)
from lineage.report.numbers import share
from lineage.report.view import View, key, matched, number

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def articles(view: View) -> Table:
    columns = (
        *("article", "outlet", "date", "title", "url", "authors", "credits", "same_text_as"),
        *("sentences", "words", "told_words"),
        *(f"{label}_words" for label in TALLY_FIELDS),
        *("matched_share", "quoted_share", "strip"),
    )
    return Table("articles", columns, tuple(_article(view, d) for d in view.lineage.documents))


def _article(view: View, document: Document) -> tuple[Cell, ...]:
    article, tally = document.article, view.tallies[document.article.id]
    return (
        *(article.id, article.outlet, article.published, article.title, article.url),
        "; ".join(article.authors) or None,
        "; ".join(credit_names(document.credits)) or None,
        view.first_of.get(article.id),
        *(len(document.sentences), tally.total, tally.told),
        *(getattr(tally, label) for label in TALLY_FIELDS),
        share(matched(tally), tally.told),
        share(tally.quoted, tally.told),
        strip(view, document),
    )


def credit_names(credits_: tuple[Credit, ...]) -> tuple[str, ...]:
    """Names and kinds of what an article credits, each once, in the order of the text."""
    return tuple(dict.fromkeys(f"{c.name} ({c.kind.value})" for c in credits_))


def strip(view: View, document: Document) -> str:
    """One letter for each sentence."""
    return "".join(LABELS[view.label(s)].letter for s in document.sentences)


def sentences(view: View) -> Table:
    columns = (
        *("article", "number", "start", "end", "role", "label", "letter", "probability", "rule"),
        *("words", "best_article", "best_number", "reasons", "text"),
    )
    rows = (_sentence(view, s) for d in view.lineage.documents for s in d.sentences)
    return Table("sentences", columns, tuple(rows))


def _sentence(view: View, sentence: Sentence) -> tuple[Cell, ...]:
    origin: Origin = view.origins[key(sentence)]
    verdict, best = origin.verdict, origin.best
    return (
        *(sentence.article, number(key(sentence)), sentence.span.start, sentence.span.stop),
        *(sentence.role.value, verdict.label.value, LABELS[verdict.label].letter),
        *(round(verdict.probability, 4), verdict.rule, view.words[key(sentence)]),
        *((best.article, number(best)) if best else (None, None)),
        "; ".join(map(reason_text, verdict.reasons)) or None,
        sentence.text,
    )


def reason_text(reason: Reason) -> str:
    """`longest shared run 13`, `same words 0.85`."""
    return f"{reason.feature.replace('_', ' ')} {reason.value:.4g}"


def pairs(view: View) -> Table:
    sides = ("told_words", "matched_words", "quoted_words", "matched_share")
    columns = (
        *("a", "b", "relation", "source", "probability"),
        *(f"{label.value}_links" for label in LINK_LABELS),
        *(f"a_{name}" for name in sides),
        *(f"b_{name}" for name in sides),
        *("evidence", "channels", "shared_bits"),
    )
    return Table("pairs", columns, tuple(_pair(view, e) for e in view.lineage.edges))


def _pair(view: View, edge: Edge) -> tuple[Cell, ...]:
    alignment = view.alignments.get((edge.a, edge.b))
    labels = [link.verdict.label for link in alignment.links] if alignment else []
    sides: list[Cell] = []
    for tally in (edge.tally_a, edge.tally_b):
        sides += [tally.told, matched(tally), tally.quoted, share(matched(tally), tally.told)]
    return (
        *(edge.a, edge.b, edge.relation.value, edge.source, round(edge.probability, 4)),
        *(labels.count(label) for label in LINK_LABELS),
        *sides,
        evidence_text(edge.evidence),
        "; ".join(alignment.candidate.channels) if alignment else None,
        round(alignment.candidate.bits, 1) if alignment else None,
    )


def evidence_text(evidence: tuple[Evidence, ...]) -> str | None:
    return " | ".join(f"{e.kind}: {e.text}" for e in evidence) or None


def wires(view: View) -> Table:
    columns = ("wire", "name", "is_agency", "in_corpus_as", "carriers", "evidence")
    return Table("wires", columns, tuple(_wire(w) for w in view.lineage.wires))


def _wire(wire: Wire) -> tuple[Cell, ...]:
    carriers = "; ".join(wire.carriers)
    return (wire.id, wire.name, wire.is_agency, wire.seen, carriers, evidence_text(wire.evidence))


def passages(view: View) -> Table:
    columns = ("passage", "label", "article", "number", "start", "end", "text")
    rows = (row for p in view.lineage.passages for row in _passage(view, p))
    return Table("passages", columns, tuple(rows))


def _passage(view: View, passage: Passage) -> list[tuple[Cell, ...]]:
    """One row for each carrier."""
    carried = [(c, view.documents[c.article].sentences[c.index]) for c in passage.carriers]
    return [
        (passage.id, passage.label.value, c.article, number(c), s.span.start, s.span.stop, s.text)
        for c, s in carried
    ]


def skipped(view: View) -> Table:
    columns = ("path", "place", "reason", "next_step")
    return Table("skipped", columns, tuple(_skipped(s) for s in view.lineage.skipped))


def _skipped(skip: Skipped) -> tuple[Cell, ...]:
    return (skip.path, skip.place or None, skip.reason, skip.next_step)


def legend() -> Table:
    columns = ("label", "letter", "block", "meaning")
    entries = ((label.value, LABELS[label]) for label in Label)
    return Table(
        "labels", columns, tuple((name, e.letter, e.block, e.meaning) for name, e in entries)
    )


TABLES: dict[str, Callable[[View], Table]] = {
    "articles": articles,
    "pairs": pairs,
    "sentences": sentences,
    "passages": passages,
    "wires": wires,
    "skipped": skipped,
}
"""By name, in the order in which a reader meets them."""
