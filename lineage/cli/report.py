"""`report`: who carried whose words, for a terminal or as Markdown, JSON or CSV."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lineage.cli import arguments, filtering

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode
    from lineage.model import Lineage

_FORMATS = ("text", "md", "json", "csv")
_TABLES = (
    *("pairs", "articles", "sentences", "passages", "readings"),
    *("wires", "arrows", "stories", "story_articles", "outlets", "uses"),
)


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("report", help="who carried whose words")
    arguments.add_sources(parser)
    arguments.add_output(parser, _FORMATS)
    parser.add_argument("--table", choices=_TABLES, default=None, help="for csv; default: pairs")
    arguments.add_labels(parser)
    filtering.add_filter(parser)
    arguments.add_common(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.inputs import lineage_from, outcome
    from lineage.cli.output import check_output, deliver
    from lineage.errors import OptionError

    format_ = arguments.chosen_format(args, _FORMATS)
    if args.table and format_ != "csv":
        raise OptionError("--table goes with --format csv")
    filtering.check_filter(args)
    check_output(args, args.sources)
    lineage = lineage_from(args, args.sources)
    deliver(args, _rendered(args, lineage, format_))
    return outcome(args, lineage)


def _rendered(args: argparse.Namespace, lineage: Lineage, format_: str) -> str | bytes:
    seen = filtering.shown(args, lineage)
    if format_ == "md":
        from lineage.report.markdown import report_markdown

        return report_markdown(seen)
    if format_ == "json":
        from lineage.report.json import report_json

        return report_json(seen)
    if format_ == "csv":
        from lineage.report.csv import table_csv
        from lineage.report.tables import TABLES

        return table_csv(TABLES[args.table or "pairs"](seen))
    from lineage.report.summary import summary

    return summary(seen, arguments.page(args))
