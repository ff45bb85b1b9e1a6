"""View → the same view with less of the articles' texts in it, to be handed on.

Whatever is made of the result holds no more text than it does. Numbers, labels, spans and
probabilities stay: words are counted before. `snippet` keeps the first words of each article, the
same in every file; `none` keeps no word, and no title, which is often the first line of a text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum

from lineage.model import (
    ArrowTarget,
    ArticleId,
    Decision,
    Document,
    Edge,
    Evidence,
    Lineage,
    Sentence,
    Span,
    Wire,
)
from lineage.report.view import View
from lineage.text.words import words

SNIPPET_WORDS = 40
SNIPPET_LETTERS = 400
"""For scripts that put no blanks between words."""
_QUOTATION = re.compile(r"“.*”", re.DOTALL)


class Texts(StrEnum):
    """How much of the articles' texts a report or an export holds."""

    FULL = "full"
    SNIPPET = "snippet"
    NONE = "none"


_TOLD = {
    Texts.FULL: "",
    Texts.SNIPPET: f"Of each article's text, only the first {SNIPPET_WORDS} words are in this "
    "report (--text snippet).",
    Texts.NONE: "The articles' texts and titles are left out of this report (--text none).",
}


def told(texts: Texts) -> str:
    """A sentence on what is left out; empty: nothing is."""
    return _TOLD[texts]


def with_texts(view: View, texts: Texts) -> View:
    if texts is Texts.FULL:
        return view
    documents = {id_: _document(d, texts) for id_, d in view.documents.items()}
    return replace(
        view,
        lineage=_lineage(view.lineage, documents),
        documents=documents,
        edges={pair: _edge(edge) for pair, edge in view.edges.items()},
        wires={id_: _wire(wire) for id_, wire in view.wires.items()},
        decisions={id_: tuple(map(_decision, said)) for id_, said in view.decisions.items()},
    )


def _lineage(whole: Lineage, documents: dict[ArticleId, Document]) -> Lineage:
    return replace(
        whole,
        documents=tuple(documents[d.article.id] for d in whole.documents),
        edges=tuple(map(_edge, whole.edges)),
        wires=tuple(map(_wire, whole.wires)),
        decisions=tuple(map(_decision, whole.decisions)),
    )


def _document(document: Document, texts: Texts) -> Document:
    article = document.article
    stop = _kept(article.text) if texts is Texts.SNIPPET else 0
    title = article.title if texts is Texts.SNIPPET else None
    return replace(
        document,
        article=replace(article, text=article.text[:stop], title=title),
        sentences=tuple(_sentence(s, stop) for s in document.sentences),
    )


def _kept(text: str) -> int:
    """Where the snippet ends."""
    stop = 0
    for number, (_, _, end) in enumerate(words(text[: SNIPPET_LETTERS + 1]), start=1):
        if number > SNIPPET_WORDS or end > SNIPPET_LETTERS:
            break
        stop = end
    return stop


def _sentence(sentence: Sentence, stop: int) -> Sentence:
    """What stands of it before `stop`; its span is what it was."""
    length = max(stop - sentence.span.start, 0)
    quotes = tuple(Span(q.start, min(q.stop, stop)) for q in sentence.quotes if q.start < stop)
    return replace(sentence, text=sentence.text[:length], quotes=quotes)


def _edge(edge: Edge) -> Edge:
    return replace(edge, evidence=tuple(map(_evidence, edge.evidence)))


def _wire(wire: Wire) -> Wire:
    return replace(wire, evidence=tuple(map(_evidence, wire.evidence)))


def _evidence(evidence: Evidence) -> Evidence:
    return replace(evidence, text=_QUOTATION.sub("“…”", evidence.text))


def _decision(decision: Decision) -> Decision:
    target = decision.target
    if isinstance(target, ArrowTarget):
        return decision
    return replace(decision, target=replace(target, exact="", prefix="", suffix=""), note=None)
