"""`labels import`: filled-in samples and other people's files → lines added beside the store.

What is there already is not added again, so that a file can be imported as often as one likes.
"""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from lineage import __version__
from lineage.cli.inputs import skipping
from lineage.cli.labels import stored
from lineage.errors import InputError, OptionError
from lineage.labels.anchors import adopted
from lineage.labels.places import places
from lineage.labels.sheet import NEEDED, Author, sheet_decisions
from lineage.labels.standing import standing, union
from lineage.model import Decision, Skipped
from lineage.report.numbers import count
from lineage.store.labels_file import append_decisions, labels_path, read_decisions

if TYPE_CHECKING:
    from lineage.cli.exit_codes import ExitCode
    from lineage.labels.sheet import Row
    from lineage.model import LabelLine, Lineage


def run(args: argparse.Namespace) -> ExitCode:
    annotated = [name for name in args.files if _is_annotated(name)]
    sheets = [name for name in args.files if name not in annotated]
    if sheets and not (args.by or "").strip():
        raise OptionError(f"{sheets[0]} does not say who filled it in; give --by NAME")
    lineage, path = stored(args), labels_path(Path(args.store))
    known, skipped = read_decisions(path)
    others, odd = read_others(annotated)
    ids = {line.id for line in known}
    added = [line for line in union(others) if line.id not in ids]
    judged, bad = _judged(args, lineage, sheets)
    added += _news(lineage, (*known, *added), judged)
    append_decisions(path, added)
    args.console.say(f"{count(len(added), 'line')} added to {path}")
    return skipping(args, (*skipped, *odd, *bad))


def read_others(
    names: Sequence[str], may_miss: str | None = None
) -> tuple[tuple[LabelLine, ...], tuple[Skipped, ...]]:
    """The lines of several files. InputError: one is not there."""
    lines: list[LabelLine] = []
    skipped: list[Skipped] = []
    for name in names:
        if name != may_miss and not Path(name).exists():
            raise InputError(f"{name} does not exist; give a .labels.jsonl that does")
        of_file, odd = read_decisions(Path(name))
        lines += of_file
        skipped += odd
    return tuple(lines), tuple(skipped)


def _judged(
    args: argparse.Namespace, lineage: Lineage, sheets: Sequence[str]
) -> tuple[list[Decision], list[Skipped]]:
    moment = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    who = (args.by or "").strip().encode("utf-8", "replace").decode()
    author = Author(who, moment, __version__, lambda: f"urn:uuid:{uuid4()}")
    judged: list[Decision] = []
    skipped: list[Skipped] = []
    for name in sheets:
        for found in sheet_decisions(lineage, _rows(name), author, name):
            if isinstance(found, Skipped):
                skipped.append(found)
            else:
                judged.append(found)
    return judged, skipped


def _news(
    lineage: Lineage, known: Sequence[LabelLine], judged: Sequence[Decision]
) -> Iterator[Decision]:
    """Those that say something else than this person's standing decision."""
    there = adopted(known, lineage.documents)
    found = places(lineage, (*there, *judged))
    stands = {
        (found[d.id], d.who): (d.new, d.note)
        for d in standing(there, lambda decision: found.get(decision.id)).own
    }
    for decision in judged:
        where, said = (found[decision.id], decision.who), (decision.new, decision.note)
        if stands.get(where) != said:
            stands[where] = said
            yield decision


def _is_annotated(name: str) -> bool:
    try:
        with Path(name).open("rb") as file:
            return (
                name.endswith(".jsonl") or file.read(4096).lstrip(b"\xef\xbb\xbf \r\n")[:1] == b"{"
            )
    except OSError as error:
        raise InputError(
            f"{name} cannot be read ({error.strerror or error}); give a CSV or a .labels.jsonl"
        ) from error


def _rows(name: str) -> Iterator[Row]:
    """Of a CSV as spreadsheets save it: with commas, semicolons or tabs."""
    try:
        text = Path(name).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not UTF-8 (byte {error.start}); save it as CSV in UTF-8"
        ) from error
    header = text.partition("\n")[0]
    page = io.StringIO(text, newline="")
    reader = csv.DictReader(page, delimiter=max(",;\t", key=header.count))
    missing = [column for column in NEEDED if column not in (reader.fieldnames or ())]
    if missing:
        raise InputError(
            f"{name} has no column {missing[0]}; fill in what `wirelineage labels sample` wrote"
        )
    try:
        for cells in reader:
            yield reader.line_num, {k: v or "" for k, v in cells.items() if k is not None}
    except csv.Error as error:
        raise InputError(f"{name} is no CSV ({error}); save it as CSV in UTF-8") from error
