"""Annotated stories → lineage/data/alignment_model.json, the model that judges sentence pairs.

usage: python -m benchmarks.train_alignment --gold DIR --annotations DIR --corpus FILE …
           [--leave-one-out [--folds]] [--write]

Two multinomial logistic regressions with an L2 penalty: one sees a pair of sentences alone, the
other sees as well what the first says of the pairs around it (stacking: for training, the first
stage judges each story by a model that has not seen it). Two sets of boosted trees see what the
second regression sees: whether a pair is linked, and of which class a linked pair is (classes that
are rare among all pairs are less so among linked ones).
With --leave-one-out each story of --gold is judged by models trained on all other stories, both
stages, and the scores are printed and written to benchmarks/results/leave_one_out.json; with
--folds, all stories are, a tenth at a time, and the scores join those of --gold.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.boosting import boost
from benchmarks.gold import CLASSES as LINKED
from benchmarks.gold import Story, count, load_stories, scores
from lineage.align.cells import MIN_CELL_PROBABILITY, MIN_JUDGED_PROBABILITY, Cells, measured
from lineage.align.features import COLUMNS
from lineage.align.graph import graph
from lineage.align.model import CLASSES, Mixture, Stage
from lineage.align.sheets import laid_out
from lineage.align.surroundings import AROUND, with_surroundings
from lineage.align.trees import Trees
from lineage.align.verdicts import verdicts
from lineage.model import TOLD
from lineage.options import AlignOptions

Array = NDArray[np.float64]
PENALTY = 10.0
"""L2, on standardised columns; scores hardly move between 1 and 30."""
FOLDS = 6
TESTED_FOLDS = 10
LINKED_TREES, KIND_TREES = 180, 100
TARGET = Path(__file__).parent.parent / "lineage" / "data" / "alignment_model.json"
RESULT = Path(__file__).parent / "results" / "leave_one_out.json"


@dataclass(slots=True)
class PairRows:
    """All looked-at sentence pairs of two articles of a story."""

    a: int
    b: int
    i: list[int]
    j: list[int]
    x: Array
    y: NDArray[np.int64]
    """Class number; -1: optional, left out of training."""


def rows_of(story: Story) -> list[PairRows]:
    pairs = list(combinations(range(len(story.documents)), 2))
    sides = np.array(pairs, np.int64).reshape(-1, 2).T
    found = measured(laid_out(story.documents), *sides)
    made = []
    for n, (a, b) in enumerate(pairs):
        at = np.flatnonzero(found.pair == n)
        i, j = found.i[at].tolist(), found.j[at].tolist()
        if i:
            y = [_truth(story, a, b, *ends) for ends in zip(i, j, strict=True)]
            made.append(PairRows(a, b, i, j, found.x[at], np.array(y)))
    return made


def _truth(story: Story, a: int, b: int, i: int, j: int) -> int:
    classes: set[str] = set()
    optional = False
    for u in _units(story, a, i):
        for v in _units(story, b, j):
            pair = (u, v) if u < v else (v, u)
            classes |= story.links.get(pair, frozenset())
            optional = optional or pair in story.optional
    if classes:
        return 1 + min(LINKED.index(k) for k in classes)
    return -1 if optional else 0


def _units(story: Story, place: int, index: int) -> list[str]:
    document = story.documents[place]
    span = document.sentences[index].span
    return [u.id for u in story.standing_for(document.article.id, span.start, span.stop)]


def fit(x: Array, y: NDArray[np.int64], names: tuple[str, ...]) -> Stage:
    mean, scale = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.column_stack([(x - mean) / scale, np.ones(len(x))])
    target = np.eye(len(CLASSES))[y]
    ridge = np.full((z.shape[1], len(CLASSES)), PENALTY)
    ridge[-1] = 1e-6

    def loss(flat: Array) -> tuple[float, Array]:
        w = flat.reshape(ridge.shape)
        s = z @ w
        s -= s.max(axis=1, keepdims=True)
        e = np.exp(s)
        p = e / e.sum(axis=1, keepdims=True)
        value = -(target * np.log(p + 1e-12)).sum() + 0.5 * (ridge * w * w).sum()
        return float(value), (z.T @ (p - target) + ridge * w).ravel()

    best = minimize(loss, np.zeros(ridge.size), jac=True, method="L-BFGS-B",
                    options={"maxiter": 150, "ftol": 1e-7})  # fmt: skip
    return Stage(names, mean, scale, best.x.reshape(ridge.shape))


@dataclass(slots=True)
class Set:
    """Stories ready for training."""

    stories: list[Story]
    rows: list[list[PairRows]]

    def fit_alone(self, chosen: Sequence[int]) -> Stage:
        x = np.vstack([r.x for k in chosen for r in self.rows[k]])
        y = np.concatenate([r.y for k in chosen for r in self.rows[k]])
        return fit(x[y >= 0], y[y >= 0], COLUMNS)

    def cells(self, k: int, alone: Stage, least: float) -> tuple[Cells, NDArray[np.int64]]:
        """Cells of all pairs of a story's articles, and the class of each that is judged: linked
        with at least this probability."""
        rows = self.rows[k]
        sizes = [len(r.y) for r in rows]
        pair, a, b = (
            np.repeat(np.array(side, np.int64), sizes)
            for side in (range(len(rows)), [r.a for r in rows], [r.b for r in rows])
        )
        i, j = (np.concatenate([[], *lists]).astype(np.int64)
                for lists in ([r.i for r in rows], [r.j for r in rows]))  # fmt: skip
        x = np.concatenate([np.zeros((0, len(COLUMNS))), *(r.x for r in rows)])
        y = np.concatenate([np.zeros(0, np.int64), *(r.y for r in rows)])
        p = alone.probabilities(x)
        linked = 1 - p[:, 0]
        kept = np.flatnonzero(linked >= MIN_CELL_PROBABILITY)
        judged = np.flatnonzero(linked[kept] >= least)
        columns = (column[kept] for column in (pair, a, b, i, j, p))
        at = kept[judged]
        return Cells(len(rows), *columns, judged, x[at]), y[at]

    def fit_in_context(self, chosen: Sequence[int]) -> Mixture:
        """Every chosen story is first judged by a model of the others (in FOLDS parts)."""
        x, y = [], []
        for part in range(FOLDS):
            alone = self.fit_alone([k for n, k in enumerate(chosen) if n % FOLDS != part])
            for k in chosen[part::FOLDS]:
                cells, truth = self.cells(k, alone, MIN_CELL_PROBABILITY)
                x.append(with_surroundings(cells, graph([cells])))
                y.append(truth)
        big_x, big_y = np.vstack(x), np.concatenate(y)
        big_x, big_y = big_x[big_y >= 0], big_y[big_y >= 0]
        linked = big_y > 0
        return Mixture(
            fit(big_x, big_y, (*COLUMNS, *AROUND)),
            boost(big_x, linked.astype(np.int64), 2, LINKED_TREES),
            boost(big_x[linked], big_y[linked] - 1, len(LINKED), KIND_TREES),
        )


def judge(
    data: Set, k: int, alone: Stage, in_context: Mixture, options: AlignOptions
) -> Counter[str]:
    """Counts of one story under given models, all its pairs of articles aligned."""
    story = data.stories[k]
    cells, _ = data.cells(k, alone, MIN_JUDGED_PROBABILITY)
    x = with_surroundings(cells, graph([cells]))
    links = []
    best: dict[tuple[str, int], str] = {}
    rows, p = in_context.linked_rows(x, options.min_link_probability)
    said = verdicts(in_context, x[rows], p, options)
    for n, place in zip(cells.judged[rows].tolist(), said.label.tolist(), strict=True):
        label = CLASSES[place]
        spanned = []
        for place, index in ((cells.a[n], cells.i[n]), (cells.b[n], cells.j[n])):
            document = story.documents[place]
            span = document.sentences[index].span
            spanned.append((str(document.article.id), span.start, span.stop))
            key = (str(document.article.id), int(index))
            best[key] = min(best.get(key, label), label, key=LINKED.index)
        links.append((spanned[0], spanned[1], label))
    sentences = []
    for document in story.documents:
        for s in document.sentences:
            label = best.get((s.article, s.index), "added") if s.role in TOLD else "furniture"
            sentences.append(((str(s.article), s.span.start, s.span.stop), label))
    return count(story, links, sentences)


def leave_one_out(data: Set, tested: Sequence[int], options: AlignOptions) -> dict[str, object]:
    total: Counter[str] = Counter()
    told: dict[str, object] = {}
    for k in tested:
        chosen = [n for n in range(len(data.stories)) if n != k]
        counts = judge(data, k, data.fit_alone(chosen), data.fit_in_context(chosen), options)
        total += counts
        told[data.stories[k].name] = _rounded(scores(counts))
        sys.stderr.write(f"{data.stories[k].name}: {told[data.stories[k].name]}\n")
    told["pooled"] = _rounded(scores(total))
    return told


def folds(data: Set, options: AlignOptions) -> dict[str, float]:
    """All stories pooled, each judged by models trained on the other nine tenths."""
    total: Counter[str] = Counter()
    order = range(len(data.stories))
    for part in range(TESTED_FOLDS):
        chosen = [k for k in order if k % TESTED_FOLDS != part]
        alone, in_context = data.fit_alone(chosen), data.fit_in_context(chosen)
        for k in order[part::TESTED_FOLDS]:
            total += judge(data, k, alone, in_context, options)
    return _rounded(scores(total))


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(float(value), 3) for name, value in values.items()}


def write(alone: Stage, in_context: Mixture, stories: Sequence[Story]) -> None:
    def stored(stage: Stage) -> dict[str, object]:
        return {
            "columns": list(stage.columns),
            "mean": _short(stage.mean),
            "scale": _short(stage.scale),
            "weights": _short(stage.weights),
        }

    def stored_trees(trees: Trees) -> dict[str, object]:
        return {
            "start": _short(trees.start),
            "columns": trees.columns.tolist(),
            "thresholds": _short(trees.thresholds),
            "leaves": _short(trees.leaves),
        }

    about = (
        f"Written by benchmarks/train_alignment.py from {len(stories)} annotated stories with "
        f"{sum(len(s.links) for s in stories)} links: {', '.join(s.name for s in stories)}."
    )
    parts = {
        "about": about,
        "classes": list(CLASSES),
        "alone": stored(alone),
        "in_context": stored(in_context.stage),
        "linked": stored_trees(in_context.linked),
        "kind": stored_trees(in_context.kind),
    }
    lines = [f"{json.dumps(name)}: {json.dumps(part)}" for name, part in parts.items()]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _short(values: Array) -> list[object]:
    """To five digits."""
    shortened: list[object] = np.vectorize(lambda v: float(f"{v:.5g}"))(values).tolist()
    return shortened


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder of annotated stories")
    parser.add_argument("--annotations", type=Path, default=Path(__file__).parent / "annotations")
    parser.add_argument(
        "--corpus", type=Path, action="append", default=[], help="texts of articles"
    )
    parser.add_argument("--leave-one-out", action="store_true")
    parser.add_argument("--folds", action="store_true", help="test on all stories, ten parts")
    parser.add_argument("--write", action="store_true", help="train on all and write the model")
    args = parser.parse_args(argv)
    gold = load_stories(args.gold, args.corpus)
    further = load_stories(args.annotations, args.corpus)
    stories = [*gold, *further]
    data = Set(stories, [rows_of(s) for s in stories])
    sys.stderr.write(f"{len(stories)} stories, {sum(len(s.links) for s in stories)} links\n")
    if args.leave_one_out:
        told = leave_one_out(data, range(len(gold)), AlignOptions())
        if args.folds:
            told["all stories, ten folds"] = folds(data, AlignOptions())
        RESULT.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        sys.stdout.write(json.dumps(told, indent=1) + "\n")
    if args.write:
        chosen = range(len(stories))
        write(data.fit_alone(chosen), data.fit_in_context(chosen), stories)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
