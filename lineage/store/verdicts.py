"""Verdicts → their numbers in a store; equal ones share a row."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from lineage.model import Verdict
from lineage.store.lineage_file import written

Row = tuple[object, ...]


class Verdicts:
    """Of a row that was handed out only a digest is kept."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._fresh: list[Row] = []

    def numbers(self, verdicts: Sequence[Verdict]) -> list[int]:
        """Many of them are one object: an origin has the very verdict of its best link."""
        objects = list(map(id, verdicts))
        distinct = dict(zip(objects, verdicts, strict=True))
        numbers = {key: self._number(verdict) for key, verdict in distinct.items()}
        return [numbers[key] for key in objects]

    def fresh(self) -> list[Row]:
        """Rows of the numbers that were given since this was last asked."""
        rows, self._fresh = self._fresh, []
        return rows

    def _number(self, verdict: Verdict) -> int:
        label, rule, probability, reasons = columns = written(verdict)
        whole = f"{label} {probability!r} {reasons} {rule}".encode()
        digest = blake2b(whole, digest_size=16).digest()
        number = self._numbers.get(digest)
        if number is None:
            number = self._numbers[digest] = len(self._numbers)
            self._fresh.append((number, *columns))
        return number
