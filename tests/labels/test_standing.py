from __future__ import annotations

import random
from dataclasses import replace

import pytest

from lineage.labels import standing, union


@pytest.fixture(scope="module")
def doc(document):
    return document("a", "He left.", "It rained.")


def test_of_one_person_the_latest_stands(doc, decide):
    first, later = decide(doc, 0, "copied"), decide(doc, 0, "edited", minute=1)
    assert standing([later, first]).shown == (later,)


def test_what_is_taken_back_gives_way_to_what_was_said_before(doc, decide, take_back):
    first, later = decide(doc, 0, "copied"), decide(doc, 0, "edited", minute=1)
    assert standing([first, later, take_back(later)]).shown == (first,)
    assert standing([first, take_back(first)]).shown == ()


def test_nobody_takes_back_what_another_said(doc, decide, take_back):
    said = decide(doc, 0, "copied")
    assert standing([said, take_back(said, who="bo")]).shown == (said,)


def test_between_people_the_latest_is_shown_and_the_difference_told(doc, decide):
    ana, bo = decide(doc, 0, "copied"), decide(doc, 0, "edited", who="bo", minute=1)
    found = standing([bo, ana])
    assert found.shown == (bo,)
    assert found.own == (ana, bo)
    assert found.conflicts == ((ana, bo),)


def test_people_who_agree_are_no_conflict(doc, decide):
    ana, bo = decide(doc, 0, "copied"), decide(doc, 0, "copied", who="bo", minute=1)
    assert standing([ana, bo]).conflicts == ()


def test_a_fraction_of_a_second_is_later_than_its_second(doc, decide):
    first = decide(doc, 0, "copied", id_="z")
    later = replace(
        first, id="urn:uuid:a", when=first.when.replace("Z", ".5Z"), note="on second thought"
    )
    assert standing([later, first]).shown == (later,)


def test_files_are_joined_alike_in_any_order(doc, decide, take_back):
    lines = [
        decide(doc, n % 2, label, who=who, minute=minute)
        for n, (label, who, minute) in enumerate(
            [("copied", "ana", 3), ("edited", "bo", 3), (None, "ana", 1), ("added", "bo", 2)]
        )
    ]
    lines += [take_back(lines[0]), replace(lines[1], note="the same id, another note")]
    joined = union(lines)
    assert len(joined) == 5
    for seed in range(20):
        shuffled = random.Random(seed).sample(lines, len(lines))
        assert union(shuffled[:3], shuffled[2:]) == joined
        assert standing(shuffled) == standing(joined)
