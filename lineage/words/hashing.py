"""Bytes → 64-bit hashes of many stretches of them, all at once."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from lineage.linked import Bytes, Ints

Hashes = npt.NDArray[np.uint64]

BASE = 0xD1342543DE82EF95
MAX_BYTES = 256
"""Bytes of a stretch that count; a longer word is no word of a language that parts its words."""
ROOM = 24
"""Bytes that must follow the last stretch."""
_KEPT = np.array([(1 << 8 * count) - 1 for count in range(9)], np.uint64)
"""Masks of the first bytes of a number."""


def stretches(is_part: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """Where whatever is part of something begins and ends; the first and the last are not."""
    edges = np.flatnonzero(is_part[1:] != is_part[:-1]) + 1
    return edges[::2].copy(), edges[1::2].copy()


def byte_hashes(letters: Bytes, starts: Ints, stops: Ints) -> Hashes:
    """Of letters[start:stop], for each: Σ n[i] · BASE^i mod 2^64 over the 64-bit little-endian
    numbers n that the bytes are, the last of them filled up with zeros. `ROOM` bytes follow the
    last."""
    numbers = letters[: len(letters) // 8 * 8].view("<u8")
    lengths = stops - starts
    out = _numbers_at(numbers, starts, lengths)
    power, longer = 1, np.flatnonzero(lengths > 8)
    for done in range(8, MAX_BYTES, 8):
        if not len(longer):
            break
        power = power * BASE % (1 << 64)
        further = _numbers_at(numbers, starts[longer] + done, lengths[longer] - done)
        out[longer] += further * np.uint64(power)
        longer = longer[lengths[longer] > done + 8]
    return out


def _numbers_at(numbers: Hashes, at: Ints, lengths: Ints) -> Hashes:
    """The eight bytes from each place on, or as many of them as the length says."""
    whole, bits = at >> 3, ((at & 7) << 3).view(np.uint64)
    found, high = numbers.take(whole), numbers.take(whole + 1)
    found >>= bits
    high <<= np.uint64(1)
    high <<= np.uint64(63) - bits
    found |= high
    found &= _KEPT.take(lengths, mode="clip")
    return found


def bytes_hash(raw: bytes) -> int:
    """Of one, however long: the same everywhere and always."""
    return int.from_bytes(blake2b(raw, digest_size=8).digest(), "little")
