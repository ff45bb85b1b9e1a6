"""Records → each of them, and which one that is kept it repeats.

Law: records are taken in order of preference. One that has the very text of a record that is
kept, or is like it by at least the threshold, is its duplicate; any other is kept. So whatever is
left out is like what is kept instead of it, and no two that are kept are alike.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol

import numpy as np

from lineage.match.leaders import Leaders
from lineage.match.texts import text_signatures
from lineage.model import Article, ArticleId

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lineage.match.kernel import Signatures
    from lineage.read.raw import Raw
    from lineage.store.spool import Spool

BATCH = 512
"""Records looked at together, or fewer when they are long."""
BATCH_CHARACTERS = 1 << 22
MIN_THRESHOLD = 0.5
"""Below this, bands miss too many pairs."""
_UNDATED = "~"


class Keep(StrEnum):
    """Which of a cluster is kept."""

    FIRST = "first"
    EARLIEST = "earliest"
    LONGEST = "longest"
    CREDITED = "credited"


class Why(StrEnum):
    EXACT = "exact"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """What a record repeats."""

    id: str
    """Of the record that is kept."""
    number: int | None
    """Of that record, counted from 0 as they were read; None: another run read it."""
    score: float
    """Estimated Jaccard of the two sets of shingles."""
    why: Why


@dataclass(frozen=True, slots=True)
class Marked:
    number: int
    """Counted from 0 as they were read."""
    id: str
    line: bytes
    duplicate: Duplicate | None
    """None: the record is kept."""


class Settler(Protocol):
    """Decides about a batch of records at a time, in the order they come."""

    def __call__(
        self, ids: Sequence[str], digests: Sequence[bytes], sketches: Signatures
    ) -> Sequence[Duplicate | None]: ...


def as_they_come(
    records: Iterable[Raw], settle: Settler, spool: Spool | None = None
) -> Iterator[Marked]:
    """The first of each cluster is kept; no record waits for more than its batch."""
    number = 0
    for batch in _batches(records):
        if spool is not None:
            spool.extend(record.line for record in batch)
        for record, found in zip(batch, settle(*_seen(batch)), strict=True):
            yield Marked(number, record.id, record.line, found)
            number += 1


def by_preference(
    records: Iterable[Raw],
    keep: Keep,
    threshold: float,
    spool: Spool,
    text_of: Callable[[bytes], str],
) -> Iterator[Marked]:
    """All are read, then the best of each cluster is chosen; the order of reading is nothing."""
    texts = _Texts(threshold)
    rows, lengths, ids, dates = array("q"), array("q"), list[str](), list[str]()
    for batch in _batches(records):
        spool.extend(record.line for record in batch)
        _, digests, sketches = _seen(batch)
        rows.extend(texts.rows_of(digests, sketches))
        ids += (record.id for record in batch)
        dates += (record.published or _UNDATED for record in batch)
        lengths.extend(len(record.text) for record in batch)
    credited = array("b", bytes(len(ids)))
    if keep is Keep.CREDITED:
        for number in texts.not_alone(rows):
            credited[number] = _is_credited(text_of(spool[number]))

    def preference(number: int) -> tuple[object, ...]:
        length = 0 if keep is Keep.EARLIEST else -lengths[number]
        date = "" if keep is Keep.LONGEST else dates[number]
        return -credited[number], date, length, dates[number], ids[number]

    kept = texts.kept(sorted(range(len(ids)), key=preference), rows)
    for number, line in enumerate(spool):
        instead = kept[texts.leader(rows[number])]
        found = texts.duplicate(rows[number], ids[instead], instead) if instead != number else None
        yield Marked(number, ids[number], line, found)


class Memory:
    """Settles from memory: about a kilobyte a record, and no text."""

    def __init__(self, threshold: float) -> None:
        self._texts = _Texts(threshold)
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


class _Texts:
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


def _batches(records: Iterable[Raw]) -> Iterator[list[Raw]]:
    batch: list[Raw] = []
    characters = 0
    for record in records:
        batch.append(record)
        characters += len(record.text)
        if len(batch) == BATCH or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _seen(batch: Sequence[Raw]) -> tuple[list[str], list[bytes], Signatures]:
    """Ids, digests and signatures of the texts."""
    texts = [record.text for record in batch]
    digests = [blake2b(text.encode(), digest_size=16).digest() for text in texts]
    return [record.id for record in batch], digests, text_signatures(texts)


def _is_credited(text: str) -> bool:
    """It says from whom it has its words."""
    from lineage.text.document import parse

    return bool(parse(Article(ArticleId(""), text)).credits)
