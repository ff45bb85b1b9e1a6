"""Article text and its paragraphs → the spans inside quotation marks.

Quotation marks are tracked over whole paragraphs and from one paragraph to the next: curly,
straight, guillemets, single, nested, mixed, resumed after an attribution, never closed.
A tweet shown in the page (`… — Name (@handle) April 2, 2018`) and a transcript's line
(`THE PRESIDENT: …`) are speech as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lineage.model import Span

_OPENERS = "“„‟«"
_CLOSERS = "”»"
_TWEET_TAIL = re.compile(r"[—–-]\s*[^—–\n]{1,60}\(@\w{1,20}\)(?:\s+\w+ \d{1,2}, \d{4})?\s*$")
_SPEAKER = re.compile(
    r"(?:(?:MR|MS|MRS|DR|SEN|REP|GOV)\.? )?[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,4}"
    r"(?: \([^)]{1,40}\))?: (?=[\"“‘A-Z(\[…])|[QA]: |Q\. |QUESTION: "
)
_SINGLE_OPEN = re.compile(r"(?<![^\s(\[—–-])[‘'](?=[^\W\d_])(?![nN][’'])")
_SINGLE_CLOSE = re.compile(r"(?<=[^\s‘])[’'](?![^\W_])")
_SENTENCE_END = re.compile(r"[.!?…,]")
_ATTRIBUTION_TAIL = re.compile(r"[.!?][\"”]?\s")

MAX_TWEET_TAIL = 200
"""Code points of a tweet's signature."""
MAX_SINGLE_QUOTE = 700
"""Code points; a single mark without a partner nearby is an apostrophe."""


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """Spans inside quotation marks (marks left out); in order, disjoint, one paragraph each."""
    found: list[Span] = []
    carried = False
    for n, paragraph in enumerate(paragraphs):
        spans, is_open = _scan(text, paragraph, carried)
        following = paragraphs[n + 1] if n + 1 < len(paragraphs) else None
        if is_open and not _resumes(text, following):
            spans, is_open = _close_unclosed(text, paragraph, spans), False
        spans = _speech(text, paragraph) or spans
        found += _around(spans, _single_quotes(text, paragraph))
        carried = is_open
    return tuple(span for span in found if span.stop > span.start)


def _scan(text: str, paragraph: Span, carried: bool) -> tuple[list[Span], bool]:
    """Quotations of one paragraph, nested ones swallowed; and whether the last stays open."""
    spans, depth = _walk(text, paragraph, nested=True)
    if depth > 1:  # a mark was forgotten: do not let it swallow the rest
        spans, depth = _walk(text, paragraph, nested=False)
    if carried and (not spans or spans[0].start > paragraph.start + 1):
        first_close = _first_close(text, paragraph)
        if first_close is not None and (not spans or first_close < spans[0].start):
            spans.insert(0, Span(paragraph.start, first_close))
    return spans, depth > 0


def _walk(text: str, paragraph: Span, nested: bool) -> tuple[list[Span], int]:
    spans: list[Span] = []
    depth, begun = 0, 0
    marks = _marks(text, paragraph)
    for n, (i, stop) in enumerate(marks):
        # two more marks must follow one that opens a quotation inside another
        may_nest = n + 2 < len(marks)
        if _opens(text, i, paragraph, depth, may_nest):
            if depth and not nested and i > begun:
                spans.append(Span(begun, _sentence_end_before(text, begun, i)))
            if depth and not nested:
                depth = 0
            if not depth:
                begun = stop
            depth += 1
        elif depth:
            depth -= 1
            if not depth and i > begun:
                spans.append(Span(begun, i))
    if depth:
        spans.append(Span(begun, paragraph.stop))
    return spans, depth


_MARK = re.compile(
    r"“|”|„|‟|«|»|\"(?<!\d['’]\d\")(?<!\d['’]\d\d\")|''(?!')|``"  # 5'10" is a height
)


