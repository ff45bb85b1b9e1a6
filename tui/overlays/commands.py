"""The app's commands that lay something over the screen or take something out of it; and what is
done when something fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.command import Provider
from textual.dom import DOMNode

from tui.commands import Command
from tui.failures import Guarded, Journal, record
from tui.library import Library
from tui.pane import Pane
from tui.settings import Settings
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from tui.exports import Order


def _palette() -> type[Provider]:
    from tui.overlays.palette import Commands

    return Commands


class OverlayCommands(Guarded, App[None]):
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}

    settings: Settings
    env: Mapping[str, str] | None
    """Of this person; None: nothing of theirs is read or written."""
    may_go_on: bool
    """After an unexpected exception."""

    def __init__(self) -> None:
        super().__init__()
        self.journal = Journal()

    # What the window says.

    @property
    def library(self) -> Library:
        raise NotImplementedError

    @property
    def has_library(self) -> bool:
        raise NotImplementedError

    @property
    def pane(self) -> Pane:
        raise NotImplementedError

    @property
    def has_pane(self) -> bool:
        raise NotImplementedError

    @property
    def prompt(self) -> Prompt:
        raise NotImplementedError

    def commands_here(self) -> list[Command]:
        raise NotImplementedError

    def say(self, text: str) -> None:
        """A short word that goes away by itself; never read as markup."""
        self.journal.add(text)
        self._toast(text)

    def _toast(self, text: str) -> None:
        self.notify(text, markup=False, timeout=4)

    # Over the screen.

    def action_help(self) -> None:
        from tui.overlays.help import Help

        self.push_screen(Help(self.pane, self.commands_here()))

    def action_log(self) -> None:
        from tui.overlays.log import Log

        library = self.library if self.has_library else None
        self.push_screen(Log(library, self.settings, tuple(self.journal.entries)))

    def choose_article(self, numbers: Sequence[int], done: Callable[[int | None], None]) -> None:
        from tui.overlays.choose import Choose

        self.push_screen(Choose(self.library.articles(numbers)), done)

    async def run_command(self, command: Command) -> None:
        """As its key would, by the first that knows it: the part with the cursor, the pane, the
        app."""
        name = command.action.partition("(")[0]
        nodes: list[DOMNode | None] = [self.pane.main(), self.pane, self]
        node = next(n for n in nodes if n is not None and hasattr(n, f"action_{name}"))
        await self.run_action(command.action, node)

    # Export.

    def action_export(self) -> None:
        from tui.overlays.export import Export

        self.push_screen(Export(self.pane, Path.cwd()), self._export)

    def _export(self, order: Order | None) -> None:
        from tui.exports import Format

        if order is None:
            return
        if order.format is Format.SVG:
            self.call_after_refresh(lambda: self._write(order, self.export_screenshot().encode()))
        else:
            self.say(f"writing {order.path} …")
            self.in_background(lambda: self._exported(order), "export")

    def _exported(self, order: Order) -> str:
        from tui.exports import page, written

        content = page(order, self.pane, self.library)
        return "This view has no table." if content is None else written(order, content)

    def _write(self, order: Order, content: bytes) -> None:
        from tui.exports import written

        self.in_background(lambda: written(order, content), "export")

    def in_background(self, work: Callable[[], str], group: str) -> None:
        """A worker, whose last word is said."""
        self.run_worker(lambda: self.call_from_thread(self.say, work()), thread=True, group=group)

    # Yank.

    def action_yank(self) -> None:
        self._choose_form("Yank", self._copy)

    def action_yank_to_file(self) -> None:
        self._choose_form("Yank to a file", self._ask_for_file)

    def _choose_form(self, title: str, done: Callable[[str | None], None]) -> None:
        from tui.overlays.yank import YankMenu

        forms = {**self.pane.yankable(), "command": self.pane.command()}
        self.push_screen(YankMenu(forms, title), done)

    def _copy(self, text: str | None) -> None:
        from tui.outside import take

        if text is not None:
            self.in_background(lambda: take(self, text, self.env), "yank")

    def _ask_for_file(self, text: str | None) -> None:
        from tui.exports import Order, hindrance, target

        def named(typed: str) -> None:
            self.pane.focus_main()
            path = target(typed, Path.cwd())
            reason = hindrance(path, self.library.archive.path)
            if reason or path.exists():
                self.say(f"{path}: {reason or 'is there already; name another file'}")
            else:
                self._write(Order(path), f"{text}\n".encode("utf-8", "replace"))

        if text is not None:
            self.prompt.ask("write to", named, value="yank.txt", left=self.pane.focus_main)

    # Open.

    def action_open_source(self) -> None:
        """Its address in a browser; without address or browser its text in a pager."""
        from tui.outside import browse, is_web_address, page

        number = self.pane.article_here()
        if number is None:
            self.say("The cursor is on no article.")
            return
        article = self.library.article(number).document.article
        if article.url and is_web_address(article.url) and browse(self, article.url):
            self.say(f"asked a browser for {article.url}")
            return
        hindrance = page(self, article.text, self.env or {})
        if hindrance:
            self.say(hindrance)

    # What nobody expected.

    def fail(self, error: Exception) -> None:
        """Notes it; the screens stay."""
        record(error, self.journal, self.env, self._toast)

    async def run_action(self, *args: Any, **named: Any) -> bool:
        try:
            return await super().run_action(*args, **named)
        except Exception as error:
            if not self.may_go_on:
                raise
            self.fail(error)
            return True

    def _handle_exception(self, error: Exception) -> None:
        """Of drawing and of workers. Without a screen to keep, it is the end."""
        if self.may_go_on and self.has_pane:
            self.fail(error)
        else:
            super()._handle_exception(error)
