"""`schema`: the JSON Schema of `report.json`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("schema", help="the JSON Schema of report.json")
    parser.add_argument("-o", "--output", metavar="FILE", help="write here, not to stdout")
    parser.add_argument("--quiet", action="store_true", help="no talk on stderr")


def run(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.exit_codes import ExitCode
    from lineage.cli.output import check_output, deliver
    from lineage.report.schema import schema_json

    check_output(args, ())
    deliver(args, schema_json())
    return ExitCode.DONE
