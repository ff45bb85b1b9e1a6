"""JSON Lines → one article a line. The only reader that knows orjson.

A line is read, used and forgotten; a file of any length takes the memory of its
longest line. What orjson refuses and Python writes (NaN, lone surrogates) is
read by the standard library: NaN counts as missing, a surrogate as U+FFFD.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator

import orjson

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.fields import in_record, kind_of
from lineage.read.record import Record

Values = dict[str, object]

TO_LINES = "write one object a line, for example with: jq -c '.[]'"


def read_jsonl(
    stream: Iterable[bytes], path: str, _id: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    yield from read_objects(stream, path, options, lambda values: values)


def read_objects(
    lines: Iterable[bytes], path: str, options: ReadOptions, prepare: Callable[[Values], Values]
) -> Iterator[Record | Skipped]:
    """`prepare` gives the values under the names that the options seek."""
    started = False
    for number, raw in enumerate(lines, 1):
        line = (raw.removeprefix(BOM_UTF8) if number == 1 else raw).strip()
        if not line:
            continue
        stop = None if started else _not_json_lines(line, path)
        if stop:
            yield stop
            return
        started = True
        yield from _finds(line, path, f"line {number}", options, prepare)
    if not started:
        yield Skipped(path, "", "empty file", "remove it, or check how it was made")


def is_jsonl(head: bytes) -> bool:
    """`head` has no blanks and no byte-order mark before it."""
    return head.startswith(b"{")


def _not_json_lines(line: bytes, path: str) -> Skipped | None:
    """A note when the first line shows that the whole file is something else."""
    if b"\0" in line:
        return Skipped(path, "", "binary file", "export it as JSON Lines in UTF-8")
    if line in (b"[", b"{"):
        return Skipped(path, "", "one JSON document over many lines, not JSON Lines", TO_LINES)
    return None


def _finds(
    line: bytes, path: str, place: str, options: ReadOptions, prepare: Callable[[Values], Values]
) -> Iterator[Record | Skipped]:
    try:
        values = parse_line(line, options.encoding)
    except UnicodeDecodeError as error:
        reason = f"the line is not {options.encoding.upper()} (its byte {error.start})"
        yield Skipped(path, place, reason, "convert the file, or pass --encoding")
        return
    except ValueError as error:
        yield Skipped(path, place, f"bad JSON: {error}", "correct the line, or remove it")
        return
    if not isinstance(values, dict):
        yield Skipped(path, place, f"not an object but {kind_of(values)}", TO_LINES)
        return
    yield from in_record(prepare(values), line, path, place, options)


def parse_line(line: bytes, encoding: str) -> object:
    text = line.decode(encoding)
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        try:
            return json.loads(text, parse_constant=lambda _: None)
        except (ValueError, RecursionError):
            row = f"line {error.lineno}, " if error.lineno > 1 else ""
            raise ValueError(f"{error.msg} ({row}column {error.colno})") from None
