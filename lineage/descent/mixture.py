"""Which articles carry which passages → to which of several sources each passage belongs.

A mixture of Bernoulli variables, fitted by expectation and maximisation (as for binary data in
Bishop, Pattern Recognition and Machine Learning, 9.3.3): a source gives each article its
passages at a rate of that article's own. A second source is believed in only if some articles
carry it and next to nothing of the first: articles that merely cut one source from the bottom
carry a part of what the others carry, and make no second source.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

ROUNDS = 30
PRIOR = 0.5
"""Passages carried, and as many not, that every article is thought to have had before."""
CARRIES_RATE = 0.3
HARDLY_RATE = 0.12
"""Rates from and up to which an article counts as a carrier of a source, and as none."""
MIN_EXCLUSIVE = 2
"""Articles that carry one unnamed source alone."""
MAX_UNNAMED = 2
_START_CREDITED, _START_OTHER, _START_OPEN = 0.8, 0.2, 0.5


def split(carried: Array, crediting: Sequence[frozenset[int]]) -> list[int]:
    """The number of each passage's source.

    carried: (passages, articles), 1 where the article carries the passage. `crediting` holds,
    for each source that is credited, the articles that credit it and no other; these sources
    come first, then those that nobody names. With no credited source there is one unnamed at
    least.
    """
    known = [_start(carried.shape[1], by, crediting) for by in crediting]
    rates = np.array(known) if known else carried.mean(axis=0, keepdims=True)
    rates, weights = _fitted(carried, rates)
    for _ in range(MAX_UNNAMED):
        wider = _with_one_more(carried, rates, weights)
        if wider is None:
            break
        rates, weights = wider
    return [int(k) for k in _responsibilities(carried, rates, weights).argmax(axis=1)]


def _start(articles: int, by: frozenset[int], crediting: Sequence[frozenset[int]]) -> Array:
    others = frozenset().union(*crediting) - by
    return np.array(
        [
            _START_CREDITED if m in by else _START_OTHER if m in others else _START_OPEN
            for m in range(articles)
        ]
    )


def _with_one_more(carried: Array, rates: Array, weights: Array) -> tuple[Array, Array] | None:
    """One source more, begun from the passage that the others explain worst; None: no gain."""
    only_one = len(rates) == 1
    if carried.shape[1] < MIN_EXCLUSIVE + only_one:  # too few to carry one source alone each
        return None
    worst = int(_log_likelihood(carried, rates, weights).argmin())
    begun = np.vstack([rates, 0.1 + 0.8 * carried[worst]])
    wider, shares = _fitted(carried, begun)
    if not all(_exclusive(wider, k) >= MIN_EXCLUSIVE for k in range(len(rates), len(wider))):
        return None
    if only_one and _exclusive(wider, 0) < 1:
        return None
    gain = (
        _log_likelihood(carried, wider, shares).sum()
        - _log_likelihood(carried, rates, weights).sum()
    )
    price = 0.5 * (carried.shape[1] + 1) * np.log(len(carried))
    return (wider, shares) if gain > price else None


def _exclusive(rates: Array, k: int) -> int:
    """Articles that carry source k and hardly anything of the others."""
    others = np.delete(rates, k, axis=0)
    return int(((rates[k] >= CARRIES_RATE) & (others <= HARDLY_RATE).all(axis=0)).sum())


def _fitted(carried: Array, rates: Array) -> tuple[Array, Array]:
    weights = np.full(len(rates), 1 / len(rates))
    for _ in range(ROUNDS):
        before = rates, weights
        r = _responsibilities(carried, rates, weights)
        totals = r.sum(axis=0)
        rates = (r.T @ carried + PRIOR * 0.2) / (totals[:, None] + PRIOR)
        weights = (totals + 1e-3) / (totals.sum() + 1e-3 * len(rates))
        if np.array_equal(rates, before[0]) and np.array_equal(weights, before[1]):
            break
    return rates, weights


def _responsibilities(carried: Array, rates: Array, weights: Array) -> Array:
    scores = _scores(carried, rates, weights)
    scores -= scores.max(axis=1, keepdims=True)
    raised = np.exp(scores)
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _log_likelihood(carried: Array, rates: Array, weights: Array) -> Array:
    """Per passage."""
    scores = _scores(carried, rates, weights)
    top = scores.max(axis=1, keepdims=True)
    return np.asarray(top[:, 0] + np.log(np.exp(scores - top).sum(axis=1)))


def _scores(carried: Array, rates: Array, weights: Array) -> Array:
    rates = np.clip(rates, 0.01, 0.99)
    return np.asarray(
        carried @ np.log(rates).T + (1 - carried) @ np.log(1 - rates).T + np.log(weights)
    )
