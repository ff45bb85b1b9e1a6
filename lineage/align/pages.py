"""Document → the numbers of what stands between the blanks of its told sentences, and what only
the text around it tells.

Made once for an article; a few bytes a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lineage.align.joins import Array, Mask
from lineage.align.lexicon import OPENERS, Lexicon
from lineage.linked import Ints
from lineage.model import TOLD, Document, Role, Sentence


@dataclass(frozen=True, slots=True)
class Page:
    """The told sentences of one article, and their pieces one after the other: what stands
    between two blanks or line ends. A sentence is cut into stretches where quotations begin and
    end, even amid a word."""

    indexes: Ints
    """Of each sentence among all of the article."""
    positions: Array
    """Relative place of each sentence in the article, 0 to 1."""
    is_body: Mask
    sizes: Ints
    """Pieces of each sentence."""
    pieces: Ints
    lengths: Ints
    """Pieces of each stretch."""
    quotes: Ints
    """For each stretch, which of its sentence's quotations it is, from 1; 0: none."""
    asks: Mask
    """For each stretch, whether what stands before it asks for a capital."""


def page(document: Document, lexicon: Lexicon) -> Page:
    text = document.article.text.replace("\n", " ")
    told = [s for s in document.sentences if s.role in TOLD]
    parts, sizes, lengths, quotes, asks = [], [], [], [], []
    for sentence in told:
        size = 0
        for quote, start, stop in _stretches(sentence):
            at = start + text[start].isspace()
            parts.append(text[at:stop])
            length = text.count(" ", at, stop) + 1
            quotes.append(quote)
            asks.append(text[max(0, at - 2) : at].strip() in OPENERS)
            lengths.append(length)
            size += length
        sizes.append(size)
    pieces = " ".join(parts).split(" ") if parts else []
    indexes = np.array([s.index for s in told], np.int64)
    return Page(
        indexes,
        indexes / max(1, len(document.sentences) - 1),
        np.array([s.role is Role.BODY for s in told], np.bool_),
        np.array(sizes, np.int64),
        np.fromiter(map(lexicon.pieces.__getitem__, pieces), np.int64, len(pieces)),
        np.array(lengths, np.int64),
        np.array(quotes, np.int64),
        np.array(asks, np.bool_),
    )


def _stretches(sentence: Sentence) -> Iterator[tuple[int, int, int]]:
    """(number of the quotation or 0, start, stop): they tile the sentence."""
    at = sentence.span.start
    for number, quote in enumerate(sentence.quotes, 1):
        if at < quote.start:
            yield 0, at, quote.start
        yield number, quote.start, quote.stop
        at = quote.stop
    if at < sentence.span.stop:
        yield 0, at, sentence.span.stop
