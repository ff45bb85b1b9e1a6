"""One line at the bottom in which a person types: a search, a filter, a note, a path."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.suggester import Suggester
from textual.widgets import Input, Static

from tui.failures import Guarded
from tui.wrap import shown

Done = Callable[[str], None]


class Prompt(Guarded, Vertical):
    DEFAULT_CSS = """
    Prompt { height: auto; display: none; background: $panel; }
    Prompt.is-open { display: block; }
    Prompt Horizontal { height: 1; }
    Prompt #hint { height: auto; max-height: 3; padding: 0 1; color: $text-muted; }
    Prompt #question { width: auto; padding: 0 1; }
    Prompt Input { width: 1fr; border: none; height: 1; padding: 0; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._done: Done | None = None
        self._typed: Done | None = None
        self._left: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="hint", markup=False)
        with Horizontal():
            yield Static(id="question", markup=False)
            yield Input(compact=True)

    def ask(
        self,
        question: str,
        done: Done,
        *,
        value: str = "",
        typed: Done | None = None,
        left: Callable[[], None] | None = None,
        suggester: Suggester | None = None,
    ) -> None:
        """`done`: with what was typed, on enter; `typed`: at every letter; `left`: on escape."""
        self._done, self._typed, self._left = done, None, left
        self.query_one("#question", Static).update(Text(question))
        self.hint("")
        line = self.query_one(Input)
        line.suggester = suggester
        line.value = value
        line.cursor_position = len(value)
        self.add_class("is-open")
        line.focus()
        self.call_after_refresh(self._listen, typed)

    def _listen(self, typed: Done | None) -> None:
        self._typed = typed

    def hint(self, text: str) -> None:
        """What what was typed so far means, over the line."""
        line = self.query_one("#hint", Static)
        line.update(Text(shown(text)))
        line.display = bool(text)

    @property
    def is_open(self) -> bool:
        return self.has_class("is-open")

    def close(self) -> None:
        self.remove_class("is-open")
        self._done = self._typed = None

    def action_close(self) -> None:
        left = self._left
        self.close()
        if left:
            left()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._typed and self.is_open:
            self._typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        done = self._done
        self.close()
        if done:
            done(event.value)
