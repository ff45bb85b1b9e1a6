"""`labels`: what people say of sentences: samples to fill in, files to join, agreement."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING

from lineage.cli import arguments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lineage.cli.exit_codes import ExitCode
    from lineage.model import LabelLine, Lineage

_EXPORT = ("jsonl", "csv")
_AGREEMENT = ("text", "json", "csv")
_ORPHANS = ("text", "json", "csv")


def add_parser(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("labels", help="labels by people: sample, import, export, agreement")
    tasks = parser.add_subparsers(dest="task", metavar="TASK", title="tasks", required=True)
    _add_sample(_add(tasks, "sample", "sentences to label, as a CSV to fill in"))
    _add_import(_add(tasks, "import", "labels from filled-in samples and other people's files"))
    parser = _add(tasks, "export", "every decision, joined and in order of time")
    arguments.add_output(parser, _EXPORT)
    parser = _add(tasks, "agreement", "how far people agree with each other and with the model")
    parser.add_argument("files", nargs="*", metavar="FILE", help="other people's .labels.jsonl")
    arguments.add_output(parser, _AGREEMENT)
    parser = _add(tasks, "orphans", "decisions whose sentence is no longer in the store")
    arguments.add_output(parser, _ORPHANS)


def _add(
    tasks: argparse._SubParsersAction[argparse.ArgumentParser], name: str, does: str
) -> argparse.ArgumentParser:
    parser = tasks.add_parser(name, help=does, description=does)
    parser.add_argument("store", metavar="X.wl", help="a store; labels stand in X.labels.jsonl")
    parser.add_argument("--quiet", action="store_true", help="no talk on stderr")
    parser.add_argument(
        "--strict", action="store_true", help="exit with 4 when anything had to be skipped"
    )
    return parser


def _add_sample(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-n", "--number", type=int, default=200, metavar="N", help="default: 200")
    parser.add_argument(
        "--stratify", default="label", metavar="BY", help="label, outlet, role; with commas"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another draws others")
    parser.add_argument("--blind", action="store_true", help="without the model's label")
    parser.add_argument("-o", "--output", metavar="FILE", help="write here, not to stdout")


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a CSV or a .labels.jsonl")
    parser.add_argument("--by", metavar="NAME", help="who filled in the CSV files")


def run(args: argparse.Namespace) -> ExitCode:
    task = import_module("lineage.cli.labels_import").run if args.task == "import" else None
    code: ExitCode = task(args) if task else _TASKS[args.task](args)
    return code


def _sample(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.exit_codes import ExitCode
    from lineage.cli.output import check_output, deliver
    from lineage.errors import OptionError
    from lineage.labels.sample import STRATA, sample
    from lineage.labels.sheet import row_id
    from lineage.report.csv import table_csv
    from lineage.report.labels import sample_table
    from lineage.report.view import view

    strata = [word.strip() for word in args.stratify.split(",") if word.strip()]
    unknown = [word for word in strata if word not in STRATA]
    if unknown:
        raise OptionError(f"nothing is called {unknown[0]}; --stratify by {', '.join(STRATA)}")
    if args.number < 1:
        raise OptionError("a sample has one sentence or more; give -n 1 or a larger number")
    check_output(args, [args.store])
    seen = view(stored(args))
    keys = sample(seen.lineage, args.number, strata, args.seed)
    drawn = ((row_id(seen.documents[key.article], key.index), key) for key in keys)
    deliver(args, table_csv(sample_table(seen, drawn, blind=args.blind)))
    return ExitCode.DONE


def _export(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.output import check_output, deliver
    from lineage.labels import standing, union
    from lineage.labels.places import places
    from lineage.report.csv import table_csv
    from lineage.report.labels import decisions_table
    from lineage.store.labels_file import to_bytes

    check_output(args, [args.store, _beside(args)])
    lineage = stored(args)
    lines, outcome = known_lines(args, lineage, ())
    lines = union(lines)
    if arguments.chosen_format(args, _EXPORT) == "jsonl":
        deliver(args, b"".join(to_bytes(lines)))
    else:
        found = places(lineage, lines)
        own = standing(lines, lambda decision: found.get(decision.id, decision.target)).own
        deliver(args, table_csv(decisions_table(lines, {d.id for d in own})))
    return outcome


def _agreement(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.output import check_output, deliver
    from lineage.labels.agreement import agreement
    from lineage.report import agreement as faces
    from lineage.report.csv import table_csv

    check_output(args, [args.store, _beside(args), *args.files])
    lineage = stored(args)
    lines, outcome = known_lines(args, lineage, args.files)
    found, format_ = agreement(lineage, lines), arguments.chosen_format(args, _AGREEMENT)
    if format_ == "json":
        deliver(args, faces.agreement_json(found))
    elif format_ == "csv":
        deliver(args, table_csv(faces.agreement_table(found)))
    else:
        deliver(args, faces.agreement_text(found, arguments.page(args)))
    return outcome


def _orphans(args: argparse.Namespace) -> ExitCode:
    from lineage.cli.output import check_output, deliver
    from lineage.labels import union
    from lineage.labels.places import orphans
    from lineage.report.csv import table_csv
    from lineage.report.json import dumps, objects
    from lineage.report.labels import orphans_lines, orphans_table

    check_output(args, [args.store, _beside(args)])
    lineage = stored(args)
    lines, outcome = known_lines(args, lineage, ())
    found, format_ = orphans(lineage, union(lines)), arguments.chosen_format(args, _ORPHANS)
    if format_ == "text":
        page = arguments.page(args)
        told = (line for said in orphans_lines(found) for line in page.wrap(said, "", "  "))
        deliver(args, page.text(told))
    else:
        table = orphans_table(found)
        as_json = format_ == "json"
        deliver(args, dumps(objects(table), indent=True) + b"\n" if as_json else table_csv(table))
    return outcome


_TASKS = {
    "sample": _sample,
    "export": _export,
    "agreement": _agreement,
    "orphans": _orphans,
}


def _beside(args: argparse.Namespace) -> str:
    from pathlib import Path

    from lineage.store.labels_file import labels_path

    return str(labels_path(Path(args.store)))


def stored(args: argparse.Namespace) -> Lineage:
    """As the model made it."""
    from pathlib import Path

    from lineage.cli.inputs import is_stored
    from lineage.errors import OptionError

    if not is_stored(args.store):
        raise OptionError(
            f"{args.store} is no store; labels stand beside one: `wirelineage run SRC… -o X.wl`"
        )
    from lineage.store import load

    return load(Path(args.store))


def known_lines(
    args: argparse.Namespace, lineage: Lineage, others: Sequence[str]
) -> tuple[tuple[LabelLine, ...], ExitCode]:
    """The decisions beside the store and in other files; what could not be read is said."""
    from lineage.cli.inputs import skipping
    from lineage.cli.labels_import import read_others
    from lineage.labels.anchors import adopted

    files = [_beside(args)]
    lines, skipped = read_others(files + list(others), may_miss=files[0])
    return adopted(lines, lineage.documents), skipping(args, skipped)
