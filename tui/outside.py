"""What other programs do for the screen: show an address, page a text, hold a clipboard.

Nothing here happens by itself: each is an answer to a key.
"""

from __future__ import annotations

import shlex
import subprocess
import webbrowser
from collections.abc import Callable, Mapping
from shutil import which
from urllib.parse import urlsplit

from textual.app import App, SuspendNotSupported

from lineage.report.foreign import visible
from tui.clipboard import copy, run_program

_PAGERS = ("less", "more")


def is_web_address(url: str | None) -> bool:
    """Anything else could start any program."""
    try:
        return url is not None and urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def browse(app: App[None], url: str) -> bool:
    """Whether there is a browser that took it; one that needs the terminal gets it meanwhile."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if type(browser) is not webbrowser.GenericBrowser:
        return browser.open(url)
    try:
        with app.suspend():
            return browser.open(url)
    except SuspendNotSupported:
        return False


def page(app: App[None], text: str, env: Mapping[str, str]) -> str:
    """Shows a text in the person's pager; what was in the way, else nothing."""
    command = shlex.split(env.get("PAGER", "")) or [next(filter(which, _PAGERS), "")]
    if not command[0] or which(command[0]) is None:
        return f"there is no pager {command[0]}".rstrip() + "; set PAGER"
    try:
        with app.suspend():
            subprocess.run(command, input=visible(text).encode("utf-8", "replace"), check=False)
    except SuspendNotSupported:
        return "this terminal cannot be lent to a pager"
    except OSError as error:
        return f"{command[0]}: {error.strerror}"
    return ""


def take(app: App[None], text: str, env: Mapping[str, str] | None) -> str:
    """Text → the clipboard; says what was tried. Called by a worker: tools may hang."""
    if env is None:
        app.call_from_thread(app.copy_to_clipboard, text)
        return "sent to the terminal, which may not take it"
    return copy(text, env=env, write=_terminal(app), run=run_program).message


def _terminal(app: App[None]) -> Callable[[str], None]:
    """Writes between two pictures of the screen, not into one."""

    def write(sequence: str) -> None:
        driver = app._driver  # as App.copy_to_clipboard does it; there is no other way
        if driver is None:
            raise OSError("no terminal")
        app.call_from_thread(driver.write, sequence)

    return write
