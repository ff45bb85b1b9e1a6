"""A Lineage → the files of a report's folder: page, Markdown, JSON with its schema, CSV tables,
methods and manifest."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from lineage.cli import filtering

if TYPE_CHECKING:
    from lineage.model import Edit, Lineage, Sentence
    from lineage.report.compare import WordEdits
    from lineage.report.methods import Methods
    from lineage.report.view import View

_LIBRARIES = (
    *("datasketch", "diff-match-patch", "jinja2", "networkx", "numpy", "orjson", "PyStemmer"),
    *("rapidfuzz", "svg.py"),
)
"""Whose versions are told: what has a part in the answer or in the report."""


def report_files(
    args: argparse.Namespace, lineage: Lineage, formats: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """Names and bytes, one file at a time, all of the same view; the manifest last."""
    from lineage.report.manifest import manifest_json, output
    from lineage.report.methods import methods_markdown
    from lineage.report.shared_text import Texts, with_texts

    whole = filtering.shown(args, lineage)
    seen = with_texts(whole, Texts(args.text))
    told = _methods(args, seen)
    made: dict[str, Callable[[], str | bytes]] = {"methods.md": lambda: methods_markdown(told)}
    made |= _data(args, seen, formats)
    if "html" in formats:
        made["index.html"] = partial(page, args, seen, (*made, "manifest.json"))
    outputs = []
    for name in sorted(made):
        data = _bytes(made[name]())
        outputs.append(output(name, data))
        yield name, data
    yield "manifest.json", manifest_json(whole, told, _parameters(args, formats), outputs)


def _bytes(made: str | bytes) -> bytes:
    return made.encode("utf-8", "replace") if isinstance(made, str) else made


def _parameters(args: argparse.Namespace, formats: Collection[str]) -> dict[str, str]:
    """How the report was asked for."""
    return {
        "formats": ",".join(sorted(formats)),
        "text": args.text,
        "excel": "yes" if args.excel else "no",
        "filter": args.filter or "",
        "human labels": "no" if args.no_labels else "yes",
    }


def _data(
    args: argparse.Namespace, seen: View, formats: Collection[str]
) -> Mapping[str, Callable[[], str | bytes]]:
    """Names of files and what makes them."""
    files: dict[str, Callable[[], str | bytes]] = {}
    if "md" in formats:
        from lineage.report.markdown import report_markdown

        files["report.md"] = partial(report_markdown, seen)
    if "json" in formats:
        from lineage.report.json import report_json
        from lineage.report.schema import schema_json

        files["report.json"] = partial(report_json, seen)
        files["report.schema.json"] = schema_json
    if "csv" in formats:
        from lineage.report.tables import TABLES

        files |= {f"{name}.csv": partial(_csv, args, seen, name) for name in TABLES}
    return files


def _csv(args: argparse.Namespace, seen: View, name: str) -> bytes:
    from lineage.report.csv import table_csv
    from lineage.report.tables import TABLES

    return table_csv(TABLES[name](seen), is_marked=args.excel)


def page(args: argparse.Namespace, seen: View, beside: Collection[str] = ()) -> str:
    """The HTML page; `beside`: the files that it may link to."""
    from lineage.report.page.render import page_html

    return page_html(seen, _methods(args, seen), _word_edits(args), beside)


def _methods(args: argparse.Namespace, seen: View) -> Methods:
    from lineage.report.methods import methods
    from lineage.report.shared_text import Texts, told

    versions = {name: version(name) for name in _LIBRARIES}
    return methods(seen, versions, told(Texts(args.text)))


def _word_edits(args: argparse.Namespace) -> WordEdits:
    """Texts of which a part is left out are not compared word by word."""
    if args.text == "full":
        from lineage.align.edits import word_edits

        return word_edits
    return _no_edits


def _no_edits(_source: Sentence, _target: Sentence) -> tuple[Edit, ...]:
    return ()
