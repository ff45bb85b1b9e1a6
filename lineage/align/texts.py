"""Words of several articles → each sentence as a string with one character per word: what
rapidfuzz compares fastest."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lineage.align.spelled import Spelled
from lineage.linked import Ints

_SURROGATES = range(0xD800, 0xE000)
"""No text may hold them."""
_CODES = 0x110000 - len(_SURROGATES)
"""Should a batch of articles hold more different words, some are taken for one another."""


@dataclass(frozen=True, slots=True)
class Texts:
    """One string per row."""

    words: list[str]
    own_words: list[str]
    """Those outside quotation marks."""


def texts(words: Spelled) -> Texts:
    codes = _codes(np.bincount(words.words))[words.words]
    own = ~words.quoted
    own_starts = np.append(0, np.cumsum(own))[words.starts]
    return Texts(_cut(codes, words.starts), _cut(codes[own], own_starts))


def _codes(often: Ints) -> Ints:
    """Of each word, by how often it comes: rapidfuzz is fastest with the first 256."""
    codes = np.empty(len(often), np.int64)
    codes[np.argsort(-often, kind="stable")] = np.arange(len(often)) % _CODES
    return codes + len(_SURROGATES) * (codes >= _SURROGATES.start)


def _cut(codes: Ints, starts: Ints) -> list[str]:
    text = codes.astype("<u4").tobytes().decode("utf-32-le")
    cuts = starts.tolist()
    return [text[first:last] for first, last in pairwise(cuts)]
