"""`graph`: who hangs from whom, as a tree of text or a file for programs that draw.

`export` writes the same files by `drawing`.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from lineage.cli import arguments, filtering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.cli.exit_codes import ExitCode
    from lineage.model import Lineage, Story
    from lineage.report.view import View

_FORMATS = ("text", "dot", "mermaid", "graphml", "gexf")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("graph", help="the lineage as a tree, or a file to draw it from")
    arguments.add_sources(parser)
    arguments.add_output(parser, _FORMATS)
    add_story(parser)
    arguments.add_labels(parser)
    filtering.add_filter(parser)
    arguments.add_common(parser)


def add_story(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--story", metavar="ID", help="one story: its id, or an article of it (default: all)"
    )


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.inputs import lineage_from, outcome
    from lineage.cli.output import check_output, deliver

    filtering.check_filter(args)
    check_output(args, args.sources)
    lineage = lineage_from(args, args.sources)
    seen = filtering.shown(args, lineage)
    deliver(args, drawing(args, lineage, seen, arguments.chosen_format(args, _FORMATS)))
    return outcome(args, lineage)


def drawing(args: argparse.Namespace, lineage: Lineage, seen: View, format_: str) -> str | bytes:
    """The stories that `seen` lets through, each whole, or the one of them that was asked for."""
    kept, whole = seen.lineage.stories, replace(seen, lineage=lineage)
    asked = lineage.stories if args.story is None else (story_named(lineage, args.story),)
    return _drawn(args, whole, [story for story in asked if story in kept], format_)


def story_named(lineage: Lineage, name: str) -> Story:
    """By its id, or by one of its articles."""
    from lineage.cli.inputs import article_named
    from lineage.errors import OptionError

    for story in lineage.stories:
        if story.id == name:
            return story
    article = article_named(lineage, name.removeprefix("story:"))
    for story in lineage.stories:
        if article in story.articles:
            return story
    raise OptionError(f"{article} is in no story: nothing here is related to it")


def _drawn(
    args: argparse.Namespace, seen: View, stories: Sequence[Story], format_: str
) -> str | bytes:
    from lineage.report.graph import graph

    if format_ == "text":
        from lineage.report.tree import story_trees

        return story_trees(seen, stories, arguments.page(args))
    drawn = graph(seen, stories)
    if format_ in ("dot", "mermaid"):
        from lineage.report.dot import graph_dot, graph_mermaid

        return graph_dot(drawn) if format_ == "dot" else graph_mermaid(drawn)
    from lineage.report.graph_files import graph_gexf, graph_graphml

    return graph_graphml(drawn) if format_ == "graphml" else graph_gexf(drawn)
