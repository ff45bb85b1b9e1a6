"""`export`: the answer in the forms that other programs and standards read."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lineage.cli import arguments, filtering
from lineage.cli.graph import add_story, drawing, story_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lineage.cli.exit_codes import ExitCode
    from lineage.cli.folders import Files
    from lineage.report.view import View

_GRAPHS = ("gexf", "graphml", "dot", "mermaid")
_FOLDERS = ("parquet", "dataset")
_FORMATS = ("links", "sentences", "passim", "meter", "tei", "prov", "jsonld", *_GRAPHS, *_FOLDERS)
_TEXTS = ("full", "snippet", "none")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("export", help="forms that other programs and standards read")
    arguments.add_sources(parser)
    arguments.add_output(parser, _FORMATS, metavar="FILE|DIR")
    parser.add_argument(
        "--text",
        choices=_TEXTS,
        default="full",
        help="how much of the articles' texts is handed on; snippet: 40 words of each, none: no "
        "title either (default: full)",
    )
    add_story(parser)
    arguments.add_labels(parser)
    filtering.add_filter(parser)
    arguments.add_common(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.folders import check_folder, deliver_folder
    from lineage.cli.inputs import lineage_from, outcome
    from lineage.cli.output import check_output, deliver

    format_ = arguments.chosen_format(args, _FORMATS)
    filtering.check_filter(args)
    if format_ in _FOLDERS:
        _check_library(format_)
        check_folder(args, args.sources)
    else:
        check_output(args, args.sources)
    lineage = lineage_from(args, args.sources)
    seen = filtering.shown(args, lineage)
    if format_ in _GRAPHS:
        deliver(args, drawing(args, lineage, _told(args, seen), format_))
        return outcome(args, lineage)
    if args.story is not None:
        seen = filtering.of_story(seen, story_named(lineage, args.story))
    if format_ in _FOLDERS:
        deliver_folder(args, _files(args, seen, format_))
    else:
        deliver(args, _written(args, seen, format_))
    return outcome(args, lineage)


def _told(args: argparse.Namespace, seen: View) -> View:
    """With so much of the articles' texts as may be handed on."""
    from lineage.report.shared_text import Texts, with_texts

    return with_texts(seen, Texts(args.text))


def _check_library(format_: str) -> None:
    """Before the work: what the format needs is there."""
    if format_ == "parquet":
        from lineage.report.exports.parquet import check_pyarrow

        check_pyarrow()


def _files(args: argparse.Namespace, seen: View, format_: str) -> Files:
    from lineage.report.shared_text import Texts

    told = _told(args, seen)
    if format_ == "parquet":
        from lineage.report.exports.parquet import parquet_files

        return parquet_files(told)
    from lineage.report.exports.dataset import dataset_files

    return dataset_files(told, Texts(args.text))


def _written(args: argparse.Namespace, seen: View, format_: str) -> Iterable[bytes]:
    if format_ == "tei":
        return _tei(args, seen)
    if format_ == "prov":
        from lineage.report.exports.prov import prov_json

        return prov_json(_told(args, seen))
    if format_ == "jsonld":
        from lineage.report.exports.jsonld import json_ld

        return json_ld(_told(args, seen))
    return _lines(args, seen, format_)


def _tei(args: argparse.Namespace, seen: View) -> Iterable[bytes]:
    from lineage.report.exports.tei import lost_characters, tei_xml
    from lineage.report.numbers import count
    from lineage.report.shared_text import Texts

    lost = lost_characters(_told(args, seen))
    if lost:
        args.console.say(
            f"{count(lost, 'character')} that XML cannot hold: U+FFFD stands there instead"
        )
    return tei_xml(seen, Texts(args.text))


def _lines(args: argparse.Namespace, seen: View, format_: str) -> Iterable[bytes]:
    """A JSON value a line; what holds no words at all is made of the whole view."""
    from lineage.report.links import link_lines, sentence_lines

    if format_ == "passim":
        from lineage.report.exports.passim import passim_lines

        return passim_lines(_told(args, seen))
    if format_ == "meter":
        from lineage.report.exports.meter import meter_lines

        return meter_lines(seen)
    if format_ == "sentences":
        return sentence_lines(seen)
    from lineage.align.edits import word_edits

    return link_lines(seen, word_edits)
