"""`run`: read articles, trace their words, store the answer."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli import arguments

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode
    from lineage.model import Lineage
    from lineage.pipeline import Early

_FORMATS = ("text", "json")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("run", help="read articles, trace their words, store the answer")
    parser.add_argument(
        "sources", nargs="+", metavar="SRC", help="files, folders and - for standard input"
    )
    parser.add_argument("-o", "--output", required=True, metavar="X.wl", help="the store to write")
    parser.add_argument("--format", choices=_FORMATS, default="text", help="of what is printed")
    parser.add_argument(
        "--fresh", action="store_true", help="do not go on from where a stopped run has left off"
    )
    parser.add_argument(
        "--keep-parts",
        action="store_true",
        help="keep X.wl.parts: `add` need not cut and compare these again",
    )
    watching = parser.add_argument_group("for programs that watch a run, as the screen does")
    watching.add_argument(
        "--progress", choices=("bar", "json"), default="bar", help="json: all talk as JSON lines"
    )
    watching.add_argument(
        "--partial", metavar="Y.wl", help="a store of the texts, not compared yet, written early"
    )
    arguments.add_common(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.info import described
    from lineage.cli.inputs import is_stored, outcome
    from lineage.cli.output import as_chunks, check_output
    from lineage.cli.storing import stored, target_of
    from lineage.errors import OptionError
    from lineage.read import open_corpus

    if args.progress == "json":
        args.console.watched()
    check_output(args, args.sources)
    target = target_of(args.output)
    for source in args.sources:
        if is_stored(source):
            raise OptionError(
                f"{source} is a store already; `run` takes articles, and `add` adds them to a store"
            )
    corpus = open_corpus(args.sources, arguments.read_options(args))
    held = stored(
        args,
        target,
        corpus,
        corpus.skipped,
        keep=args.keep_parts,
        fresh=args.fresh,
        early=_early(args),
    )
    told = described(held, args.format, arguments.printed_page(args.console))
    args.console.out(as_chunks(told))
    args.console.say(f"wrote {target}")
    return outcome(args, held)


def _early(args: argparse.Namespace) -> Early | None:
    """Writes the store of `--partial`."""
    if args.partial is None:
        return None
    from lineage.store import save

    def write(lineage: Lineage) -> None:
        save(lineage, Path(args.partial), jobs=arguments.options(args).jobs)
        if args.console.lines:
            args.console.lines.tell(partial=args.partial)

    return write
