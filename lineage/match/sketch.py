"""Rows of signatures ⇄ datasketch: its sketches, its estimator and its index.

The only file that knows datasketch, and only inside functions: the import costs half a second
that a run over a few articles must not pay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
import numpy.typing as npt

from lineage.match.kernel import SEED, Signatures
from lineage.model import ArticleId

if TYPE_CHECKING:
    from datasketch import LeanMinHash, MinHash

Row = npt.NDArray[np.uint32]
SCHEME: Final[Literal["affine32"]] = "affine32"


def minhash(row: Row) -> MinHash:
    """A sketch that can be updated, merged and compared."""
    from datasketch import MinHash

    return MinHash(num_perm=len(row), seed=SEED, hashvalues=row, scheme=SCHEME)


def lean_minhash(row: Row) -> LeanMinHash:
    """A sketch that can be compared and stored; smaller."""
    from datasketch import LeanMinHash

    return LeanMinHash(seed=SEED, hashvalues=row, scheme=SCHEME)


class ArticleIndex:
    """Looks articles up: which of those added are much the same as these?

    Without `storage` in the memory of this process; else where datasketch's `storage_config`
    says, with all that others add there. Ids are stored as UTF-8, so every machine means the same.
    """

    def __init__(
        self, permutations: int = 128, rows: int = 4, storage: Mapping[str, object] | None = None
    ) -> None:
        from datasketch import MinHashLSH

        self._index: Any = MinHashLSH(  # its storage has no types
            num_perm=permutations,
            params=(permutations // rows, rows),
            storage_config=dict(storage) if storage else None,
            prepickle=False,
        )

    def add(self, articles: Sequence[ArticleId], sketches: Signatures) -> None:
        """Remember articles, a signature each; one that is known already is left as it is."""
        known = self.signatures(articles)
        with self._index.insertion_session() as session:
            for article, row in zip(articles, sketches, strict=True):
                if article not in known:
                    session.insert(article.encode(), lean_minhash(row), check_duplication=False)
            for table in self._index.hashtables:  # before the signatures: what has one is complete
                table.empty_buffer()

    def sharing(self, sketches: Signatures) -> list[list[ArticleId]]:
        """For each signature the articles that share a band with it, sorted."""
        found: list[set[bytes]] = [set() for _ in sketches]
        for (start, stop), table in zip(
            self._index.hashranges, self._index.hashtables, strict=True
        ):
            keys = [row.tobytes() for row in sketches[:, start:stop].astype(">u4")]
            for one, carriers in zip(found, table.getmany(*keys), strict=True):
                one.update(carriers)
        return [[ArticleId(key.decode()) for key in sorted(one)] for one in found]

    def signatures(self, articles: Sequence[ArticleId]) -> dict[ArticleId, Row]:
        """Of those that were added: their bands one after the other."""
        count = self._index.b
        stored = self._index.keys.getmany(*map(str.encode, articles))
        return {
            article: np.frombuffer(b"".join(bands[:count]), ">u4").astype(np.uint32)
            for article, bands in zip(articles, stored, strict=True)
            if bands
        }

    def __len__(self) -> int:
        return len(self._index.keys)

    def __contains__(self, article: ArticleId) -> bool:
        return article.encode() in self._index