def _marks(text: str, paragraph: Span) -> list[tuple[int, int]]:
    return [m.span() for m in _MARK.finditer(text, paragraph.start, paragraph.stop)]


def _opens(text: str, i: int, paragraph: Span, depth: int, may_nest: bool) -> bool:
    mark = text[i]
    if mark in _OPENERS or mark == "`":
        return True
    if mark in _CLOSERS:
        # ”Like this” as some outlets set it.
        return not depth and (i == paragraph.start or text[i - 1].isspace())
    before = text[i - 1] if i > paragraph.start else " "
    after = text[i + 1] if i + 1 < paragraph.stop else " "
    if depth:
        return before.isspace() and not after.isspace() and may_nest
    return not (before.isdigit() and not after.isalpha())  # 12" is a length


def _first_close(text: str, paragraph: Span) -> int | None:
    for mark in _MARK.finditer(text, paragraph.start, paragraph.stop):
        return mark.start() if mark.group() in ("”", "»", '"') else None
    return None


def _sentence_end_before(text: str, start: int, stop: int) -> int:
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, stop)]
    return ends[-1] if ends else stop


def _resumes(text: str, following: Span | None) -> bool:
    """The next paragraph opens with a mark again, or closes what it did not open."""
    if following is None:
        return False
    if text[following.start] in _OPENERS + '"':
        return True
    first = _MARK.search(text, following.start, following.stop)
    return first is not None and first[0] == "”" and not text[first.start() - 1].isspace()


def _close_unclosed(text: str, paragraph: Span, spans: list[Span]) -> list[Span]:
    """A quotation that nobody closed ends with its paragraph when it began the paragraph's
    last sentence or the paragraph itself; otherwise with the sentence it began in."""
    last = spans[-1]
    if last.start <= paragraph.start + 1:
        return spans
    end = _ATTRIBUTION_TAIL.search(text, last.start, paragraph.stop)
    return [*spans[:-1], Span(last.start, end.start() + 1 if end else last.stop)]


def _speech(text: str, paragraph: Span) -> list[Span]:
    """The whole paragraph of a tweet or of a transcript's speaker."""
    tail = max(paragraph.start, paragraph.stop - MAX_TWEET_TAIL)
    if _TWEET_TAIL.search(text, tail, paragraph.stop):
        return [paragraph]
    speaker = _SPEAKER.match(text, paragraph.start, paragraph.stop)
    return [Span(speaker.end(), paragraph.stop)] if speaker else []


def _around(double: list[Span], single: list[Span]) -> list[Span]:
    """Double quotations, and the single ones that hold some of them: `‘He said “no” to me.’`"""
    if not double or not single:
        return double or single
    holding = [
        outer for outer in single
        if any(outer.start <= d.start and d.stop <= outer.stop for d in double)
    ]  # fmt: skip
    free = [d for d in double if not any(outer.overlap(d) for outer in holding)]
    return sorted(holding + free)


def _single_quotes(text: str, paragraph: Span) -> list[Span]:
    spans: list[Span] = []
    position = paragraph.start
    while opening := _SINGLE_OPEN.search(text, position, paragraph.stop):
        limit = min(paragraph.stop, opening.end() + MAX_SINGLE_QUOTE)
        closing = _single_close(text, opening.end(), limit)
        if closing is None:
            position = opening.end()
            continue
        spans.append(Span(opening.end(), closing))
        position = closing + 1
    return spans


def _single_close(text: str, start: int, stop: int) -> int | None:
    """The closing mark; a plural possessive (`workers’ rights`) is passed over when a
    better mark follows."""
    plural: int | None = None
    for m in _SINGLE_CLOSE.finditer(text, start, stop):
        i = m.start()
        if text[i - 1] == "s" and text[i + 1 : i + 2] == " " and text[i + 2 : i + 3].islower():
            plural = i if plural is None else plural
            continue
        return i
    return plural
