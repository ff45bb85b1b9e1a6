"""Sheets and pairs of articles → what each pair tells of the weight of a word, and where two
sentences share one.

A word that few of the pair's sentences hold points at one statement (after the term frequency
by inverse sentence frequency of Sanchez-Perez et al., PAN 2014). Weights are multiples of a 64th
and squares of such: sums are exact in any order of the words.

The two articles of a pair are its sides. A grid of a pair has one place per two sentences, with
an empty margin around, so that what stands beside a sentence can be asked of every sentence.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lineage.align.joins import Array, Mask, Shared, shared, totals
from lineage.align.sheets import Sheets
from lineage.align.stems import UNNAMED
from lineage.linked import Ints, ranges

LOCAL_STEPS = 64
"""Weights are counted in such parts of a bit."""
RARE_SENTENCES = 4
"""A stem that so few sentences of the pair hold counts as rare."""


@dataclass(frozen=True, slots=True)
class Grids:
    """Where the grids of several pairs stand in one flat array."""

    starts: Ints
    """(pairs + 1,)"""
    wide: Ints
    """(pairs,): from one sentence of the first article to the next; margin included."""

    @property
    def size(self) -> int:
        return int(self.starts[-1])

    def lines(self, pair: Ints, a: Ints) -> Ints:
        """Of sentences' places in the first article: where their lines begin, so that with the
        place of a sentence in the second it is that of both."""
        return self.starts[pair] + (a + 1) * self.wide[pair] + 1


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles of each pair; its stem groups and rows, pair by pair."""

    articles: Ints
    """(pairs,)"""
    group_starts: Ints
    """(pairs,): what to add to a stem group's number to find it here."""
    row_starts: Ints
    """(pairs,): what to add to a place in the article to find its row here. An empty row stands
    before the first and after the last of each article."""
    weights: Array
    """Per group: local bits by the share of the pair's sentences that hold the stem."""
    is_shared: Mask
    """Per group: the other article holds it too."""
    mass: Array
    """Per row: the local bits of its stems."""
    square: Array
    unnamed_mass: Array
    unnamed_square: Array


@dataclass(frozen=True, slots=True)
class Contexts:
    """Pairs of articles."""

    sheets: Sheets
    a: Side
    b: Side
    grids: Grids
    stems: Shared
    """Stems of both articles of a pair."""
    local: Array
    """Of each of these."""
    is_rare: Mask


def contexts(sheets: Sheets, a: Ints, b: Ints) -> Contexts:
    """`a` and `b`: the articles of each pair, as owners in the sheets."""
    firsts = sheets.rows.firsts
    lengths_a, lengths_b = np.diff(firsts)[a], np.diff(firsts)[b]
    wide = lengths_b + 2
    grids = Grids(np.append(0, np.cumsum((lengths_a + 2) * wide)), wide)
    groups = sheets.stems.groups
    both = shared(groups, a, b)
    holders = groups.sizes_of(both.a) + groups.sizes_of(both.b)
    table, offsets = _weights(lengths_a + lengths_b)
    local = table[offsets[both.pair] + holders]
    side_a, side_b = (
        _side(sheets, own, both.pair, held, local, table, offsets)
        for own, held in ((a, both.a), (b, both.b))
    )
    return Contexts(sheets, side_a, side_b, grids, both, local, holders <= RARE_SENTENCES)


def _side(
    sheets: Sheets, articles: Ints, pair: Ints, held: Ints, local: Array, table: Array,
    offsets: Ints,
) -> Side:  # fmt: skip
    groups, stems = sheets.stems.groups, sheets.stems
    begins, ends = groups.owners[articles], groups.owners[articles + 1]
    many = ends - begins
    group_starts = np.cumsum(many) - many - begins
    weights = table[np.repeat(offsets, many) + groups.sizes[ranges(begins, many)]]
    is_shared = np.zeros(len(weights), np.bool_)
    here = group_starts[pair] + held
    weights[here], is_shared[here] = local, True
    lengths = np.diff(sheets.rows.firsts)[articles] + 2
    row_starts = np.cumsum(lengths) - lengths + 1
    first, many = groups.starts[begins], groups.starts[ends] - groups.starts[begins]
    members = ranges(first, many)
    row = np.repeat(row_starts, many) + stems.places[members]
    weight = weights[np.repeat(group_starts, many) + stems.of[members]]
    square, unnamed, count = weight**2, stems.kinds[members] & UNNAMED > 0, int(lengths.sum())
    return Side(
        articles,
        group_starts,
        row_starts,
        weights,
        is_shared,
        totals(row, weight, count),
        totals(row, square, count),
        totals(row, weight * unnamed, count),
        totals(row, square * unnamed, count),
    )


def _weights(sentences: Ints) -> tuple[Array, Ints]:
    """Local bits of a stem by how many of a pair's sentences hold it: one flat table, and where
    in it the weights of each pair begin."""
    totals, which = np.unique(sentences, return_inverse=True)
    starts = np.cumsum(totals + 1) - (totals + 1)
    tables = [np.zeros(0), *(_weights_among(n) for n in totals.tolist())]
    return np.concatenate(tables), starts[which]


@lru_cache(maxsize=1 << 10)
def _weights_among(sentences: int) -> Array:
    return np.array([_exact(math.log2((sentences + 1) / (n + 0.5))) for n in range(sentences + 1)])


def _exact(bits: float) -> float:
    """To the 64th of a bit."""
    return round(bits * LOCAL_STEPS) / LOCAL_STEPS
