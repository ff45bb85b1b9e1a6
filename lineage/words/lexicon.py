"""Strings as they stand between blanks → the folded words in them, and what is known of each.

News repeats itself: such a string is searched for words once in a process, and found again by a
hash of its bytes, without a Python value for each word.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import count

import numpy as np
import numpy.typing as npt

from lineage.linked import Ints, rows_of
from lineage.text.fold import fold_word
from lineage.text.stems import stem_bits, stems_of
from lineage.text.words import WORD
from lineage.words.hashing import Hashes, bytes_hash
from lineage.words.numbers import NOBODY, Numbers
from lineage.words.pieces import OPENERS, Mask, Pieces

Bits = npt.NDArray[np.float64]

_MARKS = ".,:;!?…\"“”‘’'()[]—–-"
"""Letters between some of these are one word."""
SMALL, CAPITAL, FIRST_CAPITAL = 0, 1, 2
"""A word with no capital, or one that is asked for; with a capital; with a capital that may be
asked for by what stands before the piece."""


class Lexicon:
    """The pieces that this process has seen, as folded words: an honorific is none, a contraction
    two. Numbers are in the order of first sight."""

    def __init__(self) -> None:
        self._pieces = Numbers()
        """By their hashes."""
        self._ends = array("q", [0])
        self._flat = array("q")
        self._capitals = bytearray()
        self._words: dict[str, int] = {}
        self._spelled: list[bytes] = []
        self._hashes = array("Q")
        self._known = array("d")
        self._is_number = bytearray()

    def __len__(self) -> int:
        return len(self._pieces)

    def numbers(self, pieces: Pieces) -> Ints:
        """Those of some pieces, which are noted if they are new."""
        numbers = self._pieces.find(pieces.hashes)
        unknown = np.flatnonzero(numbers == NOBODY)
        if len(unknown):
            fresh, first = np.unique(pieces.hashes[unknown], return_index=True)
            at = unknown[first]
            cuts = zip(pieces.starts[at].tolist(), pieces.stops[at].tolist(), strict=True)
            said = b"\n".join([pieces.raw[start:stop] for start, stop in cuts])
            self._note(said.decode("utf-8", "surrogatepass").split("\n"))
            self._pieces.add(fresh)
            numbers[unknown] = self._pieces.find(pieces.hashes[unknown])
        return numbers

    def _note(self, pieces: Sequence[str]) -> None:
        words, capitals = list[str](), list[int]()
        before = len(self._flat)
        for piece in pieces:
            for token, capital in _tokens(piece):
                folded = fold_word(token)
                words += folded
                capitals += (capital,) * len(folded)
            self._ends.append(before + len(words))
        self._capitals += bytes(capitals)
        self._note_words([word for word in dict.fromkeys(words) if word not in self._words])
        self._flat.extend(map(self._words.__getitem__, words))

    def _note_words(self, fresh: Sequence[str]) -> None:
        self._words.update(zip(fresh, count(len(self._words)), strict=False))
        self._spelled += [word.encode("utf-8", "surrogatepass") for word in fresh]
        self._hashes.extend(map(word_hash, fresh))
        is_number = [word[:1].isdigit() for word in fresh]
        self._is_number += bytes(is_number)
        stemmed = stems_of(fresh)
        self._known.extend(
            stem_bits(word if digit else stem)
            for word, stem, digit in zip(fresh, stemmed, is_number, strict=True)
        )

    def folded(self, pieces: Ints) -> tuple[Ints, npt.NDArray[np.uint8], Ints]:
        """The words of each piece, one after the other; whether each has a capital; and how many
        each piece has."""
        at, counts = rows_of(np.frombuffer(self._ends, np.int64), pieces)
        capitals = np.frombuffer(self._capitals, np.uint8)
        return np.frombuffer(self._flat, np.int64)[at], capitals[at], counts

    def told(self, words: Ints) -> tuple[Hashes, Bits, Mask]:
        """Hash of each word, how surprising it is in English news, and whether it is a number."""
        return (
            np.frombuffer(self._hashes, np.uint64)[words],
            np.frombuffer(self._known, np.float64)[words],
            np.frombuffer(self._is_number, np.bool_)[words],
        )

    def spelled(self, words: Ints) -> list[bytes]:
        """In UTF-8."""
        return [self._spelled[word] for word in words.tolist()]

    @property
    def words(self) -> int:
        return len(self._spelled)


def _tokens(piece: str) -> Sequence[tuple[str, int]]:
    """The words in it, and whether each has a capital."""
    bare = piece.strip(_MARKS)
    if bare.isalpha():
        return ((bare, _capital(piece, piece.index(bare)) if bare[0].isupper() else SMALL),)
    return [(match[0], _capital(piece, match.start())) for match in WORD.finditer(piece)]


def _capital(piece: str, at: int) -> int:
    if not piece[at].isupper():
        return SMALL
    if at == 0:
        return FIRST_CAPITAL
    return SMALL if piece[max(0, at - 2) : at].strip() in OPENERS else CAPITAL


def word_hash(word: str) -> int:
    """A 64-bit hash that is the same everywhere and always."""
    return bytes_hash(word.encode(errors="replace"))
