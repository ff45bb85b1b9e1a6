"""Text → word tokens with their spans. What a word is, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(
    r"(?=[\w%$£€])(?:"
    r"[A-Za-z]{2,}+(?![^\x00-&(-\x7f])"  # most words: no accent, and no apostrophe after
    r"|(?:[^\W\d_]\.){2,}"  # U.S.  a.m.
    r"|\d+(?:[.,:]\d+)*"  # 4,000  3.0  12:55
    r"|[^\W\d_]+(?:(?:[\u0300-\u036f]+['’ʼ‘]?|['’ʼ‘])[^\W\d_]+)*[\u0300-\u036f]*"  # won’t
    r"|[%$£€])"
)
"""Hyphenated compounds count as their parts: house styles differ in the hyphen. The first two
lines only save time: they find nothing that the others would not."""


def words(text: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[str, int, int]]:
    """Yield (word, start, stop) for each word of text[start:stop]; offsets into `text`."""
    for match in WORD.finditer(text, start, len(text) if stop is None else stop):
        yield match.group(), match.start(), match.end()


@lru_cache(maxsize=1 << 18)
def count_words(sentence: str) -> int:
    """How many words it has; remembered, for the same sentences are counted again for edges, for
    the store and for reports."""
    return len(WORD.findall(sentence))
