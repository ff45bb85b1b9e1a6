"""`dedup`: which records of a stream repeat another one, and which."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli import arguments

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode
    from lineage.dedup import Marked
    from lineage.options import ReadOptions
    from lineage.read.raw import Raw
    from lineage.spool import Spool

KEEP = ("first", "earliest", "longest", "credited")
_TOLD_OF = 1000
"""Records between two steps of the progress bar."""


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "dedup", help="JSON Lines in, the same out: which records repeat another one, and which"
    )
    parser.add_argument(
        "sources", nargs="+", metavar="SRC", help="files, folders and - for standard input"
    )
    parser.add_argument(
        "--threshold",
        type=float,
        default=0.8,
        metavar="SHARE",
        help="of all runs of five words that two texts have, the share that both have, from which "
        "on they are near duplicates; 0.5 to 1 (default: 0.8)",
    )
    parser.add_argument(
        "--keep", choices=KEEP, default="first", help="which of a cluster (default: first)"
    )
    parser.add_argument(
        "--index",
        metavar="URL",
        help="redis://HOST:PORT/0?name=NAME: what is kept is remembered there, and duplicates are "
        "found of all that any machine has put there (extra `redis`)",
    )
    out = parser.add_argument_group("output; names that end in .gz or .zst are packed")
    out.add_argument("-o", "--output", metavar="FILE", help="write here, not to stdout")
    out.add_argument(
        "--removed",
        metavar="FILE",
        help="leave duplicates out, unmarked the rest, and write here which were left out and why",
    )
    out.add_argument("--clusters", metavar="FILE", help="a line for each cluster: who is in it")
    out.add_argument(
        "--prefix", default="", metavar="NAME", help="before the names of the fields added"
    )
    out.add_argument("--stats", action="store_true", help="counts, as one JSON line on stderr")
    parser.add_argument("--quiet", action="store_true", help="no talk and no progress on stderr")
    parser.add_argument(
        "--strict", action="store_true", help="exit with 4 when anything had to be skipped"
    )
    arguments.add_fields(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.exit_codes import ExitCode
    from lineage.cli.marked_lines import MarkedLines
    from lineage.cli.packed import whole
    from lineage.dedup import MIN_THRESHOLD
    from lineage.errors import OptionError
    from lineage.read import open_corpus
    from lineage.read.raw import raw_records
    from lineage.spool import Spool

    if not MIN_THRESHOLD <= args.threshold <= 1:
        raise OptionError(f"--threshold must be from {MIN_THRESHOLD} to 1; got {args.threshold}")
    if args.index and args.keep != "first":
        raise OptionError(
            f"--index goes with --keep first; the {args.keep} is not known beforehand"
        )
    _check_outputs(args)
    options = arguments.read_options(args)
    corpus = open_corpus(args.sources, options)
    told = MarkedLines(args)
    with ExitStack() as files, args.console.progress() as progress:
        spool = files.enter_context(Spool())
        records = raw_records(corpus, options, told.skipped, dated=args.keep != "first")
        marked = _marked(args, _counted(records, progress), spool, options)
        removed = files.enter_context(whole(Path(args.removed))) if args.removed else None
        lines = told.lines(marked, removed, spool, options)
        if args.output in (None, "-"):
            args.console.out(lines)
        else:
            write = files.enter_context(whole(Path(args.output)))
            for line in lines:
                write(line)
        if args.clusters:
            write = files.enter_context(whole(Path(args.clusters)))
            for line in told.clusters():
                write(line)
    if args.stats:
        args.console.raw(told.stats(), stderr=True)
    return ExitCode.SKIPPED if args.strict and told.counts["skipped"] else ExitCode.DONE


def _marked(
    args: argparse.Namespace, records: Iterator[Raw], spool: Spool, options: ReadOptions
) -> Iterator[Marked]:
    from lineage.dedup import Keep, Memory, as_they_come, by_preference
    from lineage.read.raw import text_of

    if args.keep != "first":
        return by_preference(
            records, Keep(args.keep), args.threshold, spool, lambda line: text_of(line, options)
        )
    kept = spool if args.removed else None
    if args.index:
        return _shared(args, records, kept)
    return as_they_come(records, Memory(args.threshold), kept)


def _shared(
    args: argparse.Namespace, records: Iterator[Raw], spool: Spool | None
) -> Iterator[Marked]:
    from lineage.dedup import as_they_come
    from lineage.dedup.shared import Shared
    from lineage.match.remote import remote

    with remote(args.index) as storage:
        yield from as_they_come(records, Shared(args.threshold, storage), spool)


def _counted(records: Iterator[Raw], progress: object) -> Iterator[Raw]:
    for number, record in enumerate(records, 1):
        yield record
        if number % _TOLD_OF == 0:
            progress("read", number, None)  # type: ignore[operator]


def _check_outputs(args: argparse.Namespace) -> None:
    """Before the work: none is an input, and no two are the same."""
    from lineage.cli.output import check_output
    from lineage.errors import OptionError

    outputs = [path for path in (args.output, args.removed, args.clusters) if path]
    for path in outputs:
        check_output(argparse.Namespace(output=path), args.sources)
    if len({Path(path).absolute() for path in outputs}) < len(outputs):
        raise OptionError("two outputs have one name; give each a name of its own")
    if "-" in (args.removed, args.clusters):
        raise OptionError("only the records go to stdout; name files for the rest")
