"""The terminal summary: sentences, denominators, no arrows without a reason."""

from __future__ import annotations

import itertools

import pytest

from lineage.model import ArticleId, Edge, Evidence, Relation, Story, Tally, Wire
from lineage.report.findings import findings
from lineage.report.summary import MOST_ARTICLES, MOST_FINDINGS, summary
from lineage.report.view import view


def edge(a: str, b: str, relation: Relation, source: str | None = None, p: float = 0.8) -> Edge:
    words = Tally(edited=3, quoted=2, added=5)
    return Edge(ArticleId(a), ArticleId(b), relation, source, p, words, words, ())


def said(lineage) -> str:
    return " ".join(summary(view(lineage)).split())


@pytest.mark.parametrize(
    ("relation", "source", "sentence"),
    [
        (Relation.DERIVED, "a", "The text of b comes from a (probability 0.80)."),
        (Relation.DERIVED, "b", "The text of a comes from b (probability 0.80)."),
        (Relation.DERIVED, None, "One of a and b comes from the other; which one is not known"),
        (Relation.COMMON_SOURCE, None, "a common source, which is not named"),
        (Relation.COMMON_SOURCE, "wire:afp", "a common source, AFP, which is not in this corpus"),
        (Relation.UNDETERMINED, None, "are related; what is at hand does not tell how"),
        (Relation.SHARED_QUOTES, None, "1 is independent, with shared quotes."),
    ],
)
def test_relations_are_told_in_sentences(relation, source, sentence, document, lineage_of) -> None:
    wire = Wire("wire:afp", "AFP", True, None, (ArticleId("a"),), (Evidence("credit", "It says."),))
    lineage = lineage_of(
        document("a", "x"),
        document("b", "y"),
        edges=[edge("a", "b", relation, source)],
        wires=(wire,),
    )
    assert sentence in said(lineage)


def test_a_source_that_is_here_is_named_by_its_article(document, lineage_of) -> None:
    wire = Wire("wire:afp", "AFP", True, ArticleId("b"), (ArticleId("a"),), ())
    related = [edge("a", "b", Relation.COMMON_SOURCE, "wire:afp")]
    lineage = lineage_of(document("a", "x"), document("b", "y"), edges=related, wires=(wire,))
    assert "a common source, AFP, here as b" in said(lineage)
    assert "SOURCES THAT ARE NOT HERE" not in said(lineage)


def test_shared_quotes_are_counted_apart(document, lineage_of) -> None:
    related = [edge("a", "b", Relation.UNDETERMINED)]
    lineage = lineage_of(document("a", "x"), document("b", "y"), edges=related)
    assert "3 of 10 words copied, edited or paraphrased (30 %); 2 in shared quotes" in said(lineage)


def test_pairs_that_were_not_compared_are_counted(document, lineage_of) -> None:
    lineage = lineage_of(document("a", "x"), document("b", "y"), document("c", "z"))
    assert "Of 3 possible pairs of different texts, 0 were compared" in said(lineage)
    assert "the other 3 share too little" in said(lineage)


def test_equal_texts_are_said_first_and_form_no_pairs(document, lineage_of) -> None:
    lineage = lineage_of(document("a", "x"), document("b", "x"), duplicates=[("a", "b")])
    assert "1 article repeats another's text exactly" in said(lineage)
    assert "Of 0 possible pairs" in said(lineage)


def test_nothing_shared_is_said(document, lineage_of) -> None:
    assert "No two articles share more than public speech." in said(lineage_of(document("a", "x")))


def test_a_story_is_named_by_its_earliest_title(document, lineage_of) -> None:
    documents = [
        document("a", "x", title="Later", published="2014-08-12"),
        document("b", "y", title="Sooner\nor not", published="2014-08-11"),
    ]
    story = Story("story:a", (ArticleId("a"), ArticleId("b")), (), 2)
    told = said(lineage_of(*documents, stories=(story,)))
    assert "story:a: “Sooner or not”, 2 articles, 2 independent accounts." in told


def test_names_that_nobody_could_read_are_cut(document, lineage_of) -> None:
    lineage = lineage_of(
        document("a", "x", outlet="o" * 5000),
        document("b", "y"),
        edges=[edge("a", "b", Relation.UNDETERMINED)],
    )
    assert f"a ({'o' * 100}…) and b are related" in " ".join(
        f.claim for f in findings(view(lineage))
    )


def test_undated_articles_are_counted(document, lineage_of) -> None:
    lineage = lineage_of(document("a", "x"), document("b", "y", published="2014-08-11"))
    assert "Dates: 1 of 2 articles without one" in said(lineage)


def test_a_large_corpus_is_cut_short_and_says_so(document, lineage_of) -> None:
    names = [f"n{i:02}" for i in range(MOST_ARTICLES + 5)]
    edges = [edge(a, b, Relation.UNDETERMINED) for a, b in itertools.pairwise(names)]
    text = said(lineage_of(*(document(name, "x") for name in names), edges=edges))
    assert "… and 5 more articles: report --format csv --table articles" in text
    assert f"… and {len(edges) - MOST_FINDINGS} more related pairs" in text
