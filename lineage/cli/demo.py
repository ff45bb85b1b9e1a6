"""`demo`: five invented articles that come with the program, on the screen or as a report."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from lineage.cli import arguments
from lineage.cli.exit_codes import ExitCode
from lineage.errors import OutputError


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "demo", help="five invented articles that come with the program: look around in them"
    )
    parser.add_argument("--plain", action="store_true", help="the report, not the screen")
    parser.add_argument("--copy", metavar="DIR", help="only leave the five files in a new folder")
    arguments.add_quiet(parser)


def run(args: argparse.Namespace) -> int:
    """As if nobody had settings: these are of other articles, in other fields."""
    from lineage.cli import report, ui
    from lineage.cli.console import has_screen
    from lineage.cli.main import parser

    if args.copy is not None:
        return _copy(args)
    on_screen = has_screen() and not args.plain
    words = ["ui" if on_screen else "report", str(folder()), *(["--ascii"] if args.ascii else [])]
    chosen = parser(args.console).parse_args(words, argparse.Namespace(console=args.console))
    return int((ui if on_screen else report).run(chosen))


def folder() -> Path:
    import lineage.data

    return Path(lineage.data.__file__).parent / "demo"


def _copy(args: argparse.Namespace) -> ExitCode:
    target = Path(args.copy)
    try:
        target.mkdir()
        for path in sorted(folder().iterdir()):
            shutil.copyfile(path, target / path.name)
    except OSError as error:
        raise OutputError(
            f"{target} cannot be made ({error.strerror or error}); name a folder that is not there"
        ) from error
    args.console.say(f"five articles are in {target}; next: wirelineage ui {target}")
    return ExitCode.DONE
