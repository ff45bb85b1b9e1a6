"""Units of an article → what each may be but a sentence of its story, at a glance.

Law: it may suspect too much, never too little: what a unit is decide the rules of credits,
furniture and captions, each of which says how the units that it knows begin and end, and what they
hold.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from lineage.text import captions, furniture, signs
from lineage.text.blocks import Range
from lineage.text.photos import MAX_PHOTO_WORDS, may_be_photo_words

CREDIT, FURNITURE, CAPTION, PHOTO, OPEN = (1 << n for n in range(5))
"""What a unit may be, or hold: a credit, page furniture, a caption, a short credit of a photo; or
it ends without a mark that ends a sentence. A look is a sum of these; 0: it tells the story."""
_UNSURE = 1 << 5
"""The second word decides."""

_TAIL, _LEAD, _FEW = 3, 4, 80
"""Code points: of a unit's end and of the beginning of a word, of which there are few, and among
which there are many words."""
_CLOSING = "\"”’'»)]"
_ENDS = frozenset(".!?…;:,")
_QUOTES = frozenset('“"‘')
_LETTERS = re.compile("[a-z]*")


def looks(text: str, units: Sequence[Range], said: Sequence[str]) -> list[int]:
    """One for each unit; `said`: their texts."""
    found = [
        _ending(words[-_TAIL:]) | (_opening(words) if _may_open(words[:_LEAD]) else 0)
        for words in said
    ]
    for n in [n for n, words in enumerate(said) if words.count(" ", 0, _FEW) < MAX_PHOTO_WORDS]:
        if may_be_photo_words(said[n]):
            found[n] |= PHOTO
    starts = [start for start, _ in units]
    for at, look in _hints(text):
        found[bisect_right(starts, at) - 1] |= look
    for n, look in enumerate(found):
        if look & CREDIT and not signs.may_hold_credit(said[n]):
            found[n] = look - CREDIT
    return found


def is_open(words: str) -> bool:
    """They end without a mark that ends a sentence."""
    return words.rstrip(_CLOSING)[-1:] not in _ENDS


@lru_cache(maxsize=1 << 14)
def _ending(tail: str) -> int:
    is_signed = any(word.endswith(tail) or tail.endswith(word) for word in signs.SIGNATURES)
    return CREDIT * is_signed | CAPTION * tail.endswith(")") | OPEN * is_open(tail)


def _lead(word: str) -> str:
    letters = _LETTERS.match(word[:_LEAD].lower())
    return letters.group() if letters else ""


_LEADS = frozenset(
    _lead(word)
    for of in (captions, furniture, signs)
    for word in chain(of.FIRST_WORDS, of.SECOND_WORDS)
)


@lru_cache(maxsize=1 << 15)
def _may_open(lead: str) -> bool:
    """Asked first of a word: nearly all are turned away."""
    if lead[:1] in _QUOTES and lead[1:2].isalpha():
        return False
    return not lead[:1].isalpha() or _lead(lead) in _LEADS


def _opening(words: str) -> int:
    first = words.partition(" ")[0]
    look = _opens(first)
    if not look & _UNSURE:
        return look
    second = len(first) + 1
    if not _may_open(words[second : second + _LEAD]):
        return look - _UNSURE
    return look - _UNSURE | _goes_on(" ".join(words[: signs.MAX_HEAD].split(None, 2)[:2]))


@lru_cache(maxsize=1 << 14)
def _opens(first: str) -> int:
    lowered = first.lower()
    credit, page = signs.opens(first[: signs.MAX_HEAD]), furniture.opens(lowered)
    caption = captions.opens(lowered)
    unsure = credit is None or page is None or caption is None
    return (
        CREDIT * bool(credit) | FURNITURE * bool(page) | CAPTION * bool(caption) | _UNSURE * unsure
    )


@lru_cache(maxsize=1 << 14)
def _goes_on(words: str) -> int:
    """Of the first two words."""
    if not words[0].isalnum():
        return CREDIT | FURNITURE | CAPTION
    lowered = words.lower()
    return (
        CREDIT * signs.opens_like_a_credit(words)
        | FURNITURE * furniture.opens_like_furniture(lowered)
        | CAPTION * captions.opens_like_a_caption(lowered + " ")
    )


def _by_hint() -> dict[str, int]:
    """In small letters; for one that holds a slash the slash, which is found far quicker."""
    every = ((CREDIT, (*signs.HINTS, "(")), (FURNITURE, furniture.HINTS), (CAPTION, captions.HINTS))
    found: dict[str, int] = {}
    for look, hints in every:
        for hint in hints:
            short = "/" if "/" in hint else hint.lower()
            found[short] = found.get(short, 0) | look
    return found


_PLAIN = {hint.encode(): look for hint, look in _by_hint().items() if hint.isascii()}
_OTHER = {hint: look for hint, look in _by_hint().items() if not hint.isascii()}


def _hints(text: str) -> Iterator[tuple[int, int]]:
    """Where they stand, and what the unit there may be."""
    # it is far quicker to fold and to search bytes
    plain = text.encode("ascii", "replace").lower()
    for hint, look in _PLAIN.items():
        at = plain.find(hint)
        while at >= 0:
            yield at, look
            at = plain.find(hint, at + 1)
    for mark, look in _OTHER.items():
        at = text.find(mark)
        while at >= 0:
            yield at, look
            at = text.find(mark, at + 1)
