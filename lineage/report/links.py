"""Lineage → JSON Lines for other programs: aligned sentence pairs, or labelled sentences.

`source` and `target` merely follow the order of the article ids. Spans are half-open code
points `[start, end]` into the articles' texts as read. One line at a time, so that a large
corpus is written as it goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lineage.model import Edit, Link, Sentence, SentenceKey, Span
from lineage.report.json import dumps
from lineage.report.view import View

WordEdits = Callable[[Sentence, Sentence], tuple[Edit, ...]]
"""How to diff two sentences; given by the caller, as reports do not align."""


def link_lines(view: View, word_edits: WordEdits) -> Iterator[bytes]:
    """`{"source", "source_span", "target", "target_span", "label", …, "edits"}`."""
    for alignment in view.lineage.alignments:
        for link in alignment.links:
            yield dumps(_link(view, link, word_edits)) + b"\n"


def sentence_lines(view: View) -> Iterator[bytes]:
    """`{"article", "span", "label", …}`, furniture and credits too."""
    for origin in view.lineage.origins:
        sentence = _sentence(view, origin.sentence)
        row = {
            "article": sentence.article,
            "span": _span(sentence.span),
            "label": origin.verdict.label,
            "probability": round(origin.verdict.probability, 4),
            "rule": origin.verdict.rule,
            "role": sentence.role,
            "best": origin.best.article if origin.best else None,
            "best_span": _span(_sentence(view, origin.best).span) if origin.best else None,
        }
        yield dumps(row) + b"\n"


def _link(view: View, link: Link, word_edits: WordEdits) -> dict[str, object]:
    source, target = _sentence(view, link.source), _sentence(view, link.target)
    return {
        "source": source.article,
        "source_span": _span(source.span),
        "target": target.article,
        "target_span": _span(target.span),
        "label": link.verdict.label,
        "probability": round(link.verdict.probability, 4),
        "rule": link.verdict.rule,
        "edits": [
            [edit.op, _span(edit.source), _span(edit.target)] for edit in word_edits(source, target)
        ],
    }


def _sentence(view: View, key: SentenceKey) -> Sentence:
    return view.documents[key.article].sentences[key.index]


def _span(span: Span) -> list[int]:
    return [span.start, span.stop]
