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

ROWS = 4096
"""Judged together: few enough that what is computed of them stays in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees of one depth, of four levels at most."""

    start: Array
    """(outputs,): scores before any tree."""
    columns: Whole
    """(trees, depth): which column a level asks for."""
    thresholds: Array
    """(trees, depth): whether the value is above this."""
    leaves: Array
    """(trees, 2 ** depth, outputs)"""

    def probabilities(self, x: Array) -> Array:
        """(n, columns) → (n, outputs); rows sum to 1. What is added to all outputs of a row alike
        changes nothing: the first output's score is always 0."""
        columns, thresholds, which = _questions(self.columns.tobytes(), self.thresholds.tobytes())
        asked = list(zip(columns.tolist(), thresholds.tolist(), strict=True))
        tables = self._tables()
        levels = np.resize(which, (len(tables), 2 * self.columns.shape[1])).tolist()
        scores = np.zeros((len(self.start), len(x)))
        for at in range(0, len(x), ROWS):
            part = x.T[:, at : at + ROWS]
            answers = np.array([part[column] > limit for column, limit in asked]).view(np.uint8)
            for asking, table in zip(levels, tables, strict=True):
                leaf = _numbers(answers, asking)
                for score, worth in zip(scores[1:, at : at + ROWS], table, strict=True):
                    score += worth.take(leaf)
        return softmax(scores.T + (self.start - self.start[0]))

    def _tables(self) -> Array:
        """(pairs of trees, outputs - 1, leaves): two trees are one with all the levels of both,
        whose leaves are sums. A last tree without another is paired with one worth nothing."""
        worth = (self.leaves - self.leaves[:, :, :1])[:, :, 1:].transpose(0, 2, 1)
        if len(worth) % 2:
            worth = np.append(worth, np.zeros_like(worth[:1]), axis=0)
        sums = worth[::2, :, :, None] + worth[1::2, :, None, :]
        return sums.reshape(*sums.shape[:2], -1)


def _numbers(answers: NDArray[np.uint8], asking: list[int]) -> Whole:
    """For each row the number that its answers to these questions spell."""
    number = answers[asking[0]].copy()
    for question in asking[1:]:
        number += number
        number |= answers[question]
    return np.asarray(number, np.int64)


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
