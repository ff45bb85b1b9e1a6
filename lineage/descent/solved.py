"""Looks at all pairs → the groups that they make, each solved by one of several workers."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple
from weakref import finalize

import numpy as np

from lineage.descent.drafts import Drafts, Written, written
from lineage.descent.families import Family, family
from lineage.descent.gathering import gathered
from lineage.descent.looks import PAIRS, Looks
from lineage.descent.pairs import alone
from lineage.descent.reading import Readings
from lineage.descent.survey import Mask
from lineage.linked import Ints
from lineage.records import Records, records
from lineage.spool import Spool
from lineage.work import Task, loads


class Families:
    """All families, in order of their first members' ids, without edges; kept on the disk."""

    def __init__(self, kept: Spool, places: Ints, judged: Mask, parted: Mask) -> None:
        """`places`: of each in the file."""
        finalize(self, kept.close)
        self._kept, self._places = kept, places
        self.judged = judged
        """(pairs,): whether each was judged with the family that it ties together."""
        self.parted = parted
        """(articles,): whether each is of a group that was larger."""

    def __iter__(self) -> Iterator[Family]:
        return (loads(self._kept[place]) for place in self._places.tolist())


class _Part(NamedTuple):
    families: Records
    edges: Written


def solved(
    by_id: Readings, ends: tuple[Ints, Ints], looks: Looks, work: Task, drafts: Drafts
) -> Families:
    """Puts the edges of all pairs among the drafts."""
    for numbers, found in looks.alone():
        drafts.put(numbers, found)
    a, b = ends
    tied = np.flatnonzero(looks.tied)
    groups, is_part = gathered(a[tied], b[tied], looks.bits[tied], len(by_id.survey))
    within = (groups[a] == groups[b]) & (groups[a] >= 0)
    inside = _Inside(groups[a], np.flatnonzero(within & looks.has_prose), len(is_part))
    judged = within & looks.tied
    parts = inside.parts(looks.places)

    def of_part(part: int) -> _Part:
        found = looks.groups([inside.of(k) for k in parts[part]])
        made = [
            family(k, group, bool(is_part[k])) for k, group in zip(parts[part], found, strict=True)
        ]
        edges = chain.from_iterable(one.edges for one in made)
        kept = (pickle.dumps(one._replace(edges=()), pickle.HIGHEST_PROTOCOL) for one in made)
        return _Part(records(kept), written(edges))

    families = Spool(work.folder)
    solutions = work.done("families", of_part, len(parts))
    for part, solution in zip(parts, solutions, strict=True):
        numbers = np.concatenate([inside.of(k) for k in part])
        drafts.put(numbers[judged[numbers]], solution.edges)
        families.extend(solution.families)
    _by_themselves(looks, work, drafts)
    order = np.array(list(chain.from_iterable(parts)), np.int64)
    return Families(families, np.argsort(order), judged, np.append(is_part, False)[groups])


class _Inside:
    """Pairs that have a say in a family."""

    def __init__(self, groups: Ints, pairs: Ints, families: int) -> None:
        """`groups`: the family of every pair; `pairs`: those that have a say."""
        self._pairs = pairs[np.argsort(groups[pairs], kind="stable")]
        self._starts = np.searchsorted(groups[self._pairs], np.arange(families + 1))
        self._sizes = np.diff(self._starts)

    def of(self, family: int) -> Ints:
        return self._pairs[self._starts[family] : self._starts[family + 1]]

    def parts(self, places: Ints) -> list[list[int]]:
        """Families of some hundred pairs together, in the order of their first pairs' places."""
        if not len(self._sizes):
            return []
        order = np.argsort(np.minimum.reduceat(places[self._pairs], self._starts[:-1]))
        before = np.cumsum(self._sizes[order]) - self._sizes[order]
        cuts = np.flatnonzero(np.diff(before // PAIRS)) + 1
        return [part.tolist() for part in np.split(order, cuts)]


def _by_themselves(looks: Looks, work: Task, drafts: Drafts) -> None:
    """Pairs that are tied, but fell into two parts of a group that was too large."""
    numbers = drafts.missing()
    numbers = numbers[np.argsort(looks.places[numbers], kind="stable")]

    parts = [numbers[at : at + PAIRS] for at in range(0, len(numbers), PAIRS)]

    def of_part(part: int) -> Written:
        return written(alone(looks.prose(number)) for number in parts[part].tolist())

    for mine, found in zip(parts, work.done("apart", of_part, len(parts)), strict=True):
        drafts.put(mine, found)
