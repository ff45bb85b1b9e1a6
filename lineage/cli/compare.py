"""`compare`: two articles, sentence by sentence, with the words that differ."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from lineage.cli import arguments

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode
    from lineage.model import Article, ArticleId, Lineage, Skipped
    from lineage.report.compare import Comparison

_FORMATS = ("text", "md", "json")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser(
        "compare",
        help="two articles, sentence by sentence",
        usage="wirelineage compare A.txt B.txt [options]\n"
        "       wirelineage compare X.wl|SRC… --pair ID ID [options]",
    )
    parser.add_argument("sources", nargs="+", metavar="A B", help="two files with an article each")
    parser.add_argument(
        "--pair", nargs=2, metavar="ID", help="compare these two of a store or of sources"
    )
    parser.add_argument(
        "--exit-code", action="store_true", help="exit with 1 when a sentence is copied or edited"
    )
    arguments.add_output(parser, _FORMATS)
    arguments.add_labels(parser)
    arguments.add_common(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.align.edits import word_edits
    from lineage.cli.exit_codes import ExitCode
    from lineage.cli.inputs import outcome
    from lineage.cli.output import check_output, deliver
    from lineage.model import Label
    from lineage.report.compare import compare
    from lineage.report.view import view

    check_output(args, args.sources)
    lineage, a, b = _chosen(args) if args.pair else _two_files(args)
    comparison = compare(view(lineage), a, b, word_edits)
    deliver(args, _rendered(args, comparison))
    labels = {row.verdict.label for row in comparison.rows if row.verdict}
    if args.exit_code and labels & {Label.COPIED, Label.EDITED}:
        return ExitCode.FINDING
    return outcome(args, lineage)


def _chosen(args: argparse.Namespace) -> tuple[Lineage, ArticleId, ArticleId]:
    from lineage.cli.inputs import article_named, lineage_from
    from lineage.errors import OptionError

    lineage = lineage_from(args, args.sources)
    a, b = (article_named(lineage, name) for name in args.pair)
    if a == b:
        raise OptionError(f"both names mean {a}; give two articles")
    return lineage, a, b


def _two_files(args: argparse.Namespace) -> tuple[Lineage, ArticleId, ArticleId]:
    from lineage.cli.inputs import is_stored, trace_articles
    from lineage.errors import OptionError
    from lineage.model import ArticleId

    if len(args.sources) != 2 or any(is_stored(source) for source in args.sources):
        raise OptionError("give two files with an article each, or --pair ID ID with the corpus")
    skipped: list[Skipped] = []
    one, other = (_only_article(args, source, skipped) for source in args.sources)
    if one.id == other.id:
        one, other = (
            replace(article, id=ArticleId(source))
            for article, source in zip((one, other), args.sources, strict=True)
        )
    return trace_articles(args, [one, other], skipped), one.id, other.id


def _only_article(args: argparse.Namespace, source: str, skipped: list[Skipped]) -> Article:
    from lineage.errors import OptionError
    from lineage.read import open_corpus

    corpus = open_corpus([source], arguments.read_options(args))
    articles = iter(corpus)
    article = next(articles)
    if next(articles, None) is not None:
        raise OptionError(f"{source} holds several articles; name two of them with --pair ID ID")
    skipped += corpus.skipped
    return article


def _rendered(args: argparse.Namespace, comparison: Comparison) -> str | bytes:
    from lineage.report import compare_faces

    format_ = arguments.chosen_format(args, _FORMATS)
    if format_ == "json":
        return compare_faces.comparison_json(comparison)
    if format_ == "md":
        return compare_faces.comparison_markdown(comparison)
    return compare_faces.comparison_text(comparison, arguments.page(args))
