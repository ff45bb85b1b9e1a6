"""How much of an article's words may stand in a file."""

from __future__ import annotations

import pytest

from lineage.report.exports.texts import SNIPPET_WORDS, TextRule, Texts

LONG = " ".join(f"word{n}," for n in range(100)) + "."


def test_full_is_the_text_and_none_is_nothing() -> None:
    assert Texts(TextRule.FULL).of("a", LONG) == LONG
    assert Texts(TextRule.NONE).of("a", LONG) is None


def test_a_snippet_is_the_first_words_and_says_that_there_is_more() -> None:
    told = Texts(TextRule.SNIPPET).of("a", " ".join(["the"] * 100))
    assert told == " ".join(["the"] * SNIPPET_WORDS) + "…"


def test_a_short_text_is_told_whole() -> None:
    assert Texts(TextRule.SNIPPET).of("a", "It rained.") == "It rained."


def test_rows_do_not_add_up_to_the_article() -> None:
    texts = Texts(TextRule.SNIPPET)
    told = [texts.of("a", f"Sentence {n} tells of rain.") for n in range(50)]
    assert told[0] == "Sentence 0 tells of rain."
    assert told[-1] is None
    assert len(" ".join(filter(None, told)).split()) <= SNIPPET_WORDS
    assert texts.of("b", "It rained.") == "It rained."


@pytest.mark.parametrize("one", ["字", "x", "-", "\n"])
def test_text_without_blanks_is_no_way_round(one) -> None:
    texts = Texts(TextRule.SNIPPET)
    told = [texts.of("a", one * 1_000_000) for _ in range(100)]
    assert sum(len(text or "") for text in told) <= 10 * SNIPPET_WORDS + 100


def test_half_a_surrogate_pair_is_never_told() -> None:
    for rule in (TextRule.FULL, TextRule.SNIPPET):
        assert Texts(rule).of("a", "x \ud800 y") == "x \ufffd y"
