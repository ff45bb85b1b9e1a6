"""What stands around the cells of many pairs is what the slow obvious way finds for each pair."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.align.cells import Cells
from lineage.align.graph import graph
from lineage.align.surroundings import surroundings
from tests.align.slow.surroundings import Cells as SlowCells
from tests.align.slow.surroundings import surroundings as slow_surroundings

PAIRS = list(combinations(range(4), 2))
places = st.tuples(st.sampled_from(range(len(PAIRS))), st.integers(0, 3), st.integers(0, 3))
weights = st.lists(st.integers(1, 9), min_size=5, max_size=5)
some_cells = st.dictionaries(places, weights, min_size=1, max_size=25)


@given(some_cells)
def test_all_pairs_at_once_are_as_one_after_the_other(drawn):
    at = np.array(sorted(drawn), np.int64)
    alone = np.array([drawn[tuple(place)] for place in at.tolist()], np.float64)
    alone /= alone.sum(axis=1, keepdims=True)
    a, b = (np.array(side)[at[:, 0]] for side in zip(*PAIRS, strict=True))
    everything, nothing = np.arange(len(at)), np.zeros((len(at), 0))
    cells = Cells(len(PAIRS), at[:, 0], a, b, at[:, 1], at[:, 2], alone, everything, nothing)
    found = surroundings(cells, graph([cells]))
    slow, rows = [], []
    for n, (one, other) in enumerate(PAIRS):
        mine = np.flatnonzero(at[:, 0] == n)
        i, j = (tuple(at[mine, k].tolist()) for k in (1, 2))
        slow.append(SlowCells(one, other, i, j, alone[mine]))
        rows.append(mine)
    for each, mine in zip(slow, rows, strict=True):
        assert found[mine] == pytest.approx(slow_surroundings(each, slow), abs=1e-9)


@given(some_cells)
def test_the_graph_is_the_same_of_one_part_or_many(drawn):
    at = np.array(sorted(drawn), np.int64)
    alone = np.array([drawn[tuple(place)] for place in at.tolist()], np.float64)
    a, b = (np.array(side)[at[:, 0]] for side in zip(*PAIRS, strict=True))
    columns = at[:, 0], a, b, at[:, 1], at[:, 2], alone
    unjudged = np.zeros(0, np.int64), np.zeros((0, 0))
    parts = [
        Cells(len(PAIRS), *(column[at[:, 0] % 3 == n] for column in columns), *unjudged)
        for n in (2, 0, 1)
    ]
    whole, joined = graph([Cells(len(PAIRS), *columns, *unjudged)]), graph(parts)
    for name in ("firsts", "starts", "partners", "linked"):
        assert np.array_equal(getattr(whole, name), getattr(joined, name))


@given(some_cells, st.data())
def test_what_stands_around_a_judged_cell_does_not_depend_on_which_others_are_judged(drawn, data):
    at = np.array(sorted(drawn), np.int64)
    alone = np.array([drawn[tuple(place)] for place in at.tolist()], np.float64)
    alone /= alone.sum(axis=1, keepdims=True)
    a, b = (np.array(side)[at[:, 0]] for side in zip(*PAIRS, strict=True))
    columns = len(PAIRS), at[:, 0], a, b, at[:, 1], at[:, 2], alone
    everything = Cells(*columns, np.arange(len(at)), np.zeros((len(at), 0)))
    judged = np.flatnonzero([data.draw(st.booleans()) for _ in at])
    some = Cells(*columns, judged, np.zeros((len(judged), 0)))
    around = graph([everything])
    assert (surroundings(some, around) == surroundings(everything, around)[judged]).all()
