import pytest
from textual.command import CommandPalette

from tui.commands import COMMANDS
from tui.overlays.palette import Commands


def found(drive, app, query, *before):
    """Names of what the palette offers for a query, after some keys."""

    async def steps(pilot):
        for key in before:
            await pilot.press(key)
            await pilot.pause()
        provider = Commands(app.screen)
        if not query:
            return [hit.text or str(hit.display) async for hit in provider.discover()]
        return [hit.text async for hit in provider.search(query)]

    return drive(app, steps)


def test_the_palette_offers_what_works_here_and_every_screen_and_theme(drive, app):
    names = found(drive, app, "", "2")
    assert {"sort (s)", "export (e)", "timeline (7)", "theme mono"} <= set(names)
    assert not any("accept+next" in name for name in names)


def test_textuals_own_commands_are_left_out(drive, app):
    names = " ".join(found(drive, app, ""))
    assert not any(word in names.casefold() for word in ("screenshot", "maximize", "keys "))


def test_a_command_is_found_by_what_it_does(drive, app):
    assert found(drive, app, "clipboard")[0] == "yank (y)"


@pytest.mark.parametrize(
    ("typed", "seen"), [("articles (2)", "Articles"), ("log (!)", "How it was made")]
)
def test_a_chosen_command_is_done(keys, app, typed, seen):
    assert seen in keys(app, "ctrl+p", *_pressed(typed), "enter", size=(80, 30))


def test_a_theme_is_worn_by_its_name(drive, app):
    async def steps(pilot):
        await pilot.press("ctrl+p", *_pressed("theme wire-light"))
        await pilot.pause(0.3)
        await pilot.press("down", "enter")
        await pilot.pause(0.3)
        return app.theme

    assert drive(app, steps) == "wire-light"


def test_a_command_of_the_list_is_done_by_the_list(drive, app):
    down = next(c for c in COMMANDS if c.name == "move.cursor_down")

    async def steps(pilot):
        await app.run_command(down)
        return app.pane.main().cursor

    assert drive(app, steps) == 1


def test_the_palette_is_textuals(drive, app):
    async def steps(pilot):
        await pilot.press("ctrl+p")
        await pilot.pause()
        return isinstance(app.screen, CommandPalette)

    assert drive(app, steps)


def _pressed(text):
    names = {" ": "space", "(": "left_parenthesis", ")": "right_parenthesis", "-": "minus"}
    names["!"] = "exclamation_mark"
    return [names.get(c, c) for c in text]
