"""Corpus → pairs of articles on one event, by the rare words and names that they share.

A full rewrite shares no run of words with its source, but people, places and things. Articles
with dates meet only within the window. Postings of each article's rarest words; no matrix.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lineage.linked import sorted_once
from lineage.match.carriers import Pairing, Standing, joined
from lineage.match.columns import columns
from lineage.match.corpus import Corpus
from lineage.match.order import stable_order
from lineage.match.passages import Phrases, Shared, all_of
from lineage.match.shingles import NO_DAY, Bits, Ints, Mask, Whole, firsts
from lineage.options import MatchOptions

TERMS = 32
"""Rarest words by which an article is known."""
_CHUNK = 1 << 16
"""Pairs of which Python values are made at a time."""
_RANK = 32
"""Bits of a word's rank."""
MIN_TERM_BITS = 4.5
"""Words in more than about one article in 23 tell no event."""
NEAREST = Pairing(full=32, hubs=0, neighbours=32)
"""A word that many articles share is followed back over this many of them."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Words by which the articles of a part are known."""

    articles: Whole
    """Whose each is, ascending."""
    words: Whole
    """Numbers of words of the corpus."""
    squares: Bits
    """Of each article, the sum of its words' squared bits."""


class Known:
    """The terms of all articles, and who shares them."""

    def __init__(self, corpus: Corpus, parts: Sequence[Terms]) -> None:
        articles, self.words, squares = columns(
            ((part.articles, part.words, part.squares) for part in parts),
            *(np.int32, np.int32, np.float64),
        )
        order = stable_order(self.words)
        self.owners: Whole = articles[order]
        """Of each carrier, by position: word by word."""
        self.positions = np.empty(len(order), np.int32)
        self.positions[order] = np.arange(len(order), dtype=np.int32)
        bits = corpus.weights.bits
        self.sizes = np.bincount(self.words, minlength=len(bits)).astype(np.int32)
        """How many articles each word makes known."""
        self.ends = np.cumsum(self.sizes, dtype=np.int32)
        """Where the carriers of each word end."""
        self.norms: Bits = np.sqrt(squares)
        """Of each article."""
        self.starts = np.searchsorted(articles, corpus.bases)
        """Where the terms of each part begin; one more entry for the end."""

    def standing(self, here: slice) -> Standing:
        words = self.words[here]
        sizes = self.sizes[words]
        return Standing(self.positions[here], self.ends[words] - sizes, sizes)


def terms(corpus: Corpus, said: Phrases, stock: Mask) -> Terms:
    """The rarest words of each article of a part that others share; no numbers."""
    words, vocabulary = said.words, said.vocabulary
    bits = corpus.weights.bits[vocabulary]
    usable = np.flatnonzero(~words.is_number & (bits >= MIN_TERM_BITS))
    rarest = usable[np.argsort(-bits[usable], kind="stable")]
    rank = np.full(len(bits), -1)
    rank[rarest] = np.arange(len(rarest))
    ranks = rank[words.words]
    told = np.flatnonzero((ranks >= 0) & ~stock)
    pairs = sorted_once((words.articles[told] << _RANK) + ranks[told])
    article, term = pairs >> _RANK, rarest[pairs & ((1 << _RANK) - 1)]
    begins = firsts(article)
    nth = np.arange(len(article)) - np.repeat(begins, np.diff(np.append(begins, len(article))))
    article, term = article[nth < TERMS], term[nth < TERMS]
    number = (article + corpus.bases[said.part]).astype(np.int32)
    squares: Bits = np.bincount(article, bits[term] ** 2, len(words.days)).astype(np.float64)
    return Terms(number, vocabulary[term], squares)


def same_event(corpus: Corpus, known: Known, parts: range, options: MatchOptions) -> Shared:
    """Pairs whose later article stands in one of the parts, with their likeness for bits."""
    least = options.min_event_bits + math.log2(len(corpus))
    here, norms = slice(*known.starts[[parts.start, parts.stop]].tolist()), known.norms
    weight = corpus.weights.bits[known.words[here]]

    def far(positions: Whole, which: Ints, partner: Ints) -> Ints:
        oldest = corpus.days[known.owners[positions]] - options.event_window_days
        days = corpus.days[known.owners[partner]]
        return np.flatnonzero((days < oldest[which]) & (days != NO_DAY))

    kept: list[Shared] = []
    for pairs in joined(known.owners, known.standing(here), NEAREST, far):
        bits = weight[pairs.carriers]
        likeness = np.add.reduceat(bits**2, pairs.starts)
        likeness /= norms[pairs.later] * norms[pairs.earlier]
        good = likeness >= options.min_event_likeness
        good &= np.add.reduceat(bits, pairs.starts) >= least
        kept.append(Shared(pairs.later[good], pairs.earlier[good], likeness[good]))
    return all_of(kept)


def likeliest(found: Shared, neighbours: int) -> Shared:
    """The likeliest pairs first, as long as both articles have room for `neighbours`."""
    room: dict[int, int] = {}
    chosen = []
    order = np.lexsort((found.earlier, found.later, -found.bits))
    for at in range(0, len(order), _CHUNK):
        some = order[at : at + _CHUNK]
        sides = zip(found.later[some].tolist(), found.earlier[some].tolist(), strict=True)
        for i, (a, b) in zip(some.tolist(), sides, strict=True):
            room_of_a, room_of_b = room.get(a, neighbours), room.get(b, neighbours)
            if room_of_a and room_of_b:
                room[a], room[b] = room_of_a - 1, room_of_b - 1
                chosen.append(i)
    return Shared(found.later[chosen], found.earlier[chosen], found.bits[chosen])
