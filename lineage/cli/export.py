"""`export`: JSON Lines for other programs."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lineage.cli import arguments, filtering

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode

_FORMATS = ("links", "sentences")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "export", help="JSON Lines: aligned sentence pairs (links) or labelled sentences"
    )
    arguments.add_sources(parser)
    arguments.add_output(parser, _FORMATS, default="links")
    arguments.add_labels(parser)
    filtering.add_filter(parser)
    arguments.add_common(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.align.edits import word_edits
    from lineage.cli.inputs import lineage_from, outcome
    from lineage.cli.output import check_output, deliver
    from lineage.report.links import link_lines, sentence_lines

    filtering.check_filter(args)
    check_output(args, args.sources)
    lineage = lineage_from(args, args.sources)
    seen = filtering.shown(args, lineage)
    lines = link_lines(seen, word_edits) if args.format == "links" else sentence_lines(seen)
    deliver(args, lines)
    return outcome(args, lineage)
