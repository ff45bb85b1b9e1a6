"""Corpus → pairs of articles that share runs of words, with the bits of the words they share.

Positional postings of word shingles. Every word under a shared shingle counts its surprisal once.
A shingle that stands in many articles outside one burst is a stock phrase and weighs little;
one that hundreds of outlets carry within days keeps its weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.match.carriers import LINEAR, Standing, grouped, joined
from lineage.match.corpus import Corpus
from lineage.match.order import recurring
from lineage.match.postings import Bucket, Postings, posted, slice_of
from lineage.match.shingles import Bits, Hashes, Ints, Mask, Whole, Words
from lineage.match.stock import house_text, independent
from lineage.match.weights import running
from lineage.text.formulas import STOCK, kept
from lineage.work import Work

NOTHING = 0.05
"""A shingle that keeps less than this share of its bits makes no pairs."""
Sides = npt.NDArray[np.uint32]
Shares = npt.NDArray[np.float32]
DECIMALS = 3
"""Of bits that are told: sums of the same words are the same, however they were added up."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Pairs (later, earlier) of article numbers and the bits of the words that they share."""

    later: Ints
    earlier: Ints
    bits: Bits


def shingle_postings(corpus: Corpus, window_days: int, work: Work) -> Postings:
    """Where the runs of words stand that two or more articles hold."""
    made = work.done("buckets", lambda n: _bucket(corpus, n, window_days), corpus.buckets)
    return posted("postings", corpus, made, work)


def _bucket(corpus: Corpus, number: int, window_days: int) -> Bucket:
    """Equal shingles of all parts, of those whose hashes fall into one bucket."""
    slices = list(_slices(corpus, number))
    hashes, places, left, right = (np.concatenate(each) for each in zip(*slices, strict=True))
    at = recurring(hashes)
    owners = corpus.owners(places[at])
    groups = grouped(hashes[at], owners)
    at, owners = at[groups.carriers], owners[groups.carriers]
    days = corpus.days[owners]
    apart = independent(groups, days, left[at], right[at], window_days)
    house = house_text(groups, corpus.outlets[owners], days, window_days)
    return Bucket.of(groups, places[at], owners, house, apart.astype(np.int32))


def _slices(corpus: Corpus, number: int) -> Iterator[tuple[Hashes, Whole, Sides, Sides]]:
    """Of each part: hashes, places, and what stands on either side."""
    for k, part in enumerate(corpus.parts):
        runs = part.runs
        here = slice_of(runs.hashes, number, corpus.buckets)
        places = runs.places[here] + np.int32(corpus.start(k))
        left, right = (
            side[here].copy() if len(side) else np.zeros(len(places), np.uint32)
            for side in (runs.left, runs.right)
        )
        yield runs.hashes[here].copy(), places, left, right


@dataclass(frozen=True, slots=True)
class Phrases:
    """The runs of words of a part that other articles hold too."""

    part: int
    words: Words
    """All of the part."""
    vocabulary: npt.NDArray[np.int32]
    """Numbers of its words among those of the corpus."""
    bits: Bits
    """Of each word."""
    size: int
    """Words of each run."""
    places: Whole
    """First word of each, in the part."""
    standing: Standing
    kept: Shares
    """The share of its bits that stock phrases leave of each."""

    def covered(self, chosen: Mask) -> Mask:
        """Which words of the part stand under the chosen ones."""
        covered = np.zeros(len(self.bits), np.bool_)
        at = self.places[chosen]
        for n in range(self.size):
            covered[at + n] = True
        return covered

    @property
    def stock(self) -> Mask:
        """Which words of the part stand in a stock phrase."""
        return self.covered(self.kept < STOCK)

    @property
    def teeming(self) -> Mask:
        """Which words of the part stand in a phrase that very many articles carry."""
        return self.covered(self.standing.sizes > LINEAR.full)


def phrases(corpus: Corpus, postings: Postings, part: int, size: int) -> Phrases:
    """What is known of the `size` words in a row of a part that stand in other articles too."""
    here = postings.of_part(corpus, part)
    words, weights = corpus.parts[part].words, corpus.weights
    vocabulary = weights.numbers(words.hashes)
    bits = weights.bits[vocabulary][words.words]
    places, sizes = here.places - corpus.start(part), here.standing.sizes
    worth = np.add.reduce([bits[places + n] for n in range(size)])
    share = kept(here.apart, sizes - here.apart, worth, len(corpus)).astype(np.float32)
    return Phrases(part, words, vocabulary, bits, size, places, here.standing, share)


def shared_passages(postings: Postings, said: Phrases, least_bits: float) -> Shared:
    """Every pair compared, whose later article stands in a part, and whose shared runs of words
    hold at least `least_bits`."""
    found: list[Shared] = []
    telling = said.kept >= NOTHING
    places, share, told = said.places[telling], said.kept[telling], running(said.bits)
    for pairs in joined(postings.owners, said.standing[telling], LINEAR, postings.of_one_house):
        at = places[pairs.carriers]
        fresh = np.maximum(at, np.append(0, at[:-1] + said.size))
        fresh[pairs.starts] = at[pairs.starts]
        worth = share[pairs.carriers] * (told[at + said.size] - told[fresh])
        bits = np.add.reduceat(worth, pairs.starts).round(DECIMALS)
        good = bits >= least_bits
        found.append(Shared(pairs.later[good], pairs.earlier[good], bits[good]))
    return all_of(found)


def all_of(parts: Iterable[Shared]) -> Shared:
    listed = [Shared(part.later.copy(), part.earlier.copy(), part.bits.copy()) for part in parts]
    none = np.zeros(0, np.int64)
    return Shared(
        np.concatenate([none, *(part.later for part in listed)]),
        np.concatenate([none, *(part.earlier for part in listed)]),
        np.concatenate([np.zeros(0), *(part.bits for part in listed)]),
    )
