"""Corpus → pairs of articles on one event, by the rare words and names that they share.

A full rewrite shares no run of words with its source, but people, places and things. Articles
with dates meet only within the window. Postings of each article's rarest words; no matrix.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lineage.match.carriers import Held, Pairing, grouped, joined
from lineage.match.corpus import Corpus
from lineage.match.passages import Shared, all_of
from lineage.match.shingles import NO_DAY, Bits, Hashes, Ints, Mask, Whole, distinct
from lineage.options import MatchOptions

TERMS = 32
"""Rarest words by which an article is known."""
MIN_TERM_BITS = 4.5
"""Words in more than about one article in 23 tell no event."""
NEAREST = Pairing(full=32, hubs=0, neighbours=32)
"""A word that many articles share is followed back over this many of them."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Words by which articles are known."""

    articles: Whole
    """Whose, ascending."""
    hashes: Hashes
    bits: Bits


@dataclass(frozen=True, slots=True)
class Known:
    """The terms of all articles, and who shares them."""

    held: Held
    bits: Bits
    """Of each carrier."""
    norms: Bits
    """Of each article."""
    starts: Ints
    """Where each article's terms begin; one more entry for the end."""


def terms(corpus: Corpus, part: int, stock: Mask) -> Terms:
    """The rarest words of each article of a part that others share; no numbers."""
    words, bits = corpus.parts[part].words, corpus.bits[part]
    usable = (~words.is_number & (bits >= MIN_TERM_BITS))[words.words] & ~stock
    size = max(1, len(bits))
    pairs = distinct(words.articles[usable] * size + words.words[usable])
    article, term = pairs // size, pairs % size
    order = np.lexsort((words.hashes[term], -bits[term], article))
    article, term = article[order], term[order]
    top = np.arange(len(article)) - np.searchsorted(article, article) < TERMS
    article, term = article[top], term[top]
    number = (article + corpus.bases[part]).astype(np.int32)
    return Terms(number, words.hashes[term], bits[term])


def known(corpus: Corpus, parts: Iterable[Terms]) -> Known:
    listed = list(parts)
    article = np.concatenate([part.articles for part in listed])
    bits = np.concatenate([part.bits for part in listed])
    hashes = np.concatenate([part.hashes for part in listed])
    groups = grouped(hashes, np.arange(len(hashes)), article)
    return Known(
        Held.of(groups, article[groups.carriers]),
        bits[groups.carriers],
        np.sqrt(np.bincount(article, bits**2, minlength=len(corpus))),
        np.searchsorted(article, np.arange(len(corpus) + 1)),
    )


def same_event(corpus: Corpus, found: Known, part: int, options: MatchOptions) -> Shared:
    """Pairs whose later article stands in a part, with their likeness for bits."""
    least = options.min_event_bits + math.log2(len(corpus))
    weight, norms = found.bits, found.norms
    first, stop = (int(found.starts[corpus.bases[k]]) for k in (part, part + 1))
    kept: list[Shared] = []
    for pairs in joined(found.held, found.held.within(first, stop), NEAREST):
        likeness = np.add.reduceat(weight[pairs.carriers] ** 2, pairs.starts)
        likeness /= norms[pairs.later] * norms[pairs.earlier]
        good = _near(corpus, pairs.later, pairs.earlier, options.event_window_days)
        good &= likeness >= options.min_event_likeness
        good &= np.add.reduceat(weight[pairs.carriers], pairs.starts) >= least
        kept.append(Shared(pairs.later[good], pairs.earlier[good], likeness[good]))
    return all_of(kept)


def likeliest(found: Shared, neighbours: int) -> Shared:
    """The likeliest pairs first, as long as both articles have room for `neighbours`."""
    room: dict[int, int] = {}
    chosen = []
    order = np.lexsort((found.earlier, found.later, -found.bits))
    sides = zip(found.later[order].tolist(), found.earlier[order].tolist(), strict=True)
    for i, (a, b) in zip(order.tolist(), sides, strict=True):
        room_of_a, room_of_b = room.get(a, neighbours), room.get(b, neighbours)
        if room_of_a and room_of_b:
            room[a], room[b] = room_of_a - 1, room_of_b - 1
            chosen.append(i)
    return Shared(found.later[chosen], found.earlier[chosen], found.bits[chosen])


def _near(corpus: Corpus, later: Ints, earlier: Ints, window_days: int) -> npt.NDArray[np.bool_]:
    one, other = corpus.days[later], corpus.days[earlier]
    near: npt.NDArray[np.bool_] = np.abs(one - other) <= window_days
    near |= (one == NO_DAY) | (other == NO_DAY)
    return near
