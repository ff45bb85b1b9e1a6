"""Texts → every pair that shares a run of eight words, with its longest run: the truth to find.

Words are runs of letters and digits in lower case, accents and ligatures as NFKC has them. A run
that stands in more than MOST_ARTICLES articles is a form and makes no pair; with `furniture`, so
is one that stands in more than so many articles of one outlet. Exact and by sorting alone: every
run of eight words that stands in two articles makes a point on a diagonal of that pair, and the
longest run of a pair is its longest row of points on one diagonal.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

RUN_WORDS = 8
MOST_ARTICLES = 200
MOST_POINTS = 8_000_000
"""Looked at at once."""

_WORD = re.compile(r"[^\W_]+")
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0xD6E8FEB86659FD93)
_SHIFT = np.uint64(29)
_NONE: tuple[Ints, Ints, Ints] = (np.zeros(0, np.int64),) * 3


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of articles by their numbers, a < b, sorted, and their longest runs in words."""

    a: Ints
    b: Ints
    words: Ints


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of eight words that stand in several articles: postings, sorted by run."""

    places: Ints
    """First word of each posting."""
    ends: Ints
    """For each posting, where those of its run end."""
    articles: Ints
    """The article of each posting."""
    starts: Ints
    """First word of each article, and the end."""


def oracle(
    texts: Iterable[str], outlets: Sequence[str] | None = None, furniture: int | None = None
) -> Pairs:
    """All pairs; with `outlets` and `furniture`, those that more than furniture relates."""
    runs = _runs(texts, outlets if furniture else None, furniture or 0)
    found = [_NONE, *(_longest(runs, points) for points in _points(runs))]
    a, b, words = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((b, a))
    return Pairs(a[order], b[order], words[order])


def longest_run(one: str, other: str) -> str:
    """The first longest run of words that two texts share, of eight words or more; else empty."""
    a, b = (_words(text) for text in (one, other))
    places = defaultdict(list)
    for at in range(len(b) - RUN_WORDS + 1):
        places[tuple(b[at : at + RUN_WORDS])].append(at)
    start = size = 0
    for at in range(len(a) - RUN_WORDS + 1):
        for there in places.get(tuple(a[at : at + RUN_WORDS]), ()):
            if at and there and a[at - 1] == b[there - 1]:
                continue
            rest = zip(islice(a, at, None), islice(b, there, None), strict=False)
            same = sum(1 for _ in takewhile(lambda two: two[0] == two[1], rest))
            if same > size:
                start, size = at, same
    return " ".join(a[start : start + size])


def _runs(texts: Iterable[str], outlets: Sequence[str] | None, furniture: int) -> Runs:
    ids, starts = _numbered(texts)
    hashes, places = _hashes(ids, starts)
    order = np.argsort(hashes, kind="stable")
    hashes, places = hashes[order], places[order]
    again = np.flatnonzero(_again(hashes))
    hashes, places = hashes[again], places[again]
    articles = np.searchsorted(starts, places, side="right") - 1
    group = np.cumsum(_firsts(hashes)) - 1
    counts = _distinct(group, articles)
    kept = (counts > 1) & (counts <= MOST_ARTICLES)
    if outlets is not None:
        numbers = np.unique(np.asarray(outlets), return_inverse=True)[1].astype(np.int64)
        kept &= _most_of_one(group, articles, numbers) <= furniture
    chosen = kept[group]
    group = group[chosen]
    sizes = np.bincount(group, minlength=len(counts))
    return Runs(places[chosen], np.cumsum(sizes)[group], articles[chosen], starts)


def _numbered(texts: Iterable[str]) -> tuple[Ints, Ints]:
    """Word numbers of all texts in a row, and where each text begins."""
    numbers: dict[str, int] = {}
    parts, starts = [np.zeros(0, np.int32)], [0]
    for text in texts:
        tokens = _words(text)
        parts.append(np.array([numbers.setdefault(t, len(numbers)) for t in tokens], np.int32))
        starts.append(starts[-1] + len(tokens))
    return np.concatenate(parts), np.array(starts, np.int64)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())


def _hashes(ids: Ints, starts: Ints) -> tuple[Hashes, Ints]:
    """Hash and first word of every run that lies in one text."""
    count = max(0, len(ids) - RUN_WORDS + 1)
    mixed = (ids.astype(np.uint64) + np.uint64(1)) * _SPREAD
    mixed ^= mixed >> _SHIFT
    hashes = np.zeros(count, np.uint64)
    for offset in range(RUN_WORDS):
        hashes *= _STEP
        hashes += mixed[offset : offset + count]
        hashes ^= hashes >> _SHIFT
    room = np.repeat(starts[1:], np.diff(starts))[:count] - np.arange(count)
    places = np.flatnonzero(room >= RUN_WORDS)
    return hashes[places], places


def _firsts(ordered: npt.NDArray[np.generic]) -> npt.NDArray[np.bool_]:
    return np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]


def _again(ordered: Hashes) -> npt.NDArray[np.bool_]:
    """Which values stand beside an equal one."""
    same = ordered[1:] == ordered[:-1]
    beside: npt.NDArray[np.bool_] = np.append(False, same) | np.append(same, False)
    return beside[: len(ordered)]


def _distinct(group: Ints, articles: Ints) -> Ints:
    """For each group, in how many articles it stands; both are sorted by (group, article)."""
    new = _firsts(group) | _firsts(articles)
    return np.bincount(group[new], minlength=int(group[-1]) + 1 if len(group) else 0)


def _most_of_one(group: Ints, articles: Ints, outlets: Ints) -> Ints:
    """For each group, in how many articles of one outlet it stands, at most."""
    new = _firsts(group) | _firsts(articles)
    keys = np.sort(group[new] * (outlets.max(initial=0) + 1) + outlets[articles[new]])
    firsts = np.flatnonzero(_firsts(keys))
    sizes = np.diff(np.append(firsts, len(keys)))
    most = np.zeros(int(group[-1]) + 1 if len(group) else 0, np.int64)
    np.maximum.at(most, keys[firsts] // (outlets.max(initial=0) + 1), sizes)
    return most


def _points(runs: Runs) -> Iterator[tuple[Ints, Ints]]:
    """(word, word of a later article) of equal runs, all those of some articles at a time."""
    order = np.argsort(runs.places)
    later = (runs.ends - np.arange(len(runs.ends)) - 1)[order]
    of_article = np.searchsorted(runs.places[order], runs.starts)
    load = np.concatenate(([0], np.cumsum(later)))[of_article]
    at = 0
    while at < len(load) - 1:
        stop = int(np.searchsorted(load, load[at] + MOST_POINTS, side="right")) - 1
        stop = max(stop, at + 1)
        chosen = slice(of_article[at], of_article[stop])
        sizes = later[chosen]
        if total := int(sizes.sum()):
            inner = np.arange(total) - np.repeat(np.cumsum(sizes) - sizes, sizes)
            mine = np.repeat(order[chosen], sizes)
            other = mine + 1 + inner
            apart = runs.articles[mine] != runs.articles[other]
            yield runs.places[mine[apart]], runs.places[other[apart]]
        at = stop


def _longest(runs: Runs, points: tuple[Ints, Ints]) -> tuple[Ints, Ints, Ints]:
    """Pairs of articles, and the words of the longest run of each."""
    words = int(runs.starts[-1]) + 1
    keys = np.sort((points[1] - points[0]) * words + points[0])
    if not len(keys):
        return _NONE
    firsts = np.flatnonzero(np.append(True, np.diff(keys) != 1))
    lengths = np.diff(np.append(firsts, len(keys))) + RUN_WORDS - 1
    one = keys[firsts] % words
    a = np.searchsorted(runs.starts, one, side="right") - 1
    b = np.searchsorted(runs.starts, one + keys[firsts] // words, side="right") - 1
    pair = a * len(runs.starts) + b
    order = np.lexsort((lengths, pair))
    last = order[np.flatnonzero(np.append(pair[order][1:] != pair[order][:-1], True))]
    return a[last], b[last], lengths[last]
