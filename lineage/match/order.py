"""Numbers → the order in which they stand, by numpy's plain sort of keys that hold their place.

Sorting whole numbers takes a tenth of the time that numpy's stable `argsort` takes.
"""

from __future__ import annotations

import numpy as np

from lineage.match.shingles import Hashes, Ints, Whole, firsts


def stable_order(numbers: Whole | Hashes) -> Ints:
    """What a stable `argsort` gives, of numbers from 0 on."""
    bits = len(numbers).bit_length()
    if int(numbers.max(initial=0)) >> (64 - bits):
        return _by_high_bits(numbers.astype(np.uint64), bits)
    return _places(_packed(numbers, bits), bits)


def recurring(keys: Hashes) -> Ints:
    """Where those stand that come more than once, equal keys together and in order; with a few
    that may come but once. Most of many keys never come again."""
    bits = len(keys).bit_length()
    packed = _packed(keys, bits)
    equal = (packed[1:] ^ packed[:-1]) >> np.uint64(bits) == 0
    often = np.append(False, equal)[: len(keys)] | np.append(equal, False)[: len(keys)]
    packed = packed[often]
    low = packed >> np.uint64(bits)
    found = _places(packed, bits)
    again = keys[found]
    if len(firsts(again)) > len(firsts(low)):  # different keys with the same low bits
        found = found[np.argsort(again, kind="stable")]
    return found


def _by_high_bits(numbers: Hashes, bits: int) -> Ints:
    """Of numbers that leave no room for their places; they seldom agree in the high bits alone."""
    packed = numbers >> np.uint64(bits) << np.uint64(bits)
    packed |= np.arange(len(numbers), dtype=np.uint64)
    packed.sort()
    order = _places(packed, bits)
    ordered = numbers[order]
    if (ordered[1:] < ordered[:-1]).any():
        order = order[np.argsort(ordered, kind="stable")]
    return order


def _packed(keys: Whole | Hashes, bits: int) -> Hashes:
    """Each key, but for its highest bits, before its place; sorted."""
    packed = keys.astype(np.uint64)
    packed <<= np.uint64(bits)
    packed |= np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    return packed


def _places(packed: Hashes, bits: int) -> Ints:
    packed &= np.uint64((1 << bits) - 1)
    return packed.view(np.int64)
