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

from lineage.match.carriers import LINEAR, grouped, joined
from lineage.match.corpus import Corpus, weighed
from lineage.match.postings import Bucket, Carriers, Postings, posted, slice_of
from lineage.match.shingles import Bits, Hashes, Ints, Mask, Whole
from lineage.match.stock import apart_and_together, house_text
from lineage.match.weights import running
from lineage.text.formulas import STOCK, kept
from lineage.work import Work

NOTHING = 0.05
"""A shingle that keeps less than this share of its bits makes no pairs."""
Sides = npt.NDArray[np.uint32]
DECIMALS = 3
"""Of bits that are told: sums of the same words are the same, however they were added up."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Pairs (later, earlier) of article numbers and the bits of the words that they share."""

    later: Ints
    earlier: Ints
    bits: Bits


def shingle_postings(corpus: Corpus, size: int, window_days: int, work: Work) -> Postings:
    """Where the runs of `size` words stand that two or more articles hold."""
    made = work.done("buckets", lambda n: _bucket(corpus, n, size, window_days), corpus.buckets)
    return posted("postings", corpus, made, work)


def _bucket(corpus: Corpus, number: int, size: int, window_days: int) -> Bucket:
    """Equal shingles of all parts, of those whose hashes fall into one bucket."""
    slices = list(_slices(corpus, number))
    hashes, places, left, right = (np.concatenate(each) for each in zip(*slices, strict=True))
    groups = grouped(hashes, lambda at: corpus.owners(places[at]))
    at = groups.carriers
    places = places[at]
    owners = corpus.owners(places)
    days = corpus.days[owners]
    apart, together = apart_and_together(groups, days, left[at], right[at], window_days)
    share = kept(apart, together, _worth(corpus, places[groups.firsts], size), len(corpus))
    house = house_text(groups, corpus.outlets[owners], days, window_days)
    return Bucket.of(groups, places, owners, house, share.astype(np.float32))


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


def _worth(corpus: Corpus, places: Whole, size: int) -> Bits:
    """Bits of the shingles that begin at these words."""
    found = np.zeros(len(places))
    order = np.argsort(places)
    starts = corpus.article_starts[corpus.bases]
    cuts = np.searchsorted(places[order], starts)
    for k in np.flatnonzero(np.diff(cuts)).tolist():
        here = order[cuts[k] : cuts[k + 1]]
        first = places[here].astype(np.int64) - starts[k]
        words = corpus.parts[k].words.words[first[:, None] + np.arange(size)]
        found[here] = corpus.weights.of(k)[words].sum(axis=1)
    return found


def stock_words(corpus: Corpus, shingles: Carriers, part: int, size: int) -> Mask:
    """Which words of a part stand in a stock phrase."""
    return _covered(corpus, shingles[shingles.kept < STOCK], part, size)


def teeming_words(corpus: Corpus, shingles: Carriers, part: int, size: int) -> Mask:
    """Which words of a part stand in a shingle that very many articles carry."""
    return _covered(corpus, shingles[shingles.standing.sizes > LINEAR.full], part, size)


def shared_passages(
    corpus: Corpus, postings: Postings, shingles: Carriers, part: int, size: int, least_bits: float
) -> Shared:
    """Every pair compared, whose later article stands in a part, and whose shared runs of words
    hold at least `least_bits`."""
    told = running(weighed(corpus, part)[1])
    found: list[Shared] = []
    telling = shingles[shingles.kept >= NOTHING]
    places = telling.places - corpus.start(part)
    for pairs in joined(postings.owners, telling.standing, LINEAR, postings.are_one_house):
        at, share = places[pairs.carriers], telling.kept[pairs.carriers]
        fresh = np.maximum(at, np.append(0, at[:-1] + size))
        fresh[pairs.starts] = at[pairs.starts]
        bits = np.add.reduceat(share * (told[at + size] - told[fresh]), pairs.starts)
        bits = bits.round(DECIMALS)
        good = bits >= least_bits
        found.append(Shared(pairs.later[good], pairs.earlier[good], bits[good]))
    return all_of(found)


def _covered(corpus: Corpus, shingles: Carriers, part: int, size: int) -> Mask:
    """Which words of a part stand under these shingles."""
    start, stop = corpus.start(part), corpus.start(part + 1)
    covered = np.zeros(stop - start, np.bool_)
    at = shingles.places - start
    for n in range(size):
        covered[at + n] = True
    return covered


def all_of(parts: Iterable[Shared]) -> Shared:
    listed = [Shared(part.later.copy(), part.earlier.copy(), part.bits.copy()) for part in parts]
    none = np.zeros(0, np.int64)
    return Shared(
        np.concatenate([none, *(part.later for part in listed)]),
        np.concatenate([none, *(part.earlier for part in listed)]),
        np.concatenate([np.zeros(0), *(part.bits for part in listed)]),
    )
