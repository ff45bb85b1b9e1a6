"""An article's card: what is known of it, and its sentences."""

from __future__ import annotations

import pytest

from lineage.model import ArticleId
from lineage.report.page.budget import fitting
from lineage.report.page.cards import card, foremost
from lineage.report.view import view


def one(lineage, id_, shown=()):
    seen = view(lineage)
    return card(seen, seen.documents[ArticleId(id_)], frozenset(map(ArticleId, shown)))


@pytest.mark.parametrize(
    ("url", "is_web"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://EXAMPLE.ORG/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (" https://example.org/a b", False),
        ("//example.org/", False),
        ("https://example.org/\u202ea", False),
    ],
)
def test_only_an_address_of_the_web_may_be_opened(document, lineage_of, url, is_web):
    made = one(lineage_of(document("a", "A sentence.", url=url)), "a")
    assert made.is_web is is_web


def test_what_is_not_known_is_told(document, lineage_of):
    made = one(lineage_of(document("a", "A sentence.")), "a")
    assert made.about == "no date; no author named; no credit found"


def test_a_title_that_nobody_could_read_is_cut(document, lineage_of):
    made = one(lineage_of(document("a", "A.", title="x" * 5000, authors=("y" * 5000,))), "a")
    assert (len(made.title), made.title[-1]) == (300, "…")
    assert made.about.endswith("y…; no credit found")


def test_a_repeated_text_names_the_first(document, lineage_of):
    texts = [document(id_, "A sentence.") for id_ in "ab"]
    assert one(lineage_of(*texts, duplicates=["ab"]), "b").about.endswith("the same text as a")


def test_a_counterpart_is_linked_when_it_is_in_the_page(borders_lineage):
    line = one(borders_lineage, "anewz", ["standard"]).lines[2]
    assert (line.number, line.letter, line.best.text) == (3, "E", "standard, 2")
    assert line.best.href == "#s-standard-2"
    assert one(borders_lineage, "anewz").lines[2].best.href is None


def test_a_sentence_without_end_is_cut(document, lineage_of):
    (line,) = one(lineage_of(document("a", "x" * 1_000_000)), "a").lines
    assert line.text == "x" * 1500 + "… (cut: 1,000,000 characters)"


def test_those_that_carry_most_come_first(borders_lineage):
    ids = [d.article.id for d in foremost(view(borders_lineage))]
    assert ids == ["standard", "anewz", "talk"]


def test_what_fits_is_taken_in_order_and_what_is_too_large_passed_over():
    assert fitting([5, 9, 4, 1], 10, int) == [5, 4, 1]
    assert fitting([11] * 30 + [1], 10, int) == []
