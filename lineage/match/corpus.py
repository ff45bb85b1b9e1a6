"""Told sentences → what matching keeps of a part of a corpus, and what all parts know together.

Parts are worked on one by one and in any process; each keeps its runs of words sorted by their
hash, so that equal runs of all parts can be brought together one range of hashes, or bucket, after
another. Articles are numbered through all parts in the order (date, id).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from lineage.errors import LineageError
from lineage.linked import sorted_once
from lineage.match.columns import columns
from lineage.match.kernel import Signatures, signatures
from lineage.match.order import stable_order
from lineage.match.shingles import (
    NO_DAY,
    NOBODY,
    Hashes,
    Ints,
    Whole,
    Words,
    shingles_within,
)
from lineage.match.weights import word_weights
from lineage.model import Article
from lineage.options import MatchOptions
from lineage.text.outlets import house
from lineage.words import Transcript
from lineage.words.lexicon import word_hash
from lineage.work import Mapped

BUCKET_WORDS = 1 << 21
"""For each bucket of runs, about."""
MAX_BUCKETS = 48
MAX_WORDS = (1 << 31) - 1
_STRIDE = 7
"""Of so many words, a power of two, the owner of the first is kept."""
SURROUNDINGS = 3
"""Without dates, what stands this many runs away tells stock phrases (short, anywhere) from copied
passages (long, amid the same words)."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Every run of `shingle_words` words of a part, in order of hash and place."""

    hashes: Hashes
    places: Whole
    """First word of each run."""
    left: npt.NDArray[np.uint32]
    right: npt.NDArray[np.uint32]
    """What stands beside each, in an article without a date; empty where all have one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One part of a corpus."""

    words: Words
    runs: Runs
    sketches: Signatures
    """Of each article."""


def lay_out(articles: Sequence[Article], told: Transcript, options: MatchOptions) -> Layout:
    """`articles` of one part, in order, and what they tell."""
    words = _laid(articles, told)
    places, hashes = shingles_within(words, words.article_starts, options.shingle_words)
    cuts = np.searchsorted(places, words.article_starts)
    sketches = signatures(hashes.astype(np.uint32), cuts, options.article_permutations)
    return Layout(words, _runs(words, places, hashes, options.shingle_words), sketches)


def _laid(articles: Sequence[Article], told: Transcript) -> Words:
    vocabulary = told.vocabulary
    starts = told.sentence_starts[told.article_starts]
    owners, size = np.repeat(np.arange(len(articles)), np.diff(starts)), len(vocabulary.hashes)
    once = sorted_once(owners * size + told.words)
    return Words(
        days=np.array([_day(article.published) for article in articles], np.int64),
        outlets=np.array([_outlet(house(article)) for article in articles], np.int64),
        words=told.words,
        article_starts=starts,
        sentence_starts=sorted_once(told.sentence_starts),
        hashes=vocabulary.hashes,
        known=vocabulary.known,
        is_number=vocabulary.is_number,
        held=np.bincount(once % max(1, size), minlength=size),
    )


def _day(published: str | None) -> int:
    """Days since year 1; NO_DAY for None."""
    return NO_DAY if published is None else date.fromisoformat(published[:10]).toordinal()


def _outlet(house: str | None) -> int:
    return NOBODY if house is None else word_hash(house) >> 1


def _runs(words: Words, places: Ints, hashes: Hashes, size: int) -> Runs:
    order = stable_order(hashes)
    left, right = _sides(words, places, hashes, size)
    return Runs(
        hashes[order],
        places[order].astype(np.int32),
        left[order] if len(left) else left,
        right[order] if len(right) else right,
    )


def _sides(
    words: Words, places: Ints, hashes: Hashes, size: int
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """The runs that stand a little before and after each; 0 where the text ends."""
    nothing = np.zeros(0, np.uint32)
    if (words.days != NO_DAY).all():
        return nothing, nothing
    reach = SURROUNDINGS * size
    around = np.zeros(len(words.words) + 2 * reach, np.uint32)
    around[places + reach] = hashes
    return around[places], around[places + 2 * reach]


class Corpus:
    """All parts together."""

    def __init__(self, parts: Sequence[Layout]) -> None:
        self.parts = parts
        words = Mapped(parts, _words)
        self.days: Ints
        self.outlets: Ints
        self.days, houses, lengths, counts = columns(
            map(_by_article, words), np.int64, np.int64, np.int64, np.int64
        )
        self.outlets = np.searchsorted(sorted_once(np.append(houses, NOBODY)), houses) - 1
        """Numbers for the houses of articles, or NOBODY."""
        self.bases: Ints = np.append(0, np.cumsum(counts))
        """Number of each part's first article; one more entry for the end."""
        self.article_starts: Ints = np.concatenate(([0], np.cumsum(lengths)))
        """Where each article begins among all words; one more entry for the end."""
        if self.article_starts[-1] > MAX_WORDS:
            raise LineageError(
                f"more than {MAX_WORDS:,} words are too many for one run; part the articles by time"
            )
        strides = np.arange(0, int(self.article_starts[-1]) + 1, 1 << _STRIDE)
        self._owners = np.searchsorted(self.article_starts[1:], strides, "right").astype(np.int32)
        self.weights = word_weights(words, len(self.days))
        cuts = np.linspace(0, len(parts), min(self.buckets, len(parts)) + 1).astype(int).tolist()
        self.ranges = [range(*ends) for ends in pairwise(cuts)]
        """The parts, some of them at a time: about as many words as in a bucket."""

    def __len__(self) -> int:
        return len(self.days)

    @property
    def buckets(self) -> int:
        """Into how many the runs are divided; changes no result."""
        return min(MAX_BUCKETS, 1 + int(self.article_starts[-1]) // BUCKET_WORDS)

    def start(self, part: int) -> int:
        """The part's first word among all words."""
        return int(self.article_starts[self.bases[part]])

    def owners(self, places: Whole) -> Whole:
        """Whose these words are."""
        found: Whole = self._owners[places >> _STRIDE]
        ends = self.article_starts[1:]
        behind = np.flatnonzero(ends[found] <= places)
        while len(behind):
            found[behind] += 1
            behind = behind[ends[found[behind]] <= places[behind]]
        return found


def _words(part: Layout) -> Words:
    return part.words


def _by_article(words: Words) -> tuple[Ints, Ints, Ints, Ints]:
    """Days, outlets and lengths; and how many articles these are."""
    lengths = np.diff(words.article_starts)
    return words.days, words.outlets, lengths, np.array([len(lengths)])
