"""Readings of a passage: who has it in which words, and which reading is the base."""

from __future__ import annotations

import pytest

from lineage.align.edits import word_edits
from lineage.model import Arrow, ArticleId, Label, Passage, SentenceKey, Wire
from lineage.report.compare import Difference
from lineage.report.readings import Reading, readings, same_words, shared
from lineage.report.shared_text import Texts, with_texts
from lineage.report.view import view


def passage(*carriers: tuple[str, int], label: Label = Label.EDITED) -> Passage:
    keys = tuple(SentenceKey(ArticleId(article), index) for article, index in carriers)
    return Passage(f"passage:{carriers[0][0]}:1", label, keys)


def shape(found: tuple[Reading, ...]) -> list[str]:
    """`a1+2`: sentences of an article, from 1."""
    return [r.document.article.id + "+".join(str(s.index + 1) for s in r.sentences) for r in found]


@pytest.fixture
def read(document, lineage_of):
    """Readings of a passage that three articles carry, and what the lineage says of them."""

    def build(*texts: str, dates=(None, None, None), **fields):
        documents = [
            document(id_, text, published=date)
            for id_, text, date in zip("abc", texts, dates, strict=False)
        ]
        links = [("a", 0, "edited", "b", 0), ("a", 0, "copied", "c", 0, 0.99)][: len(texts) - 1]
        carried = passage(*[(d.article.id, 0) for d in documents])
        lineage = lineage_of(*documents, links=links, passages=(carried,), **fields)
        return readings(view(lineage), carried)

    return build


def test_neighbouring_sentences_are_one_reading_others_are_each_their_own(document, lineage_of):
    a = document("a", "He came.", "He saw.", "It rained.", "He came and saw.")
    b = document("b", "He came and he saw.")
    carried = passage(("a", 0), ("a", 1), ("a", 3), ("b", 0))
    found = readings(view(lineage_of(a, b, passages=(carried,))), carried)
    assert shape(found.all) == ["a1+2", "a4", "b1"]
    assert found.all[0].whole.text == "He came.\nHe saw."


def test_earlier_readings_come_first_and_those_without_a_date_last(read):
    found = read("One.", "One.", "One.", dates=(None, "2025-02-13", "2025-02-12T09:00:00Z"))
    assert shape(found.all) == ["c1", "b1", "a1"]


def test_base_is_the_article_that_the_others_are_put_down_to(read):
    arrow = Arrow("b", ArticleId("c"), 0.9, True, (0,), 4)
    found = read(
        "One long text.", "One.", "One.", dates=("2025-02-01", None, None), arrows=(arrow,)
    )
    assert (shape((found.base,)), found.why) == (["b1"], "the source of 1 other reading")


def test_arrow_for_other_sentences_does_not_make_a_base(read):
    arrow = Arrow("b", ArticleId("c"), 0.9, True, (7,), 4)
    assert shape((read("One long text.", "One.", "One.", arrows=(arrow,)).base,)) == ["a1"]


def test_arrow_that_is_not_drawn_does_not_make_a_base(read):
    arrow = Arrow("b", ArticleId("c"), 0.1, True, (0,), 4)
    assert shape((read("One long text.", "One.", "One.", arrows=(arrow,)).base,)) == ["a1"]


def test_article_that_is_the_wires_own_text_is_the_base(read):
    wire = Wire("wire:r", "Reuters", True, ArticleId("b"), (ArticleId("c"),), ())
    arrow = Arrow("wire:r", ArticleId("c"), 0.9, True, (0,), 4)
    found = read("One long text.", "One.", "One.", wires=(wire,), arrows=(arrow,))
    assert shape((found.base,)) == ["b1"]


def test_base_is_the_fullest_form_of_an_unseen_wire(read):
    text = (SentenceKey(ArticleId("b"), 0),)
    wire = Wire("wire:r", "Reuters", True, None, (ArticleId("c"),), (), 1.0, text)
    found = read("One long text.", "One.", "One.", wires=(wire,))
    assert shape((found.base,)) == ["b1"]
    assert found.why == "what Reuters must have said, in its fullest form"


def test_base_is_the_earliest_where_no_source_is_known(read):
    found = read("One long text.", "One.", "One.", dates=("2025-02-13", None, "2025-02-12"))
    assert (shape((found.base,)), found.why) == (["c1"], "of the earliest date, 2025-02-12")


def test_clock_does_not_decide_against_a_date_without_one(read):
    found = read("One.", "One.", "One long.", dates=("2025-02-12", None, "2025-02-12T07:00:00Z"))
    assert shape((found.base,)) == ["c1"]


def test_base_is_the_longest_where_nothing_is_known(read):
    found = read("One.", "One long text.", "One.")
    assert shape((found.base,)) == ["b1"]
    assert found.why == "the longest; neither a source nor a date is known"


def test_weakest_link_has_the_weakest_label_then_the_least_probability(read):
    weakest = read("One.", "One.", "One.").weakest
    assert weakest is not None
    assert (weakest.target.article, weakest.verdict.label) == ("b", Label.EDITED)


@pytest.mark.parametrize("others", [0, 40])
def test_weakest_link_is_the_same_however_much_else_there_is(document, lineage_of, others):
    names = [*"abc", *(f"d{n:02}" for n in range(others))]
    links = [("a", 0, "copied", "b", 0, 0.9), ("a", 0, "copied", "c", 0, 0.7)]
    links += [("c", 0, "edited", name, 0, 0.1) for name in names[3:]]
    links += [("a", 0, "quoted", "b", 0, 0.2)]
    carried = passage(("a", 0), ("b", 0), ("c", 0), label=Label.COPIED)
    made = lineage_of(*(document(n, "One.") for n in names), links=links, passages=(carried,))
    weakest = readings(view(made), carried).weakest
    assert weakest is not None
    assert (weakest.target.article, weakest.verdict.probability) == ("c", 0.7)


def test_texts_that_are_left_out_are_not_told_to_be_equal(document, lineage_of):
    carried = passage(("a", 0), ("b", 0), ("c", 0))
    made = lineage_of(
        *(document(n, t) for n, t in zip("abc", ["One.", "One long.", "One."], strict=True)),
        passages=(carried,),
    )
    for texts, groups in ((Texts.FULL, 2), (Texts.NONE, 3)):
        found = readings(with_texts(view(made), texts), carried)
        assert len(same_words(found.all)) == groups
        assert shape((found.base,)) == ["b1"]


def test_exactly_equal_texts_are_together(read):
    found = read("One.", "one.", "One.")
    assert [shape(same) for same in same_words(found.all)] == [["a1", "c1"], ["b1"]]


@pytest.mark.parametrize(
    ("others", "common"),
    [
        (["He met Mr. Lammy in Kyiv."], ["He met Mr. Lammy in Kyiv."]),
        (["He met Lammy in Kyiv."], ["He met", "Lammy in Kyiv."]),
        (["He met Lammy in Kyiv.", "He saw Lammy in Kyiv."], ["He", "Lammy in Kyiv."]),
        (["Nobody knew"], []),
    ],
)
def test_shared_is_what_every_reading_keeps(read, others, common):
    found = read("He met Mr. Lammy in Kyiv.", *others)
    base = next(r for r in found.all if r.document.article.id == "a")
    steps = [Difference(base.whole, r.whole, word_edits(base.whole, r.whole)) for r in found.all]
    spans = shared(base, steps)
    assert [span.of(base.document.article.text) for span in spans] == common
