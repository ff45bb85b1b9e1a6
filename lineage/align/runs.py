"""Looks → the maximal runs of words that two sentences share, and whose words they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lineage.align.contexts import Contexts
from lineage.align.joins import Array, product, shared
from lineage.align.looks import Looks
from lineage.align.spelled import Spelled
from lineage.linked import Ints, ranges

MAX_RUN_WORDS = 15
"""A longer run says nothing more."""
MIN_PLAIN_WORDS = 2


@dataclass(frozen=True, slots=True)
class Runs:
    """Maximal runs, in order of their looks; of two words or more."""

    looks: Ints
    a: Ints
    b: Ints
    """First word on each side, among the words of the sheets."""
    words: Ints


@dataclass(frozen=True, slots=True)
class RunSummary:
    """Longest runs of each look, in words (capped) and bits.

    An own run stands outside quotation marks on both sides and holds at least two plain words
    (content, and no names, titles or weekdays): `at a meeting of the Security Council in New
    York` is what all who were there write.
    """

    words: Ints
    own_words: Ints
    own_plain: Ints
    own_bits: Array
    quote_words: Ints


def runs(found: Contexts, looks: Looks) -> Runs:
    """Two words in a row that both hold lengthen the run that ends one word before them."""
    words, pairs = found.sheets.words, found.sheets.twos
    both = shared(pairs.groups, found.a.articles, found.b.articles)
    met = product(pairs.groups.starts, both.a, pairs.groups.starts, both.b)
    pair, a, b = both.pair[met.which], pairs.at[met.a], pairs.at[met.b]
    firsts = found.sheets.rows.firsts
    begins_a, begins_b = firsts[found.a.articles], firsts[found.b.articles]
    lines = found.grids.lines(pair, words.rows[a] - begins_a[pair]) - begins_b[pair]
    kept, look = looks.among(lines[met.lines] + words.rows[b])
    a, b = a[met.lines[kept]], b[kept]
    in_a, in_b = (at - words.starts[words.rows[at]] for at in (a, b))
    longest = max(1, int(np.diff(words.starts).max(initial=0)))
    keys = np.sort((look * 2 * longest + in_b - in_a + longest) * longest + in_a)
    firsts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1] + 1)[: len(keys)])
    lengths = np.diff(np.append(firsts, len(keys))) + 1
    diagonal = keys[firsts] // longest
    look, in_a = diagonal // (2 * longest), keys[firsts] - diagonal * longest
    in_b = in_a + diagonal - longest - look * 2 * longest
    starts = words.starts
    return Runs(look, starts[looks.a.rows[look]] + in_a, starts[looks.b.rows[look]] + in_b, lengths)


def summarised(found: Runs, words: Spelled, count: int) -> RunSummary:
    """Of each of `count` looks. Words that only one side quotes neither count nor interrupt."""
    run = np.repeat(np.arange(len(found.words)), found.words)
    a, b = ranges(found.a, found.words), ranges(found.b, found.words)
    quoted = words.quoted[a]
    alike = np.flatnonzero(quoted == words.quoted[b])
    run, a, b, quoted = run[alike], a[alike], b[alike], quoted[alike]
    new = np.append(True, (run[1:] != run[:-1]) | (quoted[1:] != quoted[:-1]))[: len(run)]
    firsts = np.flatnonzero(new)
    sizes = np.diff(np.append(firsts, len(run)))
    is_plain = (words.bits[a] > 0) & ~(words.stock[a] | words.stock[b])
    plain = _sums(is_plain.astype(np.float64), firsts).astype(np.int64)
    bits = _sums(np.where(is_plain, words.bits[a], 0.0), firsts)
    look = found.looks[run[firsts]]
    own = np.flatnonzero(~quoted[firsts] & (plain >= MIN_PLAIN_WORDS))
    speech = np.flatnonzero(quoted[firsts])
    return RunSummary(
        _most(found.looks, found.words, count),
        _most(look[own], sizes[own], count),
        _most(look[own], plain[own], count),
        _most_bits(look[own], bits[own], count),
        _most(look[speech], sizes[speech], count),
    )


def _sums(values: Array, firsts: Ints) -> Array:
    summed: Array = np.add.reduceat(values, firsts) if len(firsts) else values
    return summed


def _most(look: Ints, words: Ints, count: int) -> Ints:
    most = np.zeros(count, np.int64)
    np.maximum.at(most, look, words)
    return np.minimum(MAX_RUN_WORDS, most)


def _most_bits(look: Ints, bits: Array, count: int) -> Array:
    most = np.zeros(count)
    np.maximum.at(most, look, bits)
    return most
