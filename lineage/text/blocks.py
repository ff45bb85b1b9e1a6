"""Article text → paragraphs: which line breaks part paragraphs and which only wrap lines.

Knows lines and their lengths; knows nothing of sentences or of what a paragraph says.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lineage.model import Span

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"”’')\]]*\s*$")

MAX_WRAPPED_LINE = 110
"""Code points; terminals and mail wrap at 60 to 100, a line beyond was not wrapped by them."""
MIN_WRAPPED_SHARE = 0.6
"""Of the line breaks inside a text, those in mid-sentence; a list of short lines has few."""


def paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of the paragraphs, white space at their ends left out; in order, disjoint."""
    lines = [
        _strip(text, Span(m.start(), m.end())) for m in _LINE.finditer(text) if m.group().strip()
    ]
    if not lines:
        return ()
    if not _is_wrapped(text, lines):
        return tuple(lines)
    joined = [lines[0]]
    for line in lines[1:]:
        if _continues(text, joined[-1], line):
            joined[-1] = Span(joined[-1].start, line.stop)
        else:
            joined.append(line)
    return tuple(joined)


def _strip(text: str, span: Span) -> Span:
    start, stop = span.start, span.stop
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """True when most single line breaks stand in the middle of a sentence."""
    inner = [
        first for first, second in pairwise(lines)
        if _touches(text, first, second)
    ]  # fmt: skip
    if len(inner) < 2 or max(len(line) for line in lines) > MAX_WRAPPED_LINE:
        return False
    broken = sum(not _ENDS_SENTENCE.search(line.of(text)) for line in inner)
    lower = sum(text[b.start].islower() for _, b in pairwise(lines))
    return broken >= MIN_WRAPPED_SHARE * len(inner) and lower >= 0.25 * len(inner)


def _touches(text: str, first: Span, second: Span) -> bool:
    """No blank line and no indent between two lines."""
    between = text[first.stop : second.start].replace("\r\n", "\n")
    return between.count("\n") == 1 and len(between.rsplit("\n", 1)[1]) < 2


def _continues(text: str, paragraph: Span, line: Span) -> bool:
    return _touches(text, paragraph, line)
