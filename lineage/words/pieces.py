"""Texts → what stands between blanks in them, all at once: hashes of their bytes, and places.

A comma or a full stop after a word is no part of its piece: so much fewer are told apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.linked import Bytes, Ints
from lineage.words.hashing import MAX_BYTES, ROOM, Hashes, byte_hashes, bytes_hash, stretches

Mask = npt.NDArray[np.bool_]

OPENERS = (".", "“", '"')
"""After these a capital may only begin a sentence or a quotation."""
_COMMA, _STOP, _MARK, *_CURLY = b',."\xe2\x80\x9c'
"""Bytes; the last are those of the opening quotation mark."""
_BLANK = bytes(not chr(n).isspace() if n < 0x80 else 1 for n in range(256))
_LETTERS = np.array([n < 0x80 and chr(n).isalpha() for n in range(256)])


@dataclass(frozen=True, slots=True)
class Pieces:
    """What stands between blanks."""

    raw: bytes
    """UTF-8 of all texts."""
    starts: Ints
    stops: Ints
    """In these bytes."""
    hashes: Hashes
    asks: Mask
    """Whether the end of each asks for a capital after it."""
    near: Mask
    """Whether one blank stands before it."""
    breaks: Ints
    """How many of them stand before each text; one more entry for the end."""

    def asked(self, asks: Sequence[bool]) -> Mask:
        """Whether what stands before a piece asks for a capital; `asks` says it of the first of
        each text."""
        found = np.append(False, self.asks)[: len(self.asks)] & self.near
        having = np.flatnonzero(np.diff(self.breaks))
        found[self.breaks[having]] = np.array(asks, np.bool_)[having]
        return found


def pieces_of(texts: Sequence[str]) -> Pieces:
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    raw = b"\n".join((b"", *encoded, bytes(ROOM)))
    is_piece = np.frombuffer(raw.translate(_BLANK), np.bool_)
    starts, stops = stretches(is_piece[: len(raw) - ROOM])
    near = np.append(False, starts[1:] - stops[:-1] == 1)[: len(starts)]
    letters = np.frombuffer(raw, np.uint8)
    asks, is_marked = _ends(letters, stops)
    stops -= is_marked
    hashes = byte_hashes(letters, starts, stops)
    for n in np.flatnonzero(stops - starts > MAX_BYTES).tolist():
        hashes[n] = bytes_hash(raw[starts[n] : stops[n]])
    ends = np.cumsum([1, *map(len, encoded)]) + np.arange(len(encoded) + 1)
    return Pieces(raw, starts, stops, hashes, asks, near, np.searchsorted(starts, ends))


def _ends(letters: Bytes, stops: Ints) -> tuple[Mask, Mask]:
    """Whether the end of each piece asks for a capital, and whether it is a comma or a full stop
    after two letters."""
    third, second, last = (letters.take(stops - n, mode="wrap") for n in (3, 2, 1))
    is_stop = last == _STOP
    asks = is_stop | (last == _MARK)
    asks |= (last == _CURLY[2]) & (second == _CURLY[1]) & (third == _CURLY[0])
    is_marked = (is_stop | (last == _COMMA)) & _LETTERS[second] & _LETTERS[third]
    return asks, is_marked
