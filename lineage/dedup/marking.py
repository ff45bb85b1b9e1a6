"""Records → each of them, and which one that is kept it repeats.

Law: records are taken in order of preference. One that has the very text of a record that is
kept, or is like it by at least the threshold, is its duplicate; any other is kept. So whatever is
left out is like what is kept instead of it, and no two that are kept are alike.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from lineage.dedup.marks import Duplicate, Marked
from lineage.dedup.memory import BATCH, Texts
from lineage.match.texts import text_signatures
from lineage.model import Article, ArticleId
from lineage.text.digest import text_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lineage.match.kernel import Signatures
    from lineage.read.raw import Raw
    from lineage.spool import Spool

BATCH_CHARACTERS = 1 << 22
"""Long records are looked at in smaller batches."""
MIN_THRESHOLD = 0.5
"""Below this, bands miss too many pairs."""
_UNDATED = "~"


class Keep(StrEnum):
    """Which of a cluster is kept."""

    FIRST = "first"
    EARLIEST = "earliest"
    LONGEST = "longest"
    CREDITED = "credited"


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
    texts = Texts(threshold)
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
    ids = [record.id for record in batch]
    return ids, list(map(text_digest, texts)), text_signatures(texts)


def _is_credited(text: str) -> bool:
    """It says from whom it has its words."""
    from lineage.text.document import parse

    return bool(parse(Article(ArticleId(""), text)).credits)
