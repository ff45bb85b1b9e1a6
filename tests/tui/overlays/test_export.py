import csv
import json

import pytest

from lineage.cli.main import main
from lineage.report.tables import TABLES
from lineage.report.view import view


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The current folder: empty."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def rows(path):
    with path.open(encoding="utf-8", newline="") as page:
        return list(csv.DictReader(page))


def test_the_whole_path_is_shown_before_anything_is_written(keys, app, here):
    shown = keys(app, "2", "e", size=(200, 30))
    assert str(here / "articles.csv") in "".join(shown.replace("│", "").split())
    assert "3 articles · by id ↓, as CSV" in shown
    assert not list(here.iterdir())


def test_a_view_is_written_as_the_report_writes_its_table(keys, app, here, borders_lineage):
    keys(app, "2", "e", "enter")
    assert app.journal.entries[-1].text.startswith(f"wrote {here / 'articles.csv'} (")
    store = str(app.library.archive.path)
    assert main(["report", store, "--format", "csv", "--table", "articles", "-o", "cli.csv"]) == 0
    assert (here / "articles.csv").read_bytes() == (here / "cli.csv").read_bytes()


@pytest.mark.parametrize("pressed", [("2", "e", "enter"), ("e", "right", "right", "enter")])
def test_what_a_person_decided_is_written_as_the_report_writes_it(keys, app, here, pressed):
    decided = ("2", "enter", "j", "j", "r", "P")
    keys(app, *decided, *pressed)
    store = str(app.library.archive.path)
    assert main(["report", store, "--format", "csv", "--table", "articles", "-o", "cli.csv"]) == 0
    assert (here / "articles.csv").read_bytes() == (here / "cli.csv").read_bytes()
    assert "1" in [row["human_decisions"] for row in rows(here / "cli.csv")]


def test_a_view_is_written_in_its_order(keys, app, here):
    keys(app, "2", "S", "e", "enter")
    assert [row["article"] for row in rows(here / "articles.csv")] == ["talk", "standard", "anewz"]


def test_marked_rows_alone_are_written(keys, app, here):
    keys(app, "2", "j", "m", "e", "right", "enter")
    assert [row["article"] for row in rows(here / "articles.csv")] == ["standard"]


def test_nothing_marked_is_written_as_a_header(keys, app, here):
    keys(app, "2", "e", "right", "enter")
    head, *rest = (here / "articles.csv").read_text("utf-8").splitlines()
    assert head.startswith("article,outlet,date")
    assert not rest


@pytest.mark.parametrize("table", ["articles", "pairs", "sentences"])
def test_of_the_corpus_a_table_is_written(keys, app, here, borders_lineage, table):
    steps = list(TABLES).index(table)
    keys(app, "e", "right", "right", "down", *["right"] * steps, "enter")
    wanted = TABLES[table](view(borders_lineage))
    assert len(rows(here / f"{table}.csv")) == len(wanted.rows)


def test_as_markdown_the_corpus_is_the_report(keys, app, here):
    keys(app, "e", "right", "right", "down", "down", "right", "enter")
    assert (here / "report.md").read_text("utf-8").startswith("# Who carried whose words")


def test_json_lines_have_the_columns_as_keys(keys, app, here):
    keys(app, "2", "enter", "e", "down", "right", "right", "enter")
    lines = (here / "articles.jsonl").read_text("utf-8").splitlines()
    first = json.loads(lines[2])
    assert len(lines) == 6
    assert (first["article"], first["number"], first["label"]) == ("anewz", 3, "edited")


def test_texts_may_be_left_out(keys, app, here):
    keys(app, "2", "enter", "e", "down", "down", "right", "right", "enter")
    assert {row["text"] for row in rows(here / "articles.csv")} == {""}
    assert len(rows(here / "articles.csv")) == 6


def test_a_comparison_is_written_as_its_report(keys, app, here):
    keys(app, "4", "e", "down", "right", "enter")
    assert "[-" in (here / "compare.md").read_text("utf-8")


def test_the_rows_of_a_comparison_are_written(keys, app, here):
    keys(app, "4", "e", "enter")
    assert rows(here / "compare.csv")[0]["label"]


@pytest.mark.parametrize(
    ("pressed", "columns"),
    [
        (("3",), ("passage", "label", "articles")),
        (("3", "enter"), ("passage", "label", "article")),
        (("5",), ("story", "article", "outlet")),
    ],
)
def test_what_a_screen_lists_is_written_with_the_columns_of_the_reports(
    keys, app, here, pressed, columns
):
    keys(app, *pressed, "e", "enter")
    (written,) = here.iterdir()
    assert tuple(rows(written)[0])[:3] == columns


def test_a_picture_of_the_screen_shows_the_screen_and_not_the_dialog(keys, app, here):
    keys(app, "2", "e", "down", "left", "enter")
    picture = (here / "articles.svg").read_text("utf-8")
    assert picture.lstrip().startswith("<svg")
    assert "Export" not in picture
    assert "Anewz" in picture


def test_a_file_that_is_there_is_replaced_only_after_a_second_enter(keys, app, here):
    (here / "articles.csv").write_text("mine")
    shown = keys(app, "2", "e", "enter", size=(200, 30))
    assert "the file is there already; enter again replaces it" in shown
    assert (here / "articles.csv").read_text() == "mine"


def test_a_second_enter_replaces_it(keys, app, here):
    (here / "articles.csv").write_text("mine")
    keys(app, "2", "e", "enter", "enter")
    assert len(rows(here / "articles.csv")) == 3


def test_a_change_after_the_first_enter_asks_again(keys, app, here):
    for name in ("articles.csv", "articles.md"):
        (here / name).write_text("mine")
    keys(app, "2", "e", "enter", "down", "right", "enter")
    assert (here / "articles.md").read_text() == "mine"


def test_no_folder_is_made(keys, app, here):
    typed = ["n", "o", "slash", "x", "full_stop", "c", "s", "v"]
    shown = keys(app, "2", "e", *["down"] * 3, "ctrl+u", *typed, "enter", size=(200, 30))
    assert "cannot: the folder" in shown
    assert not list(here.iterdir())


def test_the_store_is_never_written_over(keys, app, here):
    link = here / "s"
    link.symlink_to(app.library.archive.path)
    shown = keys(app, "2", "e", *["down"] * 3, "ctrl+u", "s", "enter", "enter")
    assert "cannot: that is the store itself" in shown


def test_a_name_that_was_typed_stays(keys, app, here):
    typed = keys(app, "2", "e", *["down"] * 3, "z", "up", "up", "right")
    assert "where   z" in typed


def test_the_name_follows_the_format(keys, app, here):
    assert "articles.md" in keys(app, "2", "e", "down", "right")


def test_esc_writes_nothing(keys, app, here):
    keys(app, "2", "e", "escape")
    assert not list(here.iterdir())


def test_where_two_letters_would_be_options_a_click_chooses(drive, app, here):
    async def steps(pilot):
        await pilot.press("2", "e")
        await pilot.pause()
        await pilot.click("#format", offset=(17, 0))
        await pilot.pause()
        return app.screen.query_one("#format").value

    assert drive(app, steps) == "md"
