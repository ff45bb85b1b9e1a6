"""The readings of one passage, beside a base."""

import pytest

from lineage.model import ArticleId, Label, Passage, SentenceKey
from tests.tui.conftest import press, screen_text, settle
from tui.place import Place
from tui.screens import passage as screen
from tui.settings import Settings

TEXTS = (
    "He met Mr. Lammy in Kyiv.",
    "He met Lammy in Kyiv.",
    "He saw Lammy in Kyiv.",
    "He met Lammy in Kyiv.",
)


@pytest.fixture
def shown(document, lineage_of, app_of):
    """A passage, each text in an article of its own: a, b, c …"""

    def build(*texts, place=None, filler="It rained.", **fields):
        texts = texts or TEXTS
        ids = [f"a{n:03}" for n in range(len(texts))]
        documents = [
            document(id_, filler, text, outlet=f"Outlet {n}")
            for n, (id_, text) in enumerate(zip(ids, texts, strict=True))
        ]
        links = [(ids[0], 1, "edited", id_, 1, 0.7) for id_ in ids[1:]]
        keys = tuple(SentenceKey(ArticleId(id_), 1) for id_ in ids)
        carried = Passage("passage:a000:2", Label.EDITED, keys)
        lineage = lineage_of(*documents, links=links, passages=(carried,))
        return app_of(lineage, start=place or Place("passage", 0), **fields)

    return build


def blocks(app):
    """Ids of the articles of each block."""
    return [
        " ".join(r.document.article.id for r in item.data.readings)
        for item in app.pane.view.items
        if item.data
    ]


def page(app):
    """All lines, seen or not."""
    lines = [line() for item in app.pane.view.items for line in item.lines]
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines)


def test_words_that_differ_from_the_base_are_marked(shown, drive):
    app = shown()

    async def steps(pilot):
        assert "He met [-Mr. -]Lammy in Kyiv." in page(app)
        assert "He [-met Mr.-]{+saw+} Lammy in Kyiv." in page(app)

    drive(app, steps)


def test_rule_stands_under_what_all_readings_share(shown, drive):
    app = shown()

    async def steps(pilot):
        text, rule = page(app).splitlines()[5:7]
        assert text == "   He met Mr. Lammy in Kyiv."
        assert rule == "   ══         ══════════════"

    drive(app, steps)


def test_rule_is_told_in_words_where_nothing_is_shared(shown, drive):
    app = shown("One.", "Two", "Three")

    async def steps(pilot):
        assert "no word stands in all readings" in page(app)

    drive(app, steps)


def test_head_tells_words_reach_label_and_the_weakest_link(shown, drive):
    app = shown()

    async def steps(pilot):
        assert "6 words in 4 of 4 articles, 4 outlets: E ▓ edited" in screen_text(app)
        assert "weakest link: Outlet 0 s2 ↔ Outlet 1 s2  E ▓ edited, likely ▮▮▯ 0.70" in page(app)
        assert "base: the longest; neither a source nor a date is known" in page(app)

    drive(app, steps)


def test_equal_readings_are_one_block_until_v_unfolds_them(shown, drive):
    app = shown()

    async def steps(pilot):
        assert blocks(app) == ["a000", "a001 a003", "a002"]
        assert "2 articles have exactly this: Outlet 1 s2, Outlet 3 s2" in page(app)
        await press(pilot, "j", "v")
        assert blocks(app) == ["a000", "a001", "a002", "a003"]
        assert app.pane.block.first.document.article.id == "a001"
        await press(pilot, "v")
        assert blocks(app) == ["a000", "a001 a003", "a002"]

    drive(app, steps)


def test_b_makes_the_reading_at_the_cursor_the_base(shown, drive):
    app = shown()

    async def steps(pilot):
        await press(pilot, "j", "b")
        assert blocks(app) == ["a001 a003", "a000", "a002"]
        assert "He met {+Mr. +}Lammy in Kyiv." in page(app)
        assert "base: your choice" in page(app)

    drive(app, steps)


def test_b_on_the_base_goes_round_the_readings(shown, drive):
    app = shown()

    async def steps(pilot):
        found = []
        for _ in range(3):
            await press(pilot, "b")
            found.append(blocks(app)[0])
        assert found == ["a001 a003", "a002", "a000"]

    drive(app, steps)


def test_d_marks_what_is_shared(shown, drive):
    app = shown()

    async def steps(pilot):
        await press(pilot, "d")
        assert "[-" not in page(app)
        lines = [line() for item in app.pane.view.items for line in item.lines]
        marked = [s.text for line in lines for s in line if s.style and s.style.underline]
        assert marked == ["He met Lammy in Kyiv.", "He ", " Lammy in Kyiv."]

    drive(app, steps)


