"""Paragraph → sentence spans, by named rules asked in order at every possible boundary.

A rule answers True (split), False (do not) or None (ask the next). A full stop with no closing
mark after it has rules of its own, for it may belong to its word. Line breaks are not its
business: a paragraph from `blocks.py` is one line of thought.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from lineage.text.blocks import Range

_MARKS = ".!?…"
_TERMINAL = re.compile(
    r"(\.(?<!\.\.)\.*+)(?:[\"”’'»)\]]*(?:\s[”»])?)(\s+|(?=[“\"‘(\[]?[A-Z][a-z’' ]))"
)
"""Marks, closing marks and white space; asked where each of `_MARKS` was made a full stop."""
_MARK, _GAP = 1, 2
"""Groups of it."""
_OPENING = re.compile(r"[\"“„«‘'(\[—–\-•*`]*\s?")
_LAST_WORD = re.compile(r"[\w.&’'-]+$")

TITLES = frozenset(
    "mr mrs ms dr prof sen sens rep reps gov govs gen lt col sgt capt cmdr cpl adm maj rev hon st "
    "pres supt atty messrs mme mlle fr br sr.a ft mt vs cf e.g i.e viz al approx est insp det "
    "pvt pfc brig amb del dist asst assoc".split()
)
"""Abbreviations that are always followed by what they belong to."""

ABBREVIATIONS = frozenset(
    "inc corp co ltd llc plc bros jr sr u.s u.n u.k e.u d.c a.m p.m etc ph.d m.d b.a m.a j.d "
    "jan feb mar apr jun jul aug sept sep oct nov dec no nos pct vol ch sec fig dept univ "
    "ala ariz ark calif colo conn fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev "
    "okla ore pa tenn tex va vt wash wis wyo n.y n.j n.h n.m n.c s.c n.d s.d r.i w.va d.n.c "
    "ave blvd rd hwy jct tel ext ed eds trans repr u.s.s u.s.a n.a.t.o r-n.y d-n.y g.o.p mln bln "
    "dlrs cts shrs oper p pp".split()
)
"""Abbreviations that may also end a sentence."""

_STARTERS = frozenset(
    "the a an he she it they we i you this that these those his her its their our my in on at by "
    "for from with as after before when while if although though but and or so yet however "
    "instead meanwhile also there here who what where why how no not all some many most last "
    "according despite during since until under over asked speaking earlier later officials police "
    "both each few one two another other such then now still even just".split()
)
"""Words that seldom follow an abbreviation inside a sentence when capitalised."""

_SPEECH = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|told|added|wrote|tweeted|replied|shouted|"
    r"continued|responded|declared|exclaimed|joked|quipped|yelled)\b"
)


_QUOTE_MARK = re.compile(r"[“\"„«‘'`]")
_MARKS_ALONE = re.compile(r"[.!?…]+[\])”\"’']*(?:\s|$)")
_DASHES = frozenset("—–-")
_ALPHANUMERIC = re.compile(r"[^\W_]")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"(?:[a-z]\.)+[a-z]")

MAX_BEFORE = 80
MAX_AFTER = 60
"""Code points on each side of a boundary that the rules look at."""


class _Boundary(NamedTuple):
    """What a rule may look at."""

    mark: str
    close: str
    gap: str
    word: str
    """The word that the mark follows, lower case, inner dots kept."""
    raw: str
    before: str
    """All of the sentence so far, or its end."""
    after: str
    """What follows, opening marks left out."""
    opening: str
    """The opening marks of what follows."""


def sentence_spans(text: str, paragraphs: Iterable[Range]) -> list[list[Range]]:
    """The sentences of each paragraph; white space between them is in no sentence.

    >>> text = "He met Mr. Lammy. They spoke."
    >>> [text[start:stop] for start, stop in sentence_spans(text, [(0, len(text))])[0]]
    ['He met Mr. Lammy.', 'They spoke.']
    """
    ends = text
    for mark in _MARKS:
        ends = ends.replace(mark, ".")
    return [_sentences(text, ends, *paragraph) for paragraph in paragraphs]


def _sentences(text: str, ends: str, start: int, stop: int) -> list[Range]:
    """`ends`: the text with a full stop for each mark that may end a sentence."""
    spans: list[Range] = []
    for match in _TERMINAL.finditer(ends, start, stop):
        before, end = match.span(_GAP)
        if end >= stop:
            break
        verdict = _at_a_glance(text, start, match.start(), before, end)
        if verdict is None:
            verdict = _splits(_boundary(text, start, stop, match))
        if verdict:
            if before > start:
                spans.append((start, before))
            start = end
    if start < stop:
        spans.append((start, stop))
    return spans


def _at_a_glance(text: str, start: int, at: int, after_close: int, end: int) -> bool | None:
    """What the rules would say of the boundaries that are most common; None: ask them."""
    if after_close == end:
        return None
    follows = text[end]
    if "a" <= follows <= "z":
        return text[end + 1 : end + 2].isupper()
    is_quote = follows in '“"'
    if is_quote:
        follows = text[end + 1 : end + 2]
    if not "A" <= follows <= "Z":
        return None
    if after_close > at + 1:
        return True if text[at] == "." and text[at + 1] not in _MARKS else None
    if text[at] != ".":
        return True if text[at] != "!" else None
    piece = _last_piece(text, start, at)
    if at - len(piece) == start:
        return None
    verdict = _ends_with_word(piece)
    return _starter_at(text, end) if verdict is None and not is_quote else verdict


@lru_cache(maxsize=1 << 14)
def _ends_with_word(piece: str) -> bool | None:
    """Whether a full stop after these letters, which begin no sentence, ends one, where a capital
    follows; None: what follows decides."""
    raw = _last_word(piece)
    word = raw.lower()
    if word in TITLES:
        return False
    is_short = _is_initial(raw) or word in ABBREVIATIONS or _DOTTED.fullmatch(word)
    return None if is_short else True


def _starter_at(text: str, at: int) -> bool:
    """A word that begins sentences."""
    word = _FIRST_LETTERS.match(text, at)
    return word is not None and word.group().lower() in _STARTERS


def _last_piece(text: str, start: int, stop: int) -> str:
    """What stands between the last blank and `stop`."""
    if stop - start > MAX_BEFORE:
        start = stop - MAX_BEFORE
    return text[text.rfind(" ", start, stop) + 1 or start : stop]


def _boundary(text: str, start: int, stop: int, match: re.Match[str]) -> _Boundary:
    at, after_mark = match.span(_MARK)
    after_close, end = match.span(_GAP)
    opening = _OPENING.match(text, end, stop)
    after = opening.end() if opening else end
    raw = _last_word(_last_piece(text, start, at))
    return _Boundary(
        text[at:after_mark],
        text[after_mark:after_close],
        text[after_close:end],
        raw.lower(),
        raw,
        text[max(start, at - MAX_BEFORE) : at],
        text[after : min(stop, after + MAX_AFTER)],
        text[end:after],
    )


@lru_cache(maxsize=1 << 14)
def _last_word(piece: str) -> str:
    last = _LAST_WORD.search(piece)
    return last.group().lstrip("'’") if last else ""


def _splits(boundary: _Boundary) -> bool:
    is_full_stop = boundary.mark == "." and not boundary.close
    for rule in RULES_OF_A_FULL_STOP if is_full_stop else RULES_OF_OTHER_MARKS:
        verdict = rule(boundary)
        if verdict is not None:
            return verdict
    return True


def goes_on_in_marks(b: _Boundary) -> bool | None:
    """`He left. . .` is a spaced ellipsis."""
    if _QUOTE_MARK.search(b.opening):
        return None
    return False if _MARKS_ALONE.match(b.after) else None


def no_space(b: _Boundary) -> bool | None:
    """`war.The` and `war.”The` are two sentences; `Amazon.com`, `U.S.A` are one word."""
    if b.gap:
        return None
    if "’" in b.close or "'" in b.close:
        return False
    return bool(b.close) or (len(b.word) > 2 and b.raw.islower() and b.opening == "")


def lower_case_follows(b: _Boundary) -> bool | None:
    first = b.after[:1]
    if not first.islower():
        return None
    # iPhone, eBay begin sentences too
    return len(b.after) > 1 and b.after[1].isupper()


def title(b: _Boundary) -> bool | None:
    return False if b.word in TITLES else None


def initial(b: _Boundary) -> bool | None:
    """`John F. Kennedy`, `J. K. Rowling`; but `Plan B. The`."""
    return _starter_at(b.after, 0) if _is_initial(b.raw) else None


def numbered(b: _Boundary) -> bool | None:
    """`No. 10`, `Jan. 6`, `1. First point`."""
    if b.after[:1].isdigit() and b.word in ABBREVIATIONS:
        return False
    if b.word.isdigit() and len(b.word) <= 2 and b.before.strip() == b.raw:
        return False
    return None


def abbreviation(b: _Boundary) -> bool | None:
    if b.word in ABBREVIATIONS or _DOTTED.fullmatch(b.word):
        return bool(b.opening.strip("-–— ")) or _starter_at(b.after, 0)
    return None


def attribution_follows(b: _Boundary) -> bool | None:
    """`“Why?” Trump asked.` is one sentence."""
    if b.close and b.mark[-1] in "?!" and not b.opening.strip() and _SPEECH.match(b.after):
        return False
    return None


def exclaimed_name(b: _Boundary) -> bool | None:
    """`Yahoo! Inc` and `Jeopardy! host` go on; so does a mark inside brackets."""
    return False if b.mark == "!" and not b.close and b.word in ("yahoo", "jeopardy") else None


def nothing_to_say(b: _Boundary) -> bool | None:
    """A tail without a letter or a digit, or a tweet's signature, is no sentence of its own."""
    if "(@" in b.after and not _DASHES.isdisjoint(b.opening):
        return False
    return None if _ALPHANUMERIC.search(b.after) else False


def _is_initial(raw: str) -> bool:
    return len(raw) == 1 and raw.isupper() and raw != "I"


_Rules = tuple[Callable[[_Boundary], bool | None], ...]
_RULES: _Rules = (nothing_to_say, goes_on_in_marks, no_space, lower_case_follows)
RULES_OF_A_FULL_STOP: _Rules = (*_RULES, title, initial, numbered, abbreviation)
RULES_OF_OTHER_MARKS: _Rules = (*_RULES, attribution_follows, exclaimed_name)
