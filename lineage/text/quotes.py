"""Article text and its paragraphs → the spans inside quotation marks.

Quotation marks are tracked over whole paragraphs and from one paragraph to the next: curly,
straight, guillemets, single, nested, mixed, resumed after an attribution, never closed.
A tweet shown in the page (`… — Name (@handle) April 2, 2018`) and a transcript's line
(`THE PRESIDENT: …`) are speech as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lineage.text.blocks import Range

_OPENERS = "“„‟«"
_CLOSERS = "”»"
_TWEET_TAIL = re.compile(r"[—–-]\s*[^—–\n]{1,60}\(@\w{1,20}\)(?:\s+\w+ \d{1,2}, \d{4})?\s*$")
_SPEAKER = re.compile(
    r"(?:(?:MR|MS|MRS|DR|SEN|REP|GOV)\.? )?[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,4}"
    r"(?: \([^)]{1,40}\))?: (?=[\"“‘A-Z(\[…])|[QA]: |Q\. |QUESTION: "
)
_SINGLE_CLOSE = re.compile(r"[’'](?<=[^\s‘][’'])(?![^\W_])")
_SENTENCE_END = re.compile(r"[.!?…,]")
_ATTRIBUTION_TAIL = re.compile(r"[.!?][\"”]?\s")

MAX_TWEET_TAIL = 200
"""Code points of a tweet's signature."""
MAX_SINGLE_QUOTE = 700
"""Code points; a single mark without a partner nearby is an apostrophe."""


_MARKS = {
    "“": "“", "”": "”", "„": "„", "‟": "‟", "«": "«", "»": "»", "``": "``", "''": r"''(?!')",
    '"': r"\"(?<!\d['’]\d\")(?<!\d['’]\d\d\")",  # 5'10" is a height
}  # fmt: skip
_SINGLE_MARKS = {
    mark: rf"{mark}(?<![^\s(\[—–-]{mark})(?=[^\W\d_])(?![nN][’'])" for mark in ("‘", "'")
}
_Forms = tuple[tuple[str, re.Pattern[str]], ...]


def _compiled(marks: Mapping[str, str]) -> _Forms:
    """Patterns that begin with a mark: to look for one mark at a time is far quicker."""
    return tuple((mark, re.compile(form)) for mark, form in marks.items())


_DOUBLE = _compiled(_MARKS)
_SINGLE = _compiled(_SINGLE_MARKS)


def quotations(text: str, paragraphs: Sequence[Range]) -> list[Range]:
    """What stands inside quotation marks, marks left out; in order, disjoint, in one paragraph."""
    found: list[Range] = []
    double = _by_paragraph(_DOUBLE, text, paragraphs)
    single = _by_paragraph(_SINGLE, text, paragraphs)
    speaking = _speaking(text, paragraphs)
    carried = False
    for n, paragraph in enumerate(paragraphs):
        if not carried and n not in double and n not in single and n not in speaking:
            continue
        spans: list[Range] = []
        if carried or n in double:
            spans, carried = _scan(text, paragraph, double.get(n, ()), carried)
            if carried and not _resumes(text, paragraphs[n + 1 : n + 2], double.get(n + 1, ())):
                spans, carried = _close_unclosed(text, paragraph, spans), False
        spans = speaking.get(n) or spans
        if n in single:
            spans = _around(spans, _single_quotes(text, paragraph, single[n]))
        found += spans
    return [span for span in found if span[1] > span[0]]


def _by_paragraph(forms: _Forms, text: str, paragraphs: Sequence[Range]) -> dict[int, list[Range]]:
    """Number of a paragraph → the marks in it, in order; without those that hold none."""
    present = [form for mark, form in forms if mark[0] in text]
    found: dict[int, list[Range]] = {}
    n, stop = -1, 0
    for mark in sorted([m.span() for form in present for m in form.finditer(text)]):
        if mark[0] >= stop:
            while mark[0] >= stop:
                n += 1
                stop = paragraphs[n][1]
            found[n] = []
        found[n].append(mark)
    return found


