"""`man`: the manual page, made of what `--help` is made of."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("man", help="the manual page: `wirelineage man | man -l -`")
    parser.set_defaults(quiet=False)


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.exit_codes import ExitCode
    from lineage.cli.main import parser

    args.console.out([page(parser(args.console)).encode()])
    return ExitCode.DONE


def page(top: argparse.ArgumentParser) -> str:
    """In the language of man(7); where others have a date, it has the version: no clock is read."""
    from argparse_manpage.manpage import Manpage

    from lineage import __version__

    made = Manpage(top)  # type: ignore[no-untyped-call]
    made.date = made.source = f"wirelineage {__version__}"
    made.synopsis = ["wirelineage", "VERB|SRC… [options]"]
    made.manual = "User commands"
    made.description = "where a news article's words come from"
    return str(made)
