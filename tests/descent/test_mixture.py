"""Passages go to the sources that their carriers share."""

from __future__ import annotations

import numpy as np

from lineage.descent.mixture import split


def test_passages_of_two_wires_are_told_apart_though_one_article_mixes_them():
    carried = np.zeros((16, 7))
    carried[:8, [0, 1, 2, 6]] = 1
    carried[8:, [3, 4, 5, 6]] = 1
    found = split(carried, [])
    assert len(set(found[:8])) == len(set(found[8:])) == 1
    assert found[0] != found[8]


def test_one_wire_that_some_cut_from_the_bottom_stays_one():
    carried = np.ones((16, 5))
    carried[6:, 0] = carried[9:, 1] = carried[12:, 2] = 0
    assert set(split(carried, [])) == {0}


def test_credited_sources_come_first_in_the_order_given():
    carried = np.zeros((12, 6))
    carried[:6, [0, 1, 2]] = 1
    carried[6:, [3, 4, 5]] = 1
    credits_ = [frozenset({4}), frozenset({1})]
    assert split(carried, credits_) == [1] * 6 + [0] * 6
