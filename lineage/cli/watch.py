"""`watch`: a store that follows folders: when files come or change, it is brought up to date."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli import arguments
from lineage.cli.add import FORMATS, grown

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode

Files = dict[str, tuple[int, int]]
"""Path → size in bytes and time of change in ns."""


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("watch", help="keep a store up to date with folders until stopped")
    parser.add_argument("sources", nargs="+", metavar="DIR", help="folders (or files) to follow")
    parser.add_argument("-o", "--output", required=True, metavar="X.wl", help="the store to keep")
    parser.add_argument(
        "--every", type=float, default=5.0, metavar="SECONDS", help="look that often (default: 5)"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="of what is printed")
    arguments.add_quiet(parser)
    arguments.add_reading(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.output import check_output
    from lineage.cli.storing import target_of
    from lineage.errors import OptionError

    if "-" in args.sources:
        raise OptionError("standard input cannot be watched; `add X.wl -` adds from it")
    if not args.every > 0:
        raise OptionError(f"--every takes seconds, more than 0; got {args.every:g}")
    check_output(args, args.sources)
    target = target_of(args.output)
    args.console.say(f"watching {', '.join(args.sources)}; Ctrl-C ends it")
    done: Files = {}
    before: Files | None = None
    while True:
        files = _files(args.sources, arguments.read_options(args).format)
        if files == before and files != done:  # nothing is being written just now
            done = files
            _brought_up_to_date(args, target)
        before = files
        time.sleep(args.every)


def _brought_up_to_date(args: argparse.Namespace, target: Path) -> None:
    from lineage.cli.storing import stored
    from lineage.errors import InputError
    from lineage.read import open_corpus
    from lineage.store import stored_contents

    before = stored_contents(target) if target.exists() else None
    try:
        corpus = open_corpus(args.sources, arguments.read_options(args))
        after = stored(args, target, corpus, corpus.skipped, keep=True)
    except InputError as error:  # there may be something later
        args.console.say(f"{error}")
        return
    args.console.out([grown(before, after, args.format)])


def _files(sources: list[str], wanted: str) -> Files:
    """What is there to read now."""
    from lineage.errors import InputError
    from lineage.read.inputs import find_inputs

    try:
        inputs, _ = find_inputs(sources, wanted)
    except InputError:
        return {}
    found: Files = {}
    for one in inputs:
        for path in filter(None, (one.path, one.manifest)):
            try:
                state = path.stat()
            except OSError:  # it went away meanwhile
                continue
            found[str(path)] = state.st_size, state.st_mtime_ns
    return found
