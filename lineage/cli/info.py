"""`info`: what a store or a corpus holds, what was skipped, and how it was made."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lineage.cli import arguments

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode
    from lineage.model import Lineage

_FORMATS = ("text", "json")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("info", help="what a store or a corpus holds, and what was skipped")
    arguments.add_sources(parser)
    arguments.add_output(parser, _FORMATS)
    parser.set_defaults(no_labels=True)
    arguments.add_common(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.inputs import lineage_from, outcome
    from lineage.cli.output import check_output, deliver

    check_output(args, args.sources)
    lineage = lineage_from(args, args.sources)
    deliver(args, described(lineage, arguments.chosen_format(args, _FORMATS)))
    return outcome(args, lineage)


def described(lineage: Lineage, format_: str) -> bytes:
    from lineage.report.info import info_json, info_text
    from lineage.report.view import view

    seen = view(lineage)
    return info_json(seen) if format_ == "json" else info_text(seen).encode("utf-8", "replace")
