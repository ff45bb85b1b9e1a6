"""Parts of a corpus → pairs of articles worth aligning, from five channels, sorted.

A pair needs the more bits the more articles are compared: shared words that would be telling in
five articles turn up by chance among thousands.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from lineage.match.articles import one_text
from lineage.match.corpus import Corpus, Layout, lay_out
from lineage.match.events import Known, Terms, likeliest, same_event, terms
from lineage.match.long_runs import STAGES, long_runs
from lineage.match.passages import (
    Shared,
    all_of,
    phrases,
    shared_passages,
    shingle_postings,
)
from lineage.match.proposed import NOTED, Proposed, proposed
from lineage.match.sentences import reworked_sentences, steps
from lineage.match.statements import Statements, sentences
from lineage.model import ArticleId, Candidate, Document
from lineage.options import MatchOptions
from lineage.text.document import looked_over
from lineage.words import transcript
from lineage.work import Counted, Here, Mapped, Task, Work


def find_candidates(documents: Sequence[Document], options: MatchOptions) -> Sequence[Candidate]:
    """Pairs worth aligning; the same for any order of `documents`."""
    ordered = sorted(documents, key=lambda d: (d.article.published or "", d.article.id))
    if not ordered:
        return []
    ids = [d.article.id for d in ordered]
    told = transcript(list(looked_over(ordered).outlined()))
    laid = lay_out([d.article for d in ordered], told, options)
    return list(candidates([laid], ids, options, Here()).candidates)


def candidates(
    parts: Sequence[Layout],
    ids: Sequence[ArticleId],
    options: MatchOptions,
    work: Task,
    progress: Callable[[int, int], None] | None = None,
) -> Proposed:
    """Pairs worth aligning, and those passed over, of articles that are laid out in the order
    (date, id); `ids` in that order. How they are divided into parts does not matter. `progress`
    gets how many steps are done, and of how many."""
    if len(ids) < 2:
        return proposed(ids, ()).of(ids)
    corpus = Corpus(parts)
    if corpus.article_starts[-1] == 0:
        return proposed(ids, ()).of(ids)
    counted = Counted(work, progress, _steps(corpus, options)) if progress else work
    found = work.once("candidates", lambda: proposed(ids, _channels(corpus, options, counted)))
    return found.of(ids)


def needed_bits(least: float, articles: int) -> float:
    """An expectation: the more articles, the more surprising chance likeness gets."""
    return least + math.log2(max(1, articles))


def _steps(corpus: Corpus, options: MatchOptions) -> int:
    """In how many pieces the work is done."""
    buckets, ranges = 1, 4
    runs = 2 if options.noted_run_words < options.long_run_words else 1
    return (
        (buckets + runs) * corpus.buckets
        + (ranges + runs * (STAGES - 1)) * len(corpus.ranges)
        + len(corpus.parts)
        + steps(options)
    )


def _channels(corpus: Corpus, options: MatchOptions, work: Work) -> Iterator[tuple[str, Shared]]:
    """What each channel proposes."""
    least = needed_bits(options.min_bits_per_pair, len(corpus))
    yield "article", one_text(corpus)
    parts = yield from _by_shingles(corpus, options, least, work)
    yield "event", _events(corpus, Mapped(parts, _terms), options, work)
    yield "sentence", reworked_sentences(Mapped(parts, _said), corpus, options, least, work)


def _by_shingles(
    corpus: Corpus, options: MatchOptions, least: float, work: Work
) -> Generator[tuple[str, Shared], None, Sequence[_Part]]:
    """What is shared in runs of words, and in long ones; and what the shingles tell of each
    part."""
    size = options.shingle_words
    shingles = shingle_postings(corpus, options.event_window_days, work)

    def look(part: int) -> _Part:
        said = phrases(corpus, shingles, part, size)
        stock = said.stock
        return _Part(
            shared_passages(shingles, said, least),
            terms(corpus, said, stock),
            sentences(corpus, said, stock | said.teeming, options, least),
        )

    parts = work.done("shingles", look, len(corpus.parts))
    yield "passage", all_of(part.passages for part in parts)
    yield "run", long_runs(corpus, shingles, size, options.long_run_words, work)
    if options.noted_run_words < options.long_run_words:
        yield NOTED, long_runs(corpus, shingles, size, options.noted_run_words, work)
    return parts


def _events(corpus: Corpus, parts: Sequence[Terms], options: MatchOptions, work: Work) -> Shared:
    known = Known(corpus, parts)

    def found(number: int) -> Shared:
        return same_event(corpus, known, corpus.ranges[number], options)

    events = work.done("events", found, len(corpus.ranges))
    return likeliest(all_of(events), options.event_neighbours)


@dataclass(frozen=True, slots=True)
class _Part:
    """What the shingles of a part tell: what it shares with parts before it and, stock phrases left
    out, the words by which its articles are known and the sentences that say enough."""

    passages: Shared
    terms: Terms
    said: Statements


def _terms(part: _Part) -> Terms:
    return part.terms


def _said(part: _Part) -> Statements:
    return part.said
