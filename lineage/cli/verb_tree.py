"""A parser → the parsers below it that do something, and what of them can be set."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

Verb = tuple[str, ...]
"""`("report",)`, `("labels", "sample")`."""

OF_ONE_CALL = frozenset(
    ("help", "version", "pair", "output", "partial", "removed", "clusters", "copy", "index", "host")
)
"""Options that no file and no variable sets: what is written, and who is spoken to over a network,
is said by whoever calls, never by a folder that somebody happens to be in."""


def leaves(
    parser: argparse.ArgumentParser, path: Verb = ()
) -> Iterator[tuple[Verb, argparse.ArgumentParser]]:
    below = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not below:
        yield path, parser
    for action in below:
        for name, child in action.choices.items():
            yield from leaves(child, (*path, name))


def settable(parser: argparse.ArgumentParser) -> dict[str, argparse.Action]:
    """Option, by its long name in plain form → its action."""
    from lineage.cli.layers import plain

    found = {}
    for action in parser._actions:
        long = [plain(flag) for flag in action.option_strings if flag.startswith("--")]
        if long and long[0] not in OF_ONE_CALL:
            found[long[0]] = action
    return found
