"""Rows of signatures ⇄ datasketch: its sketches, its estimator and its index.

The only file that knows datasketch, and only inside functions: the import costs half a second
that a run over a few articles must not pay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast

import numpy as np
import numpy.typing as npt

from lineage.match.kernel import SEED
from lineage.model import ArticleId

if TYPE_CHECKING:
    from datasketch import LeanMinHash, MinHash, MinHashLSH

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
    """Looks articles up one by one: which of those added are much the same as this one?"""

    def __init__(self, permutations: int = 128, rows: int = 4) -> None:
        from datasketch import MinHashLSH

        self._index: MinHashLSH = MinHashLSH(
            num_perm=permutations, params=(permutations // rows, rows)
        )

    def add(self, article: ArticleId, row: Row) -> None:
        """Remember an article; an id that is known already is an error of the caller."""
        self._index.insert(article, lean_minhash(row))

    def query(self, row: Row) -> list[ArticleId]:
        """Articles that share a band with the signature, sorted."""
        return sorted(cast("list[ArticleId]", self._index.query(lean_minhash(row))))

    def __len__(self) -> int:
        return len(self._index.keys)

    def __contains__(self, article: ArticleId) -> bool:
        return article in self._index
