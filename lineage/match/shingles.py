"""Told sentences → flat arrays of word ids, and stable 64-bit hashes of their word n-grams.

Law: the arrays depend on the articles alone, never on a hash seed; only sentences that tell the
story take part.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from lineage.text.fold import fold_word
from lineage.text.stems import stem, stem_bits
from lineage.text.words import WORD

Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]
Bits = npt.NDArray[np.float64]
Whole = npt.NDArray[np.signedinteger[Any]]
"""Numbers of words, articles or carriers; 32 bits where there are very many."""
Mask = npt.NDArray[np.bool_]
Hash = TypeVar("Hash", np.uint32, np.uint64)

NO_DAY = -1
"""Day number of an article without a date."""
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Words:
    """The told words of some articles, one after the other."""

    days: Ints
    """Day number of each article, or NO_DAY."""
    words: npt.NDArray[np.int32]
    """Index into the vocabulary, for each word."""
    article_starts: Ints
    """Where each article begins in `words`; one more entry for the end."""
    sentence_starts: Ints
    hashes: Hashes
    """Stable hash of each word of the vocabulary."""
    known: Bits
    """How surprising each is in English news, in bits."""
    is_number: Mask
    held: Ints
    """How many of these articles hold it."""

    @property
    def articles(self) -> Ints:
        """For each word, the number of its article."""
        return np.repeat(np.arange(len(self.days)), np.diff(self.article_starts))


class _Numbers(dict[str, int]):
    """Numbers things in the order of their first sight."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


class _Lexicon:
    """Whatever this process has seen stand between two blanks, as folded words. News repeats
    itself: each such piece is searched for words once."""

    def __init__(self) -> None:
        self.pieces = _Numbers()
        self._words = _Numbers()
        self._sizes = array("q")
        self._flat = array("q")
        self._hashes = array("Q")
        self._known = array("d")
        self._is_number = bytearray()

    def folded(self, pieces: npt.NDArray[np.intc]) -> tuple[Ints, Ints]:
        """The words of each piece (an honorific is none, a contraction two), one after the other,
        and how many each has."""
        for piece in islice(self.pieces, len(self._sizes), None):
            words = [form for token in WORD.findall(piece) for form in fold_word(token)]
            self._flat.extend(map(self._words.__getitem__, words))
            self._sizes.append(len(words))
        for word in islice(self._words, len(self._hashes), None):
            is_number = word[:1].isdigit()
            self._hashes.append(word_hash(word))
            self._known.append(stem_bits(word if is_number else stem(word)))
            self._is_number.append(is_number)
        sizes = np.array(self._sizes, np.int64)
        first = np.cumsum(sizes) - sizes
        counts = sizes[pieces]
        inner = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        return np.array(self._flat, np.int64)[np.repeat(first[pieces], counts) + inner], counts

    def told(self, words: Ints) -> tuple[Hashes, Bits, Mask]:
        """Hash of each word, how surprising it is in English news, and whether it is a number."""
        return (
            np.array(self._hashes, np.uint64)[words],
            np.array(self._known, np.float64)[words],
            np.array(self._is_number, np.bool_)[words],
        )


_LARGE = 1 << 20
"""Pieces after which a lexicon is begun anew: they take some 300 MB."""
_lexicon = _Lexicon()


@dataclass(frozen=True, slots=True)
class Told:
    """What matching reads of an article: its sentences that tell the story."""

    published: str | None
    """As an Article says it."""
    sentences: Sequence[str]


def words_of(articles: Sequence[Told]) -> Words:
    """Fold the sentences of some articles. The vocabulary is in order of hash, whatever this
    process has seen before."""
    global _lexicon
    if len(_lexicon.pieces) > _LARGE:
        _lexicon = _Lexicon()
    raw = array("i")
    sentence_ends, article_ends = array("q"), array("q")
    number = _lexicon.pieces.__getitem__
    for article in articles:
        for sentence in article.sentences:
            raw.extend(map(number, sentence.split()))
            sentence_ends.append(len(raw))
        article_ends.append(len(raw))
    words, counts = _lexicon.folded(np.frombuffer(raw, np.intc) if raw else np.zeros(0, np.intc))
    ends = np.concatenate(([0], np.cumsum(counts)))
    starts = np.concatenate(([0], ends[np.array(article_ends, np.int64)]))
    vocabulary, places = np.unique(words, return_inverse=True)
    hashes, known, is_number = _lexicon.told(vocabulary)
    order = np.argsort(hashes)
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    local = rank[places]
    owners = np.repeat(np.arange(len(articles)), np.diff(starts))
    once = distinct(owners * len(order) + local)
    return Words(
        days=np.array([day_number(article.published) for article in articles], np.int64),
        words=local,
        article_starts=starts,
        sentence_starts=np.unique(np.concatenate(([0], ends[np.array(sentence_ends, np.int64)]))),
        hashes=hashes[order],
        known=known[order],
        is_number=is_number[order],
        held=np.bincount(once % max(1, len(order)), minlength=len(order)),
    )


def word_hash(word: str) -> int:
    """A 64-bit hash that is the same everywhere and always."""
    return int.from_bytes(blake2b(word.encode(errors="replace"), digest_size=8).digest(), "little")


def day_number(published: str | None) -> int:
    """Days since year 1; NO_DAY for None."""
    return NO_DAY if published is None else date.fromisoformat(published[:10]).toordinal()


def shingle_hashes(word_hashes: Hashes, size: int) -> Hashes:
    """Hash of every run of `size` words; one per starting word, none for the last size - 1."""
    count = max(0, len(word_hashes) - size + 1)
    out = np.zeros(count, np.uint64)
    for offset in range(size):
        out *= _STEP
        out += word_hashes[offset : offset + count]
        out ^= out >> _SHIFT
    return out * _SPREAD


def shingles_within(part: Words, starts: Ints, size: int) -> tuple[Ints, Hashes]:
    """(first word, hash) of every run of `size` words that crosses none of `starts`."""
    hashes = shingle_hashes(part.hashes[part.words], size)
    room = np.repeat(starts[1:], np.diff(starts))[: len(hashes)] - np.arange(len(hashes))
    positions = np.flatnonzero(room >= size)
    return positions, hashes[positions]


def distinct(keys: Ints) -> Ints:
    """Each value once, in order; numpy's own `unique` hashes, which takes millions longer."""
    ordered = np.sort(keys)
    found: Ints = ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]]
    return found


def gathered(hashes: npt.NDArray[Hash], cuts: Ints, chosen: Ints) -> tuple[npt.NDArray[Hash], Ints]:
    """The chosen sets laid side by side, and their cuts; set i is hashes[cuts[i]:cuts[i + 1]]."""
    sizes = cuts[chosen + 1] - cuts[chosen]
    starts = np.concatenate(([0], np.cumsum(sizes)))
    inner = np.arange(starts[-1]) - np.repeat(starts[:-1], sizes)
    return hashes[np.repeat(cuts[chosen], sizes) + inner], starts
