"""What explains an article: few sources, no overlap, quotes on nobody's account."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.descent.explain import Explanation, explain
from lineage.model import ArticleId, Label, Role, Tally

TEN = "one two three four five six seven eight nine ten"


def sources(found: Explanation) -> list[str]:
    return [source.article for source in found.sources]


def test_the_article_that_explains_most_words_comes_first(document, lineage_of) -> None:
    lineage = lineage_of(
        document("me", TEN, TEN, TEN),
        document("x", TEN),
        document("y", TEN, TEN),
        links=[
            ("me", 0, "edited", "x", 0),
            ("me", 1, "copied", "y", 0),
            ("me", 2, "edited", "y", 1),
        ],
    )
    found = explain(lineage, ArticleId("me"))
    assert sources(found) == ["y", "x"]
    assert found.sources[0].tally == Tally(copied=10, edited=10)
    assert found.sources[1].tally == Tally(edited=10)
    assert (found.told_words, found.unexplained) == (30, ())


def test_a_sentence_is_explained_once(document, lineage_of) -> None:
    lineage = lineage_of(
        document("me", TEN),
        document("x", TEN),
        document("y", TEN),
        links=[("me", 0, "copied", "x", 0), ("me", 0, "copied", "y", 0)],
    )
    assert sources(explain(lineage, ArticleId("me"))) == ["x"]


def test_copied_words_weigh_over_paraphrased_ones(document, lineage_of) -> None:
    lineage = lineage_of(
        document("me", TEN, TEN + " eleven"),
        document("copied_from", TEN),
        document("also_told", TEN),
        links=[("me", 0, "copied", "copied_from", 0), ("me", 1, "paraphrased", "also_told", 0)],
    )
    assert sources(explain(lineage, ArticleId("me"))) == ["copied_from", "also_told"]


def test_reworked_words_are_not_put_down_to_who_says_the_same(document, lineage_of) -> None:
    lineage = lineage_of(
        document("me", TEN, TEN, TEN),
        document("close", TEN),
        document("far", TEN, TEN, TEN),
        links=[
            ("me", 0, "edited", "close", 0),
            ("me", 0, "paraphrased", "far", 0),
            ("me", 1, "paraphrased", "far", 1),
            ("me", 2, "paraphrased", "far", 2),
        ],
    )
    found = explain(lineage, ArticleId("me"))
    told = {source.article: source.tally for source in found.sources}
    assert told == {"close": Tally(edited=10), "far": Tally(paraphrased=20)}


def test_shared_quotes_are_public_speech_and_no_source(document, lineage_of) -> None:
    lineage = lineage_of(
        document("me", f"“{TEN}”", "mine"),
        document("x", f"“{TEN}”"),
        links=[("me", 0, "quoted", "x", 0)],
    )
    found = explain(lineage, ArticleId("me"))
    assert found.sources == ()
    assert (len(found.speech), found.speech_words, found.unexplained_words) == (1, 10, 1)


def test_page_furniture_needs_no_explanation(document, lineage_of) -> None:
    lineage = lineage_of(document("me", "mine", (Role.FURNITURE, "Comments (0)")))
    found = explain(lineage, ArticleId("me"))
    assert (found.told_words, len(found.unexplained)) == (1, 1)


def test_ties_go_to_the_smaller_id(document, lineage_of) -> None:
    lineage = lineage_of(
        document("me", TEN, TEN),
        document("b", TEN),
        document("a", TEN),
        links=[("me", 0, "copied", "b", 0), ("me", 1, "copied", "a", 0)],
    )
    assert sources(explain(lineage, ArticleId("me"))) == ["a", "b"]


def test_a_repeated_text_has_the_sources_of_its_first_and_names_its_family(
    document, lineage_of
) -> None:
    lineage = lineage_of(
        document("first", TEN),
        document("repeat", TEN),
        document("x", TEN),
        links=[("first", 0, "edited", "x", 0)],
        duplicates=[("first", "repeat")],
    )
    found = explain(lineage, ArticleId("repeat"))
    assert found.same_text == ("first",)
    assert sources(found) == ["x"]
    assert found.sources[0].pairs[0].sentence.article == "repeat"


def test_an_unknown_article_is_a_key_error(document, lineage_of) -> None:
    with pytest.raises(KeyError):
        explain(lineage_of(document("a", "x")), ArticleId("b"))


rows = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from([label.value for label in list(Label)[:4]]),
        st.sampled_from("xyz"),
        st.integers(0, 2),
    ),
    max_size=12,
    unique_by=lambda row: (row[0], row[2], row[3]),
)


@given(rows)
def test_every_told_sentence_is_accounted_for_exactly_once(document, lineage_of, links) -> None:
    lineage = lineage_of(
        document("me", *[TEN] * 6),
        *(document(name, *[TEN] * 3) for name in "xyz"),
        links=[("me", i, label, other, j) for i, label, other, j in links],
    )
    found = explain(lineage, ArticleId("me"))
    explained = [pair.sentence for source in found.sources for pair in source.pairs]
    accounted = [*explained, *found.speech, *found.unexplained]
    assert sorted(key.index for key in accounted) == list(range(6))
    told = sum((source.tally.told for source in found.sources), 0)
    assert told + found.speech_words + found.unexplained_words == found.told_words
    gains = [2 * (s.tally.copied + s.tally.edited) + s.tally.paraphrased for s in found.sources]
    assert gains == sorted(gains, reverse=True)
