"""Parts of a corpus → pairs of articles worth aligning, from five channels, sorted.

A pair needs the more bits the more articles are compared: shared words that would be telling in
five articles turn up by chance among thousands.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from lineage.match.articles import one_text
from lineage.match.corpus import Corpus, Layout, lay_out
from lineage.match.events import Terms, known, likeliest, same_event, terms
from lineage.match.long_runs import long_runs
from lineage.match.passages import (
    Postings,
    Shared,
    all_of,
    bucket,
    postings,
    shared_passages,
    stock_words,
    teeming_words,
)
from lineage.match.sentences import Statements, reworked_sentences, sentences
from lineage.model import ArticleId, Candidate, Document
from lineage.options import MatchOptions
from lineage.text.document import looked_over
from lineage.words import transcript
from lineage.work import Counted, Here, Work


def find_candidates(documents: Sequence[Document], options: MatchOptions) -> list[Candidate]:
    """Pairs worth aligning; the same for any order of `documents`."""
    ordered = sorted(documents, key=lambda d: (d.article.published or "", d.article.id))
    if not ordered:
        return []
    ids = [d.article.id for d in ordered]
    told = transcript(list(looked_over(ordered).outlined()))
    laid = lay_out([d.article for d in ordered], told, options)
    return candidates([laid], ids, options, Here())


def candidates(
    parts: Sequence[Layout],
    ids: Sequence[ArticleId],
    options: MatchOptions,
    work: Work,
    progress: Callable[[int, int], None] | None = None,
) -> list[Candidate]:
    """Pairs worth aligning, of articles that are laid out in the order (date, id); `ids` in that
    order. How they are divided into parts does not matter. `progress` gets how many steps are done,
    and of how many."""
    if len(ids) < 2:
        return []
    corpus = Corpus(parts)
    if corpus.article_starts[-1] == 0:
        return []
    if progress:
        steps = corpus.buckets + 7 * len(parts) + options.sentence_bands
        work = Counted(work, progress, steps)
    channels: dict[tuple[int, int], list[str]] = defaultdict(list)
    shared: dict[tuple[int, int], float] = {}
    for name, found in _channels(corpus, options, work):
        pairs = zip(found.later.tolist(), found.earlier.tolist(), strict=True)
        for pair, bits in zip(pairs, found.bits.tolist(), strict=True):
            channels[pair].append(name)
            if name == "passage":
                shared[pair] = bits
    made = [_candidate(ids, pair, tuple(n), shared.get(pair, 0.0)) for pair, n in channels.items()]
    return sorted(made, key=lambda c: (c.a, c.b))


def needed_bits(least: float, articles: int) -> float:
    """An expectation: the more articles, the more surprising chance likeness gets."""
    return least + math.log2(max(1, articles))


def _channels(corpus: Corpus, options: MatchOptions, work: Work) -> Iterator[tuple[str, Shared]]:
    """What each channel proposes, in the order of their names."""
    least = needed_bits(options.min_bits_per_pair, len(corpus))
    yield "article", one_text(corpus)
    passages, runs, rare, told = _by_shingles(corpus, options, least, work)
    sharing = known(corpus, rare)
    events = work.done("events", lambda part: same_event(corpus, sharing, part, options), len(rare))
    yield "event", likeliest(all_of(events), options.event_neighbours)
    yield "passage", passages
    yield "run", runs
    yield "sentence", reworked_sentences(told, corpus, options, least, work)


def _by_shingles(
    corpus: Corpus, options: MatchOptions, least: float, work: Work
) -> tuple[Shared, Shared, Sequence[Terms], Sequence[Statements]]:
    """What is shared in runs of words, and in long ones; and of each part, stock phrases left out,
    the words by which its articles are known and the sentences that say enough."""
    shingles = _postings(corpus, options, work)

    def shared(part: int) -> Shared:
        return shared_passages(corpus, shingles, part, least)

    def rare(part: int) -> Terms:
        return terms(corpus, part, stock_words(corpus, shingles, part))

    def told(part: int) -> Statements:
        dull = stock_words(corpus, shingles, part) | teeming_words(corpus, shingles, part)
        return sentences(corpus, part, dull, options, least)

    count = len(corpus.parts)
    found = all_of(work.done("passages", shared, count))
    runs = long_runs(corpus, shingles, options.long_run_words, work)
    return found, runs, work.done("terms", rare, count), work.done("sentences", told, count)


def _postings(corpus: Corpus, options: MatchOptions, work: Work) -> Postings:
    size, days = options.shingle_words, options.event_window_days
    made = work.done(
        "buckets",
        lambda number: bucket(corpus, number, size, days),
        corpus.buckets,
    )
    return postings(corpus, made, size)


def _candidate(
    ids: Sequence[ArticleId], pair: tuple[int, int], channels: tuple[str, ...], bits: float
) -> Candidate:
    a, b = sorted((ids[pair[0]], ids[pair[1]]))
    return Candidate(a, b, channels, bits)
