import pytest
from textual.pilot import Pilot

from lineage.glossary import LABELS
from lineage.model import Label
from tui.settings import Settings


def test_help_says_what_the_letters_mean(keys, app):
    shown = keys(app, "2", "question_mark", size=(100, 40))
    assert "Help: Articles" in shown
    for label in Label:
        entry = LABELS[label]
        assert f"{entry.letter} {entry.block} {label.value}" in shown
        assert entry.meaning[:40] in shown


def test_help_lists_the_keys_of_the_pane_before_those_that_are_everywhere(keys, app):
    shown = keys(app, "2", "f1", size=(100, 50))
    assert shown.index("Lists") < shown.index("Move") < shown.index("Everywhere")
    assert "Sort by the next column." in shown


def test_what_is_typed_filters_the_keys(keys, app):
    shown = keys(app, "question_mark", *"revers", size=(60, 18))
    assert "Reverse the order." in shown
    assert "Sort by" not in shown


def test_a_key_that_nothing_has_is_told(keys, app):
    assert "no key does that: zz" in keys(app, "question_mark", "z", "z")


def test_a_key_is_found_by_its_own_name(keys, app):
    assert "Write the same to a file." in keys(app, "question_mark", "Y")


@pytest.mark.parametrize("turn", ["down", "pagedown"])
def test_help_scrolls_where_it_does_not_fit(keys, app, turn):
    shown = keys(app, "question_mark", *[turn] * 3, size=(60, 18))
    assert "Each sentence has a letter" not in shown
    assert "esc close" in shown


def test_scrolling_back_shows_the_beginning(keys, app):
    turns = ("pagedown", "down", "up", "pageup")
    assert "Each sentence has a letter" in keys(app, "question_mark", *turns, size=(60, 18))


def test_esc_closes_the_help(drive, app):
    async def steps(pilot: Pilot[None]) -> int:
        await pilot.press("question_mark")
        await pilot.pause()
        opened = len(app.screen_stack)
        await pilot.press("escape")
        await pilot.pause()
        return opened - len(app.screen_stack)

    assert drive(app, steps) == 1


def test_changed_keys_work_and_are_shown(app_of, borders_lineage, keys):
    app = app_of(borders_lineage, settings=Settings(keys={"app.help": "x", "list.sort": "ctrl+o"}))
    shown = keys(app, "x", *"next column")
    assert "^o" in shown
    app = app_of(borders_lineage, settings=Settings(keys={"list.sort": "ctrl+o"}))
    assert "by outlet" in keys(app, "2", "ctrl+o")
    app = app_of(borders_lineage, settings=Settings(keys={"list.sort": "ctrl+o"}))
    assert "by id" in keys(app, "2", "s")


def test_without_unicode_the_frame_and_the_blocks_are_ascii(app_of, borders_lineage, keys):
    app = app_of(borders_lineage, settings=Settings(ascii=True))
    shown = keys(app, "question_mark").splitlines()
    assert shown[0].startswith("+- Help: Lists ---")
    assert any("C # copied" in line for line in shown)
