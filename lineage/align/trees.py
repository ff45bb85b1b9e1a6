"""Rows of named columns → scores that many small decision trees add up to.

Symmetric trees: every node of a level asks the same question, so a row's leaf is a number whose
bits are the answers (as in CatBoost, Prokhorenkova et al., NeurIPS 2018). What the trees are
worth is a data file that `benchmarks/train_alignment.py` writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

ROWS = 1024
"""Judged together: few enough that what is computed of them stays in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees of one depth."""

    start: Array
    """(outputs,): scores before any tree."""
    columns: Whole
    """(trees, depth): which column a level asks for."""
    thresholds: Array
    """(trees, depth): whether the value is above this."""
    leaves: Array
    """(trees, 2 ** depth, outputs)"""

    def probabilities(self, x: Array) -> Array:
        """(n, columns) → (n, outputs); rows sum to 1."""
        trees, leaves, outputs = self.leaves.shape
        first = leaves * np.arange(trees)
        worth = self.leaves.reshape(-1, outputs).T
        scores = np.zeros((len(x), outputs))
        for at in range(0, len(x), ROWS):
            part = slice(at, at + ROWS)
            leaf = self.leaf(x[part]) + first
            scores[part] = np.stack([w.take(leaf).sum(axis=1) for w in worth], axis=1)
        return softmax(self.start + scores)

    def leaf(self, x: Array) -> Whole:
        """(n, trees): the number of the leaf that a row falls into. A question that several
        trees ask is answered once."""
        columns, thresholds, which = _questions(self.columns.tobytes(), self.thresholds.tobytes())
        answers = np.ascontiguousarray(x.T)[columns] > thresholds[:, None]
        number = np.zeros((len(self.columns), len(x)), dtype=np.uint16)
        for level in which.reshape(self.columns.shape).T:
            number *= 2
            number += answers[level]
        return np.ascontiguousarray(number.T).astype(np.int64)


@lru_cache(maxsize=8)
def _questions(columns: bytes, thresholds: bytes) -> tuple[Whole, Array, Whole]:
    """Each question once: its column, its threshold; and the question of each level."""
    asked = np.column_stack((np.frombuffer(columns, np.int64), np.frombuffer(thresholds)))
    questions, which = np.unique(asked, axis=0, return_inverse=True)
    asked_of, limits = questions.T.astype(np.float64)
    return asked_of.astype(np.int64), limits, which.astype(np.int64)


def softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
