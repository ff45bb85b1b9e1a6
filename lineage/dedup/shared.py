"""Texts by digest and signature → which of them repeat which, of all that any machine has read.

Law: what is looked up and then added is looked up and added under a lock, batch by batch; so of
two records that are alike, one is always there before the other, wherever they are read. Of the
same records again the same are kept and nothing is added; the others may be told of one that was
kept later and is more like them. Texts without words are kept and not added.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lineage.dedup.marks import Duplicate, Why
from lineage.match.buckets import BANDS, ROWS
from lineage.match.kernel import EMPTY, Signatures
from lineage.match.leaders import Leaders
from lineage.match.remote import RemoteStorage
from lineage.match.sketch import SCHEME, ArticleIndex
from lineage.match.texts import SIZE
from lineage.model import ArticleId

_KIND = f"{SCHEME}:{BANDS}x{ROWS}:{SIZE}"
_DIGEST = 32
"""Characters of a digest in hexadecimal; a key is `digest:id`, the same on every machine."""


class Shared:
    """Settles from an index that several machines fill."""

    def __init__(self, threshold: float, storage: RemoteStorage) -> None:
        self._threshold = threshold
        self._storage = storage
        self._index = ArticleIndex(BANDS * ROWS, ROWS, storage.config(_KIND))
        self._numbers: dict[str, int] = {}
        """Of what was kept by this run, by key."""
        self._count = 0

    def __call__(
        self, ids: Sequence[str], digests: Sequence[bytes], sketches: Signatures
    ) -> list[Duplicate | None]:
        keys = [f"{digest.hex()}:{id_}" for digest, id_ in zip(digests, ids, strict=True)]
        kept = [(key, 1.0) for key in keys]
        worded = np.flatnonzero((sketches != EMPTY).any(axis=1)).tolist()
        with self._storage.locked():
            found = self._settled([keys[at] for at in worded], sketches[worded])
        for at, best in zip(worded, found, strict=True):
            kept[at] = best
        return [self._told(key, *best) for key, best in zip(keys, kept, strict=True)]

    def _settled(self, keys: Sequence[str], sketches: Signatures) -> list[tuple[str, float]]:
        """For each, the key of the record that is kept for it, and the score with that."""
        shared = {key for one in self._index.sharing(sketches) for key in one}
        known = self._index.signatures(sorted(shared))
        leaders = Leaders(self._threshold)
        leaders.lead(np.concatenate([sketches[:0], *(row[None] for row in known.values())]))
        rows = leaders.add(sketches)
        leaders.settle(rows)
        names: list[str] = [*known, *keys]
        same_text = {key[:_DIGEST]: key for key in known}
        settled = []
        for key, row in zip(keys, rows.tolist(), strict=True):
            best = (names[leaders.leader[row]], float(leaders.score[row]))
            if key in known:
                best = (key, 1.0)
            elif key[:_DIGEST] in same_text:
                best = (same_text[key[:_DIGEST]], 1.0)
            settled.append(best)
        new = [at for at, row in enumerate(rows) if leaders.leader[row] == row]
        self._index.add([ArticleId(keys[at]) for at in new], sketches[new])
        return settled

    def _told(self, key: str, other: str, score: float) -> Duplicate | None:
        number = self._count
        self._count += 1
        if key == other and self._numbers.setdefault(key, number) == number:
            return None
        is_same = key[:_DIGEST] == other[:_DIGEST]
        id_, of = other[_DIGEST + 1 :], self._numbers.get(other)
        return Duplicate(id_, of, score, Why.EXACT if is_same else Why.NEAR)
