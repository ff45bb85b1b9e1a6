"""Outlined articles → the stretches of their told sentences, all at once: a sentence is cut where
quotations begin and end, even amid a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from lineage.linked import Ints, ranges
from lineage.model import TOLD, Role
from lineage.text.document import Outlined

_PART = "\n\n"
"""Stands before each text and after the last: two blanks, which ask for nothing."""
_KINDS = {id(role): (role in TOLD) + (role is Role.BODY) for role in Role}
"""By identity, for an enumeration's own hash is worked out in Python; 0: not told, 2: body."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """They tile the told sentences."""

    text: str
    """Of all articles."""
    starts: Ints
    stops: Ints
    quotes: npt.NDArray[np.int32]
    """For each, which of its sentence's quotations it is, from 1; 0: none."""
    sentence_starts: Ints
    """Where each sentence begins among the stretches; one more entry for the end."""
    article_starts: Ints
    """Where each article begins among the sentences; one more entry for the end."""
    indexes: npt.NDArray[np.int32]
    """Of each sentence among all of its article."""
    is_body: npt.NDArray[np.bool_]
    """Of each sentence."""
    units: npt.NDArray[np.int32]
    """How many sentences each article has, told or not."""


def stretches_of(articles: Sequence[Outlined]) -> Stretches:
    texts = [article.text for article, _ in articles]
    bases = _sums(len(text) + len(_PART) for text in texts)[:-1] + len(_PART)
    drawn = [outline for _, outline in articles]
    firsts = _sums(len(outline.units) for outline in drawn)
    counts = np.diff(firsts)
    kinds = np.frombuffer(
        bytes(map(_KINDS.__getitem__, map(id, chain.from_iterable(o.roles for o in drawn)))),
        np.uint8,
    )
    chosen = np.flatnonzero(kinds)
    units = _ranges(o.units for o in drawn)[chosen] + np.repeat(bases, counts)[chosen, None]
    owners, quoted = _quoted(articles, firsts.tolist(), bases.tolist())
    is_told = kinds[owners] > 0
    starts, stops, quotes, sentence_starts = _cut(
        units, np.searchsorted(chosen, owners[is_told]), quoted[is_told]
    )
    return Stretches(
        _PART.join(("", *texts, "")),
        starts,
        stops,
        quotes,
        sentence_starts,
        np.searchsorted(chosen, firsts),
        (chosen - np.repeat(firsts[:-1], counts)[chosen]).astype(np.int32),
        kinds[chosen] == 2,
        counts.astype(np.int32),
    )


def _sums(sizes: Iterable[int]) -> Ints:
    """Of those before each; one more entry for the end."""
    return np.cumsum([0, *sizes])


def _ranges(lists: Iterable[Iterable[tuple[int, int]]]) -> Ints:
    """One row for each."""
    flat = chain.from_iterable(chain.from_iterable(lists))
    return np.fromiter(flat, np.int64).reshape(-1, 2)


def _quoted(
    articles: Sequence[Outlined], firsts: Sequence[int], bases: Sequence[int]
) -> tuple[Ints, Ints]:
    """Of each quotation, the unit that it is in, and its range; in order."""
    owners, quoted = list[int](), list[tuple[int, int]]()
    for (_, drawn), first, base in zip(articles, firsts, bases, strict=False):
        for index, parts in drawn.quotes.items():
            owners += [first + index] * len(parts)
            quoted += [(base + start, base + stop) for start, stop in parts]
    return np.array(owners, np.int64), _ranges([quoted])


def _cut(units: Ints, owners: Ints, quoted: Ints) -> tuple[Ints, Ints, npt.NDArray[np.int32], Ints]:
    """Start, stop and quotation of each stretch, and where each unit begins among them.

    The edges of a unit are its start, those of its quotations, and its stop; what lies between two
    of them is a quotation, or what stands before one, by turns."""
    sizes = 2 * np.bincount(owners, minlength=len(units)) + 2
    firsts = np.append(0, np.cumsum(sizes))
    edges = np.empty(firsts[-1], np.int64)
    edges[firsts[:-1]], edges[firsts[1:] - 1] = units[:, 0], units[:, 1]
    edges[ranges(firsts[:-1] + 1, sizes - 2)] = quoted.ravel()
    places = np.arange(len(edges)) - np.repeat(firsts[:-1], sizes)
    is_quote = places % 2 == 1
    is_quote[firsts[1:] - 1] = False
    is_kept = is_quote.copy()
    is_kept[:-1] |= edges[:-1] < edges[1:]
    is_kept[firsts[1:] - 1] = False
    kept = np.flatnonzero(is_kept)
    quotes = np.where(is_quote[kept], places[kept] // 2 + 1, 0).astype(np.int32)
    return edges[kept], edges[kept + 1], quotes, np.searchsorted(kept, firsts)
