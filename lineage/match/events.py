"""Corpus → pairs of articles on one event, by the rare words and names that they share.

A full rewrite shares no run of words with its source, but people, places and things. Articles
with dates meet only within the window. Postings of each article's rarest words; no matrix.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lineage.match.carriers import Pairing, grouped, joined
from lineage.match.shingles import NO_DAY, Ints, Words
from lineage.match.weights import Bits

TERMS = 32
"""Rarest words by which an article is known."""
MIN_TERM_BITS = 4.5
"""Words in more than about one article in 23 tell no event."""
NEAREST = Pairing(full=32, hubs=0, neighbours=32)
"""A word that many articles share is followed back over this many of them."""


def same_event(
    corpus: Words,
    bits: Bits,
    stock: npt.NDArray[np.bool_],
    window_days: int,
    neighbours: int,
    min_likeness: float,
) -> tuple[Ints, Ints, Bits]:
    """(later, earlier, likeness) of the likeliest pairs, at most `neighbours` per article."""
    article, term = _terms(corpus, bits, stock)
    weight = bits[term]
    norms = np.sqrt(np.bincount(article, weight**2, minlength=len(corpus.ids)))
    places = np.arange(len(term))
    groups = grouped(corpus.hashes[term], places, article)
    owners = article[groups.carriers]
    squares = weight[groups.carriers] ** 2
    found: list[tuple[npt.NDArray[np.float64], ...]] = [(np.zeros(0),) * 3]
    for part in joined(groups, owners, NEAREST, np.zeros(len(owners), np.bool_)):
        likeness = np.add.reduceat(squares[part.carriers], part.starts)
        likeness /= norms[part.later] * norms[part.earlier]
        good = (likeness >= min_likeness) & _near(corpus, part.later, part.earlier, window_days)
        found.append((part.later[good], part.earlier[good], likeness[good]))
    later, earlier, likeness = (np.concatenate(column) for column in zip(*found, strict=True))
    chosen = _best(later.astype(np.int64), earlier.astype(np.int64), likeness, neighbours)
    return later[chosen].astype(np.int64), earlier[chosen].astype(np.int64), likeness[chosen]


def _terms(corpus: Words, bits: Bits, stock: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """(article, word) for the rarest words of each article that others share; no numbers."""
    is_name = np.array([not word[:1].isdigit() for word in corpus.vocabulary], np.bool_)
    usable = (is_name & (bits >= MIN_TERM_BITS))[corpus.words] & ~stock
    size = len(corpus.vocabulary)
    pairs = np.unique(corpus.articles[usable] * size + corpus.words[usable])
    article, term = pairs // size, pairs % size
    order = np.lexsort((corpus.hashes[term], -bits[term], article))
    article, term = article[order], term[order]
    first = np.searchsorted(article, article)
    top = np.arange(len(article)) - first < TERMS
    return article[top], term[top]


def _near(corpus: Words, later: Ints, earlier: Ints, window_days: int) -> npt.NDArray[np.bool_]:
    one, other = corpus.days[later], corpus.days[earlier]
    return (one == NO_DAY) | (other == NO_DAY) | (np.abs(one - other) <= window_days)


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
