"""Side by side: each sentence once, and marked in it what no counterpart has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.align.edits import word_edits
from lineage.model import ArticleId, Relation
from lineage.report import findings
from lineage.report.page.evidence import pair, titles
from lineage.report.view import view


def marked(text):
    return "".join(f"[{p.text}]" if p.is_changed else p.text for p in text)


@pytest.fixture
def facing(document, lineage_of):
    def rows(a, b, links, edits=word_edits):
        lineage = lineage_of(document("a", *a), document("b", *b), links=links)
        seen = view(lineage)
        ((edge, told),) = findings.pair_findings(seen)
        return pair(seen, edge, told, edits, {ArticleId("a")}).rows

    return rows


def test_changed_words_are_marked_on_both_sides(facing):
    (row,) = facing(["Two men met."], ["Two women met."], [("a", 0, "edited", "b", 0)])
    assert [marked(t) for t in row.a] == ["Two [men] met."]
    assert [marked(t) for t in row.b] == ["Two [women] met."]
    assert (row.a_numbers[0].href, row.b_numbers[0].href) == ("#s-a-1", None)


def test_a_sentence_with_two_counterparts_stands_once(facing):
    (row,) = facing(
        ["Red men and blue women met."],
        ["Red men sang.", "It rained.", "Then blue women met."],
        [("a", 0, "edited", "b", 0), ("a", 0, "edited", "b", 2)],
    )
    assert [marked(t) for t in row.a] == ["Red men [and] blue women met."]
    assert len(row.b) == 2


def test_titles_stand_as_the_claim_names_the_articles(document, lineage_of):
    documents = [document("a", "Two men met.", title="First"), document("b", "Two men met.")]
    lineage = lineage_of(*documents, links=[("a", 0, "copied", "b", 0)])
    (edge,) = lineage.edges
    from_a = replace(edge, relation=Relation.DERIVED, source=ArticleId("a"))
    assert findings.claim(view(lineage), from_a).startswith("The text of b comes from a")
    assert titles(view(lineage), from_a) == ("no title", "First")
    assert titles(view(lineage), replace(from_a, source=None)) == ("First", "no title")


def test_two_articles_without_titles_have_none(document, lineage_of):
    lineage = lineage_of(
        document("a", "Two men met."),
        document("b", "They met."),
        links=[("a", 0, "edited", "b", 0)],
    )
    assert titles(view(lineage), lineage.edges[0]) == ()


def test_without_edits_nothing_is_marked(facing):
    (row,) = facing(
        ["Two men met."], ["Two women met."], [("a", 0, "edited", "b", 0)], lambda _a, _b: ()
    )
    assert [marked(t) for t in row.a] == ["Two men met."]


def test_what_is_no_sentence_is_cut(facing):
    (row,) = facing(["word " * 2000], ["word " * 2000], [("a", 0, "copied", "b", 0)])
    assert marked(row.a[0]).endswith("…")
    assert len(marked(row.a[0])) < 1600
