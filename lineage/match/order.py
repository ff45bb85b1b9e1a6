"""Numbers → the order in which they stand, by numpy's plain sort of keys that hold their place.

Sorting whole numbers takes a tenth of the time that numpy's stable `argsort` takes.
"""

from __future__ import annotations

import numpy as np

from lineage.match.shingles import Hashes, Ints, Whole, firsts


def stable_order(numbers: Whole) -> Ints:
    """What a stable `argsort` gives, of numbers from 0 on."""
    room = 64 - len(numbers).bit_length()
    if int(numbers.max(initial=0)) >> room:
        return np.argsort(numbers, kind="stable")
    return _places(_packed(numbers.astype(np.uint64)))


def recurring(keys: Hashes) -> Ints:
    """Where those stand that come more than once, equal keys together and in order; with a few
    that may come but once. Most of many keys never come again."""
    packed = _packed(keys)
    low = packed >> np.uint64(len(keys).bit_length())
    equal = low[1:] == low[:-1]
    often = np.append(False, equal)[: len(keys)] | np.append(equal, False)[: len(keys)]
    low, found = low[often], _places(packed[often], len(keys))
    again = keys[found]
    if len(firsts(again)) > len(firsts(low)):  # different keys with the same low bits
        found = found[np.argsort(again, kind="stable")]
    return found


def _packed(keys: Hashes) -> Hashes:
    """The low bits of each key before its place; sorted."""
    packed = keys << np.uint64(len(keys).bit_length())
    packed |= np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    return packed


def _places(packed: Hashes, of: int | None = None) -> Ints:
    bits = (len(packed) if of is None else of).bit_length()
    return (packed & np.uint64((1 << bits) - 1)).astype(np.int64)
