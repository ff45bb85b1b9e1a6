import json
import shlex

import pytest

from lineage.cli.main import main
from tui.overlays.yank import letters

VIEWS = [("1",), ("2",), ("2", "enter"), ("3",), ("3", "enter"), ("4",), ("5",), ("8",)]


@pytest.fixture
def here(tmp_path, monkeypatch):
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def yanked(keys, app):
    """What the clipboard holds after these keys."""

    def run(*pressed):
        keys(app, *pressed)
        return app.clipboard

    return run


def test_a_sentence_is_taken_with_where_it_stands(yanked):
    text = yanked("2", "enter", "j", "j", "y", "t")
    assert text.startswith("Speaking in Brussels, Hegseth gave")
    assert text.endswith("(Anewz, 2025-02-12, id anewz, sentence 3)")


def test_an_article_of_a_list_is_taken_as_a_reference(yanked):
    assert yanked("2", "y", "t") == "Anewz, 2025-02-12, id anewz"


def test_an_id_is_taken(yanked):
    assert yanked("2", "j", "y", "i") == "standard"


def test_the_id_of_a_sentence_is_that_of_its_article_and_its_number(yanked):
    assert yanked("2", "enter", "j", "y", "i") == "anewz:2"


def test_a_row_is_taken_as_markdown_with_its_head(yanked):
    head, rule, row = yanked("2", "y", "m").splitlines()
    assert head.startswith("| article | outlet |")
    assert rule.startswith("| --- |")
    assert row.startswith("| anewz | Anewz |")


def test_a_row_is_taken_as_json(yanked):
    row = json.loads(yanked("2", "enter", "y", "j"))
    assert (row["article"], row["number"], row["role"]) == ("anewz", 1, "headline")


def test_both_sides_of_a_comparison_are_taken(yanked):
    text = yanked("4", "y", "t")
    assert "id anewz, sentence" in text
    assert "id standard, sentence" in text


@pytest.mark.parametrize("pressed", VIEWS)
def test_every_view_has_a_text_to_take(yanked, pressed):
    assert yanked(*pressed, "y", "t")


@pytest.mark.parametrize(
    ("pressed", "id_"),
    [
        (("3",), "passage:anewz:2"),
        (("3", "enter"), "anewz:3"),
        (("5", "j"), "anewz"),
        (("4",), "anewz:3 standard:2"),
        (("8",), "anewz:5"),
    ],
)
def test_the_id_is_that_of_what_the_cursor_is_on(yanked, pressed, id_):
    assert yanked(*pressed, "y", "i") == id_


def test_enter_takes_what_the_cursor_is_on(yanked):
    assert yanked("2", "y", "down", "enter") == "anewz"


def test_esc_takes_nothing(yanked):
    assert yanked("2", "y", "escape") == ""


@pytest.mark.parametrize("pressed", VIEWS)
def test_the_command_of_a_view_is_one_that_the_command_line_takes(yanked, capsys, pressed):
    command = shlex.split(yanked(*pressed, "y", "c"))
    assert command[0] == "wirelineage"
    assert main(command[1:]) == 0
    assert capsys.readouterr().out


def test_a_toast_says_what_was_tried(keys, app):
    keys(app, "2", "y", "i")
    assert "sent to the terminal" in app.journal.entries[-1].text


def test_a_form_is_written_to_a_file(keys, app, here):
    keys(app, "2", "Y", "i", "enter")
    assert (here / "yank.txt").read_text("utf-8") == "anewz\n"


def test_a_file_that_is_there_is_not_written_over(keys, app, here):
    (here / "yank.txt").write_text("mine")
    keys(app, "2", "Y", "i", "enter")
    assert "name another file" in app.journal.entries[-1].text
    assert (here / "yank.txt").read_text() == "mine"


def test_hostile_texts_are_shown_without_harm(keys, app_of, bomb_lineage):
    app = app_of(bomb_lineage)
    assert "text" in keys(app, "2", "enter", "y")


def test_hostile_texts_are_taken_without_harm(keys, app_of, bomb_lineage):
    app = app_of(bomb_lineage)
    keys(app, "2", "enter", "y", "t")
    assert "\x1b" not in app.clipboard
    assert "[/b]" in app.clipboard


def test_every_form_has_a_letter_of_its_own():
    assert letters(("text", "title", "t", "json")) == {
        "t": "text",
        "i": "title",
        "a": "t",
        "j": "json",
    }
