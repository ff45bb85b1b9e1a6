"""Alignments → what outlets share with each other, in the reporters' own words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from lineage.descent.census import Census
from lineage.descent.reading import QUOTED
from lineage.descent.survey import Mask, Survey
from lineage.linked import Alignments, Ints, linked, places_of, rows_of, sorted_once
from lineage.model import Alignment, Use

_BLOCK = 1 << 18
"""Links that are looked at together."""
_TEXTS = 4096
"""Articles that are."""


def uses(census: Census, alignments: Sequence[Alignment]) -> tuple[Use, ...]:
    """A sentence counts once for each other outlet, however many of its articles have it. Of
    articles with exactly the same text only the first is aligned."""
    survey, names = census.survey, len(census.names)
    texts = _texts(census)
    publishers = _grouped(texts, census.outlets, len(survey), census.outlets >= 0)
    articles = _grouped(texts, np.arange(len(survey)), len(survey), census.outlets >= 0)
    aligned = _shared(linked(alignments), survey, publishers, names)
    rows = sorted_once(np.concatenate([*aligned, _twins(survey, publishers, names)]))
    bounds = np.searchsorted(rows, survey.firsts[::_TEXTS] * names).tolist()
    sums = [
        _sums(census, rows[start:stop], articles) for start, stop in pairwise([*bounds, len(rows)])
    ]
    pairs, counts, words = (np.concatenate(column) for column in zip(*sums, strict=True))
    found = sorted_once(pairs)
    place = np.searchsorted(found, pairs)
    totals = (np.bincount(place, column, len(found)) for column in (counts, words))
    return tuple(
        Use(census.names[pair // names], census.names[pair % names], int(count), int(total))
        for pair, count, total in zip(found.tolist(), *totals, strict=True)
    )


def _sums(census: Census, rows: Ints, articles: _Grouped) -> tuple[Ints, Ints, Ints]:
    """Of some texts: pairs of an outlet and another (outlet * names + other), each once; how many
    articles of the one share any, and how many words. `rows`: see `_shared`."""
    survey, names = census.survey, max(1, len(census.names))
    sentences, others = np.divmod(rows, names)
    which, by = articles.of(survey.owners(sentences))
    apart = census.outlets[by] != others[which]
    which, by = which[apart], by[apart]
    pairs = census.outlets[by] * names + others[which]
    found = sorted_once(pairs)
    words = np.bincount(np.searchsorted(found, pairs), survey.words[sentences[which]], len(found))
    by, other = np.divmod(sorted_once(by * names + others[which]), names)
    place = np.searchsorted(found, census.outlets[by] * names + other)
    return found, np.bincount(place, minlength=len(found)), words


class _Grouped(NamedTuple):
    """What belongs to each text."""

    starts: Ints
    values: Ints

    def of(self, texts: Ints) -> tuple[Ints, Ints]:
        """The place of a text among those asked for, and a value of it; for all their values."""
        at, sizes = rows_of(self.starts, texts)
        return places_of(sizes), self.values[at]


def _grouped(texts: Ints, values: Ints, size: int, kept: Mask) -> _Grouped:
    """The distinct values of each text."""
    most = int(values.max(initial=0)) + 1
    rows = sorted_once(texts[kept] * most + values[kept])
    return _Grouped(np.searchsorted(rows // most, np.arange(size + 1)), rows % most)


def _texts(census: Census) -> Ints:
    """The first article that has the text of each."""
    texts = np.arange(len(census.survey))
    for family in census.duplicates:
        numbers = [census.survey.number(id_) for id_ in family]
        texts[numbers] = numbers[0]
    return texts


def _shared(alignments: Alignments, survey: Survey, publishers: _Grouped, names: int) -> list[Ints]:
    """Sentences of texts, with each outlet that has them too: sentence * names + outlet."""
    ends = survey.ends(alignments)
    links, found = alignments.links, []
    for start in range(0, len(links.i), _BLOCK):
        numbers = start + np.flatnonzero(links.ranks[start : start + _BLOCK] < QUOTED)
        a, b = (end[links.owners(numbers)] for end in ends)
        for text, index, other in ((a, links.i, b), (b, links.j, a)):
            which, outlet = publishers.of(other)
            sentences = survey.firsts[text] + index[numbers]
            found.append(sorted_once(sentences[which] * names + outlet))
    return found


def _twins(survey: Survey, publishers: _Grouped, names: int) -> Ints:
    """All that texts tell which several outlets have to the letter."""
    texts = np.flatnonzero(np.diff(publishers.starts) > 1)
    sentences, sizes = survey.sentences_of(texts)
    which, outlet = publishers.of(np.repeat(texts, sizes)[survey.is_told[sentences]])
    rows: Ints = sentences[survey.is_told[sentences]][which] * names + outlet
    return rows
