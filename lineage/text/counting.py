"""Many texts → how many words each has, all at once.

What a word is says `words.py`. Here its rule is read backwards: which characters begin a word, and
do not continue the one before them?
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_LETTER, _DIGIT, _SIGN, _SEEN, _JOINS_LETTERS, _JOINS_DIGITS, _POINT, _ACCENT = (
    1 << n for n in range(8)
)
_TO_JOINED = 4
"""From what is joined to what joins it, in places of bits."""
_KINDS = {
    _LETTER: r"[^\W\d_]",
    _DIGIT: r"\d",
    _SIGN: "[%$£€]",
    _JOINS_LETTERS: "['’ʼ‘\u0300-\u036f]",
    _JOINS_DIGITS: "[.,:]",
    _POINT: r"\.",
    _ACCENT: "[\u0300-\u036f]",
}
_kinds = np.zeros(0x110000, np.uint8)
"""By code point, the kinds that it is of; 0: not asked yet."""


def count_each(texts: Sequence[str]) -> NDArray[np.int32]:
    """`count_words` of each text."""
    kinds = _kinds_of("\n\n" + "\n".join([*texts, "\n"]))
    sizes = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    return np.add.reduceat(_begins(kinds), np.cumsum(sizes) - sizes, dtype=np.int32)


def _kinds_of(text: str) -> NDArray[np.uint8]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    found = _kinds.take(codes)
    if not found.all():
        for code in np.unique(codes[found == 0]).tolist():
            _kinds[code] = _SEEN | sum(
                kind for kind, pattern in _KINDS.items() if re.match(pattern, chr(code))
            )
        found = _kinds.take(codes)
    return found


def _begins(kinds: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """1 where a word begins, from the third kind to the last but one; those around are in none."""
    before, here, after = kinds[1:-2], kinds[2:-1], kinds[3:]
    joined = (before >> _TO_JOINED) & _spelled(kinds)[:-3]
    first = here & ~before & ~joined & (_LETTER | _DIGIT)
    initial = first & (after & _POINT == _POINT)  # U.S. is one word
    first[2:] &= ~(initial[2:] & initial[:-2])
    begins: NDArray[np.bool_] = (first | here & _SIGN) != 0
    return begins.view(np.uint8)


def _spelled(kinds: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """An accent over a letter is part of it."""
    accents = kinds & _ACCENT != 0
    if not accents.any():
        return kinds
    bare = np.maximum.accumulate(np.where(accents, 0, np.arange(len(kinds))))
    return kinds | (kinds[bare] & np.uint8(_LETTER))
