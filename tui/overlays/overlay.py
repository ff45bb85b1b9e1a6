"""A frame in the middle of the screen, with a title and a last line of keys; esc closes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from tui.failures import Guarded
from tui.ink import Brush
from tui.widgets.band import Band

if TYPE_CHECKING:
    from tui.app import LineageApp

Answer = TypeVar("Answer")


class Overlay(Guarded, ModalScreen[Answer]):
    KEYS: ClassVar[str] = "esc close"
    """The last line."""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False, priority=True)]
    DEFAULT_CSS = """
    Overlay { align: center middle; }
    Overlay > #frame { width: 100%; max-width: 96; height: auto; max-height: 100%; padding: 0 1;
      background: $background; border: round $border; border-title-color: $foreground; }
    Overlay.is-ascii > #frame { border: ascii $border; }
    """

    def title_text(self) -> str:
        raise NotImplementedError

    def parts(self) -> Iterator[Widget]:
        """What is in the frame, over the line of keys."""
        raise NotImplementedError

    def fill(self) -> None:
        """Called once its size is known, and for every other size."""

    def compose(self) -> ComposeResult:
        self.set_class(self.brush.glyphs.is_ascii, "is-ascii")
        with Vertical(id="frame") as frame:
            frame.border_title = self.title_text()
            yield from self.parts()
            yield Band(id="keys")

    @property
    def window(self) -> LineageApp:
        return cast("LineageApp", self.app)

    @property
    def brush(self) -> Brush:
        return self.window.brush

    @property
    def cells(self) -> int:
        """In a line of the frame."""
        return max(20, self.query_one("#frame").content_size.width - 1)

    def on_mount(self) -> None:
        self.window.paint(self)
        self.query_one("#keys", Band).fill([lambda: [self.brush.text(self.KEYS, "muted")]])
        self.call_after_refresh(self.fill)

    def on_resize(self) -> None:
        self.call_after_refresh(self.fill)

    def action_close(self) -> None:
        self.dismiss(None)
