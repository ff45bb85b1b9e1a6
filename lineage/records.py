"""Records by number, one after the other in one array: a part's file is mapped, not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lineage.linked import Bytes, Ints


@dataclass(frozen=True, slots=True)
class Records:
    ends: Ints
    """(records + 1,): 0, and where each of them ends."""
    bytes_: Bytes

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, number: int) -> bytes:
        start, stop = self.ends[number : number + 2].tolist()
        return self.bytes_[start:stop].tobytes()

    def __iter__(self) -> Iterator[bytes]:
        whole = self.bytes_.tobytes()
        return (whole[start:stop] for start, stop in pairwise(self.ends.tolist()))


def records(lines: Iterable[bytes]) -> Records:
    made = list(lines)
    ends = np.cumsum([0, *map(len, made)])
    return Records(ends, np.frombuffer(b"".join(made), np.uint8))
