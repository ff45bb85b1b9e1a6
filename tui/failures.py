"""What goes wrong on the screen → an entry of the journal; the screens stay.

A widget whose handler raises is deaf from then on, as Textual has it. So panes, and whatever
runs their code, are `Guarded`: the message is given up, not the widget.
"""

from __future__ import annotations

import platform
import traceback
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, cast

from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import WorkerFailed

from tui.places import keep, state_folder

if TYPE_CHECKING:
    from tui.app import LineageApp

MOST_ENTRIES = 200
TOLD = "something failed, screen kept; ! log"


class Guarded(MessagePump):
    async def _dispatch_message(self, message: Message) -> None:
        window = cast("LineageApp", self.app)
        try:
            await super()._dispatch_message(message)
        except Exception as error:
            if not (window.may_go_on and window.has_pane):
                raise
            window.fail(error)


@dataclass(frozen=True, slots=True)
class Entry:
    text: str
    trace: str = ""
    """Of an exception; empty for what was merely said."""
    times: int = 1
    """In a row."""


@dataclass
class Journal:
    """What was said and what failed, the newest last; as much of it as people read."""

    entries: deque[Entry] = field(default_factory=lambda: deque(maxlen=MOST_ENTRIES))

    def add(self, text: str, trace: str = "") -> bool:
        """Whether this is something else than the last entry."""
        last = self.entries[-1] if self.entries else None
        if last and (last.text, last.trace) == (text, trace):
            self.entries[-1] = replace(last, times=last.times + 1)
            return False
        self.entries.append(Entry(text, trace))
        return True


def record(
    error: Exception, journal: Journal, env: Mapping[str, str] | None, say: Callable[[str], None]
) -> None:
    """In the journal and in `last-error.txt`; told once, however often it is repeated."""
    cause = error.error if isinstance(error, WorkerFailed) else error
    trace = "".join(traceback.format_exception(cause))
    if not journal.add(f"{type(cause).__name__}: {cause}", trace):
        return
    if env is not None:
        keep(
            state_folder(env) / "last-error.txt",
            f"{_versions()}\n\n{trace}".encode("utf-8", "replace"),
        )
    say(TOLD)


def _versions() -> str:
    from lineage import __version__

    return (
        f"wirelineage {__version__}, textual {version('textual')}, {platform.platform()}, "
        f"Python {platform.python_version()}"
    )
