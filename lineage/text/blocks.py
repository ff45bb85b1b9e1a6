"""Article text → paragraphs: which line breaks part paragraphs and which only wrap lines.

Knows lines and their lengths; knows nothing of sentences or of what a paragraph says.
"""

from __future__ import annotations

import re
from itertools import pairwise

Range = tuple[int, int]
"""Start and stop of a `Span`, as they are passed within this folder: there are many."""

_LINE = re.compile(r"\S(?:.*\S)?")
_OTHER_LINE_ENDS = "\r\v\f\x85\u2028\u2029"
_CLOSING = "\"”’')]"
_ENDS = frozenset(".!?:;…")

MAX_WRAPPED_LINE = 110
"""Code points; terminals and mail wrap at 60 to 100, a line beyond was not wrapped by them."""
MIN_WRAPPED_SHARE = 0.6
"""Of the line breaks inside a text, those in mid-sentence; a list of short lines has few."""


def paragraphs(text: str) -> list[Range]:
    """The paragraphs, white space at their ends left out; in order, disjoint."""
    lines = _lines(text)
    if len(lines) < 2 or max(stop - start for start, stop in lines) > MAX_WRAPPED_LINE:
        return lines
    touching = [_touch(text, stop, start) for (_, stop), (start, _) in pairwise(lines)]
    if not _is_wrapped(text, lines, touching):
        return lines
    joined = lines[:1]
    for line, touches in zip(lines[1:], touching, strict=True):
        if touches:
            joined[-1] = joined[-1][0], line[1]
        else:
            joined.append(line)
    return joined


def _lines(text: str) -> list[Range]:
    for end in _OTHER_LINE_ENDS:
        text = text.replace(end, "\n")
    return [line.span() for line in _LINE.finditer(text)]


def _is_wrapped(text: str, lines: list[Range], touching: list[bool]) -> bool:
    """True when most single line breaks stand in the middle of a sentence."""
    inner = [line for line, touches in zip(lines, touching, strict=False) if touches]
    if len(inner) < 2:
        return False
    broken = sum(not _ends_sentence(text[start:stop]) for start, stop in inner)
    lower = sum(text[start].islower() for start, _ in lines[1:])
    return broken >= MIN_WRAPPED_SHARE * len(inner) and lower >= 0.25 * len(inner)


def _ends_sentence(line: str) -> bool:
    return line[-1] in _ENDS or line.rstrip(_CLOSING)[-1:] in _ENDS


def _touch(text: str, stop: int, start: int) -> bool:
    """No blank line and no indent between two lines."""
    between = text[stop:start]
    if between == "\n":
        return True
    between = between.replace("\r\n", "\n")
    return between.count("\n") == 1 and len(between.rsplit("\n", 1)[1]) < 2
