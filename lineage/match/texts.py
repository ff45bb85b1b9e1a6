"""Raw texts → the 32-bit hashes of their word shingles, and from these MinHash signatures.

Nothing is cut into sentences and no Python object is made of a word: a batch of texts is one
array of bytes. What is hashed is closed, so that anybody can make the same sets:

- a word is what `[^\\W_]+` finds, each of its characters in lower case by itself (where that is
  one character and as long in UTF-8);
- a shingle is `size` words that follow each other; a text of fewer words, but any, is one
  shingle, filled up with words of hash 0;
- the hash of a shingle is the low half of `shingle_hashes` of those of its words; that of a word
  is Σ n[i] · BASE^i mod 2^64 over the 64-bit little-endian numbers n that its first 256 bytes of
  UTF-8 are, the last of them filled up with zeros.

`benchmarks/signatures.py` says the same in plain Python, as a `hashfunc` for datasketch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from lineage.linked import Bytes
from lineage.match.kernel import Signatures, signatures
from lineage.match.shingles import Hashes, Ints, shingle_hashes
from lineage.words.hashing import ROOM, byte_hashes, stretches

SIZE = 5
PERMUTATIONS = 128
_BATCH = 1 << 18
"""Bytes laid side by side, if no single text is longer."""
_CASED = 0x20000
"""No character from here on has another case."""
_WORD = re.compile(r"[^\W_]+")
_ASCII = (
    bytes(range(256))
    .lower()
    .translate(bytes(i if i >= 0x80 or chr(i).isalnum() else 0 for i in range(256)))
)


@dataclass(frozen=True, slots=True)
class TextWords:
    """The words of some texts that stand side by side, one after the other."""

    hashes: Hashes
    starts: Ints
    """Byte of UTF-8 at which each word begins."""
    stops: Ints
    begins: Ints
    """Byte at which each text begins."""
    cuts: Ints
    """Where each text begins among the words; one more entry for the end."""


def text_words(texts: Sequence[str]) -> TextWords:
    """All words of all texts, with their places."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    joined = b" ".join((b"", *encoded, b" " * ROOM))
    letters = np.frombuffer(bytearray(joined.translate(_ASCII)), np.uint8)
    if not all(map(str.isascii, texts)):
        _fold(letters)
    starts, stops = stretches(letters != 0)
    begins = np.cumsum([1, *(len(one) + 1 for one in encoded)])
    cuts = np.searchsorted(starts, begins)
    return TextWords(byte_hashes(letters, starts, stops), starts, stops, begins[:-1], cuts)


def text_shingles(texts: Sequence[str], size: int = SIZE) -> tuple[npt.NDArray[np.uint32], Ints]:
    """Hashes of the shingles of all texts, and where each text begins among them; one more entry
    for the end. A shingle that comes again in its text is there again."""
    found = text_words(texts)
    counts, hashes = np.diff(found.cuts), found.hashes
    if ((counts > 0) & (counts < size)).any():
        hashes, counts = _filled_up(hashes, counts, size)
    sizes = np.maximum(counts - size + 1, 0)
    ends = np.cumsum(counts)
    within = zip((ends - counts).tolist(), sizes.tolist(), strict=True)
    all_of = shingle_hashes(hashes, size).astype(np.uint32)
    none = np.zeros(0, np.uint32)
    kept = np.concatenate([none, *(all_of[first : first + many] for first, many in within)])
    return kept, np.append(0, np.cumsum(sizes))


def text_signatures(
    texts: Sequence[str], permutations: int = PERMUTATIONS, size: int = SIZE
) -> Signatures:
    """A signature for each text; `kernel.EMPTY` throughout for a text without words."""
    none = np.zeros((0, permutations), np.uint32)
    parts = (signatures(*text_shingles(part, size), permutations) for part in _batches(texts))
    return np.concatenate([none, *parts])


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    first = length = 0
    for at, text in enumerate(texts):
        if length and length + len(text) > _BATCH:
            yield texts[first:at]
            first, length = at, 0
        length += len(text) + 1
    if first < len(texts):
        yield texts[first:]


def _filled_up(hashes: Hashes, counts: Ints, size: int) -> tuple[Hashes, Ints]:
    """Words of hash 0 after those of texts that have fewer than `size`, but any."""
    full = np.where(counts > 0, np.maximum(counts, size), 0)
    out = np.zeros(full.sum(), np.uint64)
    shift = np.cumsum(full) - full - np.cumsum(counts) + counts
    out[np.arange(len(hashes)) + np.repeat(shift, counts)] = hashes
    return out, full


def _fold(letters: Bytes) -> None:
    """What is not ASCII in lower case, and zeros for what is part of no word."""
    folded = _folded()
    leads = np.flatnonzero(letters >= 0xC0)
    widths = 2 + (letters[leads] >= 0xE0) + (letters[leads] >= 0xF0)
    for width in (2, 3, 4):
        at = leads[widths == width]
        code = (letters[at] & (0x7F >> width)).astype(np.uint32)
        for offset in range(1, width):
            code = code << np.uint32(6) | letters[at + offset] & 0x3F
        code = folded[code]
        is_word = code != 0
        for offset in range(width - 1, 0, -1):
            letters[at + offset] = (0x80 | code & np.uint32(0x3F)) * is_word
            code >>= np.uint32(6)
        letters[at] = ((0xF00 >> width & 0xFF) | code) * is_word


@lru_cache(maxsize=1)
def _folded() -> npt.NDArray[np.uint32]:
    """For each code point its lower case, or 0 where it is not part of a word."""
    table = np.zeros(0x110000, np.uint32)
    for run in _WORD.finditer("".join(map(chr, range(len(table))))):
        table[run.start() : run.end()] = np.arange(run.start(), run.end())
    for code in np.flatnonzero(table[:_CASED]).tolist():
        lower = chr(code).lower()
        if lower != chr(code) and len(lower.encode()) == len(chr(code).encode()):
            table[code] = ord(lower) if len(lower) == 1 else code
    return table
