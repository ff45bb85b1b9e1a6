"""The longest run of words that two texts share."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.match.longest import longest_shared


@pytest.mark.parametrize(
    ("text", "other", "shared"),
    [
        ("No. The border is shut for good.", "THE BORDER IS “SHUT” now", "The border is shut"),
        ("« Où est l’École », dit-il", "dit où est l'école", "Où est l’École"),
        ("\ud800 \U0001f600 one two", "one two three", "one two"),
        ("a b c", "c", "c"),
        ("a a a b", "a a", "a a"),
    ],
)  # fmt: skip
def test_the_span_is_of_the_first_text(text, other, shared):
    span = longest_shared(text, other)
    assert span is not None
    assert span.of(text) == shared


@pytest.mark.parametrize(("text", "other"), [("one two", "three four"), ("", "a"), ("…", "…")])
def test_texts_without_a_common_word_share_nothing(text, other):
    assert longest_shared(text, other) is None


@given(st.lists(st.sampled_from("ab"), max_size=30), st.lists(st.sampled_from("ab"), max_size=30))
def test_it_is_the_longest(ours, theirs):
    runs = {tuple(theirs[i:j]) for i in range(len(theirs)) for j in range(i + 1, len(theirs) + 1)}
    expected = max((len(run) for run in runs if _stands(run, ours)), default=0)
    span = longest_shared(" ".join(ours), ", ".join(theirs))
    found = re.findall(r"\w+", span.of(" ".join(ours))) if span else []
    assert len(found) == expected
    assert not found or tuple(found) in runs


def _stands(run, words):
    return any(tuple(words[i : i + len(run)]) == run for i in range(len(words)))
