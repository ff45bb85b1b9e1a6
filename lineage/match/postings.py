"""Runs of words of all parts → who carries what, by bucket of hashes and then by range of articles.

Law: of a carrier memory holds the owner and whether it is house text; all else waits in files, in
the order in which it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lineage.match.carriers import Groups, Standing
from lineage.match.columns import columns
from lineage.match.corpus import Corpus
from lineage.match.order import stable_order
from lineage.match.shingles import Hashes, Ints, Mask, Whole
from lineage.work import Work


@dataclass(frozen=True, slots=True)
class Carriers:
    """Runs of words that other articles hold too, in order."""

    places: Whole
    """First word of each, in the whole corpus."""
    standing: Standing
    apart: Whole
    """How many articles carry each independently of each other."""

    def __getitem__(self, chosen: slice | Ints | Mask) -> Carriers:
        return Carriers(self.places[chosen], self.standing[chosen], self.apart[chosen])

    def between(self, start: int, stop: int) -> Carriers:
        """Those that begin there."""
        ends = np.array((start, stop), self.places.dtype)
        return self[slice(*np.searchsorted(self.places, ends).tolist())]

    def further(self, base: int) -> Carriers:
        """The same, with so many others before them."""
        at = self.standing
        standing = Standing(at.positions + base, at.starts + base, at.sizes.copy())
        return Carriers(self.places.copy(), standing, self.apart.copy())


@dataclass(frozen=True, slots=True)
class Bucket:
    """The runs of one bucket that two or more articles hold."""

    owners: Whole
    """Article of each carrier, group by group."""
    house: Mask
    """Of each carrier, whether it is house text of its outlet."""
    carriers: Carriers
    """In order; they stand in this bucket."""

    @classmethod
    def of(cls, groups: Groups, places: Whole, owners: Whole, house: Mask, apart: Whole) -> Bucket:
        """`places`, `owners` and `house` of each carrier; `apart` of each group."""
        carriers = Carriers(places, groups.standing, np.repeat(apart, groups.sizes))
        return cls(owners, house, carriers[stable_order(places)])


@dataclass(frozen=True, slots=True)
class Postings:
    """Where each run that two or more articles hold stands."""

    owners: Whole
    """Of each carrier, by position."""
    house: Mask
    outlets: Ints
    """Of each article."""
    ranges: Sequence[Carriers]

    def of_part(self, corpus: Corpus, part: int) -> Carriers:
        number = next(n for n, parts in enumerate(corpus.ranges) if part in parts)
        return self.ranges[number].between(corpus.start(part), corpus.start(part + 1))

    def of_one_house(self, positions: Whole, which: Ints, partner: Ints) -> Ints:
        """Of comparisons of some of these positions with others, those of two that are house text
        of one outlet."""
        both = np.flatnonzero(self.house[positions][which])
        both = both[self.house[partner[both]]]
        one, other = self.owners[positions[which[both]]], self.owners[partner[both]]
        same: Ints = both[self.outlets[one] == self.outlets[other]]
        return same


def posted(stage: str, corpus: Corpus, buckets: Sequence[Bucket], work: Work) -> Postings:
    """All buckets, divided by ranges of articles."""
    owners, house, counts = columns(
        ((b.owners, b.house, np.array([len(b.owners)])) for b in buckets),
        *(np.int32, np.bool_, np.int32),
    )
    bases = np.cumsum(counts, dtype=np.int32) - counts

    def gather(number: int) -> Carriers:
        parts = corpus.ranges[number]
        start, stop = corpus.start(parts.start), corpus.start(parts.stop)
        pieces = [
            bucket.carriers.between(start, stop).further(base)
            for bucket, base in zip(buckets, bases, strict=True)
        ]
        found = Carriers(
            np.concatenate([piece.places for piece in pieces]),
            Standing(
                np.concatenate([piece.standing.positions for piece in pieces]),
                np.concatenate([piece.standing.starts for piece in pieces]),
                np.concatenate([piece.standing.sizes for piece in pieces]),
            ),
            np.concatenate([piece.apart for piece in pieces]),
        )
        return found[stable_order(found.places)]

    ranges = work.done(stage, gather, len(corpus.ranges))
    return Postings(owners, house, corpus.outlets, ranges)


def slice_of(hashes: Hashes, bucket: int, buckets: int) -> slice:
    """Which of these, in order, fall into a bucket."""
    return slice(*(_before(hashes, (n << 64) // buckets) for n in (bucket, bucket + 1)))


def _before(hashes: Hashes, end: int) -> int:
    """How many are below `end`."""
    last = np.uint64(max(0, end - 1))
    return int(np.searchsorted(hashes, last, side="right")) if end else 0
