"""Articles → a store, by way of the finished parts beside it: what `run`, `add` and `watch` do."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli import arguments
from lineage.errors import OptionError, OutputError

if TYPE_CHECKING:
    from lineage.model import Article, Contents, Skipped
    from lineage.pipeline import Early
    from lineage.work import Workspace


def target_of(name: str) -> Path:
    """Where a store may be written."""
    from lineage.store import is_store

    target = Path(name)
    if name == "-":
        raise OptionError("a store is a file; give its name with -o X.wl")
    if target.exists() and not is_store(target):
        raise OutputError(f"{target} exists and is no store; choose another name with -o")
    return target


@contextmanager
def parts(args: argparse.Namespace, target: Path) -> Iterator[Workspace]:
    """The folder of finished parts beside a store."""
    from lineage.work import Workspace

    if not target.parent.is_dir():
        raise OutputError(f"{target}: the folder {target.parent} does not exist; make it first.")
    work = Workspace(_folder(target), arguments.options(args).jobs)
    try:
        yield work
    except KeyboardInterrupt:
        args.console.say(f"stopped; the same command goes on from there ({work.folder})")
        raise
    finally:
        work.close()


def _folder(store: Path) -> Path:
    return store.with_name(f"{store.name}.parts")


def stored(
    args: argparse.Namespace,
    target: Path,
    articles: Iterable[Article],
    skipped: Sequence[Skipped],
    *,
    keep: bool,
    fresh: bool = False,
    early: Early | None = None,
    grows: Path | None = None,
) -> Contents:
    """Traces and saves. `keep`: the parts that other runs can use stay beside the store; `grows`: a
    store that all these articles but some are of, whose parts can be used."""
    from lineage.cli.inputs import trace_articles
    from lineage.store import save, stored_contents

    with parts(args, target) as work:
        if fresh:
            work.clear()
        if grows and _folder(grows) != work.folder:
            work.take_in(_folder(grows))
        lineage = trace_articles(args, articles, skipped, early, work)
        if args.console.lines:
            args.console.lines.show("save", 0, None)
        save(lineage, target, jobs=work.jobs, near=work.unsaved)
        if keep:
            work.tidy()
        else:
            work.remove()
    return stored_contents(target)
