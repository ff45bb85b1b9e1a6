"""Views of two articles → numbers about every pair of their sentences at once.

What a sentence says often stands half in the one before or after it: names that `he` takes up, a
statement that one reporter cuts in two. Each sentence is compared with the other's and its
neighbour's words together; and the words that are no names, titles or weekdays by themselves.
Weights are multiples of a 64th, so the sums of products are exact in any order.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from tests.align.slow.pair_context import PairContext
from tests.align.slow.view import View

Array = NDArray[np.float64]

GRIDS = (
    "with_one_before_max", "with_one_before_min",
    "with_one_after_max", "with_one_after_min",
    "both_with_one_before", "both_with_neighbours",
    "unnamed_contained_max", "unnamed_contained_min", "unnamed_cosine", "unnamed_shared_stems",
)  # fmt: skip


def grids(a: Sequence[View], b: Sequence[View], pair: PairContext) -> Array:
    """(views of a, views of b, GRIDS); all symmetric in the two articles."""
    place = {s: k for k, s in enumerate(pair.local)}
    weight = np.array(list(pair.local.values()))
    holds_a, holds_b = (_marks([v.bag for v in side], place) for side in (a, b))
    unnamed_a, unnamed_b = (_marks([v.unnamed for v in side], place) for side in (a, b))
    before_a, before_b = _with_one_before(holds_a), _with_one_before(holds_b)
    after_a, after_b = _with_one_after(holds_a), _with_one_after(holds_b)
    square = weight**2
    common = np.flatnonzero(holds_a.any(axis=0) & holds_b.any(axis=0))

    def cosine(one: Array, other: Array) -> Array:
        return _cosine(one, other, square, common)

    before = (cosine(before_a, holds_b), cosine(holds_a, before_b))
    after = (cosine(after_a, holds_b), cosine(holds_a, after_b))
    both_a, both_b = unnamed_a[:, common], unnamed_b[:, common]
    shared = (both_a * weight[common]) @ both_b.T
    mass_a, mass_b = (unnamed_a @ weight)[:, None], (unnamed_b @ weight)[None, :]
    return np.stack(
        [
            np.maximum(*before),
            np.minimum(*before),
            np.maximum(*after),
            np.minimum(*after),
            cosine(before_a, before_b),
            cosine(np.maximum(before_a, after_a), np.maximum(before_b, after_b)),
            _ratio(shared, np.minimum(mass_a, mass_b)),
            _ratio(shared, np.maximum(mass_a, mass_b)),
            cosine(unnamed_a, unnamed_b),
            np.log2(1 + both_a @ both_b.T),
        ],
        axis=2,
    )


def _marks(stems: Sequence[Collection[str]], place: dict[str, int]) -> Array:
    """(sentences, stems of the pair): 1 where the sentence holds the stem."""
    marks = np.zeros((len(stems), len(place)))
    rows = np.repeat(np.arange(len(stems)), [len(held) for held in stems])
    marks[rows, [place[s] for held in stems for s in held]] = 1
    return marks


def _with_one_before(holds: Array) -> Array:
    joined = holds.copy()
    np.maximum(joined[1:], holds[:-1], out=joined[1:])
    return joined


def _with_one_after(holds: Array) -> Array:
    joined = holds.copy()
    np.maximum(joined[:-1], holds[1:], out=joined[:-1])
    return joined


def _cosine(a: Array, b: Array, square: Array, common: NDArray[np.intp]) -> Array:
    """`common`: the stems that both articles hold; only these add to a product."""
    product = (a[:, common] * square[common]) @ b[:, common].T
    return _ratio(product, np.sqrt(np.outer(a @ square, b @ square)))


def _ratio(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
