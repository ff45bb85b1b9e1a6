"""Texts by digest and signature → which of them repeat which, from the memory of this process."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from lineage.dedup.marks import Duplicate, Why
from lineage.match.kernel import Signatures
from lineage.match.leaders import Leaders

BATCH = 512
"""Records looked at together."""


class Memory:
    """Settles from memory: about a kilobyte a record, and no text."""

    def __init__(self, threshold: float) -> None:
        self._texts = Texts(threshold)
        self._kept: dict[int, tuple[str, int]] = {}
        """Id and number of the record that is kept, by row."""
        self._count = 0

    def __call__(
        self, ids: Sequence[str], digests: Sequence[bytes], sketches: Signatures
    ) -> list[Duplicate | None]:
        rows = self._texts.rows_of(digests, sketches)
        self._texts.settle(rows)
        found: list[Duplicate | None] = []
        for id_, row in zip(ids, rows, strict=True):
            own = (id_, self._count)
            instead = self._kept.setdefault(self._texts.leader(row), own)
            found.append(None if instead is own else self._texts.duplicate(row, *instead))
            self._count += 1
        return found


class Texts:
    """Distinct texts by row, and the leader of each."""

    def __init__(self, threshold: float) -> None:
        self._leaders = Leaders(threshold)
        self._rows: dict[bytes, int] = {}

    def rows_of(self, digests: Sequence[bytes], sketches: Signatures) -> list[int]:
        """A row for each text, the same for the same text."""
        new: list[int] = []
        rows = []
        for at, digest in enumerate(digests):
            next_row = self._leaders.rows + len(new)
            row = self._rows.setdefault(digest, next_row)
            if row == next_row:
                new.append(at)
            rows.append(row)
        self._leaders.add(sketches[new])
        return rows

    def settle(self, rows: Iterable[int]) -> None:
        """In this order; rows may come again."""
        unsettled = [row for row in dict.fromkeys(rows) if self._leaders.leader[row] < 0]
        self._leaders.settle(np.array(unsettled, np.int64))

    def leader(self, row: int) -> int:
        return int(self._leaders.leader[row])

    def duplicate(self, row: int, id_: str, number: int) -> Duplicate:
        """Of the record that is kept for the row's leader."""
        if self.leader(row) == row:
            return Duplicate(id_, number, 1.0, Why.EXACT)
        return Duplicate(id_, number, float(self._leaders.score[row]), Why.NEAR)

    def kept(self, ordered: Sequence[int], rows: Sequence[int]) -> dict[int, int]:
        """Leading row → the record kept for it, of records in order of preference."""
        kept: dict[int, int] = {}
        for at in range(0, len(ordered), BATCH):
            numbers = ordered[at : at + BATCH]
            self.settle(rows[number] for number in numbers)
            for number in numbers:
                kept.setdefault(self.leader(rows[number]), number)
        return kept

    def not_alone(self, rows: Sequence[int]) -> list[int]:
        """Records that may have a duplicate."""
        many = np.bincount(np.asarray(rows)) > 1 if len(rows) else np.zeros(0, np.bool_)
        return np.flatnonzero((many | self._leaders.with_neighbours())[np.asarray(rows)]).tolist()
