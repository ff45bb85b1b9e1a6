"""The engine, connected to the simulated newsrooms and their scores."""

from __future__ import annotations

from benchmarks import fit_lineage, lineage
from lineage.descent.weights import WEIGHTS
from lineage.model import Relation
from lineage.options import MIN_ARROW_PROBABILITY


def test_the_engine_is_scored_beside_the_usual_rule() -> None:
    told = lineage.simulated(lineage.FIRST_SEED, 2)
    assert told["stories"] == 2
    assert told["engine"].keys() == told["earliest similar article"].keys()
    assert 0 <= told["engine"]["relations right"] <= 1


def test_an_answer_holds_drawn_arrows_only_and_takes_updates_for_derived(borders_lineage) -> None:
    found = lineage.answer(borders_lineage)
    assert all(p >= MIN_ARROW_PROBABILITY for p in found.arrows.values())
    assert not any(j.relation is Relation.UPDATE for j in found.pairs.values())
    assert {w.name for w in found.wires} == {"Reuters", None}


def test_fitting_begins_from_a_loss_that_can_be_worked_out() -> None:
    found = list(fit_lineage.cases(range(1, 2)))
    assert found
    assert 0 < fit_lineage.loss(found, WEIGHTS) < 5
