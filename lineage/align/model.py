"""Columns of named features → calibrated probabilities of the five classes, and reasons.

Multinomial logistic regressions, and for the last word a mixture of one with decision trees; the
reasons are those of the regression. The coefficients are a data file that
`benchmarks/train_alignment.py` writes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from lineage.align.trees import ROWS, Trees, softmax
from lineage.errors import FormatError
from lineage.model import LINK_LABELS, Reason

Array = NDArray[np.float64]
Ints = NDArray[np.int64]
CLASSES = ("unlinked", *(label.value for label in LINK_LABELS))
MAX_REASONS = 4
SHARE_OF_TREES = 0.7
"""Weight of the trees' probabilities beside the regression's; scores are flat from .5 to .8."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One regression: columns → classes."""

    columns: tuple[str, ...]
    mean: Array
    scale: Array
    weights: Array
    """(columns + 1, classes); the last row is the intercept."""

    def probabilities(self, x: Array) -> Array:
        """(n, columns) → (n, classes); rows sum to 1. Summed column by column: a product of
        matrices may add up in another order for another number of rows."""
        scores = np.zeros((len(x), self.weights.shape[1]))
        for at in range(0, len(x), ROWS):
            part = np.zeros((self.weights.shape[1], len(x[at : at + ROWS])))
            columns = np.ascontiguousarray(((x[at : at + ROWS] - self.mean) / self.scale).T)
            for column, weights in zip(columns, self.weights[:-1], strict=True):
                part += np.multiply.outer(weights, column)
            scores[at : at + ROWS] = part.T
        return softmax(scores + self.weights[-1])

    def reasons(self, row: Array, chosen: int, rival: int) -> tuple[Reason, ...]:
        """The columns that pushed most from the rival class towards the chosen one."""
        push = (
            (row - self.mean) / self.scale * (self.weights[:-1, chosen] - self.weights[:-1, rival])
        )
        order = (-push).argsort(kind="stable")[:MAX_REASONS]
        pushed = zip(order.tolist(), row[order].tolist(), push[order].tolist(), strict=True)
        return tuple(
            [
                Reason(self.columns[k], round(value, 3), round(weight, 3))
                for k, value, weight in pushed
                if weight > 0
            ]
        )


@dataclass(frozen=True, slots=True)
class Mixture:
    """A regression and trees over the same columns."""

    stage: Stage
    linked: Trees
    """Unlinked or linked."""
    kind: Trees
    """Which class a linked pair is of."""

    def probabilities(self, x: Array) -> Array:
        """(n, columns) → (n, classes); rows sum to 1."""
        return self.linked_rows(x, 0.0)[1]

    def linked_rows(self, x: Array, least: float) -> tuple[Ints, Array]:
        """Which rows are linked with at least this probability, and their probabilities; what
        kind of link it is is asked of these alone."""
        by_stage = self.stage.probabilities(x)
        unlinked = _mixed(self.linked.probabilities(x)[:, :1], by_stage[:, :1])
        rows = np.flatnonzero(1 - unlinked[:, 0] >= least)
        kinds, unlinked = by_stage[rows, 1:], unlinked[rows]
        kind = _mixed(self.kind.probabilities(x[rows]), kinds / kinds.sum(axis=1, keepdims=True))
        return rows, np.column_stack([unlinked, (1 - unlinked) * kind])

    def reasons(self, row: Array, chosen: int, rival: int) -> tuple[Reason, ...]:
        return self.stage.reasons(row, chosen, rival)


def _mixed(by_trees: Array, by_stage: Array) -> Array:
    return SHARE_OF_TREES * by_trees + (1 - SHARE_OF_TREES) * by_stage


@dataclass(frozen=True, slots=True)
class Model:
    """Two looks: at a pair of sentences alone, then with what stands around it."""

    alone: Stage
    in_context: Mixture


@cache
def load_model() -> Model:
    text = (files("lineage") / "data" / "alignment_model.json").read_text(encoding="utf-8")
    stored = json.loads(text)
    if stored["classes"] != list(CLASSES):
        raise FormatError("lineage/data/alignment_model.json does not fit this version; reinstall")
    in_context = Mixture(
        _stage(stored["in_context"]), _trees(stored["linked"]), _trees(stored["kind"])
    )
    return Model(_stage(stored["alone"]), in_context)


def _stage(stored: dict[str, list[object]]) -> Stage:
    return Stage(
        tuple(str(name) for name in stored["columns"]),
        np.array(stored["mean"], dtype=np.float64),
        np.array(stored["scale"], dtype=np.float64),
        np.array(stored["weights"], dtype=np.float64),
    )


def _trees(stored: dict[str, list[object]]) -> Trees:
    return Trees(
        np.array(stored["start"], dtype=np.float64),
        np.array(stored["columns"], dtype=np.int64),
        np.array(stored["thresholds"], dtype=np.float64),
        np.array(stored["leaves"], dtype=np.float64),
    )
