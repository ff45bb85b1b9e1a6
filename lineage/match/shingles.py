"""Told sentences → flat arrays of word ids, and stable 64-bit hashes of their word n-grams.

Law: the arrays depend on the articles alone, never on a hash seed; only sentences that tell the
story take part.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
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


@dataclass(frozen=True, slots=True)
class Told:
    """What matching reads of an article: its sentences that tell the story."""

    published: str | None
    """As an Article says it."""
    sentences: Sequence[str]


def words_of(articles: Sequence[Told]) -> Words:
    """Fold the sentences of some articles. News repeats itself: what stands between two blanks is
    searched for words once."""
    raw = array("i")
    sentence_ends, article_ends = array("q"), array("q")
    pieces = _Numbers()
    for article in articles:
        for sentence in article.sentences:
            raw.extend(map(pieces.__getitem__, sentence.split()))
            sentence_ends.append(len(raw))
        article_ends.append(len(raw))
    vocabulary = _Numbers()
    folded = [
        [vocabulary[word] for token in WORD.findall(piece) for word in fold_word(token)]
        for piece in pieces
    ]
    raw_ids = np.frombuffer(raw, np.intc) if raw else np.zeros(0, np.intc)
    words, sizes = _expand(raw_ids, folded)
    ends = np.concatenate(([0], np.cumsum(sizes[raw_ids])))
    starts = np.concatenate(([0], ends[np.array(article_ends, np.int64)]))
    owners = np.repeat(np.arange(len(articles)), np.diff(starts))
    once = distinct(owners * len(vocabulary) + words)
    return Words(
        days=np.array([day_number(article.published) for article in articles], np.int64),
        words=words,
        article_starts=starts,
        sentence_starts=np.unique(np.concatenate(([0], ends[np.array(sentence_ends, np.int64)]))),
        hashes=np.array([word_hash(word) for word in vocabulary], np.uint64),
        known=np.array([_known_bits(word) for word in vocabulary], np.float64),
        is_number=np.array([word[:1].isdigit() for word in vocabulary], np.bool_),
        held=np.bincount(once % max(1, len(vocabulary)), minlength=len(vocabulary)),
    )


def _known_bits(word: str) -> float:
    return stem_bits(word if word[:1].isdigit() else stem(word))


def _expand(
    raw: npt.NDArray[np.intc], folded: Sequence[Sequence[int]]
) -> tuple[npt.NDArray[np.int32], Ints]:
    """Each piece as its folded words (an honorific is none, a contraction two)."""
    sizes = np.array([len(words) for words in folded], np.int64)
    flat = np.array(list(chain.from_iterable(folded)), np.int32)
    first = np.cumsum(sizes) - sizes
    counts = sizes[raw]
    inner = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return flat[np.repeat(first[raw], counts) + inner], sizes


@lru_cache(maxsize=1 << 19)
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
