"""Rows of named columns → scores that many small decision trees add up to.

Symmetric trees: every node of a level asks the same question, so a row's leaf is a number whose
bits are the answers (as in CatBoost, Prokhorenkova et al., NeurIPS 2018). What the trees are
worth is a data file that `benchmarks/train_alignment.py` writes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]


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
        at = self.leaf(x) + leaves * np.arange(trees)
        worth = self.leaves.reshape(-1, outputs).T
        return softmax(self.start + np.stack([w.take(at).sum(axis=1) for w in worth], axis=1))

    def leaf(self, x: Array) -> Whole:
        """(n, trees): the number of the leaf that a row falls into."""
        number = np.zeros((len(x), len(self.columns)), dtype=np.int64)
        for column, threshold in zip(self.columns.T, self.thresholds.T, strict=True):
            number = 2 * number + (x.take(column, axis=1) > threshold)
        return number


def softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
