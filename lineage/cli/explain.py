"""`explain`: the smallest set of other articles that explains an article's sentences."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lineage.cli import arguments

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode

_FORMATS = ("text", "md", "json")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("explain", help="which articles explain an article's words")
    parser.add_argument("article", metavar="ID", help="its id, its file, or how its id begins")
    arguments.add_sources(parser)
    arguments.add_output(parser, _FORMATS)
    arguments.add_labels(parser)
    arguments.add_common(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.inputs import article_named, lineage_from, outcome
    from lineage.cli.output import check_output, deliver
    from lineage.descent.explain import explain
    from lineage.report import explain as faces
    from lineage.report.view import view

    check_output(args, args.sources)
    lineage = lineage_from(args, args.sources)
    found = explain(lineage, article_named(lineage, args.article))
    format_, seen = arguments.chosen_format(args, _FORMATS), view(lineage)
    if format_ == "json":
        deliver(args, faces.explanation_json(seen, found))
    elif format_ == "md":
        deliver(args, faces.explanation_markdown(seen, found))
    else:
        deliver(args, faces.explanation_text(seen, found, arguments.page(args)))
    return outcome(args, lineage)
