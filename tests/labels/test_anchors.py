from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.labels.anchors import adopted, anchor, sentence_target
from lineage.model import SentenceKey

FIRST, SECOND, THIRD = "He left town.", "It rained.", "She stayed there."


@pytest.fixture(scope="module")
def judged(document, decide):
    return decide(document("a", FIRST, SECOND, THIRD), 1, "copied")


def test_a_target_keeps_the_words_and_what_stands_around_them(document):
    long = "x" * 40
    target = sentence_target(document("a", long, SECOND, THIRD), 1)
    assert (target.exact, target.prefix, target.suffix) == (SECOND, "x" * 31 + "\n", "\n" + THIRD)
    assert target.span.start == 41
    assert len(target.text_sha256) == 64


def test_an_unchanged_article_has_the_sentence_where_it_was(document, judged):
    assert anchor(judged, document("a", FIRST, SECOND, THIRD)) == 1


def test_a_sentence_that_moved_is_found_by_its_words(document, judged):
    assert anchor(judged, document("a", "A new beginning.", FIRST, SECOND, THIRD)) == 2


def test_lines_broken_elsewhere_are_the_same_words(document, judged):
    assert anchor(judged, document("a", "New.", FIRST, "It\n rained.", THIRD)) == 2


def test_of_two_places_the_one_with_the_same_neighbours_is_meant(document, judged):
    later = document("a", SECOND, "Other words.", FIRST, SECOND, THIRD)
    assert anchor(judged, later) == 3


def test_neighbours_count_however_their_lines_are_broken(document, judged):
    later = document("a", "Quite other words.", SECOND, "And.", FIRST, SECOND, THIRD, sep="\n\n")
    assert anchor(judged, later) == 4


def test_between_equal_neighbours_the_nearer_place_is_meant(document, decide):
    judged = decide(document("a", "So.", "Yes.", "So.", "Yes.", "So."), 3, "copied")
    assert anchor(judged, document("a", "–", "So.", "Yes.", "So.", "Yes.", "So.")) == 4


def test_a_sentence_that_is_gone_has_no_place(document, judged):
    assert anchor(judged, document("a", FIRST, "It poured.", THIRD)) is None


def test_words_inside_a_much_longer_sentence_are_not_the_sentence(document, judged):
    longer = "It rained. And it rained on the parade, and on the town, and on us all."
    assert anchor(judged, document("a", FIRST, longer, THIRD)) is None


def test_an_arrow_is_in_no_document(document, assent):
    assert anchor(assent("wire:x", "a", "accepted"), document("a", FIRST)) is None


@given(st.lists(st.sampled_from([FIRST, SECOND, THIRD, "“So,” she said."]), min_size=1, max_size=6))
def test_every_sentence_is_found_in_its_own_document(document, decide, units):
    made = document("a", *units)
    for index in range(len(units)):
        assert anchor(decide(made, index, "copied"), made) == index


def test_a_renamed_article_inherits_what_was_said_of_its_text(document, judged):
    renamed = document("b", FIRST, SECOND, THIRD)
    (line,) = adopted([judged], [renamed, document("c", "x")])
    assert line.target.sentence == SentenceKey("b", 1)
    assert anchor(line, renamed) == 1


def test_an_article_that_is_there_keeps_its_decisions(document, judged):
    there = document("a", "Other words.")
    assert adopted([judged], [there, document("b", FIRST, SECOND, THIRD)]) == (judged,)