def _scan(
    text: str, paragraph: Range, marks: Sequence[Range], carried: bool
) -> tuple[list[Range], bool]:
    """Quotations of one paragraph, nested ones swallowed; and whether the last stays open."""
    spans, depth = _walk(text, paragraph, marks, nested=True)
    if depth > 1:  # a mark was forgotten: do not let it swallow the rest
        spans, depth = _walk(text, paragraph, marks, nested=False)
    begun = paragraph[0]
    if carried and (not spans or spans[0][0] > begun + 1) and marks:
        first = marks[0][0]
        if text[first] in '”»"' and (not spans or first < spans[0][0]):
            spans.insert(0, (begun, first))
    return spans, depth > 0


def _walk(
    text: str, paragraph: Range, marks: Sequence[Range], nested: bool
) -> tuple[list[Range], int]:
    spans: list[Range] = []
    depth, begun = 0, 0
    for n, (i, stop) in enumerate(marks):
        # two more marks must follow one that opens a quotation inside another
        may_nest = n + 2 < len(marks)
        if _opens(text, i, paragraph, depth, may_nest):
            if depth and not nested and i > begun:
                spans.append((begun, _sentence_end_before(text, begun, i)))
            if depth and not nested:
                depth = 0
            if not depth:
                begun = stop
            depth += 1
        elif depth:
            depth -= 1
            if not depth and i > begun:
                spans.append((begun, i))
    if depth:
        spans.append((begun, paragraph[1]))
    return spans, depth


def _opens(text: str, i: int, paragraph: Range, depth: int, may_nest: bool) -> bool:
    mark = text[i]
    if mark in _OPENERS or mark == "`":
        return True
    begin, end = paragraph
    if mark in _CLOSERS:
        # ”Like this” as some outlets set it.
        return not depth and (i == begin or text[i - 1].isspace())
    before = text[i - 1] if i > begin else " "
    after = text[i + 1] if i + 1 < end else " "
    if depth:
        return before.isspace() and not after.isspace() and may_nest
    return not (before.isdigit() and not after.isalpha())  # 12" is a length


def _sentence_end_before(text: str, start: int, stop: int) -> int:
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, stop)]
    return ends[-1] if ends else stop


def _resumes(text: str, following: Sequence[Range], marks: Sequence[Range]) -> bool:
    """The next paragraph, if any, opens with a mark again, or closes what it did not open."""
    if not following:
        return False
    if text[following[0][0]] in _OPENERS + '"':
        return True
    first = marks[0][0] if marks else None
    return first is not None and text[first] == "”" and not text[first - 1].isspace()


def _close_unclosed(text: str, paragraph: Range, spans: list[Range]) -> list[Range]:
    """A quotation that nobody closed ends with its paragraph when it began the paragraph's
    last sentence or the paragraph itself; otherwise with the sentence it began in."""
    begin, end = paragraph
    start, stop = spans[-1]
    if start <= begin + 1:
        return spans
    tail = _ATTRIBUTION_TAIL.search(text, start, end)
    return [*spans[:-1], (start, tail.start() + 1 if tail else stop)]


def _speaking(text: str, paragraphs: Sequence[Range]) -> dict[int, list[Range]]:
    """Number of a paragraph that is a tweet, or a speaker's in a transcript → what is said."""
    found = {
        n: [(speaker.end(), stop)]
        for n, (start, stop) in enumerate(paragraphs)
        if not "a" <= text[start + 1 : start + 2] <= "z"  # no speaker's name
        and (speaker := _SPEAKER.match(text, start, stop))
    }
    if "@" in text:
        for n, (start, stop) in enumerate(paragraphs):
            if _TWEET_TAIL.search(text, max(start, stop - MAX_TWEET_TAIL), stop):
                found[n] = [(start, stop)]
    return found


def _around(double: list[Range], single: list[Range]) -> list[Range]:
    """Double quotations, and the single ones that hold some of them: `‘He said “no” to me.’`"""
    if not double or not single:
        return double or single
    holding = [(a, b) for a, b in single if any(a <= start and stop <= b for start, stop in double)]
    free = [(a, b) for a, b in double if not any(a < stop and start < b for start, stop in holding)]
    return sorted(holding + free)


def _single_quotes(text: str, paragraph: Range, openings: Sequence[Range]) -> list[Range]:
    spans: list[Range] = []
    position = paragraph[0]
    for at, start in openings:
        if at < position:
            continue
        closing = _single_close(text, start, min(paragraph[1], start + MAX_SINGLE_QUOTE))
        if closing is not None:
            spans.append((start, closing))
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
