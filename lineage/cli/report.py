"""`report`: who carried whose words, for a terminal, as one file of any format, or as a folder."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from lineage.cli import arguments, filtering

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode
    from lineage.model import Lineage

_FORMATS = ("text", "md", "json", "csv", "html")
_TABLES = (
    *("pairs", "articles", "sentences", "passages", "readings"),
    *("wires", "arrows", "stories", "story_articles", "outlets", "uses", "passed_over"),
    "skipped",
)
_TEXTS = ("full", "snippet", "none")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "report", help="who carried whose words: sentences, tables, a page, or a folder of all"
    )
    arguments.add_sources(parser)
    parser.add_argument("--format", choices=_FORMATS, help="of one file; default: text")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE|DIR",
        help="write here, not to stdout; a path that ends in /, is a folder or has no suffix gets "
        "everything: page, Markdown, JSON with its schema, CSV tables, methods and manifest",
    )
    arguments.add_choice(parser, "--table", _TABLES, "for csv; default: pairs")
    parser.add_argument(
        "--formats",
        metavar="LIST",
        help="of a folder: any of html,md,json,csv (default: all)",
    )
    parser.add_argument(
        "--text",
        choices=_TEXTS,
        default="full",
        help="how much of the articles' texts is handed on; snippet: 40 words of each "
        "(default: full)",
    )
    parser.add_argument(
        "--excel", action="store_true", help="CSV begins with a byte order mark, as Excel wants it"
    )
    arguments.add_labels(parser)
    filtering.add_filter(parser)
    arguments.add_common(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.folders import check_folder, deliver_folder
    from lineage.cli.inputs import lineage_from, outcome
    from lineage.cli.output import check_output, deliver
    from lineage.errors import OptionError

    is_folder = _names_folder(args)
    format_ = arguments.chosen_format(args, _FORMATS)
    if arguments.is_said(args.table) and (format_ != "csv" or is_folder):
        raise OptionError("--table goes with --format csv")
    if arguments.is_said(args.format) and arguments.is_said(args.formats):
        raise OptionError("--format is for one file, --formats for a folder; give one of them")
    filtering.check_filter(args)
    formats = _formats(args)
    (check_folder if is_folder else check_output)(args, args.sources)
    lineage = lineage_from(args, args.sources)
    if is_folder:
        from lineage.cli.report_folder import report_files

        deliver_folder(args, report_files(args, lineage, formats))
    else:
        deliver(args, _rendered(args, lineage, format_))
    return outcome(args, lineage)


def _names_folder(args: argparse.Namespace) -> bool:
    """Without --format: `-o` ends in a slash, is a folder, or has no suffix and is no file."""
    if arguments.is_said(args.formats):
        return True
    if arguments.is_said(args.format) or args.output in (None, "-"):
        return False
    path = Path(args.output)
    if path.exists():
        return path.is_dir()
    return args.output.endswith(("/", "\\")) or not path.suffix


def _formats(args: argparse.Namespace) -> frozenset[str]:
    from lineage.errors import OptionError

    known = ("html", "md", "json", "csv")
    named = [name.strip() for name in args.formats.split(",")] if args.formats else known
    for name in named:
        if name not in known:
            raise OptionError(f"no format `{name}` for a folder; there are {', '.join(known)}")
    return frozenset(named)


def _rendered(args: argparse.Namespace, lineage: Lineage, format_: str) -> str | bytes:
    from lineage.report.shared_text import Texts, with_texts

    seen = with_texts(filtering.shown(args, lineage), Texts(args.text))
    if format_ == "md":
        from lineage.report.markdown import report_markdown

        return report_markdown(seen)
    if format_ == "json":
        from lineage.report.json import report_json

        return report_json(seen)
    if format_ == "csv":
        from lineage.report.csv import table_csv
        from lineage.report.tables import TABLES

        return table_csv(TABLES[args.table or "pairs"](seen), is_marked=args.excel)
    if format_ == "html":
        from lineage.cli.report_folder import page

        return page(args, seen)
    from lineage.report.summary import summary

    return summary(seen, arguments.page(args))
