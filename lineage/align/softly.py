"""Looks → what two sentences share without sharing the very words: look-alikes, equivalents; and
the names and numbers that they share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lineage.align.contexts import Contexts, Side
from lineage.align.joins import (
    Array,
    Mask,
    Shared,
    counts,
    product,
    shared,
    split,
    totals,
)
from lineage.align.kin import Starters, are_kin
from lineage.align.looks import Looks, Meetings
from lineage.linked import Ints, places_of, ranges, sorted_once

_BITS = 52
"""That a float sums exactly."""


@dataclass(frozen=True, slots=True)
class Kin:
    """Per look: stems of the first sentence that a look-alike in the second answers. Only stems
    that the other article does not hold itself count."""

    stems: Ints
    bits: Array
    local: Array


@dataclass(frozen=True, slots=True)
class Marked:
    """Per look: names and numbers in common, and bits of equivalent words (war ~ conflict) that
    are not shared to the letter."""

    names: Ints
    numbers: Ints
    equivalent_bits: Array


def kin(found: Contexts, looks: Looks) -> Kin:
    sheets, groups, able = found.sheets, found.sheets.stems.groups, found.sheets.starters
    both = shared(able.groups, found.a.articles, found.b.articles)
    starts_a, stems_a = _strange(able, found.a, both.pair, both.a)
    starts_b, stems_b = _strange(able, found.b, both.pair, both.b)
    begun = np.arange(len(both.pair))
    met = product(starts_a, begun, starts_b, begun)
    a, b = stems_a[met.a][met.lines], stems_b[met.b]
    alike = np.flatnonzero(are_kin(sheets.tables.spelling, groups.keys[a], groups.keys[b]))
    pair, a, b = both.pair[met.which[met.lines[alike]]], a[alike], b[alike]
    met, places = product(groups.starts, a, groups.starts, b), sheets.stems.places
    lines = found.grids.lines(pair[met.which], places[met.a])
    kept, look = looks.among(lines[met.lines] + places[met.b])
    once = sorted_once(look * len(groups.keys) + a[met.which[met.lines[kept]]])
    look, stem = split(once, max(1, len(groups.keys)))
    weight = found.a.weights[found.a.group_starts[looks.pair[look]] + stem]
    return Kin(
        counts(look, len(looks)),
        totals(look, sheets.tables.bits[groups.keys[stem]], len(looks)),
        totals(look, weight, len(looks)),
    )


def _strange(able: Starters, side: Side, pair: Ints, begun: Ints) -> tuple[Ints, Ints]:
    """Where the stems of each of some groups begin, and the stems: those that the other article
    of the pair does not hold."""
    first, many = able.groups.starts[begun], able.groups.sizes_of(begun)
    stems = able.stems[ranges(first, many)]
    of = places_of(many)
    strange = np.flatnonzero(~side.is_shared[side.group_starts[pair][of] + stems])
    return np.append(0, np.cumsum(counts(of[strange], len(begun)))), stems[strange]


def marked(found: Contexts, looks: Looks, met: Meetings) -> Marked:
    marks = found.sheets.marks
    both = shared(marks.groups, found.a.articles, found.b.articles)
    key = marks.groups.keys[both.a]
    is_name, is_group = key < marks.numbers, key >= marks.equivalents
    names, numbers, groups = (
        both.chosen(np.flatnonzero(kind)) for kind in (is_name, ~is_name & ~is_group, is_group)
    )
    return Marked(
        _common(found, looks, names),
        _common(found, looks, numbers),
        _equivalents(found, looks, met, groups),
    )


def _common(found: Contexts, looks: Looks, both: Shared) -> Ints:
    """Per look, how many of these marks its sentences share: each mark of a pair of articles is a
    bit in one of several numbers, as many as the pair with most marks needs."""
    mark = np.arange(len(both.pair)) - np.searchsorted(both.pair, both.pair)
    plane, bit = split(mark, _BITS)
    planes = int(plane.max(initial=0)) + 1
    worth: Array = np.exp2(bit)

    def held(side: Side, groups: Ints, rows: Ints) -> Ints:
        marks = found.sheets.marks
        of = places_of(marks.groups.sizes_of(groups))
        members = ranges(marks.groups.starts[groups], marks.groups.sizes_of(groups))
        row = side.row_starts[both.pair][of] + marks.places[members]
        summed = totals(row * planes + plane[of], worth[of], len(side.mass) * planes)
        return summed.astype(np.int64).reshape(-1, planes)[rows]

    in_both = held(found.a, both.a, looks.a.here) & held(found.b, both.b, looks.b.here)
    many: Ints = np.bitwise_count(in_both).sum(axis=1, dtype=np.int64)
    return many


def _equivalents(found: Contexts, looks: Looks, met: Meetings, both: Shared) -> Array:
    """Per look, the bits of equivalent words."""
    marks = found.sheets.marks
    twos = product(marks.groups.starts, both.a, marks.groups.starts, both.b)
    lines = found.grids.lines(both.pair[twos.which], marks.places[twos.a])
    kept, look = looks.among(lines[twos.lines] + marks.places[twos.b])
    line = twos.lines[kept]
    one, other = twos.a[line], twos.b[kept]
    group = marks.groups.keys[both.a[twos.which[line]]] - marks.equivalents
    fresh = np.flatnonzero(~_covered(found, looks, met)[look, group])
    bits = np.minimum(marks.bits[one[fresh]], marks.bits[other[fresh]])
    return totals(look[fresh], bits, len(looks))


def _covered(found: Contexts, looks: Looks, met: Meetings) -> Mask:
    """(looks, groups of equivalents): whether two sentences share a very word of the group."""
    of_stem = found.sheets.tables.equivalents
    stem = found.sheets.stems.groups.keys[found.stems.a[met.stems]]
    many = of_stem.sizes[stem]
    look = np.repeat(looks.numbers[met.cells], many)
    covered = np.zeros((len(looks), int(of_stem.flat.max(initial=-1)) + 1), np.bool_)
    covered[look, of_stem.flat[ranges(of_stem.ends[stem], many)]] = True
    return covered
