"""Signatures of raw texts: ours and datasketch's `MinHash.bulk`, in turn in one process.

usage: python -m benchmarks.signatures [--texts X.jsonl] [--count N] [--rounds R] [-o FILE]

Each makes signatures of 128 permutations over shingles of five words from texts as they are:
datasketch of words found by a regular expression, joined, and hashed by its default (SHA-1).
CPU seconds of this process, one thread. That the values are the same is asserted with the very
same shingles: datasketch is given those of `shingles` and `shingle_hash` as its `hashfunc`.
Without --texts the five seeds are read over and over.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from statistics import median

import numpy as np
from datasketch import MinHash

import lineage
from lineage.match.texts import PERMUTATIONS, SIZE, text_signatures
from lineage.options import ReadOptions
from lineage.read import open_corpus
from lineage.words.hashing import BASE, MAX_BYTES

RESULT = Path(__file__).parent / "results" / "signatures.json"
SEEDS = Path(__file__).parent.parent / "seeds"
WORD = re.compile(r"[^\W_]+")
NUMBERS = 1 << 64
_STEP, _SPREAD = 0xD6E8FEB86659FD93, 0x9E3779B97F4A7C15


def shingles(text: str) -> list[tuple[bytes, ...]]:
    """The sets that `lineage.match.texts` signs, word by word."""
    words = [word.encode() for word in WORD.findall("".join(map(lower, text)))]
    count = max(1, len(words) - SIZE + 1) if words else 0
    return [tuple(words[i : i + SIZE]) for i in range(count)]


def lower(character: str) -> str:
    """Where that is one character, and as long in UTF-8."""
    found = character.lower()
    return found if found == character or _sizes(found) == _sizes(character) else character


def _sizes(text: str) -> tuple[int, int]:
    return len(text), len(text.encode())


def shingle_hash(shingle: Sequence[bytes]) -> int:
    """32 bits; datasketch's `hashfunc` for `shingles`."""
    found = 0
    for value in [*map(word_hash, shingle), *(SIZE - len(shingle)) * [0]]:
        found = (found * _STEP + value) % NUMBERS
        found ^= found >> 32
    return found * _SPREAD % (1 << 32)


def word_hash(word: bytes) -> int:
    parts = [word[i : i + 8] for i in range(0, min(len(word), MAX_BYTES), 8)]
    numbers = [int.from_bytes(part, "little") for part in parts]
    return sum(number * BASE**i for i, number in enumerate(numbers)) % NUMBERS


def theirs(texts: Iterable[str]) -> list[MinHash]:
    """As their users do it."""

    def joined(text: str) -> list[bytes]:
        words = WORD.findall(text.lower())
        return [" ".join(words[i : i + SIZE]).encode() for i in range(len(words) - SIZE + 1)]

    return MinHash.bulk(map(joined, texts), num_perm=PERMUTATIONS)


def assert_same_values(texts: Sequence[str]) -> None:
    expected = MinHash.bulk(map(shingles, texts), num_perm=PERMUTATIONS, hashfunc=shingle_hash)
    for row, sketch in zip(text_signatures(texts), expected, strict=True):
        assert np.array_equal(row, sketch.hashvalues)


def seconds(work: Callable[[Sequence[str]], object], texts: Sequence[str]) -> float:
    started = time.process_time()
    work(texts)
    return time.process_time() - started


def measured(texts: Sequence[str], rounds: int) -> dict[str, float]:
    text_signatures(texts[:1]), theirs(texts[:1])  # tables are made once
    pairs = [(seconds(text_signatures, texts), seconds(theirs, texts)) for _ in range(rounds)]
    ours, other = (median(column) / len(texts) for column in zip(*pairs, strict=True))
    return {
        "texts": len(texts),
        "words per text": round(sum(len(WORD.findall(text)) for text in texts) / len(texts), 1),
        "texts per second and core": round(1 / ours),
        "microseconds per text": round(ours * 1e6, 1),
        "microseconds per text, MinHash.bulk": round(other * 1e6, 1),
        "times as fast": round(median(b / a for a, b in pairs), 1),
        "times as fast, slowest round": round(min(b / a for a, b in pairs), 1),
    }


def read(path: Path | None, count: int) -> list[str]:
    texts = [a.text for a in islice(open_corpus([path or SEEDS], ReadOptions()), count)]
    return [texts[i % len(texts)] for i in range(count)]


def provenance(path: Path | None, texts: Sequence[str]) -> dict[str, str]:
    digest = hashlib.blake2b("\0".join(texts).encode(), digest_size=16)
    return {
        "wirelineage": lineage.__version__,
        "datasketch": version("datasketch"),
        "numpy": version("numpy"),
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "corpus": path.name if path else "seeds, over and over",
        "texts": digest.hexdigest(),
    }


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("-o", "--output", type=Path, default=RESULT)
    args = parser.parse_args(argv)
    texts = read(args.texts, args.count)
    assert_same_values(texts[:100])
    told = {"provenance": provenance(args.texts, texts), **measured(texts, args.rounds)}
    page = json.dumps(told, indent=1) + "\n"
    args.output.write_text(page, encoding="utf-8")
    sys.stdout.write(page)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
