"""Documents → pairs of articles worth aligning, from four channels, sorted.

A pair needs the more bits the more articles are compared: shared words that would be telling in
five articles turn up by chance among thousands.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from lineage.match.articles import article_signatures, one_text
from lineage.match.events import same_event
from lineage.match.passages import postings, shared_passages, stock_words
from lineage.match.sentences import reworked_sentences
from lineage.match.shingles import Ints, Words, lay_out
from lineage.match.weights import article_counts, word_bits
from lineage.model import Candidate, Document
from lineage.options import MatchOptions


def find_candidates(documents: Sequence[Document], options: MatchOptions) -> list[Candidate]:
    """Pairs worth aligning; the same for any order of `documents`."""
    corpus = lay_out(documents)
    if len(corpus.words) == 0 or len(corpus.ids) < 2:
        return []
    bits = word_bits(corpus, article_counts(corpus))
    least = needed_bits(len(corpus.ids), options)
    shingles = postings(corpus, bits, options.shingle_words, options.event_window_days)
    stock = stock_words(corpus, shingles)
    passages = shared_passages(corpus, bits, shingles, least)
    del shingles
    later, earlier, _ = reworked_sentences(
        corpus,
        bits,
        stock,
        options.sentence_shingle_words,
        options.sentence_bands,
        options.sentence_rows,
        least,
    )
    sketches = article_signatures(corpus, options.shingle_words, options.article_permutations)
    near = same_event(
        corpus,
        bits,
        stock,
        options.event_window_days,
        options.event_neighbours,
        options.min_event_likeness,
    )
    channels: dict[tuple[int, int], list[str]] = defaultdict(list)
    for name, pairs in (
        ("article", one_text(sketches)),
        ("event", near[:2]),
        ("passage", (passages.later, passages.earlier)),
        ("sentence", (later, earlier)),
    ):
        for pair in _numbers(pairs):
            channels[pair].append(name)
    worth = dict(
        zip(
            _numbers((passages.later, passages.earlier)),
            (passages.own + passages.quoted).tolist(),
            strict=True,
        )
    )
    found = [
        _candidate(corpus, pair, tuple(names), worth.get(pair, 0.0))
        for pair, names in channels.items()
    ]
    return sorted(found, key=lambda c: (c.a, c.b))


def needed_bits(articles: int, options: MatchOptions) -> float:
    """An expectation: how surprising chance likeness gets among so many articles."""
    return options.min_bits_per_pair + math.log2(max(1, articles))


def _numbers(pairs: tuple[Ints, Ints]) -> Iterable[tuple[int, int]]:
    return zip(pairs[0].tolist(), pairs[1].tolist(), strict=True)


def _candidate(
    corpus: Words, pair: tuple[int, int], channels: tuple[str, ...], bits: float
) -> Candidate:
    a, b = sorted((corpus.ids[pair[0]], corpus.ids[pair[1]]))
    return Candidate(a, b, channels, bits)
