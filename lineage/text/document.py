"""Article → Document: paragraphs, sentences, quotations, roles and credits, in one pass."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import chain

from lineage.model import Article, Credit, Document, Role, Sentence, Span
from lineage.text.blocks import Range, paragraphs
from lineage.text.credits import text_credits, worth_a_look
from lineage.text.quotes import quotations
from lineage.text.roles import roles
from lineage.text.sentences import sentence_spans

Outline = tuple[
    tuple[tuple[int, int, str, tuple[tuple[int, int], ...]], ...],
    tuple[Credit, ...],
]
"""A document without its article's text, as plain tuples: cheap to send between processes."""


def parse(article: Article) -> Document:
    """Cut one article; sentences plus gaps of white space tile its text."""
    return from_outline(article, outline(article))


def outline(article: Article) -> Outline:
    """What `from_outline` makes a document of."""
    text = article.text
    blocks = paragraphs(text)
    cut = sentence_spans(text, blocks)
    units = list(chain.from_iterable(cut))
    alone = [len(spans) == 1 for spans in cut for _ in spans]
    firsts = [text[start : _first_blank(text, start, stop)] for start, stop in units]
    signed = worth_a_look(text, units, firsts)
    found = roles(text, units, firsts, alone, signed, article.title)
    quoted = _within(units, quotations(text, blocks))
    sentences = tuple(
        (start, stop, role.value, quotes)
        for (start, stop), role, quotes in zip(units, found, quoted, strict=True)
    )
    return sentences, _credits(text, units, found, signed)


def _first_blank(text: str, start: int, stop: int) -> int:
    at = text.find(" ", start, stop)
    return at if at >= 0 else stop


def _within(units: Sequence[Range], quoted: Sequence[Range]) -> list[tuple[Range, ...]]:
    """For each unit the parts of it that are quoted; both inputs are in order."""
    out: list[tuple[Range, ...]] = []
    first = 0
    for start, stop in units:
        while first < len(quoted) and quoted[first][1] <= start:
            first += 1
        parts = []
        for n in range(first, len(quoted)):
            begin, end = quoted[n]
            if begin >= stop:
                break
            part = max(begin, start), min(end, stop)
            if part[0] < part[1]:
                parts.append(part)
        out.append(tuple(parts))
    return out


def _credits(
    text: str, units: Sequence[Range], found: Sequence[Role], signed: Set[int]
) -> tuple[Credit, ...]:
    first_body = found.index(Role.BODY) if Role.BODY in found else None
    return tuple(
        credit
        for n in sorted(signed)
        for credit in text_credits(text, units[n], is_first_body=n == first_body)
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
