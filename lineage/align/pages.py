"""Document → the numbers of its told tokens, each with what only the text around it tells.

Made once for an article; a few bytes a word.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from lineage.align.joins import Array, Ints, Mask
from lineage.align.lexicon import Lexicon
from lineage.model import TOLD, Document, Role, Sentence
from lineage.text.words import WORD

_CUT = re.compile(f"({WORD.pattern})")
"""Cuts a text into gaps and words by turns."""
_OPENERS = (".", "“", '"')
"""After these a capital may only begin a sentence or a quotation."""


@dataclass(frozen=True, slots=True)
class Page:
    """The told sentences of one article, and their tokens one after the other."""

    indexes: Ints
    """Of each sentence among all of the article."""
    positions: Array
    """Relative place of each sentence in the article, 0 to 1."""
    is_body: Mask
    sizes: Ints
    """Tokens of each sentence."""
    tokens: Ints
    quotes: Ints
    """For each token, which of its sentence's quotations holds it, from 1; 0: none."""
    is_named: Mask
    """Written with a capital that the place in the sentence does not ask for."""


def page(document: Document, lexicon: Lexicon) -> Page:
    told = [s for s in document.sentences if s.role in TOLD]
    numbers, quotes, sizes, named = array("q"), array("q"), [], array("q")
    number = lexicon.tokens.__getitem__
    text = document.article.text
    for sentence in told:
        parts = _CUT.split(sentence.text)
        tokens = parts[1::2]
        before = text[max(0, sentence.span.start - 2) : sentence.span.start]
        first = len(numbers)
        numbers.extend(map(number, tokens))
        sizes.append(len(tokens))
        quotes.extend(_quotes(sentence, parts) if sentence.quotes else bytes(len(tokens)))
        if sentence.role is Role.BODY:
            named.extend(
                first + n
                for n, token in enumerate(tokens)
                if token[0].isupper() and _is_named(before, parts, n)
            )
    last = max(1, len(document.sentences) - 1)
    is_named = np.zeros(len(numbers), np.bool_)
    is_named[np.array(named)] = True
    indexes = np.array([s.index for s in told], np.int64)
    return Page(
        indexes,
        indexes / last,
        np.array([s.role is Role.BODY for s in told], np.bool_),
        np.array(sizes, np.int64),
        np.array(numbers),
        np.array(quotes),
        is_named,
    )


def _is_named(before: str, parts: list[str], n: int) -> bool:
    """Whether the nth token stands after something that asks for no capital; `before`: the two
    characters before the sentence."""
    gap = parts[2 * n]
    if len(gap) < 2:
        gap = (before if n == 0 else parts[2 * n - 1][-2:]) + gap
    return gap[-2:].strip() not in _OPENERS


def _quotes(sentence: Sentence, parts: list[str]) -> list[int]:
    """For each token, the number of the quotation that wholly holds it."""
    ends = list(accumulate(map(len, parts), initial=sentence.span.start))
    found = []
    for start, stop in zip(ends[1::2], ends[2::2], strict=False):
        held = (n for n, q in enumerate(sentence.quotes, 1) if q.start <= start and stop <= q.stop)
        found.append(next(held, 0))
    return found
