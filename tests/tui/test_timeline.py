from dataclasses import replace
from functools import partial

import pytest

from lineage.model import Relation
from tests.tui.conftest import press
from tui.place import Place
from tui.screens import story_pane
from tui.screens.timeline import Timeline
from tui.settings import Settings
from tui.widgets.band import Band
from tui.widgets.item_view import ItemView

BOMB = "[/ [b]red\x1b[31m \0 \u202egnol"


@pytest.fixture
def app_of(app_of):
    """Begins with this screen."""
    return partial(app_of, start=Place("timeline"))


@pytest.fixture
def days(dated):
    """Anewz on two days, The Standard, and talk on a day without hours."""
    dates = {"talk": "2025-02-14", "standard": "2025-02-12T12:10:00Z"}
    documents = tuple(
        replace(
            d,
            article=replace(
                d.article, published=dates.get(d.article.id, d.article.published), outlet="Anewz"
            ),
        )
        for d in dated.documents
    )
    edges = (replace(dated.edges[0], relation=Relation.UPDATE, source="anewz"), *dated.edges[1:])
    return replace(dated, documents=documents, edges=edges)


def lanes(app):
    view = app.pane.lanes
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def why(app):
    view = app.pane.query_one("#why", ItemView)
    return "\n".join(
        "".join(s.text for s in view.paint(n, 200, False)) for n in range(view.line_count)
    )


def band(app, id_):
    lines = app.pane.query_one(id_, Band).lines
    return "\n".join("".join(s.text for s in line()) for line in lines)


def at(app):
    return app.pane.current


def test_outlets_stand_in_lanes_and_the_undated_below_them(drive, app_of, dated):
    app = app_of(dated)

    async def steps(pilot):
        assert isinstance(app.pane, Timeline)
        assert app.pane.told() == "2025-02-12 10:00 → 2025-02-12 12:10 UTC"
        ticks, reuters, anewz, standard, undated, *_ = lanes(app)
        assert "│11:00" in ticks
        assert reuters.startswith(" ◌ Reuters") and "╌╌╌" in reuters
        assert anewz.split() == [">Anewz", "●"]
        assert standard.startswith(" The Standard") and "└▓▓▓" in standard
        assert standard.endswith("▓●")
        assert undated.split() == ["undated", "○"]

    drive(app, steps)


def test_h_and_l_go_through_time_j_and_k_through_lanes(drive, app_of, dated):
    app = app_of(dated)

    async def steps(pilot):
        for key, article in [
            ("h", "anewz"), ("l", "standard"), ("right", "talk"), ("l", "talk"),
            ("left", "standard"), ("k", "anewz"), ("up", "anewz"), ("j", "standard"),
            ("down", "talk"), ("j", "talk"), ("home", "anewz"), ("G", "talk"), ("end", "talk"),
            ("pageup", "anewz"), ("pagedown", "talk"),
        ]:  # fmt: skip
            await press(pilot, key)
            assert at(app) == article, key

    drive(app, steps)


def test_the_article_at_the_cursor_is_explained(drive, app_of, dated):
    app = app_of(dated)

    async def steps(pilot):
        assert "The first dated article here that carries Reuters (not in this corpus)" in why(app)
        await press(pilot, "l")
        told = why(app)
        assert "standard (The Standard)  2025-02-12 12:10 UTC" in told
        assert "2 h 10 min after anewz (Anewz)" in told
        assert "no credit found" in told
        assert "from anewz (Anewz) (probability 0.80, 15 words)" in told
        assert "direction: " in told and "because shared prose: " in told
        assert "half of all reuse (15 words) appears within 2 h 10 min" in band(app, "#below")
        await press(pilot, "l")
        assert "talk  no date" in why(app)

    drive(app, steps, (120, 40))


def test_plus_and_minus_zoom_around_the_cursor(drive, app_of, dated):
    app = app_of(dated)

    async def steps(pilot):
        await press(pilot, "l", "plus")
        assert app.pane.told() == "2025-02-12 11:05 → 2025-02-12 12:10 UTC"
        assert "●" not in lanes(app)[2]
        await press(pilot, "h")
        assert app.pane.told() == "2025-02-12 10:00 → 2025-02-12 11:05 UTC"
        await press(pilot, "equals_sign", *["plus"] * 9)
        assert app.pane.told() == "2025-02-12 10:00 → 2025-02-12 10:10 UTC"
        await press(pilot, *["minus"] * 9)
        assert app.pane.told() == "2025-02-12 10:00 → 2025-02-12 12:10 UTC"

    drive(app, steps)


