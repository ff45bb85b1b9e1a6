"""One table of commands: what it names is there, and the reference tells it."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from tui.app import LineageApp
from tui.commands import COMMANDS, SCOPES, Command, in_scopes, keymap, with_keys
from tui.key_table import written_into
from tui.screens import PANES, pane_class
from tui.widgets.scroller import Scroller

ROOT = Path(__file__).parents[2]
SCREENS = [screen for screen in PANES if (ROOT / f"tui/screens/{screen}.py").exists()]
NARROWER_WINS = {
    ("matrix", "list"): {"s"},
    ("lineage", "list"): {"space"},
    ("lineage", "text"): {"d"},
    ("timeline", "text"): {"v"},
    ("timeline", "move"): {"g"},
    ("review", "list"): {"s"},
    ("review", "text"): {"C"},
    ("review", "decide"): {"t", "u"},
    ("review", "app"): {"N"},
}
"""Keys that mean something else in a narrower scope, on purpose."""


def actions(command: Command) -> str:
    return f"action_{command.action.partition('(')[0]}"


@pytest.mark.parametrize("screen", SCREENS)
def test_a_pane_does_what_its_scopes_promise(screen):
    pane = pane_class(screen)
    own = [c for c in COMMANDS if c.scope in pane.SCOPES]
    assert own
    assert {c.name for c in own if not hasattr(pane, actions(c))} == set()


@pytest.mark.parametrize(("scope", "owner"), [("app", LineageApp), ("move", Scroller)])
def test_the_window_does_what_every_screen_promises(scope, owner):
    own = [c for c in COMMANDS if c.scope == scope]
    assert [c.name for c in own if not hasattr(owner, actions(c))] == []


@pytest.mark.parametrize("screen", SCREENS)
def test_a_key_has_two_meanings_on_a_screen_only_where_the_narrower_is_meant(screen):
    scopes = (*pane_class(screen).SCOPES, "move", "app")
    keys = {
        scope: {key for c in COMMANDS if c.scope == scope for key in c.keys} for scope in scopes
    }
    for narrow, wide in combinations(scopes, 2):
        shared = keys[narrow] & keys[wide]
        assert shared <= NARROWER_WINS.get((narrow, wide), set()), (narrow, wide, shared)


@pytest.mark.parametrize("scope", SCOPES)
def test_within_a_scope_every_key_and_name_is_there_once(scope):
    own = [c for c in COMMANDS if c.scope == scope]
    assert not [key for key, n in Counter(k for c in own for k in c.keys).items() if n > 1]
    assert not [name for name, n in Counter(c.name for c in own).items() if n > 1]


def test_every_command_has_a_scope_that_the_help_can_name():
    assert {c.scope for c in COMMANDS} <= set(SCOPES)


def test_no_word_of_a_command_could_be_markup():
    assert not [c.name for c in COMMANDS if "[" in c.label + c.help]


def test_the_reference_tells_the_keys_as_the_commands_are(request):
    page = ROOT / "docs/reference/keys.md"
    told = page.read_text("utf-8")
    if request.config.getoption("--bless"):
        page.write_text(written_into(told), "utf-8")
    assert page.read_text("utf-8") == written_into(told)


def test_settings_change_a_key_wherever_the_command_is_or_in_one_scope():
    assert keymap({"note": "z"}) == {"decide.note": "z", "review.note": "z"}
    assert keymap({"review.note": "z", "note": "x"}) == {"decide.note": "x", "review.note": "z"}
    changed = {c.name: c.keys for c in with_keys({"list.sort": "o, ctrl+o"})}
    assert changed["list.sort"] == ("o", "ctrl+o")
    assert changed["list.reverse"] == ("S",)


def test_a_changed_key_hides_the_wider_command_that_has_it():
    shown = in_scopes(("list", "app"), with_keys({"list.sort": "e"}))
    assert "app.export" not in [c.name for c in shown]
