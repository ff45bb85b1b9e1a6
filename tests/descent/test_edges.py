"""What is claimed of two articles, and on what ground."""

from __future__ import annotations

import pytest

from lineage.descent import descend
from lineage.model import Alignment, Candidate, Relation, Role, Tally
from lineage.text.words import count_words

from .conftest import OTHER, PROSE, REWORKED, SPEECH, credit


def kinds(edge):
    return [evidence.kind for evidence in edge.evidence]


def test_shared_quote_is_not_copying(edge_of):
    edge = edge_of("quoted", f"{SPEECH} he said.", f"{SPEECH} the minister told us.")
    assert (edge.relation, edge.source) == (Relation.SHARED_QUOTES, None)
    assert kinds(edge) == ["shared quotes"]


def test_a_quote_copied_with_its_tag_is_not_copying(edge_of):
    edge = edge_of("copied", f"{SPEECH} he said.", f"{SPEECH} he said.")
    assert edge.relation is Relation.SHARED_QUOTES


def test_a_paraphrase_is_no_accusation(edge_of):
    edge = edge_of("paraphrased")
    assert edge.relation is Relation.INDEPENDENT


def test_a_chain_of_names_and_titles_is_stock(edge_of):
    names = "Foreign Secretary David Lammy, Sir Keir Starmer and President Volodymyr Zelensky met"
    edge = edge_of("edited", f"{names} in the rain.", f"{names} once more.")
    assert edge.relation is Relation.INDEPENDENT


def test_an_aligned_pair_without_links_is_independent(document):
    documents = [document("a", PROSE), document("b", OTHER)]
    empty = Alignment("a", "b", (), Candidate("a", "b", ("event",), 0.0))
    (edge,) = descend(documents, [empty]).edges
    assert (edge.relation, edge.evidence) == (Relation.INDEPENDENT, ())


def test_shared_prose_without_credit_or_date_is_undetermined(edge_of):
    edge = edge_of()
    assert (edge.relation, edge.source) == (Relation.UNDETERMINED, None)
    assert kinds(edge) == ["shared prose"]


def test_both_credit_one_agency(edge_of):
    edge = edge_of(a={"named": [credit("Reuters")]}, b={"named": [credit("Reuters")]})
    assert (edge.relation, edge.source) == (Relation.COMMON_SOURCE, "wire:reuters:a")
    assert kinds(edge) == ["credit", "credit", "shared prose"]


def test_one_credits_an_agency_and_the_other_has_its_words(edge_of):
    both = edge_of(a={"named": [credit("Reuters")]}, b={"named": [credit("Reuters")]})
    edge = edge_of(b={"named": [credit("Reuters")]})
    assert (edge.relation, edge.source) == (Relation.COMMON_SOURCE, "wire:reuters:a")
    assert edge.probability < both.probability


def test_two_agencies_credited_by_one_each_settle_nothing(edge_of):
    edge = edge_of(a={"named": [credit("Reuters")]}, b={"named": [credit("Associated Press")]})
    assert edge.relation is Relation.UNDETERMINED


def test_a_credited_agency_makes_no_carrier_of_one_that_shares_a_quote(edge_of):
    edge = edge_of(
        "quoted", f"{SPEECH} he said.", f"{SPEECH} he told us.", a={"named": [credit("Reuters")]}
    )
    assert edge.relation is Relation.SHARED_QUOTES


def test_words_of_a_named_outlet_are_not_put_down_to_an_agency(edge_of):
    edge = edge_of(
        text_b=f"The Guardian said: {REWORKED}",
        a={"outlet": "The Guardian", "published": "2020-01-02"},
        b={"outlet": "Anewz", "published": "2020-01-01", "named": [credit("Reuters")]},
    )
    assert edge.source != "wire:reuters"


def test_a_few_words_of_evidence_are_shown_as_the_first_article_prints_them(edge_of):
    (prose,) = edge_of().evidence
    assert prose.text == (
        "1 sentence of a and 1 of b share prose outside quotation marks, e.g. “at a meeting of "
        "allies in the old harbour town, the minister gave the clearest account so far of”."
    )


def test_a_long_example_is_cut_at_25_words(edge_of):
    (prose,) = edge_of(text_b=PROSE, label="copied").evidence
    assert prose.text.endswith("so far of the plan to close …”.")
    assert count_words(prose.text.split("“")[1]) == 25


@pytest.mark.parametrize("label", ["copied", "edited", "paraphrased", "quoted"])
def test_no_relation_is_certain(edge_of, label):
    assert 0.5 < edge_of(label).probability < 1


def test_words_are_tallied_against_this_partner_alone(document, descent_of):
    a = document("a", PROSE, OTHER, (Role.FURNITURE, "Comments (0)"), (Role.CREDIT, "Reuters"))
    b, c = document("b", REWORKED), document("c", OTHER)
    links = [("a", 0, "edited", "b", 0), ("a", 0, "quoted", "b", 0), ("a", 1, "copied", "c", 0)]
    ab, ac = descent_of(a, b, c, links=links).edges
    prose, other = count_words(PROSE), count_words(OTHER)
    assert ab.tally_a == Tally(edited=prose, added=other, credit=1, furniture=2)
    assert ac.tally_a == Tally(copied=other, added=prose, credit=1, furniture=2)
    assert ac.tally_b == Tally(copied=other)


def test_a_story_retold_in_order_is_undetermined_at_most(document, descent_of):
    a = document("a", *(f"Fact {i} was told there." for i in range(7)))
    b = document("b", *(f"There one heard of matter {i}." for i in range(7)))
    links = [("a", i, "paraphrased", "b", i) for i in range(7)]
    edge = descent_of(a, b, links=links).edges[0]
    assert edge.relation is Relation.UNDETERMINED
    assert edge.probability < 0.6
    shuffled = [("a", i, "paraphrased", "b", (i * 3) % 7) for i in range(7)]
    assert descent_of(a, b, links=shuffled).edges[0].relation is Relation.INDEPENDENT


def test_both_name_the_outlet_that_had_the_story(edge_of):
    named = "The Wall Street Journal wrote so."
    edge = edge_of(text_a=f"{PROSE} {named}", text_b=f"{REWORKED} {named}")
    assert (edge.relation, edge.source) == (
        Relation.COMMON_SOURCE,
        "wire:the-wall-street-journal:a",
    )
