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

from lineage.align.joins import Array
from lineage.align.trees import Trees, softmax
from lineage.errors import FormatError
from lineage.linked import Ints
from lineage.model import LINK_LABELS

CLASSES = ("unlinked", *(label.value for label in LINK_LABELS))
MAX_REASONS = 4
NOTHING = -1
"""Instead of a column, where there are fewer reasons."""
SHARE_OF_TREES = 0.7
"""Weight of the trees' probabilities beside the regression's; scores are flat from .5 to .8."""


@dataclass(frozen=True, slots=True)
class Pushes:
    """(rows, MAX_REASONS) each: columns, or NOTHING, what they hold, and how much that pushed."""

    columns: NDArray[np.int8]
    values: Array
    weights: Array

    def parts(self) -> tuple[NDArray[np.int8], Array, Array]:
        return self.columns, self.values, self.weights


ROWS = 1024
"""Scored together: few enough to stay in the processor's cache."""


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
        weights = self.weights[:-1] / self.scale[:, None]
        intercepts = self.weights[-1] - self.mean @ weights
        scores = np.empty((weights.shape[1], len(x)))
        for at in range(0, len(x), ROWS):
            part = slice(at, at + ROWS)
            np.einsum("kc,kn->cn", weights, x.T[:, part], out=scores[:, part])
        return softmax(scores.T + intercepts)

    def pushes(self, x: Array, chosen: Ints, rival: Ints) -> Pushes:
        """For each row, the columns that pushed most from its rival class to its chosen one."""
        weights = self.weights[:-1].T
        push = (x - self.mean) / self.scale * (weights[chosen] - weights[rival])
        shape = len(x), MAX_REASONS
        found = Pushes(np.full(shape, NOTHING, np.int8), np.zeros(shape), np.zeros(shape))
        rows = np.arange(len(x))
        for nth in range(MAX_REASONS):
            most = push.argmax(axis=1)
            weight = push[rows, most]
            push[rows, most] = -np.inf
            found.columns[:, nth] = np.where(weight > 0, most, NOTHING)
            found.values[:, nth] = rounded(x[rows, most], 3)
            found.weights[:, nth] = rounded(weight, 3)
        return found


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


def rounded(values: Array, digits: int) -> Array:
    """As `round` does it. Only what is next to halfway between two numbers is asked one by one."""
    tens = 10.0**digits
    raised = values * tens
    near: Array = np.rint(raised) / tens
    unsure = np.abs(raised - np.floor(raised) - 0.5) < 1e-6
    near[unsure] = [round(value, digits) for value in values[unsure].tolist()]
    return near


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
