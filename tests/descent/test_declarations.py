"""What files declare of their articles' sources: a reason for an arrow, and never without words
that are shared."""

from __future__ import annotations

import pytest

from lineage.model import Relation
from lineage.pipeline import trace

PROSE = (
    "Speaking softly at a meeting of allies in the old harbour town, the minister gave the "
    "clearest account so far of the plan to close the border by next summer.\n\n"
    "Fishermen on the northern quay had waited since dawn with their nets rolled up and their "
    "engines cold, hoping to hear when the boats may leave again.\n\n"
)
MORE = (
    "A baker who sells bread on the corner of the market said that nobody had asked her about "
    "the closing of the road.\n"
)
ANEWZ = {"outlet": "Anewz", "url": "https://www.anewz.tv/x"}


@pytest.fixture
def told(article):
    """`told(a={…}, b={…})`: the lineage of two articles, where `a` has all that `b` has."""

    def build(a=None, b=None, text_a=PROSE + MORE, text_b=PROSE):
        return trace(
            [
                article(text_a, "a", **({"outlet": "Daily"} | (a or {}))),
                article(text_b, "b", **({"outlet": "Talk"} | (b or {}))),
            ]
        )

    return build


def arrows(lineage):
    return [(a.source, a.target) for a in lineage.arrows if a.is_main and a.probability >= 0.65]


def test_without_a_declaration_there_is_no_direction(told):
    lineage = told(ANEWZ)
    assert arrows(lineage) == []
    assert lineage.edges[0].relation is Relation.UNDETERMINED


def test_a_declared_address_makes_that_article_the_source(told):
    lineage = told(ANEWZ, {"sources": ("http://anewz.tv/x/?utm_source=feed#top",)})
    assert arrows(lineage) == [("a", "b")]
    (edge,) = lineage.edges
    assert (edge.relation, edge.source) == (Relation.DERIVED, "a")
    assert (edge.evidence[0].kind, edge.evidence[0].points_to) == ("declared", "a")
    assert edge.evidence[0].text == (
        'b declares "http://anewz.tv/x/?utm_source=feed#top" as its source, the address of a.'
    )


def test_the_longer_text_is_the_taker_where_it_says_so(told):
    lineage = told({"sources": ("https://talk.test/y",)}, {"url": "https://talk.test/y"})
    assert arrows(lineage) == [("b", "a")]


def test_an_address_says_more_than_a_credit_line(told):
    lineage = told(
        {"outlet": "Anewz", "url": "https://anewz.tv/x", "sources": ("https://talk.test/y",)},
        {"url": "https://talk.test/y"},
        text_b=PROSE + "This story first appeared on Anewz.\n",
    )
    assert [e.weight for e in lineage.edges[0].evidence[:2]] == [6.0, 4.0]
    assert lineage.edges[0].source == "b"


def test_days_say_more_than_an_address(told):
    lineage = told(
        ANEWZ | {"published": "2025-02-20"},
        {"sources": ("https://anewz.tv/x",), "published": "2025-02-12"},
    )
    assert ("a", "b") not in arrows(lineage)


def test_a_declared_agency_is_the_source_of_both(told):
    lineage = told(b={"sources": ("© 2024 The Associated Press. All rights reserved",)})
    (edge,) = lineage.edges
    assert (edge.relation, edge.source) == (
        Relation.COMMON_SOURCE,
        "wire:associated-press:a",
    )
    assert edge.evidence[0].text == (
        'b declares "© 2024 The Associated Press. All rights reserved" as its source.'
    )
    (wire,) = lineage.wires
    assert (wire.name, wire.is_agency, wire.carriers) == ("Associated Press", True, ("a", "b"))
    assert (wire.id, "b") in arrows(lineage)
    outlets = {o.name: (o.carried_words > 0, o.uncredited_words) for o in lineage.outlets}
    assert outlets["Talk"] == (True, 0)


def test_an_agencys_own_article_is_the_source_of_one_that_declares_it(told):
    lineage = told({"outlet": "Reuters"}, {"sources": ("Reuters",)})
    assert arrows(lineage) == [("a", "b")]
    assert lineage.edges[0].evidence[0].text == 'b declares "Reuters" as its source.'


@pytest.mark.parametrize("outlet", ["The Guardian", "Smallville Herald"])
def test_a_declared_outlet_is_the_source(told, outlet):
    lineage = told({"outlet": outlet}, {"sources": (f"© {outlet}",)})
    assert arrows(lineage) == [("a", "b")]
    assert lineage.edges[0].evidence[0].text == f'b declares "© {outlet}" as its source.'


