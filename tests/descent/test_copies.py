"""Exact copies of a text hang from what the first of them hangs from."""

from __future__ import annotations

from lineage.model import ArticleId, Label
from lineage.options import Options
from lineage.pipeline import trace


def test_a_text_that_all_repeat_is_one_story_with_one_account(article):
    articles = [article("It rained on the market for hours.", id_) for id_ in "abc"]
    (story,) = trace(articles, Options()).stories
    assert (story.articles, story.accounts) == (("a", "b", "c"), 1)


def test_copies_of_a_carrier_are_carriers_and_part_of_its_story(article):
    wire = (
        "BRUSSELS (Reuters) - Speaking softly at a meeting of allies in the old harbour town, the "
        "minister gave the clearest account so far of the plan to close the border next summer.\n"
    )
    other = wire.replace("BRUSSELS (Reuters) - ", "").replace("clearest", "fullest") + (
        "Nobody in the harbour had slept during that long and windy night.\n"
    )
    articles = [
        article(wire, "a", outlet="Anewz"),
        article(other, "b", outlet="Talk"),
        article(other, "c", outlet="Globe"),
    ]
    lineage = trace(articles, Options())
    assert lineage.duplicates == (("b", "c"),)
    (story,) = lineage.stories
    assert story.articles == ("a", "b", "c")
    (reuters,) = lineage.wires
    assert reuters.carriers == ("a", "b", "c")
    arrows = {(a.source, a.target): a.probability for a in lineage.arrows}
    assert arrows[reuters.id, ArticleId("b")] == arrows[reuters.id, ArticleId("c")]
    labels = {o.verdict.label for o in lineage.origins if o.sentence.article == "c"}
    assert labels == {Label.COPIED}
    assert {o.name: o.articles for o in lineage.outlets} == {"Anewz": 1, "Globe": 1, "Talk": 1}


def test_the_own_article_of_an_agency_is_the_source_of_exact_copies_that_credit_it(article):
    text = (
        "BRUSSELS (Reuters) - Speaking softly at a meeting of allies in the old harbour town, the "
        "minister gave the clearest account so far of the plan to close the border next summer.\n"
    )
    outlets = {"a": "Anewz", "b": "Talk", "z": "Reuters"}
    lineage = trace([article(text, id_, outlet=o) for id_, o in outlets.items()], Options())
    (reuters,) = lineage.wires
    assert (reuters.seen, reuters.carriers) == ("z", ("a", "b"))
    assert {(arrow.source, arrow.target) for arrow in lineage.arrows} == {
        (reuters.id, "a"),
        (reuters.id, "b"),
    }
