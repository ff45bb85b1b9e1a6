"""No character of a foreign text may steer a terminal or a page."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lineage.report.foreign import markdown_text, one_line, visible

any_text = st.text(st.characters(exclude_categories=()), max_size=80)
markup = st.text("<>[]()*_`#|\\~-+=1. \n&!:/abw@", max_size=40)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\x00b\x7f", "a␀b␡"),
        ("\x9b31m", "�31m"),
        ("a\u202eb\u2066", "a�b�"),
        ("one\r\ntwo\ttab\n", "one\ntwo\ttab\n"),
        ("hidden\rshown", "hidden␍shown"),
        ("half \ud83d", "half �"),
        ("שלום, 日本, é", "שלום, 日本, é"),
    ],
)
def test_controls_become_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(any_text)
def test_no_control_but_newline_and_tab_survives(text: str) -> None:
    left = {c for c in visible(text) if unicodedata.category(c) in ("Cc", "Cs")}
    assert left <= {"\n", "\t"}
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\u2029]", visible(text))
    assert visible(visible(text)) == visible(text)


@given(any_text)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def rendered(markdown: str) -> str:
    """As GitHub does it, which links no bare `0.AL`."""
    renderer = MarkdownIt("gfm-like")
    assert renderer.linkify is not None
    renderer.linkify.set({"fuzzy_link": False})
    return str(renderer.render(markdown))


@given(st.one_of(markup, any_text))
def test_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    html = rendered("- x " + markdown_text(text))
    assert set(re.findall(r"</?(\w+)", html)) <= {"ul", "li"}


@given(markup)
def test_a_markdown_line_that_begins_with_foreign_text_stays_a_paragraph(text: str) -> None:
    html = rendered(markdown_text(text))
    assert set(re.findall(r"</?(\w+)", html)) <= {"p"}
