"""A group → what names, outlets and dates say for each member as the source of each other one.

Everything here is of (parent, child), in nats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lineage.descent.clue import Clue
from lineage.descent.credits import CARRIES, source_id
from lineage.descent.dates import ANOTHER_STORY, ANOTHER_WEEK
from lineage.descent.direction import clues
from lineage.descent.groups import Group
from lineage.descent.reading import Reading
from lineage.descent.survey import Mask
from lineage.descent.versions import is_revision
from lineage.descent.weights import Weights

Array = NDArray[np.float64]


class Priors:
    def __init__(self, group: Group, weights: Weights) -> None:
        self._group, self._weights = group, weights

    @cached_property
    def clues(self) -> dict[int, tuple[Clue, ...]]:
        """Of each pair of whose articles one says something of the other."""
        a, b = self._group.a, self._group.b
        may = self._may_tell
        pairs = np.flatnonzero(may[a, b] | may[b, a]).tolist()
        found = ((pair, clues(self._group.prose(pair))) for pair in pairs)
        return {pair: told for pair, told in found if told}

    @cached_property
    def named(self) -> Array:
        """What the two articles themselves say."""
        group, found = self._group, np.zeros((len(self._group.members),) * 2)
        for pair, told in self.clues.items():
            ends = int(group.a[pair]), int(group.b[pair])
            for parent, child in (ends, ends[::-1]):
                source = group.members[parent].id
                found[parent, child] = sum(c.weight for c in told if c.evidence.points_to == source)
        return found

    @cached_property
    def _may_tell(self) -> Mask:
        """Whether a rule may find anything; see `RULES` in `direction.py`."""
        group = self._group
        one, is_agency = group.is_of_one_outlet, group.is_agency
        several = (one.sum(axis=0) > 1).tolist()
        updated = zip(several, group.members, strict=True)
        revised = np.array([some and is_revision(member) for some, member in updated], np.bool_)
        declares = np.array([bool(member.article.sources) for member in group.members], np.bool_)
        found: Mask = (
            declares
            | (~one & self._says(_mentioned))
            | (is_agency[:, None] & ~is_agency & (group.outlets >= 0))
            | (one & revised & ~revised[:, None])
        )
        return found

    def _says(self, what: Callable[[Reading], Iterable[str]]) -> Mask:
        """Whether the outlet of each is among what each other says; not known outlets are not."""
        group = self._group
        places = {
            m.outlet_id: n for m, n in zip(group.members, group.outlets.tolist(), strict=True)
        }
        said = np.zeros((len(places) + 1, len(group.members)), np.bool_)
        for child, member in enumerate(group.members):
            said[[places[id_] for id_ in what(member) if id_ in places], child] = True
        found: Mask = said[group.outlets]
        return found

    @cached_property
    def is_formula(self) -> Mask:
        """Words that one outlet uses again after so many days that they tell nothing."""
        formula: Mask = self._group.is_of_one_outlet & self._group.dates.are_apart(ANOTHER_WEEK)
        return formula

    @cached_property
    def is_ordered(self) -> Mask:
        """Dates or words put two versions of one outlet in order; which of them stands more in
        the middle of others is no evidence."""
        order = self._group.dates.order()
        ordered: Mask = (order != 0) | (order.T != 0) | (self.named != self.named.T)
        return ordered

    @cached_property
    def kind(self) -> Array:
        """What relation of outlets it would be."""
        group, weights = self._group, self._weights
        carried = np.array([len(_carried(member)) for member in group.members], np.int64)
        credits_another = carried > self._says(_carried)
        is_old = group.dates.are_apart(ANOTHER_STORY)
        own = np.where(is_old, weights.reuse, weights.update)
        is_agency = group.is_agency
        copy = np.where(is_agency, weights.agency_copy, weights.copy)[:, None]
        copied = copy + weights.copy_credits_another * credits_another
        taken = np.where(is_agency & ~is_agency[:, None], weights.agency_takes, copied)
        own = np.where(self.is_formula, weights.formula, own)
        return np.where(group.is_of_one_outlet, own, taken)

    @cached_property
    def time(self) -> Array:
        weights, dates = self._weights, self._group.dates
        order, apart = dates.order(), dates.are_days_apart()
        is_wire = self._group.is_agency[:, None]
        days_later = np.where(is_wire, weights.wire_days_later, weights.days_later)
        within = weights.later * order + weights.earlier * order.T
        return np.where(apart.T, weights.days_earlier, np.where(apart, days_later, within))


def _mentioned(reading: Reading) -> set[str]:
    return {*reading.credited, *map(source_id, reading.named)}


def _carried(reading: Reading) -> list[str]:
    """Sources that it says its text is of."""
    return [id_ for id_, what in reading.credited.items() if what.strength >= CARRIES]
