"""Sentences → the reporter's own words in them, folded, as columns.

A place is a number among the own words of a sentence, with one empty place after every unbroken
stretch, so that nothing in a row reaches across a quotation. Knows nothing of articles.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from lineage.linked import Ints, rows_of
from lineage.text.fold import JOINED, fold, fold_word
from lineage.text.stems import stem, stem_bits
from lineage.text.words import WORD
from lineage.words.lexicon import word_hash

MIN_WORD_BITS = 1.3
"""A stem in more than 40 % of articles is grammar, not content."""
QUARTERS = 4
"""Of a bit: what words are worth is counted in these."""
GAP = 0
"""Hash of an empty place."""
PLAIN, NUMBER = 1, 2

PLACE = np.dtype([("word", np.uint64), ("quarters", np.uint8), ("kind", np.uint8)])
"""Hash of the folded word; how surprising it is in news at large, if it is plain; whether it is no
name, title or weekday (PLAIN), and whether it begins with a digit (NUMBER)."""
Places = NDArray[np.void]

Range = tuple[int, int]
Quoted = tuple[str, Sequence[Range]]
"""A sentence, and where it is quoted; in order, disjoint."""

_LARGE = 1 << 20
"""Words as they are printed after which they are noted anew."""


class _Printed(dict[str, int]):
    """Words as they are printed → their numbers, and what each is when it is folded."""

    def __init__(self) -> None:
        self._ends = array("q", [0])
        self._words, self._quarters, self._kinds = array("Q"), array("B"), array("B")

    def __missing__(self, word: str) -> int:
        kind = 0 if word[0].isupper() else PLAIN
        for folded in fold_word(word):
            hash_, quarters, is_number = _known(folded)
            self._words.append(hash_)
            self._quarters.append(quarters if kind else 0)
            self._kinds.append(kind | is_number)
        self._ends.append(len(self._words))
        number = self[word] = len(self)
        return number

    def folded(self, numbers: Ints) -> tuple[Places, Ints]:
        """The folded words of each, one after the other, and how many each has."""
        at, sizes = rows_of(np.frombuffer(self._ends, np.int64), numbers)
        found = np.empty(len(at), PLACE)
        found["word"] = np.frombuffer(self._words, np.uint64)[at]
        found["quarters"] = np.frombuffer(self._quarters, np.uint8)[at]
        found["kind"] = np.frombuffer(self._kinds, np.uint8)[at]
        return found, sizes


def _known(folded: str) -> tuple[int, int, int]:
    bits = stem_bits(stem(folded))
    quarters = round(bits * QUARTERS) if bits >= MIN_WORD_BITS else 0
    return word_hash(folded), quarters, NUMBER * folded[:1].isdigit()


_JOINED = [(*map(word_hash, pair), *_known(both)) for pair, both in JOINED.items()]
_printed = _Printed()


def worded(sentences: Iterable[Quoted]) -> tuple[Places, Ints]:
    """The places of all, one sentence after the other, and how many each has."""
    global _printed
    if len(_printed) > _LARGE:
        _printed = _Printed()
    own = [[text[start:stop] for start, stop in _own(text, quotes)] for text, quotes in sentences]
    printed = list(map(WORD.findall, chain.from_iterable(own)))
    numbers = np.array([*map(_printed.__getitem__, chain.from_iterable(printed))], np.int64)
    words, sizes = _printed.folded(numbers)
    stretches = np.repeat(np.arange(len(printed)), [*map(len, printed)])
    words, stretches = _joined(words, np.repeat(stretches, sizes))
    counts = np.bincount(stretches, minlength=len(printed))
    before: Ints = np.cumsum(counts > 0) - (counts > 0)
    places = np.zeros(len(words) + np.count_nonzero(counts), PLACE)
    places[np.arange(len(words)) + before[stretches]] = words
    ends = np.append(0, np.cumsum(counts + (counts > 0)))
    return places, np.diff(ends[np.cumsum([0, *map(len, own)])])


def _own(text: str, quotes: Sequence[Range]) -> Iterator[Range]:
    """What is not quoted."""
    at = 0
    for start, stop in quotes:
        yield at, start
        at = stop
    yield at, len(text)


def _joined(words: Places, stretches: Ints) -> tuple[Places, Ints]:
    """One word for two where it stands for both."""
    kept = np.ones(len(words), np.bool_)
    hashes = words["word"].copy()
    for one, other, both, quarters, is_number in _JOINED:
        at = np.flatnonzero(hashes[1:] == np.uint64(other))
        at = at[(hashes[at] == np.uint64(one)) & (stretches[at] == stretches[at + 1])]
        is_plain = words["kind"][at] & PLAIN
        words["word"][at], words["quarters"][at] = both, quarters * is_plain
        words["kind"][at] = is_plain | is_number
        kept[at + 1] = False
    return words[kept], stretches[kept]


@lru_cache(maxsize=1 << 14)
def spans(text: str, quotes: tuple[Range, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Of a sentence: where each place begins, and where it ends."""
    starts: list[int] = []
    stops: list[int] = []
    for start, stop in _own(text, quotes):
        folded = fold(text, start, stop)
        if folded.words:
            starts += (*folded.starts, stop)
            stops += (*folded.stops, stop)
    return tuple(starts), tuple(stops)
