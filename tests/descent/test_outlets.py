"""What an outlet carries, says it carries, and how late."""

from __future__ import annotations

import pytest

from lineage.descent.census import Census
from lineage.descent.outlets import outlets
from lineage.descent.survey import survey
from lineage.model import Arrow, Label, Origin, SentenceKey, Verdict, Wire

from .conftest import OTHER, PROSE, REWORKED, credit


@pytest.fixture
def told(document):
    """Two outlets that carry Reuters, of which one credits it, and one that took from the other."""
    documents = [
        document("a", PROSE, OTHER, outlet="Anewz", published="2020-01-01T10:00:00Z",
                 named=[credit("Reuters")]),
        document("b", REWORKED, outlet="Talk", published="2020-01-01T12:00:00Z"),
        document("c", REWORKED, outlet="Globe", published="2020-01-01T15:30:00Z"),
        document("d", OTHER),
    ]  # fmt: skip
    arrows = [
        Arrow("wire:reuters:a", "a", 0.9, True, (0,), 30),
        Arrow("wire:reuters:a", "b", 0.8, True, (0,), 31),
        Arrow("b", "c", 0.7, True, (0,), 31),
        Arrow("a", "c", 0.2, False, (0,), 31),
    ]
    wires = [Wire("wire:reuters:a", "Reuters", True, None, ("a", "b"), ())]
    added = Verdict(Label.ADDED, "no_counterpart", 0.8)
    origins = [
        Origin(SentenceKey(d.article.id, s.index), None, added)
        for d in documents for s in d.sentences
    ]  # fmt: skip
    return {o.name: o for o in outlets(Census(survey(documents), origins), arrows, wires)}


def test_words_of_a_wire_without_a_credit_are_the_credit_gap(told):
    assert (told["Anewz"].carried_words, told["Anewz"].uncredited_words) == (30, 0)
    assert (told["Talk"].carried_words, told["Talk"].uncredited_words) == (31, 31)


def test_words_of_another_outlets_article_are_taken_and_thin_arrows_count_nothing(told):
    assert told["Globe"].taken_words == 31
    assert told["Globe"].carried_words == 0


def test_words_of_an_agencys_own_article_are_a_wires(document):
    documents = [document("r", PROSE, outlet="Reuters"), document("b", REWORKED, outlet="Talk")]
    arrows = [Arrow("r", "b", 0.9, True, (0,), 31)]
    found = {o.name: o for o in outlets(Census(survey(documents), []), arrows, [])}
    assert (found["Talk"].carried_words, found["Talk"].uncredited_words) == (31, 31)
    assert found["Talk"].taken_words == 0


def test_the_lag_is_that_behind_the_source_or_its_first_carrier(told):
    assert told["Anewz"].median_lag_hours == 0
    assert told["Talk"].median_lag_hours == 2
    assert told["Globe"].median_lag_hours == 3.5


def test_an_article_without_an_outlet_belongs_to_none(told):
    assert set(told) == {"Anewz", "Talk", "Globe"}
    assert told["Anewz"].tally.added == told["Anewz"].tally.told > 30
