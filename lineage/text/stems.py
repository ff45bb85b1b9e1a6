"""Folded words → stems, and how surprising each stem is in English news.

Stems are Porter2 (PyStemmer). Surprisal comes from a table of document frequencies
(`lineage/data/stem_bits.txt`), so that five articles are judged like five thousand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from Stemmer import Stemmer

UNSEEN_BITS = 12.0
"""Surprisal of a stem that the table does not know."""
NUMBER_BITS = 7.0
"""A number shared by two sentences says something, but `2014` says less than a rare name."""

_stemmer = Stemmer("english", 0)
"""Without a memory of its own: one that is full is slower than stemming."""


@lru_cache(maxsize=1 << 19)
def stem(word: str) -> str:
    return word if not word.isalpha() else str(_stemmer.stemWord(word))


def stems_of(words: Sequence[str]) -> list[str]:
    """`stem` of each; they are not remembered."""
    stems = map(str, _stemmer.stemWords(words))
    return [stem if word.isalpha() else word for word, stem in zip(words, stems, strict=True)]


@cache
def _table() -> dict[str, float]:
    bits: dict[str, float] = {}
    text = (files("lineage") / "data" / "stem_bits.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            quarter, *stems = line.split()
            for word in stems:
                bits[word] = int(quarter) / 4
    return bits


def stem_bits(stem_: str) -> float:
    """-log2 of the share of news articles that hold the stem."""
    if stem_[:1].isdigit():
        return NUMBER_BITS
    return _table().get(stem_, UNSEEN_BITS)
