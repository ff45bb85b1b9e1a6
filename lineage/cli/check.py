"""`check`: what of new articles stands in a store's articles, before they are published."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lineage.cli import arguments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.cli.exit_codes import ExitCode
    from lineage.report.check import Check

_FORMATS = ("text", "md", "json", "csv")
MOST = 24
"""When all share one story, each pair of so many is compared in about a second."""


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "check",
        help="what of new articles stands in a store's, before they are published",
        usage="wirelineage check FILE… --against X.wl [options]",
    )
    parser.add_argument(
        "sources", nargs="+", metavar="FILE", help="files, folders and - for standard input"
    )
    parser.add_argument("--against", required=True, metavar="X.wl", help="the store; never changed")
    failing = parser.add_argument_group("exit with 1")
    failing.add_argument(
        "--fail-over",
        type=float,
        metavar="PCT",
        help="when more of a file's words are copied, edited or paraphrased",
    )
    failing.add_argument(
        "--require-credit",
        action="store_true",
        help="when words come from an agency or another outlet that is not credited",
    )
    parser.add_argument(
        "--ignore-source",
        action="append",
        default=[],
        metavar="ID|OUTLET",
        help="as if the store did not have it; may be given again",
    )
    parser.add_argument("--outlet", metavar="NAME", help="of files that name none")
    parser.add_argument("--date", metavar="DATE", help="of files that have none")
    parser.add_argument(
        "--most",
        type=int,
        default=MOST,
        metavar="N",
        help=f"stored articles to compare with, those that share most (default: {MOST})",
    )
    arguments.add_output(parser, _FORMATS)
    arguments.add_common(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.checking import checks
    from lineage.cli.exit_codes import ExitCode
    from lineage.cli.inputs import is_stored, skipping
    from lineage.cli.output import check_output, deliver
    from lineage.errors import InputError, OptionError
    from lineage.read import open_corpus

    _check_options(args)
    check_output(args, [*args.sources, args.against])
    for source in args.sources:
        if is_stored(source):
            raise OptionError(f"{source} is a store; `check` takes articles, and --against a store")
    if not is_stored(args.against):
        raise OptionError(f"{args.against} is no store; `wirelineage run SRC… -o X.wl` makes one")
    corpus = open_corpus(args.sources, arguments.read_options(args))
    made = list(checks(args, corpus))
    if not made:
        args.console.skipped(corpus.skipped)
        raise InputError("no article could be read; give files that hold text")
    deliver(args, _rendered(args, made))
    code = skipping(args, corpus.skipped)
    return ExitCode.FINDING if any(check.findings for check in made) else code


def _check_options(args: argparse.Namespace) -> None:
    from lineage.errors import OptionError
    from lineage.read.dates import iso_date

    if args.fail_over is not None and not 0 <= args.fail_over <= 100:
        raise OptionError(f"--fail-over takes a percentage from 0 to 100; got {args.fail_over}")
    if args.most < 1:
        raise OptionError(f"--most takes 1 or more; got {args.most}")
    if args.date is not None:
        date = iso_date(args.date)
        if date is None:
            raise OptionError(f"--date {args.date} is no date; write it as 2025-03-01")
        args.date = date


def _rendered(args: argparse.Namespace, made: Sequence[Check]) -> str | bytes:
    from lineage.report import check as faces

    format_ = arguments.chosen_format(args, _FORMATS)
    if format_ == "json":
        return faces.check_json(made, args.against)
    if format_ == "md":
        return faces.check_markdown(made)
    if format_ == "csv":
        from lineage.report.csv import table_csv

        return table_csv(faces.check_table(made))
    return faces.check_text(made, arguments.page(args))