def test_an_address_that_is_not_here_names_its_agency(told):
    lineage = told(b={"sources": ("https://www.reuters.com/world/x",)})
    assert [w.name for w in lineage.wires] == ["Reuters"]
    assert lineage.edges[0].evidence[0].text == (
        'b declares "https://www.reuters.com/world/x" as its source, an address of Reuters.'
    )


@pytest.mark.parametrize("said", ["Talk", "© Talk, Inc.", "Getty Images", "Jane Doe/Reuters", "?"])
def test_the_own_outlet_and_pictures_change_nothing(told, said):
    plain, declared = told({"outlet": "Reuters"}), told({"outlet": "Reuters"}, {"sources": (said,)})
    assert declared.edges == plain.edges
    assert declared.arrows == plain.arrows
    assert declared.wires == plain.wires


@pytest.mark.parametrize(
    "said", [("https://www.anewz.tv/x",), ("Anewz",), ("Reuters", "https://reuters.com/x")]
)
def test_without_words_that_are_shared_a_declaration_changes_nothing(told, said):
    plain, lineage = told(ANEWZ, text_a=MORE), told(ANEWZ, {"sources": said}, text_a=MORE)
    assert (lineage.arrows, lineage.wires, lineage.stories) == ((), (), ())
    assert (lineage.edges, lineage.outlets) == (plain.edges, plain.outlets)
    assert lineage.documents[1].credits != plain.documents[1].credits


def test_a_copy_to_the_letter_hangs_from_the_article_that_it_declares(told):
    lineage = told({"sources": ("https://anewz.tv/x",)}, ANEWZ, text_a=PROSE)
    (arrow,) = lineage.arrows
    assert (arrow.source, arrow.target, arrow.is_main, arrow.words) == ("b", "a", True, 57)
    assert {o.name: o.taken_words for o in lineage.outlets} == {"Anewz": 0, "Daily": 57}


def test_copies_that_declare_each_other_say_nothing(told):
    lineage = told({"sources": ("Talk",)}, {"sources": ("Daily",)}, text_a=PROSE)
    assert lineage.arrows == ()


def test_a_copy_is_not_taken_from_one_that_is_days_younger(told):
    dates = {"published": "2025-02-01"}, {"published": "2025-02-09"}
    lineage = told(dates[0] | {"sources": ("Talk",)}, dates[1], text_a=PROSE)
    assert lineage.arrows == ()


@pytest.mark.parametrize("taker", ["a", "b"])
def test_which_of_two_copies_declares_the_agency_is_all_the_same(told, taker):
    lineage = told(**{taker: {"sources": ("Reuters",)}}, text_a=PROSE)
    (wire,) = lineage.wires
    assert wire.carriers == ("a", "b")
    assert wire.evidence[0].text == f'{taker} declares "Reuters" as its source.'
    assert [(a.source, a.target, a.probability) for a in lineage.arrows] == [
        (wire.id, "a", 0.8),
        (wire.id, "b", 0.8),
    ]


def test_the_agencys_own_copy_carries_nothing_and_nobody_else_is_accused(article):
    articles = [
        article(PROSE, "a", outlet="Talk", sources=("Reuters",)),
        article(PROSE, "b", outlet="Reuters"),
        article(PROSE, "c", outlet="Globe"),
    ]
    lineage = trace(articles)
    assert [(a.source, a.target) for a in lineage.arrows] == [("b", "a")]
    (wire,) = lineage.wires
    assert (wire.carriers, wire.seen) == (("a",), "b")
    assert trace(articles[::-1]) == lineage


def test_an_outlets_own_article_that_is_declared_is_the_earlier_version(told):
    lineage = told(ANEWZ, {"outlet": "Anewz", "sources": (ANEWZ["url"],)})
    (edge,) = lineage.edges
    assert (edge.relation, edge.source) == (Relation.UPDATE, "a")


RETOLD = (
    "The council voted on the new budget late on Tuesday after a long and bitter debate.\n\n"
    "The minister spoke for an hour about closing the border in the summer of next year.\n\n"
    "Fishermen waited on the quay since dawn with nets rolled up.\n\n"
    "The boats may leave again on Sunday if the wind allows it.\n",
    "A storm swept over the islands on Friday night and took down the power lines.\n\n"
    "For an hour the minister spoke on how the border closes next summer.\n\n"
    "On the quay fishermen had been waiting since dawn, their nets rolled up.\n\n"
    "If the wind allows it, the boats leave again on Sunday.\n",
)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ((), (Relation.INDEPENDENT, None)),
        (("Getty Images",), (Relation.INDEPENDENT, None)),
        (("https://anewz.tv/x",), (Relation.DERIVED, "a")),
    ],
)
def test_sentences_that_were_all_reworked_count_where_an_address_is_declared(told, said, found):
    (edge,) = told(ANEWZ, {"sources": said}, *RETOLD).edges
    assert (edge.relation, edge.source) == found
