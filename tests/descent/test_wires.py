"""The sources that are named, and who carries them."""

from __future__ import annotations

from lineage.descent.credits import source_id
from lineage.model import CreditKind

from .conftest import OTHER, PROSE, REWORKED, SPEECH, credit

LINK = ("a", 0, "edited", "b", 0)


def test_a_credited_source_that_is_absent_is_a_wire_unseen(document, descent_of):
    a = document("a", PROSE, outlet="Anewz", named=[credit("Reuters")])
    (wire,) = descent_of(a, document("b", REWORKED), links=[LINK]).wires
    assert (wire.id, wire.name, wire.is_agency, wire.seen) == (
        "wire:reuters:a", "Reuters", True, None,
    )  # fmt: skip
    assert wire.carriers == ("a", "b")
    assert [e.kind for e in wire.evidence] == ["credit", "shared prose", "consensus"]


def test_a_mention_makes_a_wire_and_no_other_carrier(document, descent_of):
    a = document("a", PROSE, named=[credit("NBC News", CreditKind.MENTION)])
    (wire,) = descent_of(a, document("b", REWORKED), links=[LINK]).wires
    assert wire.carriers == ("a",)


def test_nobody_becomes_a_carrier_by_a_quotation(document, descent_of):
    a = document("a", f"{SPEECH} he said.", named=[credit("Reuters")])
    b = document("b", f"{SPEECH} he said.")
    (wire,) = descent_of(a, b, links=[("a", 0, "copied", "b", 0)]).wires
    assert wire.carriers == ("a",)


def test_a_source_whose_own_text_is_in_the_corpus_is_seen(document, descent_of):
    a = document("a", PROSE, outlet="Reuters")
    b = document("b", REWORKED, outlet="Anewz", named=[credit("Reuters")])
    unrelated = document("c", OTHER, outlet="Reuters")
    (wire,) = descent_of(a, b, unrelated, links=[LINK]).wires
    assert (wire.seen, wire.carriers) == ("a", ("b",))


def test_a_source_without_credit_in_the_corpus_is_no_wire(document, descent_of):
    a, b = document("a", PROSE), document("b", REWORKED)
    assert descent_of(a, b, links=[LINK]).wires == ()


def test_a_source_named_beside_shared_words_is_a_wire(document, descent_of):
    named = "The Wall Street Journal wrote so."
    a, b = document("a", f"{PROSE} {named}"), document("b", f"{REWORKED} {named}")
    (wire,) = descent_of(a, b, links=[LINK]).wires
    assert (wire.name, wire.is_agency) == ("The Wall Street Journal", False)
    assert wire.carriers == ("a", "b")


def test_names_that_differ_in_signs_are_one_source():
    assert source_id("NBC News") == source_id("NBC-News") == "wire:nbc-news"
