"""Corpus in, pairs out, with the standard library alone: all that a peer's environment has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

SHINGLE_WORDS = 5


def read(path: str) -> tuple[list[str], list[str]]:
    """Ids and texts."""
    with Path(path).open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [record["id"] for record in records], [record["text"] for record in records]


def shingles(text: str) -> list[str]:
    """Runs of five words, each once; a shorter text is one."""
    words = re.findall(r"\w+", text.lower())
    count = max(1, len(words) - SHINGLE_WORDS + 1)
    return sorted({" ".join(words[n : n + SHINGLE_WORDS]) for n in range(count)})


def write(path: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Each pair once, however often and in whichever order it comes."""
    distinct = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
    with Path(path).open("w", encoding="utf-8") as out:
        out.writelines(f"{a}\t{b}\n" for a, b in sorted(distinct))


def named(ids: Sequence[str], like: Iterable[Iterable[int]]) -> Iterable[tuple[str, str]]:
    """For each article the numbers of those like it → pairs of ids."""
    return ((ids[n], ids[m]) for n, others in enumerate(like) for m in others)


def within(groups: Iterable[Iterable[str]]) -> Iterable[tuple[str, str]]:
    return (pair for group in groups for pair in combinations(group, 2))
