"""Looks and the stems met there → how much of the content two sentences share, and whose words it
is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lineage.align.contexts import LOCAL_STEPS, Contexts
from lineage.align.joins import Array, Mask, counts, split
from lineage.align.looks import Looks, Meetings, logged, ratio
from lineage.align.sheets import Sheets
from lineage.align.softly import Kin, Marked
from lineage.align.stems import OWN, PLAIN, UNNAMED
from lineage.linked import Ints

MAX_LOCAL_BITS = 64
"""No word weighs as much."""
KIN_CREDIT = 0.7
"""What a look-alike word is worth beside the same word."""


@dataclass(frozen=True, slots=True)
class Content:
    """What two sentences share of their content, one value per look."""

    stems: Ints
    rare_stems: Ints
    bits: Array
    plain_stems: Ints
    plain_bits: Array
    own_bits: Array
    """Of words that stand outside quotation marks in both sentences."""
    quoted_bits: Array
    """Of words that stand outside them in neither."""
    local: Array
    square: Array
    heaviest: Array
    second: Array
    unnamed_stems: Ints
    unnamed: Array
    unnamed_square: Array


def content(found: Contexts, looks: Looks, met: Meetings) -> Content:
    """`met`: at the looks alone; at each look something."""
    numbers = looks.numbers[met.cells].astype(np.int64)
    local = found.local[met.stems]
    order = _heaviest_first(numbers, local)
    met, local = met.chosen(order), local[order]
    many = counts(numbers, len(looks))
    firsts = np.cumsum(many) - many
    stems = found.sheets.stems
    bits, square = stems.bits[met.a], local**2
    kinds_a, kinds_b = stems.kinds[met.a], stems.kinds[met.b]
    in_both = kinds_a & kinds_b
    plain, unnamed = in_both & PLAIN > 0, in_both & UNNAMED > 0

    def counted(chosen: Mask) -> Ints:
        return np.add.reduceat(chosen, firsts, dtype=np.int64) if len(firsts) else firsts

    def summed(values: Array) -> Array:
        return np.add.reduceat(values, firsts) if len(firsts) else values

    following = np.append(local, 0.0)[firsts + 1]
    return Content(
        many,
        counted(found.is_rare[met.stems]),
        summed(bits),
        counted(plain),
        summed(bits * plain),
        summed(bits * (in_both & OWN > 0)),
        summed(bits * ((kinds_a | kinds_b) & OWN == 0)),
        summed(local),
        summed(square),
        local[firsts],
        following * (many > 1),
        counted(unnamed),
        summed(local * unnamed),
        summed(square * unnamed),
    )


def _heaviest_first(numbers: Ints, local: Array) -> Ints:
    """Order by look, and within a look by weight. Sorting numbers that say all is many times
    faster than asking for the order."""
    places = len(numbers)
    keys = numbers * (MAX_LOCAL_BITS * LOCAL_STEPS) - (local * LOCAL_STEPS).astype(np.int64)
    keys *= places
    keys += np.arange(places)
    keys.sort()
    return split(keys, max(1, places))[1]


def shared_content(
    found: Contexts, looks: Looks, both: Content, kin: Kin, marked: Marked
) -> list[Array]:
    """How much of the content stands in both."""
    rows, a, b = found.sheets.rows, looks.a, looks.b
    mass_a, mass_b = rows.mass[a.rows], rows.mass[b.rows]
    small, large = np.minimum(mass_a, mass_b), np.maximum(mass_a, mass_b)
    local_a, local_b = found.a.mass[a.here], found.b.mass[b.here]
    local_small = np.minimum(local_a, local_b)
    soft = both.bits + marked.equivalent_bits + KIN_CREDIT * kin.bits
    return [
        both.bits / np.sqrt(small * large),
        both.bits / small,
        both.bits / large,
        ratio(both.square, np.sqrt(found.a.square[a.here] * found.b.square[b.here])),
        ratio(both.local, local_small),
        ratio(both.local, np.maximum(local_a, local_b)),
        np.minimum(1.0, soft / small),
        np.minimum(1.0, soft / large),
        ratio(both.local + KIN_CREDIT * kin.local, local_small),
        logged(both.stems + kin.stems),
        logged(both.rare_stems),
        logged(both.bits),
        logged(both.plain_bits),
        logged(rows.plain[a.rows] + rows.plain[b.rows] - 2 * both.plain_stems),
        logged(np.abs(rows.words[a.rows] - rows.words[b.rows])),
        both.heaviest,
        both.second,
    ]


def own_and_quoted(sheets: Sheets, looks: Looks, both: Content) -> list[Array]:
    """Whether the shared content is the reporters' own, quoted, or quoted by one of them."""
    rows, a, b = sheets.rows, looks.a.rows, looks.b.rows
    own, plain = rows.own_mass, rows.plain_mass
    share, quotes = rows.quoted_mass / np.maximum(rows.mass, 1e-300), rows.mass - own
    bits = both.bits
    return [
        ratio(both.own_bits, bits),
        ratio(both.quoted_bits, bits),
        ratio(bits - both.own_bits - both.quoted_bits, bits),
        ratio(both.own_bits, np.minimum(own[a], own[b])),
        ratio(both.own_bits, np.maximum(own[a], own[b])),
        ratio(both.plain_bits, np.minimum(plain[a], plain[b])),
        ratio(both.plain_bits, np.maximum(plain[a], plain[b])),
        np.maximum(share[a], share[b]),
        np.minimum(share[a], share[b]),
        ratio(both.quoted_bits, np.minimum(quotes[a], quotes[b])),
        ratio(both.quoted_bits, np.maximum(quotes[a], quotes[b])),
    ]


def unnamed(found: Contexts, looks: Looks, both: Content) -> list[Array]:
    """The words that are no names, titles or weekdays by themselves."""
    a, b = looks.a.here, looks.b.here
    mass_a, mass_b = found.a.unnamed_mass[a], found.b.unnamed_mass[b]
    square = np.sqrt(found.a.unnamed_square[a] * found.b.unnamed_square[b])
    return [
        ratio(both.unnamed, np.minimum(mass_a, mass_b)),
        ratio(both.unnamed, np.maximum(mass_a, mass_b)),
        ratio(both.unnamed_square, square),
        logged(both.unnamed_stems),
    ]
