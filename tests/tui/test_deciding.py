"""Labels by people in an article and in a comparison: r, t, u, U, and what follows from them."""

from __future__ import annotations

import pytest
from rich.segment import Segment

from lineage.errors import OutputError
from lineage.model import Label
from lineage.store.labels_file import append_decisions, labels_path, read_decisions
from tests.tui.conftest import BOMB, press, screen_text, settle
from tui.app import LineageApp
from tui.glyphs import UNICODE
from tui.place import Place
from tui.screens.label_menu import LabelMenu

ANEWZ, STANDARD = 0, 1
NOTE = ("s", "o", "space", "i", "t")
ARTICLE = Place("article", ANEWZ, at=2)
COMPARE = Place("compare", ANEWZ, STANDARD)


@pytest.fixture
def opened(store, deciding):
    def make(start=ARTICLE, **options) -> LineageApp:
        return LineageApp(deciding(store, **options), start=start)

    return make


@pytest.fixture
def after(opened, drive):
    """Keys in a new application → the application, and the text of its screen (or another `look`
    at it)."""

    def run(*keys, start=ARTICLE, size=(80, 24), look=screen_text, **options):
        app = opened(start, **options)

        async def steps(pilot):
            await press(pilot, *keys)
            return look(app)

        return app, drive(app, steps, size)

    return run


def decisions(store):
    return read_decisions(labels_path(store))[0]


def why(app):
    """What the pane below, or beside, the article says, without its line ends."""
    view = app.pane.query_one("#why")
    lines = (view.paint(n, 80, False) for n in range(view.line_count))
    return " ".join("".join(s.text for line in lines for s in [*line, Segment(" ")]).split())


def toasts(app):
    return [notification.message for notification in app._notifications]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
def test_r_shows_every_label_with_letter_block_and_meaning(after, size):
    _, text = after("r", size=size)
    assert "anewz s3: E ▓ edited, sure ▮▮▮ 0.95" in text
    for letter, block, name in (
        ("C", "█", "copied"),
        ("E", "▓", "edited"),
        ("P", "▒", "paraphrased"),
        ("Q", '"', "quoted"),
        ("N", "·", "added"),
        ("W", "©", "credit"),
        ("B", "_", "furniture"),
    ):
        assert f"{letter} {block} {name}" in text
    assert "0   back to what the model says" in text


@pytest.mark.parametrize(
    ("key", "label"), [*zip("CEPQNWB", Label, strict=True), ("p", Label.PARAPHRASED)]
)
def test_one_key_gives_the_label(after, store, key, label):
    app, text = after("r", key)
    (made,) = decisions(store)
    assert (made.new, made.target.sentence.index, made.who) == (label, 2, "ana")
    assert toasts(app) == [f"anewz s3: {'CEPQNWB'[list(Label).index(label)]} {label.value}"]
    assert f"3 {'CEPQNWB'[list(Label).index(label)]}*{UNICODE.blocks[label]}" in text


def test_0_goes_back_to_the_model(after, store):
    after("r", "C")
    app, text = after("r", "0", first=10)
    assert [d.new for d in decisions(store)] == [Label.COPIED, None]
    assert toasts(app) == ["anewz s3: as the model says"]
    assert "3 E ▓" in text


def test_escape_decides_nothing(after, store):
    _, is_open = after("r", "escape", look=lambda app: isinstance(app.screen, LabelMenu))
    assert decisions(store) == ()
    assert not is_open


def test_t_asks_for_a_note(after, store):
    app, has_focus = after("t", *NOTE, "enter", look=lambda app: app.focused is app.pane.main())
    (made,) = decisions(store)
    assert (made.note, made.new) == ("so it", Label.EDITED)
    assert toasts(app) == ["anewz s3: E edited, with a note"]
    assert has_focus


def test_a_note_keeps_the_label_and_can_be_changed(after, store):
    after("r", "C", "t", *"ab", "enter", "t", "end", "c", "enter")
    assert [(d.new, d.note) for d in decisions(store)] == [
        (Label.COPIED, None),
        (Label.COPIED, "ab"),
        (Label.COPIED, "abc"),
    ]


def test_an_empty_note_decides_nothing(after, store):
    after("t", "enter")
    after("t", "x", "escape")
    assert decisions(store) == ()


def test_u_takes_back_and_says_what(after, store):
    app, text = after("r", "C", "u")
    assert toasts(app)[-1] == "Taken back: anewz s3: C copied"
    assert "3 E ▓" in text
    assert len(decisions(store)) == 2


def test_capital_u_makes_it_again(after):
    app, text = after("r", "C", "u", "U")
    assert toasts(app)[-1] == "Made again: anewz s3: C copied"
    assert "3 C*█" in text


def test_undo_and_redo_go_on_after_a_restart(after):
    after("r", "C")
    app, text = after("u", first=10)
    assert toasts(app) == ["Taken back: anewz s3: C copied"]
    app, text = after("U", first=20)
    assert toasts(app) == ["Made again: anewz s3: C copied"]
    assert "3 C*█" in text


