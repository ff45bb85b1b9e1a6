"""All cells of a corpus → for each that is judged, what stands around it, as more columns.

Around a pair of sentences stand its rivals (other partners of either sentence), its neighbours
(the sentences before and after), third articles (a sentence that both are linked to speaks for
the pair), and the pair of articles as a whole.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from lineage.align.cells import Cells
from lineage.align.graph import Graph
from lineage.align.joins import Array, totals
from lineage.linked import Ints, places_of

AROUND = (
    "linked, seen alone",
    "copied or edited, seen alone",
    "paraphrased, seen alone",
    "quoted, seen alone",
    "best rival of the first",
    "best rival of the second",
    "rivals of the first",
    "rivals of the second",
    "best of its row and column",
    "a neighbour in step",
    "both neighbours in step",
    "a neighbour of one side",
    "a copied neighbour in step",
    "a third sentence between",
    "another third sentence between",
    "a third sentence against",
    "links of the two articles",
    "copies of the two articles",
    "quotations of the two articles",
    "share of copies among links",
)
_FLOOR = 1e-3
_BATCH = 1 << 16
"""Third sentences looked at together."""


def surroundings(cells: Cells, around: Graph) -> Array:
    """(judged cells, AROUND)."""
    if not len(cells.judged):
        return np.zeros((0, len(AROUND)))
    unlinked, copied, edited, paraphrased, quoted = cells.alone.T
    linked, copied = 1 - unlinked, copied + edited
    rest, rest_copied = _others(cells, linked), _others(cells, copied)
    near = [
        np.log((linked + _FLOOR) / (unlinked + _FLOOR)),
        np.log(copied + _FLOOR),
        np.log(paraphrased + _FLOOR),
        np.log(quoted + _FLOOR),
        *_rivals(cells, linked),
        *_neighbours(cells, linked, copied),
    ]
    far = [
        np.log1p(rest),
        np.log1p(rest_copied),
        np.log1p(_others(cells, quoted)),
        rest_copied / (rest + 0.5),
    ]
    near, far = ([column[cells.judged] for column in columns] for columns in (near, far))
    return np.array([*near, *_thirds(cells, around), *far]).T


def _others(cells: Cells, values: Array) -> Array:
    """For each cell, the sum over all other cells of its pair of articles."""
    whole = totals(cells.pair, values, cells.pairs)
    return np.maximum(0.0, whole[cells.pair] - values)


def _rivals(cells: Cells, linked: Array) -> list[Array]:
    """For each cell, the other partners of its two sentences in the other's article."""
    best_i, total_i = _beside(cells.pair, cells.i, linked)
    best_j, total_j = _beside(cells.pair, cells.j, linked)
    best = (linked >= best_i).astype(np.float64) + (linked >= best_j).astype(np.float64)
    return [best_i, best_j, total_i - linked, total_j - linked, best]


def _beside(pair: Ints, sentence: Ints, linked: Array) -> tuple[Array, Array]:
    """For each cell, the best of the other partners of a sentence, and the sum over all."""
    order = np.lexsort((sentence, pair))
    pair, sentence, values = pair[order], sentence[order], linked[order]
    new = np.append(True, (pair[1:] != pair[:-1]) | (sentence[1:] != sentence[:-1]))
    line = np.cumsum(new) - 1
    best, second = _two_best(values, np.flatnonzero(new), line)
    beside, total = np.zeros(len(linked)), np.zeros(len(linked))
    beside[order] = np.where(values == best[line], second[line], best[line])
    total[order] = totals(line, values, len(best))[line]
    return beside, total


def _two_best(values: Array, firsts: Ints, line: Ints) -> tuple[Array, Array]:
    """The highest and the second highest value of each line; 0 for what there is not.

    `firsts`: where lines begin; `line`: of each value."""
    best = np.maximum.reduceat(values, firsts)
    is_best = values == best[line]
    rest = np.maximum.reduceat(np.where(is_best, 0.0, values), firsts)
    return best, np.where(np.add.reduceat(is_best, firsts, dtype=np.int64) > 1, best, rest)


def _neighbours(cells: Cells, linked: Array, copied: Array) -> list[Array]:
    """Of cells beside each cell: in step with it, and beside it on one side alone."""
    pairs = np.flatnonzero(np.append(True, np.diff(cells.pair) != 0))
    high, wide = (np.maximum.reduceat(index, pairs) + 3 for index in (cells.i, cells.j))
    many = np.diff(np.append(pairs, len(cells.i)))
    first, step = (each[places_of(many)] for each in (_before(high * wide), wide))
    at = first + (cells.i + 1) * step + cells.j + 1
    numbers = np.full(int(high @ wide), -1, np.int32)
    numbers[at] = np.arange(len(at))
    linked, copied = np.append(linked, 0.0), np.append(copied, 0.0)
    after, before = numbers[at + step + 1], numbers[at - step - 1]
    beside = [linked[numbers[at + each]] for each in (1, -1, step, -step)]
    return [
        np.maximum(linked[after], linked[before]),
        np.minimum(linked[after], linked[before]),
        np.maximum.reduce(beside),
        np.maximum(copied[after], copied[before]),
    ]


def _before(sizes: Ints) -> Ints:
    """Of each the sum of those before it."""
    return np.cumsum(sizes) - sizes


def _thirds(cells: Cells, around: Graph) -> Array:
    """(3, judged cells). A stretch at a time: between them they may have very many third
    sentences."""
    a = around.sentences(cells.a, cells.i)[cells.judged]
    b, articles = around.sentences(cells.b, cells.j)[cells.judged], cells.b[cells.judged]
    done = np.cumsum(around.starts[a + 1] - around.starts[a])
    stops = np.searchsorted(done, np.arange(_BATCH, done[-1], _BATCH))
    cuts = np.unique(np.concatenate(([0], stops, [len(a)]))).tolist()
    parts = [_thirds_of(a[m:n], b[m:n], articles[m:n], around) for m, n in pairwise(cuts)]
    return np.concatenate(parts, axis=1)


def _thirds_of(a: Ints, b: Ints, articles_of_b: Ints, around: Graph) -> Array:
    """Partners of the first sentence in third articles: how likely they are the second's too."""
    found = np.zeros((3, len(a)))
    cell, at = around.links(a)
    third = around.partners[at]
    first, last = around.firsts[articles_of_b], around.firsts[articles_of_b + 1]
    apart = np.flatnonzero((third < first[cell]) | (third >= last[cell]))
    if not len(apart):
        return found
    cell, third, near = cell[apart], third[apart], around.linked[at[apart]]
    new = np.append(True, np.diff(cell) != 0)
    firsts = np.flatnonzero(new)
    other = around.between(b, cell, third)
    best, second = _two_best(near * other, firsts, np.cumsum(new) - 1)
    against = np.maximum.reduceat(near * (1 - other), firsts)
    found[:, cell[firsts]] = best, second, against
    return found


def with_surroundings(cells: Cells, around: Graph) -> Array:
    """(judged cells, COLUMNS + AROUND): what the second stage of the model looks at."""
    return np.concatenate([cells.x.T, surroundings(cells, around).T]).T
