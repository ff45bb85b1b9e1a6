import re
import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from lineage.model import Span
from tui.wrap import _ONE_CELL, clip, pad, shown, wrap

BLANK = re.compile(r"[^\S\xa0\u2007\u202f]")
PLAIN = "ab -/–\n"
HARD = "é漢👍\u0301\ufe0f\u200d\u2764\u200b\xa0\t\x1b\u202e\ud800\u0915\u1112\u1161\u3000\r\u2028"
texts = st.text(st.sampled_from(PLAIN + HARD), max_size=60) | st.text(max_size=40)


def lines(text, width):
    return "|".join(shown(span.of(text)) for span in wrap(text, width))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 5, ""),
        ("one two three", 7, "one two|three"),
        ("one two three", 8, "one two|three"),
        ("one  two ", 3, "one|two"),
        ("one\n\ntwo", 9, "one||two"),
        ("one\n", 9, "one|"),
        ("one \r\ntwo", 9, "one|two"),
        ("  one", 9, "  one"),
        ("    one", 4, "one"),
        ("abcdefgh", 3, "abc|def|gh"),
        ("a abcdefgh", 3, "a|abc|def|gh"),
        ("state-of-the-art", 10, "state-of-|the-art"),
        ("so well-known", 10, "so|well-known"),
        ("https://example.org/a", 14, "https://|example.org/a"),
        ("-----", 3, "---|--"),
        ("10\xa0000 euro", 6, "10\xa0000|euro"),
        ("漢字漢", 4, "漢字|漢"),
        ("漢字", 3, "漢|字"),
        ("漢字", 1, "漢|字"),
        ("ab", 0, "a|b"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301"),
        ("a \u0301b", 2, "a \u0301|b"),
        ("tab\tstop", 4, "tab|stop"),
    ],
)
def test_lines_end_where_a_reader_expects(text, width, expected):
    assert lines(text, width) == expected


@given(texts, st.integers(1, 12))
@example("\u0301\u0301 a", 1)
@example(" \u0301", 1)
@example("漢\u200d漢漢", 3)
def test_lines_hold_all_but_white_space_in_order(text, width):
    spans = wrap(text, width)
    left_out = [*(text[a.stop : b.start] for a, b in pairwise(spans))]
    left_out += [text[: spans[0].start], text[spans[-1].stop :]]
    assert all(a.stop <= b.start for a, b in pairwise(spans))
    assert not BLANK.sub("", "".join(left_out))


@given(texts, st.integers(2, 12))
def test_every_line_fits(text, width):
    assert max(cell_len(shown(text)[s.start : s.stop]) for s in wrap(text, width)) <= width


@given(texts, st.integers(1, 12))
def test_no_line_begins_inside_a_character(text, width):
    picture = shown(text)
    for before, span in zip([None, *(spans := wrap(text, width))], spans, strict=False):
        if before and before.stop == span.start < len(text):
            assert get_character_cell_size(picture[span.start]) > 0
            assert picture[span.start - 1] != "\u200d"


@given(texts, st.integers(1, 12))
def test_a_line_ends_only_where_the_next_word_would_not_fit(text, width):
    picture, spans = shown(text), wrap(text, width)
    for span, after in pairwise(spans):
        if "\n" not in text[span.stop : after.start]:
            blank = BLANK.search(text, after.stop)
            with_next_word = picture[span.start : blank.start() if blank else len(text)]
            assert cell_len(with_next_word) > width or BLANK.match(text, span.start)


@pytest.mark.parametrize(
    "text", ["the quick brown fox " * 50_000, "x" * 10**6, "the “quick” fox’s tail " * 43_000]
)
def test_a_megabyte_on_one_line_wraps_at_once(text):
    fastest = min(_seconds(text) for _ in range(3))
    assert fastest < 0.3


def _seconds(text):
    start = time.perf_counter()
    wrap(text, 88)
    return time.perf_counter() - start


@pytest.mark.parametrize("text", ["a" + "\u0301" * 10**5, "漢" * 10**5, "\x1b\u202e" * 10**5])
def test_strange_text_is_wrapped_in_linear_time(text):
    assert wrap(text, 88)[-1].stop == len(text)
    assert _seconds(text) < 2


def test_characters_of_the_fast_way_are_one_cell_wide():
    fast = [chr(c) for c in range(0x10000) if _ONE_CELL.fullmatch(chr(c))]
    assert len(fast) > 2500
    assert {c for c in fast if get_character_cell_size(c) != 1} == set()


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("plain “text” é 漢 👍", "plain “text” é 漢 👍"),
        ("a\nb\tc", "a b␉c"),
        ("\x1b[31m\x00\x7f\x9b", "␛[31m␀␡�"),
        ("a\u202eb\u2066c\u200ed", "a�b�c�d"),
        ("\ud800", "�"),
        ("a\u2028b\u2029", "a↵b¶"),
        ("a\u200bb\ufeffc\xadd\u2060e\U000e0041", "a·b·c·d·e·"),
        ("e\u0301", "e\u0301"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200cb 👩\u200d🚀", "a·b 👩·🚀"),
    ],
)
def test_what_could_steer_or_hide_has_a_stand_in(text, picture):
    assert shown(text) == picture


@given(st.text() | texts)
def test_a_picture_is_as_long_as_its_text_and_stays_as_it_is(text):
    picture = shown(text)
    assert len(picture) == len(text)
    assert shown(picture) == picture
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", picture)


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("borders", 7, "borders"),
        ("borders", 6, "borde…"),
        ("borders", 1, "…"),
        ("borders", 0, ""),
        ("漢字", 4, "漢字"),
        ("漢字", 3, "漢…"),
        ("漢字", 2, "…"),
        ("a\nb", 3, "a b"),
        ("e\u0301e\u0301", 2, "e\u0301e\u0301"),
    ],
)
def test_what_is_too_long_ends_in_an_ellipsis(text, cells, expected):
    assert clip(text, cells) == expected


def test_an_ascii_screen_has_an_ascii_ellipsis():
    assert clip("borders", 4, "~") == "bor~"


def test_padded_text_has_its_width():
    assert pad("漢字", 3) == "漢…"
    assert pad("漢字", 4) + "|" == "漢字|"
    assert pad("漢字", 6) + "|" == "漢字  |"
    assert pad("漢漢", 2) + "|" == "… |"


@given(texts, st.integers(-1, 12))
def test_clipped_text_fits_and_padded_text_fills(text, cells):
    assert cell_len(clip(text, cells)) <= max(cells, 0)
    assert cell_len(pad(text, cells)) == max(cells, 0)


def test_clipping_a_megabyte_looks_only_at_its_beginning():
    start = time.perf_counter()
    assert clip("x\x1b" * 500_000, 5) == "x␛x␛…"
    assert time.perf_counter() - start < 0.1


def test_spans_are_those_of_the_text():
    assert wrap("one two", 3) == [Span(0, 3), Span(4, 7)]
