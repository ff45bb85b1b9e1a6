"""Corpus → pairs of articles that share runs of words, with the bits of the words they share.

Positional postings of word shingles. Every word under a shared shingle counts its surprisal once.
A shingle that stands in many articles outside one burst is a stock phrase and weighs little;
one that hundreds of outlets carry within days keeps its weight.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.match.carriers import LINEAR, Groups, grouped, joined
from lineage.match.shingles import Ints, Words, shingles_within
from lineage.match.stock import apart_and_together
from lineage.match.weights import Bits, running

Mask = npt.NDArray[np.bool_]

PRIOR_ARTICLES = 1000
"""A corpus of this size says as much of phrases as we assume beforehand."""
SMALL_BURST = 24
"""A burst of fewer articles counts as this many, against those that carry the phrase apart."""
SURROUNDINGS = 3
"""Without dates, what stands this many shingles away tells stock phrases (short, anywhere) from
copied passages (long, amid the same words)."""
NOTHING = 0.05
"""A shingle that keeps less than this share of its bits makes no pairs."""
STOCK = 0.25
"""Words under a shingle that keeps less than this share of its bits are a stock phrase."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Where each shingle that two or more articles hold stands, and what it is worth."""

    size: int
    groups: Groups
    """Carriers are positions in the corpus."""
    kept: Bits
    """For each carrier, the share of its shingle's bits that stock phrases leave."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Pairs (later, earlier) of article numbers and the bits of the words that they share."""

    later: Ints
    earlier: Ints
    own: Bits
    """Bits of words outside quotation marks."""
    quoted: Bits
    """Bits of words inside quotation marks: two reports of one speech share these."""


def postings(corpus: Words, bits: Bits, size: int, window_days: int) -> Postings:
    positions, hashes = shingles_within(corpus, corpus.article_starts, size)
    articles = corpus.articles
    groups = grouped(hashes, positions, articles[positions])
    reach = SURROUNDINGS * size
    around = np.zeros(len(corpus.words) + 2 * reach, np.uint64)
    around[positions + reach] = hashes
    at = groups.carriers
    apart, together = apart_and_together(
        groups, corpus.days[articles[at]], around[at], around[at + 2 * reach], window_days
    )
    firsts = groups.firsts
    rate = np.maximum(apart, 1) / (len(corpus.ids) + PRIOR_ARTICLES)
    phrase = np.where(apart > 0, -np.log2(rate), np.inf)
    plain = running(bits[corpus.words])
    worth = np.maximum(plain[at[firsts] + size] - plain[at[firsts]], 1e-9)
    kept = np.minimum(1.0, phrase / worth) / (1 + (apart / np.maximum(together, SMALL_BURST)) ** 2)
    return Postings(size, groups, np.repeat(kept, groups.sizes[firsts]))


def stock_words(corpus: Words, shingles: Postings) -> Mask:
    """Which words of the corpus stand in a stock phrase."""
    return _covered(corpus, shingles, shingles.kept < STOCK)


def teeming_words(corpus: Words, shingles: Postings) -> Mask:
    """Which words of the corpus stand in a shingle that very many articles carry."""
    return _covered(corpus, shingles, shingles.groups.sizes > LINEAR.full)


def shared_passages(corpus: Words, bits: Bits, shingles: Postings, least_bits: float) -> Shared:
    """Every pair compared whose shared runs of words hold at least `least_bits`."""
    worth = bits[corpus.words]
    own = running(np.where(corpus.quoted, 0.0, worth))
    quoted = running(np.where(corpus.quoted, worth, 0.0))
    groups, size, kept = shingles.groups, shingles.size, shingles.kept
    owners = corpus.articles[groups.carriers]
    found: list[Shared] = []
    for part in joined(groups, owners, LINEAR, kept < NOTHING):
        at, share = groups.carriers[part.carriers], kept[part.carriers]
        fresh = np.maximum(at, np.append(0, at[:-1] + size))
        fresh[part.starts] = at[part.starts]
        own_bits = np.add.reduceat(share * (own[at + size] - own[fresh]), part.starts)
        quoted_bits = np.add.reduceat(share * (quoted[at + size] - quoted[fresh]), part.starts)
        good = own_bits + quoted_bits >= least_bits
        found.append(
            Shared(part.later[good], part.earlier[good], own_bits[good], quoted_bits[good])
        )
    return _all_of(found)


def _covered(corpus: Words, shingles: Postings, chosen: Mask) -> Mask:
    """Which words stand under the chosen shingles."""
    edges = np.zeros(len(corpus.words) + 1, np.int64)
    at = shingles.groups.carriers[chosen]
    np.add.at(edges, at, 1)
    np.add.at(edges, at + shingles.size, -1)
    covered: Mask = np.cumsum(edges[:-1]) > 0
    return covered


def _all_of(parts: list[Shared]) -> Shared:
    none = np.zeros(0, np.int64)
    return Shared(
        np.concatenate([none, *(part.later for part in parts)]),
        np.concatenate([none, *(part.earlier for part in parts)]),
        np.concatenate([np.zeros(0), *(part.own for part in parts)]),
        np.concatenate([np.zeros(0), *(part.quoted for part in parts)]),
    )
