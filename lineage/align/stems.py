"""Words of several articles → the content stems that their sentences hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lineage.align.joins import Array, Groups, Mask, counts, grouped, split
from lineage.align.lexicon import Tables
from lineage.align.spelled import Spelled
from lineage.linked import Ints

OWN, QUOTED, PLAIN, UNNAMED = 1, 2, 4, 8
"""What a stem is in a sentence, all in one number."""
_STOCK = PLAIN
"""While words are merged: one of them is a name, title or weekday."""
_VALUES = 16
"""Above all sums of these four, and what else is merged by `distinct`."""


@dataclass(frozen=True, slots=True)
class Held:
    """For each stem of an article, places in it."""

    groups: Groups
    """Numbered as those of the stems."""
    places: Ints
    of: Ints
    """The group of each member."""


@dataclass(frozen=True, slots=True)
class Stems:
    """The content stems of each article, and for each the sentences that hold it."""

    groups: Groups
    """Owners are articles, keys stems."""
    places: Ints
    """One value per member, as are the next: a stem in a sentence."""
    of: Ints
    """The group."""
    rows: Ints
    bits: Array
    kinds: NDArray[np.uint8]
    """Sums of OWN, QUOTED, PLAIN, UNNAMED."""
    again: Held
    """Where a stem stands in the sentence before too."""
    between: Held
    """Where a stem stands in the sentences before and after, but not there."""
    surplus: Held
    """Where three sentences in a row hold a stem more than once, once for each time too many."""

    def are(self, kind: int) -> Mask:
        return self.kinds & kind > 0


def stems(words: Spelled, article: Ints, firsts: Ints, tables: Tables) -> Stems:
    content = np.flatnonzero(words.bits)
    rows, stock = words.rows[content], words.stock[content]
    said = np.where(words.quoted[content], QUOTED, OWN) + np.where(stock, _STOCK, UNNAMED)
    owners, keys, rows, kinds = distinct(
        article, rows, tables.stem[words.words[content]], said, np.bitwise_or
    )
    kinds = kinds & ~_STOCK | PLAIN * (kinds & (OWN | _STOCK) == OWN)
    groups, places = grouped(owners, keys, len(firsts) - 1), rows - firsts[owners]
    of_group = np.repeat(np.arange(len(groups.keys)), groups.sizes)
    gaps = _gaps(of_group, places)
    near, apart = np.flatnonzero(gaps == 1), np.flatnonzero(gaps == 2)
    return Stems(
        groups=groups,
        places=places,
        of=of_group,
        rows=rows,
        bits=tables.bits[keys],
        kinds=kinds.astype(np.uint8),
        again=_held(of_group[near], places[near] + 1, groups),
        between=_held(of_group[apart], places[apart] + 1, groups),
        surplus=_surplus(of_group, places, near, apart, groups),
    )


def _surplus(group: Ints, places: Ints, near: Ints, apart: Ints, groups: Groups) -> Held:
    often = np.concatenate((group[near], group[near], group[apart]))
    where = np.concatenate((places[near], places[near] + 1, places[apart] + 1))
    order = np.argsort(often, kind="stable")
    return _held(often[order], where[order], groups)


def _gaps(group: Ints, places: Ints) -> Ints:
    """From each member to the next of its group how many sentences; 0 to that of another."""
    return np.where(np.diff(group) == 0, np.diff(places), 0)


def _held(group: Ints, places: Ints, groups: Groups) -> Held:
    starts = np.append(0, np.cumsum(counts(group, len(groups.keys))))
    return Held(Groups(groups.keys, starts, groups.owners), places, group)


def distinct(
    article: Ints, rows: Ints, keys: Ints, values: Ints, merged: np.ufunc
) -> tuple[Ints, Ints, Ints, Ints]:
    """Each key of a row once, in order of (article, key, row): articles, keys, rows, and the
    row's small values for the key merged into one."""
    most = int(keys.max(initial=0)) + 1
    packed = ((article[rows] * most + keys) * len(article) + rows) * _VALUES + values
    packed.sort()
    whole, value = split(packed, _VALUES)
    starts = np.flatnonzero(np.append(True, whole[1:] != whole[:-1])[: len(whole)])
    keyed, row = split(whole[starts], max(1, len(article)))
    owners, key = split(keyed, most)
    return owners, key, row, merged.reduceat(value, starts) if len(starts) else value
