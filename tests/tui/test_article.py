"""Every key of the article: its sentences, why each has its label, and what stands beside it."""

import pytest

from tests.tui.conftest import press, screen_text
from tui.place import Place


@pytest.fixture
def anewz(app_of, borders_lineage):
    return app_of(borders_lineage, start=Place("article", 0))


def test_each_sentence_has_number_letter_and_block(anewz, keys):
    text = keys(anewz)
    assert "2 W © Reuters" in text
    assert "3 E ▓ Speaking in Brussels" in text
    assert "6 B _ Comments (0)" in text


def test_the_masthead_says_how_much_stands_elsewhere_and_with_what_it_counts(anewz, drive):
    async def steps(pilot):
        before = screen_text(anewz).splitlines()[0]
        await press(pilot, "quotation_mark")
        return before, screen_text(anewz).splitlines()[0]

    before, after = drive(anewz, steps, (120, 30))
    assert "% elsewhere" in before
    assert "quotes counted" in after


def test_why_tells_the_rule_the_counterpart_and_the_words_that_differ(anewz, keys):
    text = keys(anewz, "full_stop", size=(100, 40))
    assert "best match: standard s2" in text
    assert "rule: model" in text
    assert "[-" in text and "{+" in text


def test_d_marks_what_is_shared_instead(anewz, keys):
    text = keys(anewz, "full_stop", "d", size=(100, 40))
    assert "[-" not in text


def test_full_stop_and_comma_go_from_match_to_match(anewz, drive):
    async def steps(pilot):
        places = []
        for key in ("full_stop", "full_stop", "comma"):
            await press(pilot, key)
            places.append(anewz.pane.text.cursor)
        return places

    assert drive(anewz, steps) == [2, 3, 2]


def test_v_shows_only_what_stands_elsewhere_and_stays_at_the_sentence(anewz, drive):
    async def steps(pilot):
        await press(pilot, "full_stop", "v")
        only = screen_text(anewz)
        here = anewz.pane.sentence.index
        await press(pilot, "v")
        return only, here, anewz.pane.sentence.index

    only, here, after = drive(anewz, steps)
    assert "Comments (0)" not in only
    assert here == after == 2


def test_w_puts_a_sentence_on_one_line(anewz, keys):
    lines = keys(anewz, "w", size=(60, 24)).splitlines()
    assert [line for line in lines if "3 E ▓ Speaking in Brussels, Hegseth" in line]
    assert not [line for line in lines if line.startswith("        ▓")]


def test_c_compares_with_the_best_counterpart(anewz, keys):
    keys(anewz, "full_stop", "c")
    assert anewz.pair == (1, 0)


def test_capital_c_offers_what_stands_beside_it(anewz, drive):
    async def steps(pilot):
        await press(pilot, "C")
        offered = screen_text(anewz)
        await press(pilot, "j", "enter")
        return offered

    offered = drive(anewz, steps)
    assert "Compare with" in offered
    assert anewz.pair == (2, 0)


def test_esc_leaves_the_choice(anewz, keys):
    assert "Compare with" not in keys(anewz, "C", "escape")
    assert anewz.pair is None


def test_an_article_that_shares_nothing_says_so(app_of, lineage_of, document, keys):
    lineage = lineage_of(document("a", "One."), document("b", "Two."))
    app = app_of(lineage, start=Place("article", 0))
    keys(app, "c", "C")
    last = app.journal.entries[-1]
    assert (last.text, last.times) == ("No other article shares sentences with this one.", 2)


def test_a_click_on_the_map_goes_there(anewz, drive):
    async def steps(pilot):
        await pilot.click("Minimap", offset=(0, 3))
        await press(pilot)
        return anewz.pane.sentence.index

    assert drive(anewz, steps) == 3


def test_a_sentence_of_a_megabyte_is_read_like_any_other(app_of, lineage_of, document, keys):
    long = "word " * 200_000
    a, b = document("a", f"{long}end."), document("b", f"{long}finish.")
    app = app_of(lineage_of(a, b, links=[("a", 0, "edited", "b", 0)]), start=Place("article", 0))
    assert "word word" in keys(app, "j", "c", "j", "escape", "v", size=(100, 30))
