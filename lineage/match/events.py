"""Corpus → pairs of articles on one event, by the rare words and names that they share.

A full rewrite shares no run of words with its source, but people, places and things. Articles
with dates meet only within the window. Postings of each article's rarest words; no matrix.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from lineage.match.carriers import Pairing, grouped, joined
from lineage.match.shingles import NO_DAY, Ints, Words, distinct
from lineage.match.weights import Bits
from lineage.options import MatchOptions

TERMS = 32
"""Rarest words by which an article is known."""
MIN_TERM_BITS = 4.5
"""Words in more than about one article in 23 tell no event."""
NEAREST = Pairing(full=32, hubs=0, neighbours=32)
"""A word that many articles share is followed back over this many of them."""


def same_event(
    corpus: Words, bits: Bits, stock: npt.NDArray[np.bool_], options: MatchOptions
) -> tuple[Ints, Ints, Bits]:
    """(later, earlier, likeness) of the likeliest pairs, at most `event_neighbours` per article."""
    least = options.min_event_bits + math.log2(len(corpus.ids))
    article, term = _terms(corpus, bits, stock)
    weight = bits[term]
    norms = np.sqrt(np.bincount(article, weight**2, minlength=len(corpus.ids)))
    places = np.arange(len(term))
    groups = grouped(corpus.hashes[term], places, article)
    owners = article[groups.carriers]
    weight = weight[groups.carriers]
    pairs, scores = [np.zeros((2, 0), np.int64)], [np.zeros(0)]
    for part in joined(groups, owners, NEAREST, np.zeros(len(owners), np.bool_)):
        likeness = np.add.reduceat(weight[part.carriers] ** 2, part.starts)
        likeness /= norms[part.later] * norms[part.earlier]
        good = _near(corpus, part.later, part.earlier, options.event_window_days)
        good &= likeness >= options.min_event_likeness
        good &= np.add.reduceat(weight[part.carriers], part.starts) >= least
        pairs.append(np.stack((part.later[good], part.earlier[good])))
        scores.append(likeness[good])
    later, earlier = np.concatenate(pairs, axis=1)
    all_scores = np.concatenate(scores)
    chosen = _best(later, earlier, all_scores, options.event_neighbours)
    return later[chosen], earlier[chosen], all_scores[chosen]


def _terms(corpus: Words, bits: Bits, stock: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """(article, word) for the rarest words of each article that others share; no numbers."""
    is_name = np.array([not word[:1].isdigit() for word in corpus.vocabulary], np.bool_)
    usable = (is_name & (bits >= MIN_TERM_BITS))[corpus.words] & ~stock
    size = len(corpus.vocabulary)
    pairs = distinct(corpus.articles[usable] * size + corpus.words[usable])
    article, term = pairs // size, pairs % size
    order = np.lexsort((corpus.hashes[term], -bits[term], article))
    article, term = article[order], term[order]
    first = np.searchsorted(article, article)
    top = np.arange(len(article)) - first < TERMS
    return article[top], term[top]


def _near(corpus: Words, later: Ints, earlier: Ints, window_days: int) -> npt.NDArray[np.bool_]:
    one, other = corpus.days[later], corpus.days[earlier]
    near: npt.NDArray[np.bool_] = np.abs(one - other) <= window_days
    near |= (one == NO_DAY) | (other == NO_DAY)
    return near


def _best(later: Ints, earlier: Ints, likeness: Bits, neighbours: int) -> Ints:
    """The likeliest pairs first, as long as both articles have room."""
    room: dict[int, int] = {}
    chosen = []
    for i in np.lexsort((earlier, later, -likeness)).tolist():
        a, b = int(later[i]), int(earlier[i])
        if room.get(a, neighbours) > 0 and room.get(b, neighbours) > 0:
            room[a] = room.get(a, neighbours) - 1
            room[b] = room.get(b, neighbours) - 1
            chosen.append(i)
    return np.array(chosen, np.int64)
