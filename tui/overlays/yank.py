"""Names and texts → a menu with a letter for each; answers with the chosen text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from lineage.report.foreign import one_line
from tui.ink import fixed
from tui.overlays.overlay import Overlay
from tui.widgets.item_view import Item, ItemView
from tui.widgets.scroller import Scroller

_NAME_CELLS = 11
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class YankMenu(Overlay[str | None]):
    KEYS = "a letter, or enter, takes it   esc close"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("enter", "take_here", show=False),
    ]
    DEFAULT_CSS = "YankMenu ItemView { height: auto; max-height: 12; }"

    def __init__(self, forms: Mapping[str, str], title: str) -> None:
        super().__init__()
        self._forms = forms
        self._title = title
        self._letters = letters(tuple(forms))

    def title_text(self) -> str:
        return self._title

    def parts(self) -> Iterator[Widget]:
        view = ItemView()
        view.can_focus = False
        yield view

    def fill(self) -> None:
        brush, room = self.brush, self.cells - _NAME_CELLS - 5
        items = [
            Item(
                [
                    fixed(
                        brush.text(f" {letter} ", "key"),
                        brush.text(name, None, _NAME_CELLS),
                        Segment(" "),
                        brush.text(one_line(self._forms[name][:500]), "muted", room),
                    )
                ],
                name,
            )
            for letter, name in self._letters.items()
        ]
        self.query_one(ItemView).fill(items)

    def on_key(self, event: events.Key) -> None:
        if event.character in self._letters:
            event.stop()
            self.dismiss(self._forms[self._letters[event.character]])

    def action_step(self, by: int) -> None:
        self.query_one(ItemView).cursor += by

    def action_take_here(self) -> None:
        self.dismiss(self._forms[self.query_one(ItemView).current])

    def on_scroller_entered(self, event: Scroller.Entered) -> None:
        self.action_take_here()


def letters(names: tuple[str, ...]) -> dict[str, str]:
    """For each name its first letter that no earlier name has, else any that is free."""
    found: dict[str, str] = {}
    for name in names:
        free = (c for c in name.casefold() + _LETTERS if c in _LETTERS and c not in found)
        found[next(free)] = name
    return found
