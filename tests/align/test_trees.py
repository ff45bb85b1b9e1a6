"""Additive trees answer each row by itself."""

import numpy as np

from lineage.align.model import load_model
from lineage.align.trees import Trees

TWO = Trees(
    start=np.array([0.0, 0.0]),
    columns=np.array([[0, 1], [1, 1]]),
    thresholds=np.array([[0.5, 0.5], [2.0, 3.0]]),
    leaves=np.array(
        [
            [[0.0, 0.0], [0.0, 1.0], [0.0, 2.0], [0.0, 3.0]],
            [[0.0, 0.0], [9.0, 9.0], [0.0, 10.0], [0.0, 20.0]],
        ]
    ),
)


def test_every_row_falls_into_the_leaves_that_its_answers_spell() -> None:
    rows = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 2.5], [1.0, 9.0]])
    odds = TWO.probabilities(rows)
    assert np.allclose(np.log(odds[:, 1] / odds[:, 0]), [0, 1, 2, 3 + 10, 3 + 20])


def test_a_tree_without_another_counts_too() -> None:
    one = Trees(TWO.start, TWO.columns[:1], TWO.thresholds[:1], TWO.leaves[:1])
    odds = one.probabilities(np.array([[1.0, 2.5]]))[0]
    assert np.isclose(np.log(odds[1] / odds[0]), 3.0)


def test_scores_of_the_trees_add_up() -> None:
    odds = TWO.probabilities(np.array([[1.0, 2.5]]))[0]
    assert np.isclose(np.log(odds[1] / odds[0]), 3.0 + 10.0)


def test_a_row_is_judged_alike_in_any_company() -> None:
    model = load_model().in_context
    rows = np.random.default_rng(1).normal(size=(50, len(model.stage.columns)))
    together = model.linked.probabilities(rows)
    assert all((model.linked.probabilities(rows[k : k + 1]) == together[k]).all() for k in (0, 49))


def test_probabilities_of_the_mixture_sum_to_one() -> None:
    model = load_model().in_context
    rows = 30 * np.random.default_rng(2).normal(size=(50, len(model.stage.columns)))
    p = model.probabilities(rows)
    assert (p >= 0).all()
    assert np.allclose(p.sum(axis=1), 1)
