"""Verdicts of links and origins → their numbers in a store; equal ones share a row."""

from __future__ import annotations

import numpy as np

from lineage.labelled import OriginColumns
from lineage.linked import Alignments, Ints, verdict_columns
from lineage.store.aside import Columns
from lineage.store.lineage_file import written

_BLOCK = 1 << 16
"""Origins that are looked at together."""


class Verdicts:
    """Numbered in order of the links, and after them in order of the origins."""

    def __init__(self, alignments: Alignments) -> None:
        self._said = alignments.said
        firsts = alignments.said.firsts()
        self._is_first = firsts == np.arange(len(firsts))
        counted = np.cumsum(self._is_first)
        self.numbers: Ints = (counted - 1)[firsts].astype(np.int32)
        """(links,)"""
        self._count = int(counted[-1]) if len(counted) else 0

    def fresh(self, start: int, stop: int) -> Columns:
        """Rows that links from one number to before another are the first to need."""
        needed = start + np.flatnonzero(self._is_first[start:stop])
        return self.numbers[needed].tolist(), *written(self._said.columns(needed))

    def of_origins(self, columns: OriginColumns) -> Ints:
        """(links + others,): what stands for each of `columns.verdicts`, which also counts from
        the end."""
        needed = _needed(columns)
        others = np.zeros(len(columns.others), np.int32)
        others[needed] = np.arange(len(needed)) + self._count
        return np.concatenate((self.numbers, others[::-1]))

    def of_others(self, columns: OriginColumns) -> Columns:
        """Rows of what no link says."""
        others = [columns.others[n] for n in _needed(columns)]
        numbers = range(self._count, self._count + len(others))
        return numbers, *written(verdict_columns(others))


def _needed(columns: OriginColumns) -> list[int]:
    """Of `others` those that any origin has, in order of the first."""
    found: dict[int, None] = {}
    for at in range(0, len(columns.verdicts), _BLOCK):
        said, first = np.unique(columns.verdicts[at : at + _BLOCK], return_index=True)
        is_other = said < 0
        found |= dict.fromkeys((-1 - said[is_other][first[is_other].argsort()]).tolist())
    return list(found)
