"""The list of passages: what stands in several articles, and where."""

import pytest

from lineage.model import ArticleId, Label, Passage, SentenceKey
from tests.tui.conftest import BOMB, press, screen_text
from tui.place import Place
from tui.widgets.item_view import ItemView


def passage(*carriers, label=Label.EDITED):
    keys = tuple(SentenceKey(ArticleId(article), index) for article, index in carriers)
    return Passage(f"passage:{carriers[0][0]}:{carriers[0][1] + 1}", label, keys)


@pytest.fixture
def shown(document, lineage_of, app_of):
    """Three articles, the first passage in all of them, the second in two."""

    def build(start="passages", first="He met Mr. Lammy in Kyiv."):
        documents = [
            document("a", first, "They spoke of grain.", outlet="Anewz"),
            document("b", "He met Lammy in Kyiv.", "They spoke of grain.", outlet="Standard"),
            document("c", "He saw Lammy in Kyiv."),
        ]
        links = [("a", 0, "edited", "b", 0), ("a", 0, "edited", "c", 0), ("a", 1, "copied", "b", 1)]
        carried = (
            passage(("a", 0), ("b", 0), ("c", 0)),
            passage(("a", 1), ("b", 1), label=Label.COPIED),
        )
        return app_of(lineage_of(*documents, links=links, passages=carried), start=Place(start))

    return build


def test_list_tells_reach_words_kind_and_first_words(shown, drive):
    app = shown()

    async def steps(pilot):
        lines = screen_text(app).splitlines()
        assert any("3/3      6  ▓ edited   He met Mr. Lammy" in line for line in lines)
        assert any("2/3      4  █ copied   They spoke of grain." in line for line in lines)

    drive(app, steps)


def test_readings_stand_below_with_outlet_and_number(shown, drive):
    app = shown()

    async def steps(pilot):
        below = [item for item in app.pane.query_one("#detail", ItemView).items if item.data]
        assert [item.data for item in below] == [(0, 0), (1, 0), (2, 0)]
        assert "Standard           s1  He met Lammy in Kyiv." in screen_text(app)

    drive(app, steps)


def test_readings_stand_beside_the_list_from_140_columns(shown, drive):
    app = shown()

    async def steps(pilot):
        assert any(
            "They spoke of grain." in line and "│" in line for line in screen_text(app).splitlines()
        )

    drive(app, steps, size=(160, 30))


@pytest.mark.parametrize("size", [(60, 18), (100, 30), (120, 40), (200, 60)])
def test_list_is_seen_at_every_size(shown, drive, size):
    app = shown()

    async def steps(pilot):
        assert "He met Mr. Lammy" in screen_text(app)

    drive(app, steps, size)


def test_enter_opens_the_passage(shown, drive):
    app = shown()

    async def steps(pilot):
        await press(pilot, "j", "enter")
        assert app.pane.place() == Place("passage", 1, None, 1)
        await press(pilot, "escape")
        assert app.pane.place() == Place("passages", 1, at=1)

    drive(app, steps)


def test_enter_on_a_reading_below_opens_its_article_at_the_sentence(shown, drive):
    app = shown()

    async def steps(pilot):
        await press(pilot, "j", "tab", "j", "enter")
        assert app.pane.place() == Place("article", 1, at=1)

    drive(app, steps)


def test_c_compares_the_first_two_carriers(shown, drive):
    app = shown()

    async def steps(pilot):
        await press(pilot, "c")
        assert (app.pane.place().screen, app.pair) == ("compare", (0, 1))

    drive(app, steps)


def test_s_sorts_and_m_marks(shown, drive):
    app = shown()

    async def steps(pilot):
        await press(pilot, "s", "s", "m")
        assert "by label" in app.pane.told()
        assert app.pane.marks == {1}
        await press(pilot, "M")
        assert app.pane.told().startswith("1 of 2 passages")

    drive(app, steps)


def test_no_passage_is_told_with_what_to_do(document, lineage_of, app_of, drive):
    lineage = lineage_of(document("a", "One."), document("b", "Two."))
    app = app_of(lineage, start=Place("passages"))

    async def steps(pilot):
        await pilot.press("enter", "c", "m", "s")
        assert "No passage: no sentence stands in two articles" in screen_text(app)
        assert "4 shows them" in " ".join(screen_text(app).split())

    drive(app, steps)


def test_one_article_has_nothing_to_share(document, lineage_of, app_of, drive):
    app = app_of(lineage_of(document("a", "One.")), start=Place("passages"))

    async def steps(pilot):
        assert "One article: nothing to share." in screen_text(app)

    drive(app, steps)


def test_text_that_looks_like_markup_or_controls_is_harmless(shown, drive):
    app = shown(first=BOMB)

    async def steps(pilot):
        assert "see [/b] [Reuters] [red]x[/]" in screen_text(app)
        await press(pilot, "enter")
        assert "see [/b] [Reuters] [red]x[/]" in screen_text(app)
        assert not set("\x1b\x00\u202e\u202c\u200b") & set(screen_text(app))

    drive(app, steps)
