"""Words of several articles → each sentence as a string with one character per word: what
rapidfuzz compares fastest."""

from __future__ import annotations

from dataclasses import dataclass

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
    own = np.flatnonzero(~words.quoted)
    starts = np.searchsorted(own, words.starts)
    whole = _cut(codes, words.starts[:-1], words.starts[1:])
    own_words = whole.copy()
    quoting = np.flatnonzero(np.diff(starts) < np.diff(words.starts))
    parts = _cut(codes[own], starts[quoting], starts[quoting + 1])
    for row, part in zip(quoting.tolist(), parts, strict=True):
        own_words[row] = part
    return Texts(whole, own_words)


def _codes(often: Ints) -> Ints:
    """Of each word, by how often it comes: rapidfuzz is fastest with the first 256."""
    codes = np.empty(len(often), np.int64)
    codes[np.argsort(-often, kind="stable")] = np.arange(len(often)) % _CODES
    return codes + len(_SURROGATES) * (codes >= _SURROGATES.start)


def _cut(codes: Ints, starts: Ints, stops: Ints) -> list[str]:
    text = codes.astype("<u4").tobytes().decode("utf-32-le")
    return [text[at:to] for at, to in zip(starts.tolist(), stops.tolist(), strict=True)]
