"""Text → the clipboard, by every way that may work, and a sentence that says which were tried.

A terminal never answers whether it took a text (OSC 52), so the text is always kept in a file,
too. What the ways touch is given: the terminal's `write`, and a `run` for programs.
"""

from __future__ import annotations

import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.places import keep, state_folder

MOST_OSC52_BYTES = 74_994
"""What terminals with the usual limit of 100,000 characters take, in base 64."""
_SCREEN_CHUNK = 76
"""GNU screen passes on only short strings."""
_RUN_SECONDS = 2.0

Write = Callable[[str], object]
Run = Callable[[Sequence[str], bytes], bool]
"""A command and its standard input → whether it succeeded; may raise OSError."""


@dataclass(frozen=True, slots=True)
class Outcome:
    is_sent: bool
    """To the terminal, which does not tell whether it took it."""
    tool: str | None
    """The program that took it."""
    kept: Path | None
    message: str
    """What was tried, for the person; holds a path of the machine."""


def copy(text: str, *, env: Mapping[str, str], write: Write, run: Run) -> Outcome:
    """Never raises: what failed is in the message."""
    content = text.encode("utf-8", "replace")
    sent, terminal = _to_terminal(content, env, write)
    tool = None if _is_remote(env) else _to_tool(text, env, run)
    path = state_folder(env) / "yank.txt"
    hindrance = keep(path, content)
    return Outcome(
        is_sent=sent,
        tool=tool,
        kept=None if hindrance else path,
        message="; ".join(
            (
                f"copied with {tool}" if tool else _no_tool(env),
                terminal,
                f"not kept in {path} ({hindrance})" if hindrance else f"kept in {path}",
            )
        ),
    )


def run_program(command: Sequence[str], content: bytes) -> bool:
    """The usual `run`. Its output is not ours to show, and a tool that hangs is given up."""
    try:
        done = subprocess.run(
            command,
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_RUN_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def osc52(content: bytes, env: Mapping[str, str]) -> str:
    """The control sequence that asks a terminal to take a text, passed through tmux and screen."""
    coded = b64encode(content).decode("ascii")
    if env.get("TMUX"):
        return f"\x1bPtmux;\x1b\x1b]52;c;{coded}\x07\x1b\\"
    if env.get("TERM", "").startswith("screen"):
        chunks = (coded[at : at + _SCREEN_CHUNK] for at in range(0, len(coded), _SCREEN_CHUNK))
        return "\x1bP\x1b]52;c;" + "\x1b\\\x1bP".join(chunks) + "\x07\x1b\\"
    return f"\x1b]52;c;{coded}\x07"


def _to_terminal(content: bytes, env: Mapping[str, str], write: Write) -> tuple[bool, str]:
    if env.get("TERM") in ("linux", "dumb"):
        return False, "this terminal has no clipboard"
    if len(content) > MOST_OSC52_BYTES:
        return False, f"too long for the terminal ({len(content):,} bytes)"
    try:
        write(osc52(content, env))
    except Exception as error:  # whatever draws the screen; copying must not end it
        return False, f"not sent to the terminal ({error})"
    return True, "sent to the terminal (OSC 52), which may not take it"


def _to_tool(text: str, env: Mapping[str, str], run: Run) -> str | None:
    """The name of the first tool that took it."""
    for command, encoding in _tools(env):
        try:
            if run(command, text.encode(encoding, "replace")):
                return command[0]
        except Exception:  # not installed, mostly; there is another way after this one
            continue
    return None


def _tools(env: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    yield ("pbcopy",), "utf-8"
    if env.get("WAYLAND_DISPLAY"):
        yield ("wl-copy",), "utf-8"
    if env.get("DISPLAY"):
        yield ("xclip", "-selection", "clipboard"), "utf-8"
        yield ("xsel", "--clipboard", "--input"), "utf-8"
    yield ("clip.exe",), "utf-16-le"


def _is_remote(env: Mapping[str, str]) -> bool:
    """A tool would copy to the clipboard of the wrong machine."""
    return any(env.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))


def _no_tool(env: Mapping[str, str]) -> str:
    return "no clipboard tool used over SSH" if _is_remote(env) else "no clipboard tool found"
