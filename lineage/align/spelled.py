"""Pages of several articles → their folded words, one after the other, and what each is there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lineage.align.joins import Array, Groups, Mask, grouped, split
from lineage.align.lexicon import Tables
from lineage.align.pages import Pages
from lineage.linked import Ints, places_of, ranges


@dataclass(frozen=True, slots=True)
class Spelled:
    """One value per folded word of the told sentences. Rows are told sentences, numbered
    through all articles."""

    words: Ints
    """Numbers of the lexicon."""
    rows: Ints
    starts: Ints
    """(rows + 1,): the first word of each row."""
    quoted: Mask
    """Inside quotation marks."""
    named: Mask
    """A name: its article writes it with a capital in mid-sentence."""
    stock: Mask
    """A name, title or weekday, `said`."""
    bits: Array
    """Surprisal; 0 for grammar."""


@dataclass(frozen=True, slots=True)
class Twos:
    """Two words in a row that several articles have."""

    groups: Groups
    """Owners are articles."""
    at: Ints
    """Word of the sheets that each begins with."""


def spelled(pages: Pages, tables: Tables) -> Spelled:
    words = pages.words.copy()
    rows = places_of(pages.sizes)
    quotes = np.repeat(pages.quotes, pages.lengths)
    is_named = pages.capitals & pages.is_body[rows]
    kept = np.flatnonzero(_joined(words, rows, quotes, tables))
    words, rows, quotes, is_named = words[kept], rows[kept], quotes[kept], is_named[kept]
    starts = np.searchsorted(rows, np.arange(len(pages.sizes) + 1))
    is_named[starts[:-1][np.diff(starts) > 0]] = False
    ends = starts[np.append(0, np.cumsum(pages.sentences))]
    named = _held_by_article(words, is_named, ends, len(tables.stem))
    is_stock = tables.is_stock[words]
    return Spelled(
        words,
        rows,
        starts,
        quotes > 0,
        named & ~is_stock,
        named | is_stock,
        tables.bits[tables.stem[words]],
    )


def _joined(words: Ints, rows: Ints, quotes: Ints, tables: Tables) -> Mask:
    """Puts one word for two where it stands for both; tells which words remain."""
    kept = np.ones(len(words), np.bool_)
    follows = rows[1:] == rows[:-1]
    for one, other, both in tables.joined:
        at = np.flatnonzero((words[1:] == other) & (words[:-1] == one) & follows)
        words[at] = both
        quotes[at] *= quotes[at] == quotes[at + 1]
        kept[at + 1] = False
    return kept


def _held_by_article(words: Ints, chosen: Mask, ends: Ints, count: int) -> Mask:
    """Whether a word is anywhere in its article among the chosen ones."""
    held = np.zeros(len(words), np.bool_)
    is_chosen = np.zeros(count, np.bool_)
    cuts = ends.tolist()
    for first, last in pairwise(cuts):
        part = words[first:last]
        names = part[chosen[first:last]]
        is_chosen[names] = True
        held[first:last] = is_chosen[part]
        is_chosen[names] = False
    return held


def twos(words: Spelled, article: Ints, articles: int) -> Twos:
    """`article`: of each row."""
    many, different = len(words.words), int(words.words.max(initial=0)) + 1
    at = np.flatnonzero(words.rows[1:] == words.rows[:-1])
    packed = (words.words[at] * different + words.words[at + 1]) * many + at
    packed.sort()
    two, at = split(packed, max(1, many))
    owner = article[words.rows[at]]
    firsts = np.flatnonzero(np.append(True, two[1:] != two[:-1])[: len(two)])
    stops = np.append(firsts, len(two))[1:]
    common = np.flatnonzero(owner[firsts] != owner[stops - 1])
    firsts, sizes = firsts[common], stops[common] - firsts[common]
    kept = ranges(firsts, sizes)
    packed = (owner[kept] * len(common) + places_of(sizes)) * many + at[kept]
    packed.sort()
    key, at = split(packed, max(1, many))
    owners, number = split(key, max(1, len(common)))
    return Twos(grouped(owners, number, articles), at)
