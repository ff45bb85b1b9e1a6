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

ROWS = 512
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
        asked = np.stack((self.columns, self.thresholds), axis=2).reshape(-1, 2)
        questions, which = np.unique(asked, axis=0, return_inverse=True)
        values = np.ascontiguousarray(x.T)[questions[:, 0].astype(np.int64)]
        answers = values > questions[:, 1:]
        number = np.zeros((len(self.columns), len(x)), dtype=np.int64)
        for level in which.reshape(self.columns.shape).T:
            number = 2 * number + answers[level]
        return np.ascontiguousarray(number.T)


def softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
