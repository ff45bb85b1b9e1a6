"""`info`: what a store or a corpus holds, what was skipped, and how it was made."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from lineage.cli import arguments

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode
    from lineage.model import Contents
    from lineage.report.layout import Page

_FORMATS = ("text", "json")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("info", help="what a store or a corpus holds, and what was skipped")
    arguments.add_sources(parser)
    arguments.add_output(parser, _FORMATS)
    arguments.add_common(parser)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.inputs import outcome
    from lineage.cli.output import check_output, deliver

    check_output(args, args.sources)
    held = _contents(args)
    format_ = arguments.chosen_format(args, _FORMATS)
    deliver(args, described(held, format_, arguments.page(args)))
    return outcome(args, held)


def _contents(args: argparse.Namespace) -> Contents:
    """As the model made it: without what people decided."""
    from lineage.cli.inputs import only_store, traced

    store = only_store(args.sources)
    if store is not None:
        from lineage.store import stored_contents

        return stored_contents(store)
    from lineage.report.info import contents

    return contents(traced(args, args.sources))


def described(held: Contents, format_: str, page: Page) -> str | bytes:
    from lineage.report.info import info_json, info_text

    return info_json(held) if format_ == "json" else info_text(held, page)
