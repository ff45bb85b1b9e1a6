"""Folded words → their stems, and what is known of each.

Numbers are given in the order of first sight and differ from process to process: nothing that
leaves `align` depends on them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from lineage.align.joins import Array, Mask
from lineage.align.kin import Speller, Spelling
from lineage.linked import Ints
from lineage.text.equivalents import groups
from lineage.text.fold import JOINED
from lineage.text.stems import stem, stem_bits

CONTENT_BITS = 1.3
"""A stem in more than 40 % of articles is grammar, not content."""

STOCK = frozenset(
    "said say says told tell tells added add adds asked asks according monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september "
    "october november december today yesterday tomorrow week month year president secretary "
    "minister senator sen rep representative gov governor mayor chief director spokesman "
    "spokeswoman spokesperson official officials former chairman leader reporter reporters news "
    "statement interview conference meeting house white senate department administration".split()
)
"""Words of attribution, time and office: shared by all who write on one event."""
SPEAKER_WORDS = frozenset("i you we me my our us your am myself ourselves yourself".split())
"""Words that reporters leave to the people they quote; a transcript may stand without marks."""
NEGATIONS = frozenset(("not", "no", "never", "without", "nor", "neither"))

_NUMBER, _STOCK, _SPEAKS, _NEGATES = 1, 2, 4, 8
_KINDS = {
    word: _STOCK * (word in STOCK)
    + _SPEAKS * (word in SPEAKER_WORDS)
    + _NEGATES * (word in NEGATIONS)
    for word in STOCK | SPEAKER_WORDS | NEGATIONS
}


class _Numbers(dict[str, int]):
    """Numbers strings in the order of their first sight, and notes what is known of each."""

    def __init__(self, note: Callable[[str], None]) -> None:
        self._note = note

    def __missing__(self, key: str) -> int:
        self._note(key)
        self[key] = number = len(self)
        return number


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of numbers for each number."""

    flat: Ints
    ends: Ints
    """One more entry, before the first."""

    @property
    def sizes(self) -> Ints:
        return np.diff(self.ends)


@dataclass(frozen=True, slots=True)
class Tables:
    """What is known of the words and stems numbered so far."""

    stem: Ints
    """Word → stem."""
    is_number: Mask
    is_stock: Mask
    speaks: Mask
    negates: Mask
    bits: Array
    """Stem → its surprisal; 0 for grammar."""
    equivalents: Lists
    """Stem → its groups of equivalents."""
    joined: tuple[tuple[int, int, int], ...]
    """Two words in a row, and the one that stands for both."""
    spelling: Spelling


class Lexicon:
    """Folded words, and their stems."""

    def __init__(self) -> None:
        self.words = _Numbers(self._note_word)
        self.stems = _Numbers(self._note_stem)
        self._stem, self._kinds = array("q"), bytearray()
        self._bits = array("d")
        self._equivalents = array("q"), array("q", [0])
        self._spelling = Speller()
        self._joined = tuple(
            (self.words[one], self.words[other], self.words[both])
            for (one, other), both in JOINED.items()
        )

    def _note_word(self, word: str) -> None:
        self._stem.append(self.stems[stem(word)])
        self._kinds.append(_NUMBER if word[0].isdigit() else _KINDS.get(word, 0))

    def _note_stem(self, stem_: str) -> None:
        bits = stem_bits(stem_)
        self._bits.append(bits if bits >= CONTENT_BITS else 0.0)
        _append(self._equivalents, groups(stem_))
        self._spelling.note(stem_)

    def tables(self) -> Tables:
        kinds = np.frombuffer(bytes(self._kinds), np.uint8)
        return Tables(
            np.array(self._stem),
            kinds & _NUMBER > 0,
            kinds & _STOCK > 0,
            kinds & _SPEAKS > 0,
            kinds & _NEGATES > 0,
            np.array(self._bits),
            _lists(self._equivalents),
            self._joined,
            self._spelling.spelling(),
        )


def _append(lists: tuple[array[int], array[int]], values: Sequence[int]) -> None:
    flat, ends = lists
    flat.extend(values)
    ends.append(len(flat))


def _lists(lists: tuple[array[int], array[int]]) -> Lists:
    flat, ends = map(np.array, lists)
    return Lists(flat, ends)