def test_there_may_be_nothing_to_undo(after):
    app, _ = after("u", "U")
    assert toasts(app) == ["Taken back: nothing", "Made again: nothing"]


def test_the_article_s_shares_follow_and_are_starred(after):
    _, text = after("r", "N", size=(140, 40), look=why)
    assert "%* added" in text
    assert "ana, 2025-03-01; the model says edited, 0.95" in text


def test_what_cannot_be_written_is_refused_and_told(after, store, monkeypatch):
    def refuse(path, lines):
        raise OutputError(f"{path} cannot be written (Read-only file system)")

    monkeypatch.setattr("tui.decisions.append_decisions", refuse)
    app, text = after("r", "C")
    assert "Not decided:" in toasts(app)[0]
    assert "cannot be written (Read-only file system)" in toasts(app)[0]
    assert "3 E ▓" in text
    assert decisions(store) == ()


def test_a_folder_in_the_place_of_the_file_is_refused(after, store, opened, drive):
    app = opened()

    async def steps(pilot):
        labels_path(store).mkdir()
        await press(pilot, "r", "C")
        return screen_text(app)

    assert "3 E ▓" in drive(app, steps)
    assert "Not decided:" in toasts(app)[0]


def test_without_a_store_labels_are_not_kept(after, store):
    app, text = after("r", "C", can_save=False)
    assert "kept with a store" in toasts(app)[0]
    assert "3 E ▓" in text
    assert not labels_path(store).exists()


def test_another_person_s_decisions_are_shown(after, store, deciding, tmp_path):
    other = deciding(store, who="bo")
    other.decisions.path = tmp_path / "bo.labels.jsonl"
    theirs = other.decisions.label(other.article(ANEWZ), 2, Label.PARAPHRASED, "reworded")
    append_decisions(labels_path(store), [theirs])
    _, text = after()
    assert "3 P*▒" in text
    app, text = after("u", size=(140, 40), look=why)
    assert "bo, 2025-03-01; the model says edited, 0.95; note: reworded" in text
    assert toasts(app) == ["Taken back: nothing"]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_a_comparison_judges_the_right_article_and_says_so(after, store, size):
    app, text = after("r", "P", start=COMPARE, size=size)
    (made,) = decisions(store)
    assert (made.target.sentence.article, made.target.sentence.index) == ("standard", 1)
    assert toasts(app) == ["standard s2: P paraphrased"]
    assert "P*" in text


def test_what_only_the_left_article_has_is_not_judged(after, store):
    keys = ("v", "G", "k", "k", "r")
    app, row = after(*keys, start=COMPARE, look=lambda app: app.pane.rows.current)
    assert (bool(row.sources), row.targets) == (True, ())
    assert toasts(app) == ["Only the left article has this: x swaps the sides, then r labels it."]
    assert decisions(store) == ()


def test_t_u_and_capital_u_work_in_a_comparison(after, store):
    app, _ = after("t", "x", "enter", "u", "U", start=COMPARE)
    assert toasts(app) == [
        "standard s2: E edited, with a note",
        "Taken back: standard s2: E edited, with a note",
        "Made again: standard s2: E edited, with a note",
    ]


def test_the_overview_tells_decisions_and_stars_numbers(after):
    after("r", "N")
    _, text = after(start=Place("overview"), first=10)
    whole = " ".join(text.split())
    assert "1 human decision by 1 person; numbers of articles that they changed carry a *." in whole
    assert "%* stand elsewhere too" in whole
    assert "%*" in next(line for line in text.splitlines() if line.startswith("> Anewz"))


def test_the_list_of_articles_has_the_decided_numbers(after):
    _, before = after(start=Place("articles"))
    after("r", "N")
    _, text = after(start=Place("articles"), first=10)
    assert "%*" not in before
    assert "%*" in next(line for line in text.splitlines() if "Anewz" in line)


def test_an_arrow_is_accepted_by_the_window(opened, drive, store):
    app = opened()

    async def steps(pilot):
        arrow = app.library.article(STANDARD).view.arrows_to("standard")[0]
        app.assent(arrow, accepted=False)
        await settle(pilot)
        return app.library.article(STANDARD).view.arrows_to("standard")

    assert [a.source for a in drive(app, steps)] == ["anewz"]
    assert toasts(app) == ["wire:reuters to standard: rejected"]


def test_hostile_text_does_no_harm(app_of, bomb_lineage, drive):
    app = app_of(bomb_lineage, start=Place("article", 0))

    async def steps(pilot):
        await press(pilot, "r")
        menu = screen_text(app)
        await press(pilot, "C", "t", *"[/b]", "enter", "u", "U")
        return menu, screen_text(app)

    for text in drive(app, steps):
        assert not set(text) & set("\x1b\x00\u202e\u200b")
    assert all("[/b] [Reuters] [red]x[/]" in toast for toast in toasts(app))
    assert BOMB not in toasts(app)[0]
