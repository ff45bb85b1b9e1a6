"""`formats`: what kinds of files are read, and whether what they need is installed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lineage.cli import arguments

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode

_FORMATS = ("text", "json")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("formats", help="the formats that are read, and what they need")
    arguments.add_output(parser, _FORMATS)
    parser.add_argument("--quiet", action="store_true", help="no talk on stderr")


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.exit_codes import ExitCode
    from lineage.cli.output import check_output, deliver

    check_output(args, ())
    is_json = arguments.chosen_format(args, _FORMATS) == "json"
    deliver(args, _json() if is_json else _text())
    return ExitCode.DONE


def _json() -> str:
    import json

    from lineage.read.formats import KINDS, is_installed
    from lineage.read.streams import UNPACKERS

    formats = [
        {
            "name": kind.name,
            "suffixes": kind.suffixes,
            "extra": kind.extra or None,
            "is_installed": is_installed(kind),
            "about": kind.about,
        }
        for kind in KINDS
    ]
    return json.dumps({"formats": formats, "packing": list(UNPACKERS)}, indent=2) + "\n"


def _text() -> str:
    from lineage.read.formats import KINDS, how_to_install, is_installed
    from lineage.read.streams import UNPACKERS

    rows = [("name", "suffixes", "what it is")]
    for kind in KINDS:
        rows.append((kind.name, " ".join(kind.suffixes), kind.about))
        if not is_installed(kind):
            rows.append(("", "", f"(missing: {how_to_install(kind)})"))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [f"{name:<{widths[0]}}  {ends:<{widths[1]}}  {about}" for name, ends, about in rows]
    packed = ", ".join(UNPACKERS)
    return "\n".join([*lines, "", f"Any of them may be packed: {packed}."]) + "\n"
