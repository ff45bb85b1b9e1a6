"""Commands that work here, screens and themes, for Textual's own palette."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.themes import THEMES

if TYPE_CHECKING:
    from tui.app import LineageApp

Run = Callable[[], object]
_ITSELF = "command_palette"


class Commands(Provider):
    async def discover(self) -> Hits:
        for name, told, run in self._entries():
            yield DiscoveryHit(name, run, help=told)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, told, run in self._entries():
            score = matcher.match(f"{name} {told}")
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, text=name, help=told)

    def _entries(self) -> Iterator[tuple[str, str, Run]]:
        """Name, what it does, and how: none of it written by others."""
        window = cast("LineageApp", self.app)
        for command in window.commands_here():
            if command.id != _ITSELF:
                run = partial(window.run_command, command)
                yield f"{command.label} ({command.key})", command.help, run
        for name, theme in THEMES.items():
            tone = "dark" if theme.is_dark else "light"
            yield f"theme {name}", f"Wear the {tone} theme {name}.", partial(window.wear, name)
