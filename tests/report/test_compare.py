"""Rows of sentences that correspond: each sentence once, moved ones once, m:n together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.align.edits import word_edits
from lineage.model import ArticleId, Label, PassedOver
from lineage.report.compare import Comparison, compare
from lineage.report.compare_faces import comparison_text, marked
from lineage.report.view import view


def compared(lineage, a: str = "a", b: str = "b") -> Comparison:
    return compare(view(lineage), ArticleId(a), ArticleId(b), word_edits)


def shape(comparison: Comparison) -> list[tuple[list[int], list[int]]]:
    return [([s.index for s in r.sources], [t.index for t in r.targets]) for r in comparison.rows]


@pytest.fixture
def pair(document, lineage_of):
    """Two articles of four sentences and the links given."""

    def build(*links):
        a = document("a", "A zero.", "A one.", "A two.", "A three.")
        b = document("b", "B zero.", "B one.", "B two.", "B three.")
        return lineage_of(a, b, links=[("a", i, label, "b", j) for i, label, j in links])

    return build


def test_one_sentence_that_became_two_is_one_row(pair) -> None:
    found = compared(pair((1, "edited", 1), (1, "paraphrased", 2)))
    assert shape(found)[0] == ([1], [1, 2])
    assert found.rows[0].verdict.label is Label.EDITED
    (difference,) = found.rows[0].differences
    assert difference.target.text == "B one.\nB two."


def test_sentences_that_do_not_touch_are_diffed_link_by_link(pair) -> None:
    found = compared(pair((1, "edited", 0), (1, "edited", 3)))
    assert [d.target.text for d in found.rows[0].differences] == ["B zero.", "B three."]


def test_a_moved_sentence_is_shown_once_and_marked(pair) -> None:
    found = compared(pair((0, "copied", 3), (1, "copied", 0), (2, "copied", 1)))
    assert [row.moved for row in found.aligned] == [True, False, False]
    assert comparison_text(found).count("moved") == 1


def test_the_order_asked_for_decides_the_sides(pair) -> None:
    lineage = pair((0, "edited", 1))
    assert shape(compared(lineage))[0] == ([0], [1])
    assert shape(compared(lineage, "b", "a"))[0] == ([1], [0])
    turned = compared(lineage, "b", "a")
    assert marked(turned, turned.rows[0].differences[0]) == "[-B one-]{+A zero+}."


def test_the_strongest_label_is_the_row_s(pair) -> None:
    found = compared(pair((0, "quoted", 0), (0, "paraphrased", 1), (1, "copied", 1)))
    assert found.rows[0].verdict.label is Label.COPIED


def test_articles_that_were_not_aligned_say_so(pair) -> None:
    found = compared(pair())
    assert (found.edge, found.aligned) == (None, ())
    assert "share too little" in found.claim


def test_of_articles_that_were_passed_over_the_longest_run_is_told(pair) -> None:
    lineage = pair()
    a, b = (d.article.id for d in lineage.documents)
    found = compared(replace(lineage, passed_over=(PassedOver(a, b, 9),)))
    assert "share 9 words in a row, but little beside stock phrases" in found.claim


def test_equal_texts_are_copied_row_by_row(document, lineage_of) -> None:
    lineage = lineage_of(
        document("a", "One.", "Two."), document("b", "One.", "Two."), duplicates=[("a", "b")]
    )
    found = compared(lineage)
    assert [row.verdict.rule for row in found.aligned] == ["same_text", "same_text"]
    assert found.claim == "The two have exactly the same text."


def test_a_repeated_text_has_the_links_of_its_first(document, lineage_of) -> None:
    lineage = lineage_of(
        document("a", "One."),
        document("b", "One."),
        document("c", "Uno."),
        links=[("a", 0, "edited", "c", 0)],
        duplicates=[("a", "b")],
    )
    assert shape(compared(lineage, "b", "c"))[0] == ([0], [0])


links = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["copied", "quoted"]), st.integers(0, 3)),
    max_size=9,
    unique_by=lambda link: (link[0], link[2]),
)


@settings(deadline=None)
@given(links)
def test_every_sentence_of_both_sides_is_in_exactly_one_row(document, lineage_of, links) -> None:
    a, b = (document(name, *(f"{name} {i}." for i in range(4))) for name in "ab")
    lineage = lineage_of(a, b, links=[("a", i, label, "b", j) for i, label, j in links])
    found = compared(lineage)
    assert sorted(i for sources, _ in shape(found) for i in sources) == [0, 1, 2, 3]
    assert sorted(j for _, targets in shape(found) for j in targets) == [0, 1, 2, 3]
    for i, _, j in links:
        assert any(i in sources and j in targets for sources, targets in shape(found))
