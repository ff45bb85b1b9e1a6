"""JSON Lines → one article a line. The only reader that knows orjson.

A line is read, used and forgotten; a file of any length takes the memory of its
longest line. What orjson refuses and Python writes (NaN, lone surrogates) is
read by the standard library: NaN counts as missing, a surrogate as U+FFFD.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import BinaryIO

import orjson

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.missing import missing
from lineage.read.record import Record, clean, declared

_TO_LINES = "write one object a line, for example with: jq -c '.[]'"
_LARGEST_EXACT = 2**53


def read_jsonl(
    stream: BinaryIO, path: str, _id: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    started = False
    for number, raw in enumerate(stream, 1):
        line = (raw.removeprefix(BOM_UTF8) if number == 1 else raw).strip()
        if not line:
            continue
        stop = None if started else _not_json_lines(line, path)
        if stop:
            yield stop
            return
        started = True
        yield from _finds(line, path, f"line {number}", options)
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
        return Skipped(path, "", "one JSON document over many lines, not JSON Lines", _TO_LINES)
    return None


def _finds(line: bytes, path: str, place: str, options: ReadOptions) -> Iterator[Record | Skipped]:
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
        yield Skipped(path, place, f"not an object but {_kind(values)}", _TO_LINES)
        return
    yield from _record(values, line, path, place, options)


def parse_line(line: bytes, encoding: str) -> object:
    text = line.decode(encoding)
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        try:
            return json.loads(text, parse_constant=lambda _: None)
        except (ValueError, RecursionError):
            raise ValueError(f"{error.msg} (column {error.colno})") from None


def _record(
    values: dict[str, object], line: bytes, path: str, place: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    absent = [f for f in ("text", "id") if getattr(options, f"{f}_field") not in values]
    if absent:
        yield missing(absent[0], values, options, path, place)
        return
    text, given_id = values[options.text_field], values[options.id_field]
    if text is None or (isinstance(text, str) and not text.strip()):
        yield Skipped(path, place, "empty text", "remove the record, or check how it was made")
    elif given_id is None or not str(given_id).strip():
        yield Skipped(path, place, "empty id", "give the record an id, or name another with --id")
    elif not isinstance(text, str):
        reason = f"the field '{options.text_field}' is {_kind(text)}, not text"
        yield Skipped(path, place, reason, "write the text as one string, or name it with --text")
    elif not _is_id(given_id):
        kind = "a number too long to be exact" if isinstance(given_id, float) else _kind(given_id)
        reason = f"the field '{options.id_field}' is {kind}, not an id"
        yield Skipped(path, place, reason, "write the id as a string, or name it with --id")
    else:
        said, odd = declared(values, options, path, place)
        step = "write it as a string (authors, sources: a list of strings)"
        for name in odd:
            reason = f"the field '{name}' is not text; the article is kept without it"
            yield Skipped(path, place, reason, step)
        yield Record(clean(str(given_id)), clean(text), said, line)


def _is_id(value: object) -> bool:
    if isinstance(value, float):
        return abs(value) < _LARGEST_EXACT
    return isinstance(value, (str, int)) and not isinstance(value, bool)


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    names = {dict: "an object", list: "an array", str: "a string", type(None): "null"}
    return names.get(type(value), "a number")
