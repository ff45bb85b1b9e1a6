"""Corpus → pairs of articles that share a long run of words, however often it comes.

A formula that comes back on many days weighs little, but so many of its words in a row are worth a
look all the same: what they say of the two articles is for alignment and descent to judge. House
text makes no pairs among the pages of its outlet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lineage.match.carriers import LINEAR, Held, grouped, joined
from lineage.match.corpus import Corpus
from lineage.match.passages import Postings, Shared, all_of, within
from lineage.match.shingles import Hashes, Mask, Whole, shingles_within
from lineage.work import Work


@dataclass(frozen=True, slots=True)
class _Windows:
    """Runs of the wanted length of which every shingle stands in another article too, in order."""

    hashes: Hashes
    places: Whole
    """First word of each, in the whole corpus."""
    house: Mask
    """Whether all of it is house text."""


def long_runs(corpus: Corpus, shingles: Postings, words: int, work: Work) -> Shared:
    """Pairs that share a run of so many `words`."""
    steps = words - shingles.size + 1
    count = len(corpus.parts)
    parts = work.done("windows", lambda part: _windows(corpus, shingles, part, steps), count)
    held, house = _held(corpus, parts)
    outlets = corpus.outlets

    def are_one_house(carrier: Whole, partner: Whole) -> Mask:
        same: Mask = house[carrier] & house[partner]
        same &= outlets[held.owners[carrier]] == outlets[held.owners[partner]]
        return same

    def pairs(part: int) -> Shared:
        here = held.within(corpus.start(part), corpus.start(part + 1))
        found = joined(held, here, LINEAR, are_one_house)
        return all_of(Shared(f.later, f.earlier, np.zeros(len(f.later))) for f in found)

    return all_of(work.done("runs", pairs, count))


def _windows(corpus: Corpus, shingles: Postings, part: int, steps: int) -> _Windows:
    words, start = corpus.parts[part].words, corpus.start(part)
    here = within(corpus, shingles, part)
    at = shingles.held.groups.carriers[here] - start
    is_shared, is_house = (np.zeros(len(words.words) + 1, np.int64) for _ in range(2))
    is_shared[at + 1] = 1
    is_house[at + 1] = shingles.house[here]
    before, house = np.cumsum(is_shared), np.cumsum(is_house)
    size = steps + shingles.size - 1
    places, hashes = shingles_within(words, words.article_starts, size)
    whole = before[places + steps] - before[places] == steps
    places, hashes = places[whole], hashes[whole]
    of_house = house[places + steps] - house[places] == steps
    return _Windows(hashes, (places + start).astype(np.int32), of_house)


def _held(corpus: Corpus, parts: Sequence[_Windows]) -> tuple[Held, Mask]:
    """The windows that two or more articles hold, and which are house text."""
    hashes = np.concatenate([part.hashes for part in parts])
    places = np.concatenate([part.places for part in parts])
    house = np.concatenate([part.house for part in parts])
    numbers = np.arange(len(places))
    groups = grouped(hashes, numbers, corpus.owners(places))
    of_house = house[groups.carriers]
    groups = type(groups)(places[groups.carriers], groups.starts, groups.sizes)
    return Held.of(groups, corpus.owners(groups.carriers)), of_house
