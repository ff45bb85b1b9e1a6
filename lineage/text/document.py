"""Article → Document: paragraphs, sentences, quotations, roles and credits, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from lineage.model import Article, Credit, Document, Role, Sentence, Span
from lineage.text.blocks import paragraphs
from lineage.text.credits import text_credits
from lineage.text.quotes import quotations
from lineage.text.roles import roles
from lineage.text.sentences import sentence_spans


def parse(article: Article) -> Document:
    """Cut one article; sentences plus gaps of white space tile its text."""
    text = article.text
    blocks = paragraphs(text)
    cut = [sentence_spans(text, block) for block in blocks]
    units = list(chain.from_iterable(cut))
    numbers = [n for n, spans in enumerate(cut) for _ in spans]
    found = roles(text, units, numbers, article.title)
    quoted = quotations(text, blocks)
    sentences = tuple(
        Sentence(article.id, i, unit, unit.of(text), found[i], within)
        for i, (unit, within) in enumerate(zip(units, _within(units, quoted), strict=True))
    )
    return Document(article, sentences, _credits(text, units, found))


def _within(units: Sequence[Span], quoted: Sequence[Span]) -> list[tuple[Span, ...]]:
    """For each unit the parts of it that are quoted; both inputs are in order."""
    out: list[tuple[Span, ...]] = []
    first = 0
    for unit in units:
        while first < len(quoted) and quoted[first].stop <= unit.start:
            first += 1
        parts = []
        for n in range(first, len(quoted)):
            quote = quoted[n]
            if quote.start >= unit.stop:
                break
            parts.append(Span(max(quote.start, unit.start), min(quote.stop, unit.stop)))
        out.append(tuple(part for part in parts if len(part)))
    return out


def _credits(text: str, units: Sequence[Span], found: Sequence[Role]) -> tuple[Credit, ...]:
    credits_: list[Credit] = []
    is_first_body = True
    for unit, role in zip(units, found, strict=True):
        credits_ += text_credits(text, unit, is_first_body=role is Role.BODY and is_first_body)
        is_first_body = is_first_body and role is not Role.BODY
    return tuple(credits_)


Outline = tuple[
    tuple[tuple[int, int, str, tuple[tuple[int, int], ...]], ...],
    tuple[Credit, ...],
]
"""A document without its article's text, as plain tuples: cheap to send between processes."""


def outline(document: Document) -> Outline:
    return (
        tuple(
            (s.span.start, s.span.stop, s.role.value, tuple((q.start, q.stop) for q in s.quotes))
            for s in document.sentences
        ),
        document.credits,
    )


def from_outline(article: Article, drawn: Outline) -> Document:
    """The document that `outline` was made of."""
    text = article.text
    sentences = tuple(
        Sentence(
            article.id,
            index,
            Span(start, stop),
            text[start:stop],
            Role(role),
            tuple(Span(a, b) for a, b in quotes),
        )
        for index, (start, stop, role, quotes) in enumerate(drawn[0])
    )
    return Document(article, sentences, drawn[1])
