"""Parts of a corpus → pairs of articles worth aligning, from five channels, sorted.

A pair needs the more bits the more articles are compared: shared words that would be telling in
five articles turn up by chance among thousands.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from lineage.linked import Candidates, candidate_columns
from lineage.match.articles import one_text
from lineage.match.corpus import Corpus, Layout, lay_out
from lineage.match.events import Terms, known, likeliest, same_event, terms
from lineage.match.lexicon import Told
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
from lineage.work import Counted, Here, Work


def find_candidates(documents: Sequence[Document], options: MatchOptions) -> Sequence[Candidate]:
    """Pairs worth aligning; the same for any order of `documents`."""
    ordered = sorted(documents, key=lambda d: (d.article.published or "", d.article.id))
    if not ordered:
        return []
    ids = [d.article.id for d in ordered]
    told = [Told.of(*each) for each in looked_over(ordered).outlined()]
    return candidates([lay_out(told, options)], ids, options, Here())


def candidates(
    parts: Sequence[Layout],
    ids: Sequence[ArticleId],
    options: MatchOptions,
    work: Work,
    progress: Callable[[int, int], None] | None = None,
) -> Candidates:
    """Pairs worth aligning, of articles that are laid out in the order (date, id); `ids` in that
    order. How they are divided into parts does not matter. `progress` gets how many steps are done,
    and of how many."""
    if len(ids) < 2:
        return candidate_columns([], ids)
    corpus = Corpus(parts)
    if corpus.article_starts[-1] == 0:
        return candidate_columns([], ids)
    if progress:
        steps = corpus.buckets + 7 * len(parts) + options.sentence_bands
        work = Counted(work, progress, steps)
    return _gathered(ids, dict(_channels(corpus, options, work)))


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


def _gathered(ids: Sequence[ArticleId], channels: Mapping[str, Shared]) -> Candidates:
    """The pairs of all channels, each once."""
    count, found = len(ids), list(channels.values())
    keys = [pairs.later.astype(np.int64) * count + pairs.earlier for pairs in found]
    distinct, which = np.unique(np.concatenate(keys), return_inverse=True)
    proposed, bits = np.zeros(len(distinct), np.uint8), np.zeros(len(distinct))
    ends = np.cumsum([len(key) for key in keys])
    for n, (name, at) in enumerate(zip(channels, np.split(which, ends[:-1]), strict=True)):
        proposed[at] |= 1 << n
        if name == "passage":
            bits[at] = channels[name].bits
    rank = np.empty(count, np.int32)
    rank[sorted(range(count), key=ids.__getitem__)] = np.arange(count, dtype=np.int32)
    later, earlier = (side.astype(np.int32) for side in np.divmod(distinct, count))
    is_first = rank[later] < rank[earlier]
    a, b = np.where(is_first, later, earlier), np.where(is_first, earlier, later)
    sets = [_members(channels, chosen) for chosen in range(1 << len(found))]
    pairs = Candidates(ids, a, b, proposed, sets, bits)
    return pairs.chosen(np.lexsort((rank[b], rank[a])))


def _members(names: Iterable[str], chosen: int) -> tuple[str, ...]:
    """Those whose bits are set."""
    return tuple(name for n, name in enumerate(names) if chosen >> n & 1)
