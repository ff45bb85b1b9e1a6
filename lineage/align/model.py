"""Columns of named features → calibrated probabilities of the five classes, and reasons.

A multinomial logistic regression; its coefficients are a data file that
`benchmarks/train_alignment.py` writes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from lineage.errors import FormatError
from lineage.model import LINK_LABELS, Reason

Array = NDArray[np.float64]
CLASSES = ("unlinked", *(label.value for label in LINK_LABELS))
MAX_REASONS = 4


@dataclass(frozen=True, slots=True)
class Stage:
    """One regression: columns → classes."""

    columns: tuple[str, ...]
    mean: Array
    scale: Array
    weights: Array
    """(columns + 1, classes); the last row is the intercept."""

    def probabilities(self, x: Array) -> Array:
        """(n, columns) → (n, classes); rows sum to 1."""
        scores = ((x - self.mean) / self.scale) @ self.weights[:-1] + self.weights[-1]
        scores -= scores.max(axis=1, keepdims=True)
        raised = np.exp(scores)
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))

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
class Model:
    """Two stages: a pair of sentences alone, then with what stands around it."""

    alone: Stage
    in_context: Stage


@cache
def load_model() -> Model:
    text = (files("lineage") / "data" / "alignment_model.json").read_text(encoding="utf-8")
    stored = json.loads(text)
    if stored["classes"] != list(CLASSES):
        raise FormatError("lineage/data/alignment_model.json does not fit this version; reinstall")
    return Model(_stage(stored["alone"]), _stage(stored["in_context"]))


def _stage(stored: dict[str, list[object]]) -> Stage:
    return Stage(
        tuple(str(name) for name in stored["columns"]),
        np.array(stored["mean"], dtype=np.float64),
        np.array(stored["scale"], dtype=np.float64),
        np.array(stored["weights"], dtype=np.float64),
    )