@pytest.mark.parametrize(
    ("typed", "article"),
    [
        ("2025-02-14", "talk"), ("2025", "anewz"), ("2025-03", "talk"), ("12:00", "standard"),
        ("2025-02-12T12:00", "standard"), ("2025-02-12 10:20", "anewz"),
    ],
)  # fmt: skip
def test_g_goes_to_the_article_nearest_to_a_date(drive, app_of, days, typed, article):
    app = app_of(days)

    async def steps(pilot):
        await press(pilot, "l") if article == "anewz" else None
        await press(pilot, "g")
        app.query_one("Prompt Input").value = typed
        await press(pilot, "enter")
        assert at(app) == article
        assert app.focused is app.pane.lanes

    drive(app, steps)


def test_what_is_no_date_is_said(drive, app_of, days):
    app = app_of(days)

    async def steps(pilot):
        await press(pilot, "l", "g", "s", "o", "o", "n", "enter")
        assert any("not a date: soon" in n.message for n in app._notifications)
        await press(pilot, "g", "enter")
        await press(pilot, "g", "escape")
        assert at(app) == "standard"
        assert app.focused is app.pane.lanes

    drive(app, steps)


def test_v_hides_later_versions_and_shows_them_again(drive, app_of, days):
    app = app_of(days)

    async def steps(pilot):
        await press(pilot, "G", "v")
        assert [m.article for m in app.pane.lanes.chronology.marks] == ["anewz", "talk"]
        assert at(app) == "talk"
        assert any("1 later version of an outlet hidden" in n.message for n in app._notifications)
        await press(pilot, "v")
        assert len(app.pane.lanes.chronology.marks) == 3

    drive(app, steps)


def test_without_later_versions_v_says_so(drive, app_of, dated):
    app = app_of(dated)

    async def steps(pilot):
        await press(pilot, "v")
        assert any("No outlet has later versions" in n.message for n in app._notifications)

    drive(app, steps)


def test_a_date_without_hours_lasts_its_day(drive, app_of, days):
    app = app_of(days)

    async def steps(pilot):
        await press(pilot, "G")
        assert "2025-02-14 (date only)" in why(app)
        assert "●╌╌╌╌" in lanes(app)[2]
        assert app.pane.told() == "2025-02-12 → 2025-02-15"

    drive(app, steps)


def test_several_in_one_place_are_counted(drive, app_of, dated):
    documents = tuple(
        replace(d, article=replace(d.article, outlet="Anewz", published="2025-02-12"))
        for d in dated.documents
    )
    app = app_of(replace(dated, documents=documents))

    async def steps(pilot):
        assert "3" in lanes(app)[2]
        assert "the same day as" in (await press(pilot, "l") or why(app))

    drive(app, steps)


def test_an_agencys_own_article_has_a_sign_of_its_own(drive, app_of, dated):
    wires = (replace(dated.wires[0], seen="anewz"), *dated.wires[1:])
    app = app_of(replace(dated, wires=wires))

    async def steps(pilot):
        assert lanes(app)[1].split() == [">Anewz", "◆"]

    drive(app, steps)


def test_enter_opens_the_article(drive, app_of, dated):
    app = app_of(dated)

    async def steps(pilot):
        await press(pilot, "l", "enter")
        assert app.pane.place() == Place("article", 1)
        await press(pilot, "escape")
        assert at(app) == "standard"

    drive(app, steps)


def test_a_click_goes_to_the_nearest_article_of_the_lane(drive, app_of, dated):
    app = app_of(dated)

    async def steps(pilot):
        await pilot.click("#lanes", offset=(40, 3))
        assert at(app) == "standard"
        await pilot.click("#lanes", offset=(30, 4))
        assert at(app) == "talk"

    drive(app, steps)


