"""Rows and classes → symmetric decision trees, by gradient boosting.

Newton steps on the log loss of all classes at once, with an L2 penalty on the leaves; each tree
sees a share of the columns, drawn from a seeded generator.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lineage.align.trees import Trees, softmax

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

DEPTH = 3
RATE = 0.08
PENALTY = 10.0
BINS = 32
SHARE_OF_COLUMNS = 0.4


def boost(x: Array, y: Whole, outputs: int, trees: int) -> Trees:
    """y: class numbers below `outputs`."""
    edges = [_edges(column) for column in x.T]
    codes = np.column_stack(
        [np.searchsorted(e, column) for e, column in zip(edges, x.T, strict=True)]
    )
    target = np.eye(outputs)[y]
    start = np.log(target.mean(axis=0) + 1e-6)
    scores = np.tile(start, (len(x), 1))
    drawn = np.random.default_rng(0)
    wanted = round(x.shape[1] * SHARE_OF_COLUMNS)
    columns, thresholds, leaves = [], [], []
    for _ in range(trees):
        p = softmax(scores)
        slope, bend = target - p, p * (1 - p)
        chosen = np.sort(drawn.choice(x.shape[1], wanted, replace=False))
        leaf = np.zeros(len(x), dtype=np.int64)
        questions = []
        for level in range(DEPTH):
            column, bin_ = _best_question(codes[:, chosen], leaf, 1 << level, slope, bend)
            questions.append((int(chosen[column]), bin_))
            leaf = 2 * leaf + (codes[:, chosen[column]] > bin_)
        worth = RATE * _sums(leaf, 1 << DEPTH, slope) / (_sums(leaf, 1 << DEPTH, bend) + PENALTY)
        scores += worth[leaf]
        columns.append([c for c, _ in questions])
        thresholds.append([edges[c][b] if b < len(edges[c]) else np.inf for c, b in questions])
        leaves.append(worth)
    return Trees(start, np.array(columns), np.array(thresholds), np.array(leaves))


def _edges(column: Array) -> Array:
    """Values between which a question may fall."""
    values = np.unique(column)
    if len(values) > BINS:
        values = np.unique(np.quantile(column, np.linspace(0, 1, BINS)))
    return np.asarray((values[1:] + values[:-1]) / 2)


def _best_question(
    codes: Whole, leaf: Whole, leaves: int, slope: Array, bend: Array
) -> tuple[int, int]:
    """The column and the bin whose split of every leaf gains most."""
    n_columns = codes.shape[1]
    cells = leaves * n_columns * BINS
    at = ((leaf[:, None] * n_columns + np.arange(n_columns)) * BINS + codes).ravel()
    gain = np.zeros((n_columns, BINS))
    for k in range(slope.shape[1]):
        g, h = (
            np.bincount(at, np.repeat(values[:, k], n_columns), cells)
            .reshape(leaves, n_columns, BINS)
            .cumsum(axis=2)
            for values in (slope, bend)
        )
        rest_g, rest_h = g[:, :, -1:] - g, h[:, :, -1:] - h
        gain += (g**2 / (h + PENALTY) + rest_g**2 / (rest_h + PENALTY)).sum(axis=0)
    column, bin_ = np.unravel_index(int(np.argmax(gain)), gain.shape)
    return int(column), int(bin_)


def _sums(leaf: Whole, leaves: int, values: Array) -> Array:
    return np.column_stack([np.bincount(leaf, v, leaves) for v in values.T])
