"""The commands → the table of keys in the reference."""

from __future__ import annotations

from collections.abc import Sequence

from tui.commands import COMMANDS, SCOPES, Command, key_name

BEGIN, END = "<!-- keys: written by `make golden` -->", "<!-- keys: end -->"


def key_table(commands: Sequence[Command] = COMMANDS) -> str:
    """Markdown: a table for each scope."""
    parts = []
    for scope, title in SCOPES.items():
        rows = [_row(c) for c in commands if c.scope == scope]
        if rows:
            parts.append("\n".join((f"| {title} | name in `[keys]` | |", "|---|---|---|", *rows)))
    return "\n\n".join(parts)


def written_into(page: str) -> str:
    """The page, with the table between its two marks. Raises ValueError where they are not."""
    start, stop = page.index(BEGIN) + len(BEGIN), page.index(END)
    return f"{page[:start]}\n\n{key_table()}\n\n{page[stop:]}"


def _row(command: Command) -> str:
    keys = " ".join(f"`{key_name(key)}`" for key in command.keys)
    return f"| {keys} | {command.name} | {command.help} |"
