from __future__ import annotations

from collections import Counter

import pytest

from lineage.labels.sample import sample


@pytest.fixture(scope="module")
def traced(document, lineage_of):
    """Ten sentences of each of two outlets; three of `a` have a counterpart."""
    a = document("a", *(f"Sentence {n}." for n in range(10)), outlet="Anewz")
    b = document("b", *(f"Other {n}." for n in range(10)), outlet="Bnews")
    links = [("a", n, "edited", "b", n) for n in range(3)]
    return lineage_of(a, b, links=links)


def kinds(lineage, keys):
    labels = {o.sentence: o.verdict.label.value for o in lineage.origins}
    return Counter((labels[key], key.article) for key in keys)


def test_rare_kinds_are_drawn_as_often_as_common_ones(traced):
    drawn = sample(traced, 12, ["label", "outlet"])
    assert set(kinds(traced, drawn).values()) == {3}


def test_a_stratum_that_is_used_up_leaves_its_turns_to_the_others(traced):
    drawn = kinds(traced, sample(traced, 16, ["label", "outlet"]))
    assert (drawn["edited", "a"], drawn["added", "a"]) == (3, 5)


def test_the_seed_alone_decides_what_is_drawn(traced):
    draws = {seed: sample(traced, 5, seed=seed) for seed in range(9)}
    assert draws == {seed: sample(traced, 5, seed=seed) for seed in range(9)}
    assert len(set(draws.values())) > 1
    assert all(list(keys) == sorted(keys) for keys in draws.values())


def test_a_larger_sample_holds_the_smaller(traced):
    assert set(sample(traced, 5)) < set(sample(traced, 8))


def test_there_are_no_more_than_there_are(traced):
    assert len(sample(traced, 99, [])) == 20


def test_a_text_in_several_articles_is_drawn_from_once(document, lineage_of):
    twice = lineage_of(document("a", "One."), document("b", "One."), duplicates=[("a", "b")])
    assert [key.article for key in sample(twice, 9)] == ["a"]


def test_an_unknown_stratum_is_refused(traced):
    with pytest.raises(KeyError):
        sample(traced, 1, ["weather"])
