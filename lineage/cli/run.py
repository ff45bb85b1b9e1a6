"""`run`: read articles, trace their words, store the answer."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli import arguments

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode
    from lineage.model import Lineage
    from lineage.pipeline import Early
    from lineage.work import Workspace

_FORMATS = ("text", "json")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("run", help="read articles, trace their words, store the answer")
    parser.add_argument(
        "sources", nargs="+", metavar="SRC", help="files, folders and - for standard input"
    )
    parser.add_argument("-o", "--output", required=True, metavar="X.wl", help="the store to write")
    parser.add_argument("--format", choices=_FORMATS, default="text", help="of what is printed")
    watching = parser.add_argument_group("for programs that watch a run, as the screen does")
    watching.add_argument(
        "--progress", choices=("bar", "json"), default="bar", help="json: all talk as JSON lines"
    )
    watching.add_argument(
        "--partial", metavar="Y.wl", help="a store of the texts, not compared yet, written early"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="do not go on from where a stopped run has left off"
    )
    arguments.add_common(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.info import described
    from lineage.cli.inputs import is_stored, outcome, traced
    from lineage.cli.output import check_output
    from lineage.errors import OptionError, OutputError
    from lineage.store import is_store, save

    if args.progress == "json":
        args.console.watched()
    check_output(args, args.sources)
    target = Path(args.output)
    if args.output == "-":
        raise OptionError("a store is a file; give its name with -o X.wl")
    if target.exists() and not is_store(target):
        raise OutputError(f"{target} exists and is no store; choose another name with -o")
    for source in args.sources:
        if is_stored(source):
            raise OptionError(f"{source} is a store already; `run` takes articles")
    with _parts(args, target) as work:
        lineage = traced(args, args.sources, _early(args), work)
        if args.console.lines:
            args.console.lines.show("save", 0, None)
        save(lineage, target)
        work.remove()
    args.console.out([described(lineage, args.format)])
    args.console.say(f"wrote {target}")
    return outcome(args, lineage)


@contextmanager
def _parts(args: argparse.Namespace, target: Path) -> Iterator[Workspace]:
    """The folder of a run's finished parts, beside its store until that is written."""
    from lineage.errors import OutputError
    from lineage.work import Workspace

    if not target.parent.is_dir():
        raise OutputError(f"{target}: the folder {target.parent} does not exist; make it first.")
    work = Workspace(target.with_name(f"{target.name}.parts"), arguments.options(args).jobs)
    try:
        if args.fresh:
            work.clear()
        yield work
    except KeyboardInterrupt:
        args.console.say(f"stopped; the same command goes on from there ({work.folder})")
        raise
    finally:
        work.close()


def _early(args: argparse.Namespace) -> Early | None:
    """Writes the store of `--partial`."""
    if args.partial is None:
        return None
    from lineage.store import save

    def write(lineage: Lineage) -> None:
        save(lineage, Path(args.partial))
        if args.console.lines:
            args.console.lines.tell(partial=args.partial)

    return write
