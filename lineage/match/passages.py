"""Corpus → pairs of articles that share runs of words, with the bits of the words they share.

Positional postings of word shingles. Every word under a shared shingle counts its surprisal once.
A shingle that stands in many articles outside one burst is a stock phrase and weighs little;
one that hundreds of outlets carry within days keeps its weight.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.match.carriers import LINEAR, Groups, Held, grouped, joined
from lineage.match.corpus import Corpus, weighed
from lineage.match.shingles import Bits, Hashes, Ints, Mask, Whole
from lineage.match.stock import apart_and_together, house_text
from lineage.match.weights import running
from lineage.text.formulas import STOCK, kept

NOTHING = 0.05
"""A shingle that keeps less than this share of its bits makes no pairs."""
DECIMALS = 3
"""Of bits that are told: sums of the same words are the same, however they were added up."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """The shingles of one bucket that two or more articles hold, group by group."""

    carriers: Whole
    """First word of each, in the whole corpus."""
    sizes: Whole
    """Of each group."""
    kept: npt.NDArray[np.float32]
    """Of each group, the share of its bits that stock phrases leave."""
    house: Mask
    """Of each carrier, whether it is house text of its outlet."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Where each shingle that two or more articles hold stands, and what it is worth."""

    size: int
    held: Held
    """Carriers are words of the corpus, owners its articles."""
    kept: npt.NDArray[np.float32]
    """For each carrier."""
    house: Mask


@dataclass(frozen=True, slots=True)
class Shared:
    """Pairs (later, earlier) of article numbers and the bits of the words that they share."""

    later: Ints
    earlier: Ints
    bits: Bits


def bucket(corpus: Corpus, number: int, size: int, window_days: int) -> Bucket:
    """Equal shingles of all parts, of those whose hashes fall into one bucket."""
    slices = []
    ends = [(n << 64) // corpus.buckets for n in (number, number + 1)]
    for k, part in enumerate(corpus.parts):
        runs = part.runs
        here = slice(*(_before(runs.hashes, end) for end in ends))
        places = runs.places[here] + np.int32(corpus.start(k))
        sides = [s[here] if len(s) else np.zeros(len(places), np.uint32)
                 for s in (runs.left, runs.right)]  # fmt: skip
        slices.append((runs.hashes[here], places, *sides))
    hashes, places, left, right = (np.concatenate(each) for each in zip(*slices, strict=True))
    groups = grouped(hashes, np.arange(len(hashes)), corpus.owners(places))
    at = groups.carriers
    carriers = places[at]
    owners = corpus.owners(carriers)
    days = corpus.days[owners]
    apart, together = apart_and_together(groups, days, left[at], right[at], window_days)
    firsts = groups.firsts
    share = kept(apart, together, _worth(corpus, carriers[firsts], size), len(corpus))
    return Bucket(
        carriers,
        groups.sizes[firsts].astype(np.int32),
        share.astype(np.float32),
        house_text(groups, corpus.outlets[owners], days, window_days),
    )


def _before(hashes: Hashes, end: int) -> int:
    """How many are below `end`."""
    last = np.uint64(max(0, end - 1))
    return int(np.searchsorted(hashes, last, side="right")) if end else 0


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
        found[here] = corpus.bits[k][words].sum(axis=1)
    return found


def postings(corpus: Corpus, buckets: Iterable[Bucket], size: int) -> Postings:
    listed = list(buckets)
    sizes = np.concatenate([b.sizes for b in listed])
    shares = np.repeat(np.concatenate([b.kept for b in listed]), sizes)
    carriers = np.concatenate([b.carriers for b in listed])
    firsts = (np.cumsum(sizes, dtype=np.int64) - sizes).astype(np.int32)
    groups = Groups(carriers, np.repeat(firsts, sizes), np.repeat(sizes, sizes))
    house = np.concatenate([b.house for b in listed])
    return Postings(size, Held.of(groups, corpus.owners(carriers)), shares, house)


def stock_words(corpus: Corpus, shingles: Postings, part: int) -> Mask:
    """Which words of a part stand in a stock phrase."""
    here = within(corpus, shingles, part)
    return _covered(corpus, shingles, part, here[shingles.kept[here] < STOCK])


def teeming_words(corpus: Corpus, shingles: Postings, part: int) -> Mask:
    """Which words of a part stand in a shingle that very many articles carry."""
    here = within(corpus, shingles, part)
    teeming = shingles.held.groups.sizes[here] > LINEAR.full
    return _covered(corpus, shingles, part, here[teeming])


def shared_passages(corpus: Corpus, shingles: Postings, part: int, least_bits: float) -> Shared:
    """Every pair compared, whose later article stands in a part, and whose shared runs of words
    hold at least `least_bits`."""
    _, worth = weighed(corpus, part)
    told = running(worth)
    start, size, groups = corpus.start(part), shingles.size, shingles.held.groups
    here = within(corpus, shingles, part)
    found: list[Shared] = []
    outlets, owners, house = corpus.outlets, shingles.held.owners, shingles.house

    def are_one_house(carrier: Whole, partner: Whole) -> Mask:
        of_house: Mask = house[carrier] & house[partner]
        of_house &= outlets[owners[carrier]] == outlets[owners[partner]]
        return of_house

    told_apart = here[shingles.kept[here] >= NOTHING]
    for pairs in joined(shingles.held, told_apart, LINEAR, are_one_house):
        at, share = groups.carriers[pairs.carriers] - start, shingles.kept[pairs.carriers]
        fresh = np.maximum(at, np.append(0, at[:-1] + size))
        fresh[pairs.starts] = at[pairs.starts]
        bits = np.add.reduceat(share * (told[at + size] - told[fresh]), pairs.starts)
        bits = bits.round(DECIMALS)
        good = bits >= least_bits
        found.append(Shared(pairs.later[good], pairs.earlier[good], bits[good]))
    return all_of(found)


def within(corpus: Corpus, shingles: Postings, part: int) -> Whole:
    return shingles.held.within(corpus.start(part), corpus.start(part + 1))


def _covered(corpus: Corpus, shingles: Postings, part: int, chosen: Whole) -> Mask:
    """Which words of a part stand under the chosen carriers."""
    start, stop = corpus.start(part), corpus.start(part + 1)
    covered = np.zeros(stop - start, np.bool_)
    at = shingles.held.groups.carriers[chosen] - start
    for n in range(shingles.size):
        covered[at + n] = True
    return covered


def all_of(parts: Iterable[Shared]) -> Shared:
    listed = list(parts)
    none = np.zeros(0, np.int64)
    return Shared(
        np.concatenate([none, *(part.later for part in listed)]),
        np.concatenate([none, *(part.earlier for part in listed)]),
        np.concatenate([np.zeros(0), *(part.bits for part in listed)]),
    )
