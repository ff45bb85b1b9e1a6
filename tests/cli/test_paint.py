"""Colours are added, and nothing else: where they are, and when."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.cli.console import has_colors
from lineage.cli.paint import painted
from lineage.report.foreign import visible

CODES = re.compile(r"\x1b\[[\d;]*m")
TERMINAL = {"TERM": "xterm-256color"}


def coloured(text):
    """Each stretch with a colour of its own between `⟨…⟩`."""
    return re.sub(r"\x1b\[0m", "⟩", re.sub(r"\x1b\[[1-9][\d;]*m", "⟨", painted(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on [-Ukraine-]{+Kyiv+}\n", "on ⟨[-Ukraine-]⟩⟨{+Kyiv+}⟩\n"),
        ("a [-long\n  cut-] b\n", "a ⟨[-long⟩\n⟨  cut-]⟩ b\n"),
        ("STORIES\n  x\n", "⟨STORIES⟩\n  x\n"),
        ("    █▓·_\n", "    ⟨█⟩⟨▓⟩·⟨_⟩\n"),
        ("  E ▓ 2 ↔ 3 He left.\n", "  ⟨E ▓⟩ 2 ↔ 3 He left.\n"),
        ("  E + edited 0.9\n", "  ⟨E + edited⟩ 0.9\n"),
        ("! more than 60 %: 355\n  words\nx\n", "⟨! more than 60 %: 355⟩\n⟨  words⟩\nx\n"),
        ("[-never\n\nclosed-]\n", "[-never\n\nclosed-]\n"),
    ],
)
def test_edits_labels_and_headings_have_colours(text, expected):
    assert coloured(text) == expected


@given(st.text(st.sampled_from('a É世█▓+[-]{}\n"CE_©·!👍\u0301') | st.characters()))
def test_without_its_codes_a_painted_text_is_the_text(text):
    text = " ".join(visible(text).split("\t"))
    assert CODES.sub("", painted(text)) == text


def test_a_megabyte_of_brackets_is_painted_in_one_go():
    text = "[-{+" * 250_000
    assert CODES.sub("", painted(text)) == text


@pytest.mark.parametrize(
    ("choice", "env", "is_screen", "expected"),
    [
        ("auto", TERMINAL, True, True),
        ("auto", TERMINAL, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", TERMINAL | {"NO_COLOR": "1"}, True, False),
        ("auto", TERMINAL | {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", TERMINAL | {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_the_flag_is_stronger_than_the_environment_and_this_than_the_terminal(
    choice, env, is_screen, expected
):
    assert has_colors(choice, env, is_screen=is_screen) is expected


@pytest.fixture
def articles(tmp_path):
    for name, word in (("a", "Ukraine"), ("b", "Kyiv")):
        (tmp_path / f"{name}.txt").write_text(
            f"The minister said on Monday that the talks about the border of {word} had failed.\n"
        )
    return tmp_path / "a.txt", tmp_path / "b.txt"


def test_compare_has_colours_when_asked_and_the_same_words_without(articles, command):
    plain = command("compare", *articles, "--color", "never")[1]
    assert "[-Ukraine-]{+Kyiv+}" in plain
    assert "\x1b" not in plain
    painted = command("compare", *articles, "--color", "always")[1]
    assert "\x1b[31m[-Ukraine-]\x1b[0m" in painted
    assert CODES.sub("", painted) == plain


def test_a_file_has_no_colours_unless_they_are_asked_for(articles, command, tmp_path, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = tmp_path / "out.txt"
    for choice, expected in (("auto", False), ("always", True)):
        command("compare", *articles, "-o", out, "--color", choice)
        assert ("\x1b" in out.read_text("utf-8")) is expected


@pytest.mark.parametrize("format_", ["md", "json"])
def test_what_programs_read_is_never_coloured(format_, articles, command):
    told = command("compare", *articles, "--format", format_, "--color", "always")[1]
    assert "\x1b" not in told


def test_width_is_the_flag_before_columns(articles, command, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)

    def widest(*flags):
        return max(map(len, command("compare", *articles, *flags)[1].splitlines()))

    monkeypatch.delenv("COLUMNS", raising=False)
    assert 60 < widest() <= 80
    monkeypatch.setenv("COLUMNS", "40")
    assert widest() <= 40
    monkeypatch.setenv("COLUMNS", "300")
    assert widest() > 100
    assert 40 < widest("--width", "60") <= 60


def test_ascii_leaves_no_other_characters(articles, command):
    assert command("compare", *articles, "--ascii")[1].isascii()


@pytest.mark.parametrize(("said", "is_ascii"), [("1", True), ("yes", True), ("no", False)])
def test_the_environment_says_ascii_as_it_says_any_setting(
    said, is_ascii, articles, command, monkeypatch
):
    monkeypatch.setenv("WIRELINEAGE_ASCII", said)
    assert command("compare", *articles)[1].isascii() == is_ascii
