"""Corpus → pairs of articles that share a long run of words, however often it comes.

A formula that comes back on many days weighs little, but very many of its words in a row are worth
a look all the same: what they say of the two articles is for alignment and descent to judge. Where
they are fewer, it is told that the two were passed over. House text makes no pairs among the pages
of its outlet.

Two long runs are the same if the shingles that cover them are: no word is looked at again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lineage.match.carriers import LINEAR, grouped, joined
from lineage.match.corpus import Corpus
from lineage.match.order import recurring, stable_order
from lineage.match.passages import Shared, all_of
from lineage.match.postings import Bucket, Postings, posted, slice_of
from lineage.match.shingles import Bits, Hashes, Ints, Mask, Whole, combined
from lineage.work import Work


@dataclass(frozen=True, slots=True)
class _Windows:
    """Runs of the wanted length of which every shingle stands in another article too, by hash."""

    hashes: Hashes
    places: Whole
    """First word of each, in the whole corpus."""
    house: Mask
    """Whether all of it is house text."""

    def of(self, bucket: int, buckets: int) -> _Windows:
        """Those of one bucket, as copies."""
        here = slice_of(self.hashes, bucket, buckets)
        return _Windows(self.hashes[here].copy(), self.places[here].copy(), self.house[here].copy())


STAGES = 4
"""Kinds of parts in which runs are looked for; one of them by bucket, the others by range."""


def long_runs(corpus: Corpus, shingles: Postings, size: int, words: int, work: Work) -> Shared:
    """Pairs that share a run of so many `words`, no fewer than the `size` of a shingle; for bits
    the words of their longest one."""
    steps, count, stage = max(1, words - size + 1), len(corpus.ranges), f"runs-of-{words}"
    found = work.done(f"{stage}-windows", lambda n: _windows(shingles, n, size, steps), count)
    made = work.done(f"{stage}-buckets", lambda n: _bucket(corpus, found, n), corpus.buckets)
    postings = posted(f"{stage}-postings", corpus, made, work)

    def pairs(number: int) -> Shared:
        here = postings.ranges[number]
        found = joined(postings.owners, here.standing, LINEAR, postings.of_one_house)
        return all_of(
            Shared(f.later, f.earlier, _longest(here.places[f.carriers], f.starts) + (words - 1))
            for f in found
        )

    return all_of(work.done(stage, pairs, count))


def _longest(places: Whole, starts: Ints) -> Bits:
    """Of each group of ascending numbers, the length of its longest row without a gap."""
    begins = np.append(True, np.diff(places) != 1)
    begins[starts] = True
    rows = np.flatnonzero(begins)
    lengths = np.diff(np.append(rows, len(places)))
    longest = np.maximum.reduceat(lengths, np.searchsorted(rows, starts))
    return longest.astype(np.float64)


def _windows(shingles: Postings, number: int, size: int, steps: int) -> _Windows:
    carriers, last = shingles.ranges[number], steps - 1
    at, standing = carriers.places, carriers.standing
    owners, house = shingles.owners[standing.positions], shingles.house[standing.positions]
    first = np.arange(max(0, len(at) - last))
    first = first[(at[first + last] - at[first] == last) & (owners[first + last] == owners[first])]
    of_house = np.append(0, np.cumsum(house))
    hashes = combined(
        standing.starts[first + offset].astype(np.uint64)
        for offset in (*range(0, last, size), last)
    )
    order = stable_order(hashes)
    first = first[order]
    whole: Mask = of_house[first + steps] - of_house[first] == steps
    return _Windows(hashes[order], at[first], whole)


def _bucket(corpus: Corpus, windows: Sequence[_Windows], number: int) -> Bucket:
    """The windows of one bucket that two or more articles hold."""
    slices = [each.of(number, corpus.buckets) for each in windows]
    places = np.concatenate([each.places for each in slices])
    house = np.concatenate([each.house for each in slices])
    hashes = np.concatenate([each.hashes for each in slices])
    at = recurring(hashes)
    owners = corpus.owners(places[at])
    groups = grouped(hashes[at], owners)
    at, owners = at[groups.carriers], owners[groups.carriers]
    no_stock = np.zeros(len(groups.sizes), np.int8)
    return Bucket.of(groups, places[at], owners, house[at], no_stock)
