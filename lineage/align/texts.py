"""Words of several articles → each sentence as a string with one character per word: what
rapidfuzz compares fastest."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lineage.align.joins import Ints
from lineage.align.spelled import Spelled

_FIRST_CODE = 0xE000
"""Past the surrogates, which no text may hold."""
_CODES = 0x110000 - _FIRST_CODE
"""Should a batch of articles hold more different words, some are taken for one another."""


@dataclass(frozen=True, slots=True)
class Texts:
    """One string per row."""

    words: list[str]
    own_words: list[str]
    """Those outside quotation marks."""


def texts(words: Spelled) -> Texts:
    is_held = np.zeros(int(words.words.max(initial=0)) + 1, np.int64)
    is_held[words.words] = 1
    codes = np.cumsum(is_held)[words.words] % _CODES + _FIRST_CODE
    own = ~words.quoted
    own_starts = np.append(0, np.cumsum(own))[words.starts]
    return Texts(_cut(codes, words.starts), _cut(codes[own], own_starts))


def _cut(codes: Ints, starts: Ints) -> list[str]:
    text = codes.astype("<u4").tobytes().decode("utf-32-le")
    cuts = starts.tolist()
    return [text[first:last] for first, last in pairwise(cuts)]
