"""A pane → what its letters and colours mean, and the keys that work in it, to be filtered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from lineage.glossary import LABELS
from lineage.model import Label
from tui.commands import SCOPES, SCREENS, Command, key_name
from tui.ink import BLANK, Brush, Line, fixed, prose
from tui.overlays.overlay import Overlay
from tui.pane import Pane
from tui.widgets.item_view import Item, ItemView

_KEYS, _LABEL = 14, 18
_TURNS = ("cursor_up", "cursor_down", "page_up", "page_down")


class Help(Overlay[None]):
    KEYS = "type to filter these keys   up/down scroll   esc close"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, f"turn('{turn}')", show=False)
        for keys, turn in zip(("up", "down", "pageup", "pagedown"), _TURNS, strict=True)
    ]
    DEFAULT_CSS = """
    Help #frame { height: 100%; max-height: 48; }
    Help Input { height: 1; border: none; padding: 0; background: $panel; }
    """

    def __init__(self, pane: Pane, commands: Sequence[Command]) -> None:
        super().__init__()
        self._pane = pane
        self._commands = commands

    def title_text(self) -> str:
        names = {id_: name for id_, name, _ in SCREENS}
        return f"Help: {SCOPES.get(self._pane.SCOPES[0], '') or names[self._pane.SCREEN]}"

    def parts(self) -> Iterator[Widget]:
        view = ItemView(id="text")
        view.has_cursor = view.can_focus = False
        yield view
        yield Input(placeholder="filter", compact=True)

    def fill(self) -> None:
        sought = self.query_one(Input).value
        lines = [*key_lines(self.brush, self._commands, sought, self.cells)]
        if not sought:
            lines = [*class_lines(self.brush, self.cells), BLANK, *lines]
        self.query_one(ItemView).fill([Item((line,), n) for n, line in enumerate(lines)], 0)

    def on_input_changed(self) -> None:
        self.fill()

    def action_turn(self, turn: str) -> None:
        """By as many lines as it is high, or by one: nothing stands under a cursor here."""
        view = self.query_one(ItemView)
        step = view.size.height - 1 if turn.startswith("page") else 1
        view.scroll_relative(y=-step if turn.endswith("up") else step, animate=False)


def class_lines(brush: Brush, width: int) -> Iterator[Line]:
    """Each label: letter, block, colour, meaning."""
    yield from prose(
        brush, "Each sentence has a letter, a block and a colour. They always agree.", width
    )
    for label in Label:
        entry = LABELS[label]
        meaning = prose(brush, entry.meaning, width - _LABEL)
        first = [
            brush.text(f"  {entry.letter} ", "heading"),
            brush.block(label),
            Segment(" "),
            Segment(f"{label.value:{_LABEL - 6}}", brush.label(label)),
        ]
        for at, line in enumerate(meaning):
            yield _joined(first if at == 0 else [Segment(" " * (_LABEL - 1))], line)


def key_lines(brush: Brush, commands: Sequence[Command], sought: str, width: int) -> Iterator[Line]:
    """Those with the sought key, else with the sought words; narrow scopes first."""
    found = [c for c in commands if sought in map(key_name, c.keys)]
    found = found or [c for c in commands if _holds(c, sought)]
    if not found:
        yield from prose(brush, f"no key does that: {sought}", width, "muted")
    for scope in dict.fromkeys(c.scope for c in found):
        yield fixed(brush.text(SCOPES[scope], "heading"))
        for command in (c for c in found if c.scope == scope):
            told = prose(brush, command.help, width - _KEYS - 2)
            keys = [Segment("  "), brush.text(keys_of(command), "key", _KEYS)]
            for at, line in enumerate(told):
                yield _joined(keys if at == 0 else [Segment(" " * (_KEYS + 2))], line)


def keys_of(command: Command) -> str:
    return " ".join(map(key_name, command.keys))


def _holds(command: Command, sought: str) -> bool:
    text = f"{command.label} {command.help} {SCOPES[command.scope]}".casefold()
    return sought.casefold() in text


def _joined(before: Sequence[Segment], line: Line) -> Line:
    return lambda: [*before, *line()]