def test_find_goes_through_names(drive, app_of, dated):
    app = app_of(dated)

    async def steps(pilot):
        await press(pilot, "slash", *"unreal", "enter")
        assert at(app) == "standard"

    drive(app, steps)


def test_no_dates_at_all_give_an_order_by_likeness_and_no_axis(drive, app_of, dated):
    documents = tuple(
        replace(d, article=replace(d.article, published=None)) for d in dated.documents
    )
    app = app_of(replace(dated, documents=documents))

    async def steps(pilot):
        assert "No article of this story has a date" in band(app, "#reason")
        assert not app.pane.lanes.display
        assert [row[0] for row in app.pane.alike.rows] == ["anewz", "standard", "talk"]
        await press(pilot, "plus", "minus", "v", "j")
        assert at(app) == "standard"
        assert "of 37 words" in why(app)
        await press(pilot, "enter")
        assert app.pane.place() == Place("article", 1)

    drive(app, steps)


def test_g_without_dates_asks_nothing(drive, app_of, borders_lineage):
    documents = tuple(
        replace(d, article=replace(d.article, published=None)) for d in borders_lineage.documents
    )
    app = app_of(replace(borders_lineage, documents=documents))

    async def steps(pilot):
        await press(pilot, "G", "g")
        assert at(app) == "anewz"
        assert not app.query_one("Prompt").is_open

    drive(app, steps)


def test_no_story_is_said(drive, app_of, dated):
    app = app_of(replace(dated, stories=()))

    async def steps(pilot):
        assert "No two articles are related" in band(app, "#reason")
        await press(pilot, "j", "l", "plus", "minus", "v", "g", "enter", "slash", "a", "enter")

    drive(app, steps)


def test_long_stories_come_from_a_worker(drive, app_of, dated, monkeypatch):
    monkeypatch.setattr(story_pane, "MOST_AT_ONCE", 1)
    app = app_of(dated)

    async def steps(pilot):
        assert at(app) == "anewz"
        assert app.pane.told().startswith("2025-02-12")
        await press(pilot, "l")
        assert at(app) == "standard"

    drive(app, steps)


@pytest.mark.parametrize("theme", ["wire-dark", "mono"])
@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)])
def test_marks_stand_in_every_size(drive, app_of, dated, theme, size):
    app = app_of(dated, settings=Settings(theme=theme, ascii=theme == "mono"))

    async def steps(pilot):
        await press(pilot, "l", "plus", "h")
        assert ("*" if theme == "mono" else "●") in "".join(lanes(app))
        if theme == "mono":
            assert "".join(lanes(app)).isascii()

    drive(app, steps, size)


def test_foreign_names_do_no_harm(drive, app_of, dated):
    documents = tuple(
        replace(d, article=replace(d.article, outlet=BOMB, title=BOMB)) for d in dated.documents
    )
    wires = (replace(dated.wires[0], name=BOMB), *dated.wires[1:])
    app = app_of(replace(dated, documents=documents, wires=wires))

    async def steps(pilot):
        await press(pilot, "l", "v", "plus")
        seen = "".join(lanes(app)) + why(app) + app.pane.subject()
        assert "[/" in seen
        painted = "".join(s.text for y in range(9) for s in app.pane.lanes.render_line(y))
        assert not set("\x1b\0\u202e") & set(painted + why(app))

    drive(app, steps, (120, 40))


def test_what_is_no_date_is_parked(drive, app_of, dated):
    first, *others = dated.documents
    first = replace(first, article=replace(first.article, published=BOMB))
    app = app_of(replace(dated, documents=(first, *others)))

    async def steps(pilot):
        assert [m.article for m in app.pane.lanes.chronology.undated] == ["anewz", "talk"]

    drive(app, steps)


@pytest.mark.parametrize("screen", ["timeline", "matrix"])
def test_angle_brackets_go_to_the_next_story(drive, app_of, many_lineage, screen):
    app = app_of(many_lineage, start=Place(screen, 0))

    async def steps(pilot):
        await press(pilot, "greater_than_sign")
        assert app.story == 1
        assert "story 2 of 20" in app.pane.subject()
        await press(pilot, "less_than_sign")
        assert app.story == 0

    drive(app, steps)
