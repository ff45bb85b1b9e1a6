"""Documents → pairs of articles worth aligning, from four channels, sorted.

A pair needs the more bits the more articles are compared: shared words that would be telling in
five articles turn up by chance among thousands.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lineage.match.articles import article_signatures, one_text
from lineage.match.events import same_event
from lineage.match.passages import postings, shared_passages, stock_words, teeming_words
from lineage.match.sentences import reworked_sentences
from lineage.match.shingles import Ints, Words, lay_out
from lineage.match.weights import Bits, article_counts, word_bits
from lineage.model import Candidate, Document
from lineage.options import MatchOptions

Channel = tuple[str, Ints, Ints, Bits]
"""Name, later and earlier article numbers, and what speaks for each pair."""


def find_candidates(documents: Sequence[Document], options: MatchOptions) -> list[Candidate]:
    """Pairs worth aligning; the same for any order of `documents`."""
    corpus = lay_out(documents)
    if len(corpus.words) == 0 or len(corpus.ids) < 2:
        return []
    channels: dict[tuple[int, int], list[str]] = defaultdict(list)
    shared: dict[tuple[int, int], float] = {}
    for name, later, earlier, bits in _channels(corpus, options):
        for a, b, worth in zip(later.tolist(), earlier.tolist(), bits.tolist(), strict=True):
            channels[a, b].append(name)
            if name == "passage":
                shared[a, b] = worth
    found = [
        _candidate(corpus, pair, tuple(names), shared.get(pair, 0.0))
        for pair, names in channels.items()
    ]
    return sorted(found, key=lambda c: (c.a, c.b))


def needed_bits(least: float, articles: int) -> float:
    """An expectation: the more articles, the more surprising chance likeness gets."""
    return least + math.log2(max(1, articles))


def _channels(corpus: Words, options: MatchOptions) -> Iterator[Channel]:
    """What each channel proposes, in the order of their names."""
    count, days = len(corpus.ids), options.event_window_days
    least = needed_bits(options.min_bits_per_pair, count)
    bits = word_bits(corpus, article_counts(corpus))
    shingles = postings(corpus, bits, options.shingle_words, days)
    stock = stock_words(corpus, shingles)
    passages = shared_passages(corpus, bits, shingles, least)
    known = stock | teeming_words(corpus, shingles)
    del shingles
    yield (
        "article",
        *one_text(article_signatures(corpus, options.shingle_words, options.article_permutations)),
    )
    yield "event", *same_event(corpus, bits, stock, options)
    yield "passage", passages.later, passages.earlier, passages.own + passages.quoted
    yield "sentence", *reworked_sentences(corpus, bits, known, options, least)


def _candidate(
    corpus: Words, pair: tuple[int, int], channels: tuple[str, ...], bits: float
) -> Candidate:
    a, b = sorted((corpus.ids[pair[0]], corpus.ids[pair[1]]))
    return Candidate(a, b, channels, bits)
