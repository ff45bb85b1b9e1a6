"""Pairs that share a run of eight words: the fast way finds what the slow obvious way finds."""

from __future__ import annotations

from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import oracle as module
from benchmarks.oracle import longest_run, oracle

LETTERS = st.lists(st.lists(st.sampled_from("abc"), max_size=40).map(" ".join), max_size=6)


def slow(texts: list[str], most: int = 200) -> dict[tuple[int, int], int]:
    """Runs of eight in more than `most` articles cut the longer runs that hold them."""
    words = [t.split() for t in texts]
    grams = [{tuple(w[n : n + 8]) for n in range(len(w) - 7)} for w in words]
    found = {}
    for a, b in combinations(range(len(texts)), 2):
        best = 0
        for i in range(len(words[a]) - 7):
            for j in range(len(words[b]) - 7):
                n = 0
                while (
                    i + n + 8 <= len(words[a])
                    and tuple(words[a][i + n : i + n + 8]) == tuple(words[b][j + n : j + n + 8])
                    and sum(tuple(words[a][i + n : i + n + 8]) in g for g in grams) <= most
                ):
                    n += 1
                best = max(best, n + 7 if n else 0)
        if best:
            found[a, b] = best
    return found


def fast(texts: list[str], **options: object) -> dict[tuple[int, int], int]:
    pairs = oracle(texts, **options)
    rows = zip(pairs.a.tolist(), pairs.b.tolist(), pairs.words.tolist(), strict=True)
    return {(a, b): n for a, b, n in rows}


@given(LETTERS)
def test_finds_what_the_slow_way_finds(texts):
    assert fast(texts) == slow(texts)


@given(LETTERS)
def test_the_longest_run_of_a_pair_is_as_long_as_told(texts):
    alone = {pair: fast([texts[pair[0]], texts[pair[1]]]) for pair in fast(texts)}
    for (a, b), told in alone.items():
        run = longest_run(texts[a], texts[b])
        assert len(run.split()) == told[0, 1]
        assert all(f" {run} " in f" {texts[at]} " for at in (a, b))


def test_two_texts_without_a_run_of_eight_share_none():
    assert longest_run("one two three four five six seven", "one two three") == ""


@given(LETTERS)
def test_looking_at_few_points_at_a_time_changes_nothing(texts):
    at_once = fast(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_POINTS", 5)
        assert fast(texts) == at_once


def test_a_run_in_too_many_articles_makes_no_pair(monkeypatch):
    monkeypatch.setattr(module, "MOST_ARTICLES", 3)
    form = "one two three four five six seven eight"
    assert len(fast([form] * 3)) == 3
    assert fast([form] * 4) == {}


def test_case_marks_and_ligatures_do_not_matter():
    one = "The ﬁrst of May, it’s said: “All men are free.” 1990"
    other = "the first of may it s said all men are free 1990"
    assert fast([one, other]) == {(0, 1): 12}


def test_what_stands_on_many_pages_of_one_outlet_is_furniture():
    dice = Random(1)
    line = "sign up here for our free morning letter today"
    texts = [f"{' '.join(dice.choices('xyzuvw', k=30))} {line}" for _ in range(4)]
    outlets = ["A", "A", "A", "B"]
    with_line = fast(texts)
    assert len(with_line) == 6
    assert fast(texts, outlets=outlets, furniture=3) == with_line
    assert all(n < 9 for n in fast(texts, outlets=outlets, furniture=2).values())


def test_no_text_no_pair():
    assert fast([]) == {}
    assert fast(["", "a few words"]) == {}
    assert oracle([]).a.dtype == np.int64