def test_enter_opens_the_article_at_the_sentence_and_escape_comes_back(shown, drive):
    app = shown()

    async def steps(pilot):
        await press(pilot, "j", "b", "j", "j", "enter")
        assert app.pane.place() == Place("article", 2, at=1)
        await press(pilot, "escape")
        assert app.pane.place() == Place("passage", 0, 1, 3)
        assert blocks(app)[0] == "a001 a003"

    drive(app, steps)


def test_c_compares_the_article_with_the_bases(shown, drive):
    app = shown()

    async def steps(pilot):
        await press(pilot, "c")
        assert app.pane.place().screen == "passage"
        await press(pilot, "j", "j", "c")
        assert (app.pane.place().screen, app.pair) == ("compare", (0, 2))

    drive(app, steps)


def test_m_marks_and_capital_m_shows_the_base_and_what_is_marked(shown, drive):
    app = shown()

    async def steps(pilot):
        await press(pilot, "M")
        assert len(blocks(app)) == 3
        await press(pilot, "j", "m")
        assert "✓ Outlet 1  a001  no date  s2" in page(app)
        assert app.pane.block.first.document.article.id == "a002"
        await press(pilot, "M")
        assert blocks(app) == ["a000", "a001 a003"]
        await press(pilot, "M")
        assert len(blocks(app)) == 3

    drive(app, steps)


def test_full_stop_and_comma_go_to_readings_that_differ(shown, drive):
    app = shown("He met Lammy.", "He met Lammy.", "He saw Lammy.")

    async def steps(pilot):
        await press(pilot, "v", "full_stop")
        assert app.pane.block.first.document.article.id == "a002"
        await press(pilot, "full_stop", "comma")
        assert app.pane.block.first.document.article.id == "a002"

    drive(app, steps)


def test_find_goes_to_a_reading_with_the_words(shown, drive):
    app = shown()

    async def steps(pilot):
        await press(pilot, "slash", *"saw", "enter")
        assert app.pane.block.first.document.article.id == "a002"

    drive(app, steps)


def test_quoted_speech_is_in_italics_in_every_block(shown, drive):
    app = shown("“We won,” he said.", "“We won,” she said.")

    async def steps(pilot):
        lines = [line() for item in app.pane.view.items for line in item.lines]
        italic = [s.text for line in lines for s in line if s.style and s.style.italic]
        assert italic == ["We won,", "We won,"]

    drive(app, steps)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)])
def test_text_is_whole_at_every_width(shown, drive, size):
    text = " ".join(f"word{n}" for n in range(80)) + "."
    app = shown(text, text.replace("word7 ", "other "))

    async def steps(pilot):
        written = " ".join(page(app).replace("═", " ").split())
        assert text in written
        assert text.replace("word7 ", "[-word7-]{+other+} ") in written
        assert max(map(len, page(app).splitlines())) < size[0]

    drive(app, steps, size)


def test_resize_and_theme_keep_the_cursor(shown, drive):
    app = shown()

    async def steps(pilot):
        await press(pilot, "j", "T")
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert app.pane.block.first.document.article.id == "a001"

    drive(app, steps)


def test_ascii_terminals_get_an_ascii_rule(shown, drive):
    app = shown(settings=Settings(ascii=True))

    async def steps(pilot):
        assert "   ==         ==============" in page(app).splitlines()
        assert page(app).isascii()

    drive(app, steps)


def test_readings_of_many_articles_are_loaded_and_compared_by_a_worker(shown, drive, monkeypatch):
    monkeypatch.setattr(screen, "MOST_LOADED_AT_ONCE", 3)
    monkeypatch.setattr(screen, "MOST_LAID_OUT_AT_ONCE", 4)
    app = shown(*(f"He met minister number {n} in Kyiv." for n in range(10, 40)))

    async def steps(pilot):
        assert len(blocks(app)) == 30
        assert "…" not in page(app)
        assert "number [-10-]{+39+} in Kyiv." in page(app)
        await press(pilot, "G", "b")
        assert "number [-39-]{+13+} in Kyiv." in page(app)

    drive(app, steps)


def test_no_passage_is_told(document, lineage_of, app_of, drive):
    app = app_of(lineage_of(document("a", "One.")), start=Place("passage"))

    async def steps(pilot):
        await press(pilot, "b", "c", "d", "m", "M", "v", "enter", "full_stop", "comma")
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        assert "No passage" in screen_text(app)

    drive(app, steps)
