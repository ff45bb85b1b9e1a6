"""Looks → what two sentences share without sharing the very words: look-alikes, equivalents; and
the names and numbers that they share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lineage.align.contexts import Contexts
from lineage.align.joins import Array, Mask, counts, product, shared, totals
from lineage.align.kin import are_kin
from lineage.align.looks import Looks, Meetings
from lineage.linked import Ints, ranges


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
    which, one, other = product(able.groups, both.a, able.groups, both.b)
    pair, a, b = both.pair[which], able.stems[one], able.stems[other]
    here = found.a.group_starts[pair] + a
    strange = ~(found.a.is_shared[here] | found.b.is_shared[found.b.group_starts[pair] + b])
    pair, a, b = pair[strange], a[strange], b[strange]
    alike = are_kin(sheets.tables.spelling, groups.keys[a], groups.keys[b])
    pair, a, b = pair[alike], a[alike], b[alike]
    which, one, other = product(groups, a, groups, b)
    places = sheets.stems.places
    look = looks.numbers[found.grids.at(pair[which], places[one], places[other])]
    met = np.unique(look[look >= 0] * len(groups.keys) + a[which][look >= 0])
    look, stem = np.divmod(met, max(1, len(groups.keys)))
    weight = found.a.weights[found.a.group_starts[looks.pair[look]] + stem]
    return Kin(
        counts(look, len(looks)),
        totals(look, sheets.tables.bits[groups.keys[stem]], len(looks)),
        totals(look, weight, len(looks)),
    )


def marked(found: Contexts, looks: Looks, met: Meetings) -> Marked:
    marks = found.sheets.marks
    both = shared(marks.groups, found.a.articles, found.b.articles)
    which, one, other = product(marks.groups, both.a, marks.groups, both.b)
    cells = found.grids.at(both.pair[which], marks.places[one], marks.places[other])
    look = looks.numbers[cells]
    kept = np.flatnonzero(look >= 0)
    look, one, other = look[kept], one[kept], other[kept]
    key = marks.groups.keys[both.a[which[kept]]]
    is_name, is_group = key < marks.numbers, key >= marks.equivalents
    group = key[is_group] - marks.equivalents
    bits = np.minimum(marks.bits[one], marks.bits[other])[is_group]
    fresh = ~_covered(found, looks, met)[look[is_group], group]
    return Marked(
        counts(look[is_name], len(looks)),
        counts(look[~is_name & ~is_group], len(looks)),
        totals(look[is_group][fresh], bits[fresh], len(looks)),
    )


def _covered(found: Contexts, looks: Looks, met: Meetings) -> Mask:
    """(looks, groups of equivalents): whether two sentences share a very word of the group."""
    of_stem = found.sheets.tables.equivalents
    stem = found.sheets.stems.groups.keys[found.stems.a[met.stems]]
    many = of_stem.sizes[stem]
    look = np.repeat(looks.numbers[met.cells], many)
    covered = np.zeros((len(looks), int(of_stem.flat.max(initial=-1)) + 1), np.bool_)
    covered[look, of_stem.flat[ranges(of_stem.ends[stem], many)]] = True
    return covered
