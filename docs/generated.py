"""Pages of the reference that the program itself knows best, written before Sphinx reads.

A Sphinx extension: `{include} generated/NAME.md` shows what is made here from the source.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pygments.lexers.shell import BashLexer

from lineage.cli.console import Console
from lineage.cli.main import parser
from lineage.glossary import LABELS, RELATIONS
from lineage.read.formats import KINDS
from lineage.report.foreign import markdown_text
from lineage.report.tables import TABLES
from lineage.store.schema import TABLES as STORE_TABLES
from lineage.store.schema import VIEWS

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_VIEW = re.compile(r"((?:^--.*\n)*)^CREATE VIEW (\w+)", re.MULTILINE)
HERE = Path(__file__).parent / "reference" / "generated"


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_lexer("console", BashLexer)  # what is typed, without a prompt
    HERE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (HERE / f"{name}.md").write_text(page() + "\n", "utf-8")
    return {"parallel_read_safe": True}


def command() -> argparse.ArgumentParser:
    """The parser that `wirelineage` itself uses; help of verbs as their description."""
    top = parser(Console())
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help for choice in action._choices_actions}
            for name, verb in action.choices.items():
                verb.description = verb.description or helps[name]
    return top


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(header), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in lines
    )


def labels() -> str:
    header = ("label", "letter", "block", "in ASCII", "meaning")
    return table(
        header,
        (
            (label.value, entry.letter, f"`{entry.block}`", f"`{entry.ascii_block}`", entry.meaning)
            for label, entry in LABELS.items()
        ),
    )


def relations() -> str:
    return table(("relation", "meaning"), ((k.value, v) for k, v in RELATIONS.items()))


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def formats() -> str:
    rows = (
        (
            f"`{k.name}`",
            ", ".join(f"`{s}`" for s in k.suffixes),
            k.about,
            k.extra and f"`{k.extra}`",
        )
        for k in KINDS
    )
    return table(("format", "names end in", "what it is", "extra"), rows)


def views() -> str:
    """Each view of a store with the comment that stands before it, and its columns."""
    store = sqlite3.connect(":memory:")
    store.executescript(STORE_TABLES + VIEWS)
    parts = []
    for comments, name in _VIEW.findall(VIEWS):
        columns = ", ".join(f"`{row[1]}`" for row in store.execute(f"PRAGMA table_info({name})"))
        said = " ".join(comments.replace("--", "").split())
        parts.append(f"### {name}\n\n{markdown_text(said)}\n\n{columns}")
    store.close()
    return "\n\n".join(parts)


PAGES: dict[str, Callable[[], str]] = {
    "labels": labels,
    "relations": relations,
    "formats": formats,
    "views": views,
    "tables": lambda: ", ".join(f"`{name}`" for name in TABLES),
}
