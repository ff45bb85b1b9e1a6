"""One JSON array of objects → one article an object.

An array is parsed whole: it takes some times its size in memory, and more than `MAX_BYTES` is
not read. JSON Lines have no such bound.
"""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import BinaryIO

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.fields import in_record, kind_of
from lineage.read.jsonl import TO_LINES, parse_line
from lineage.read.record import Record

MAX_BYTES = 1 << 28
"""256 MiB."""
_BEGINNING = re.compile(rb"\[\s*\{")


def read_json_array(
    stream: BinaryIO, path: str, _id: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        reason = f"a JSON array of more than {MAX_BYTES >> 20} MiB"
        yield Skipped(path, "", reason, TO_LINES)
        return
    try:
        items = parse_line(data.removeprefix(BOM_UTF8), options.encoding)
    except UnicodeDecodeError as error:
        reason = f"not {options.encoding.upper()} (byte {error.start})"
        yield Skipped(path, "", reason, "convert the file, or pass --encoding")
        return
    except ValueError as error:
        yield Skipped(path, "", f"bad JSON: {error}", "correct the file, or fetch it again")
        return
    if not isinstance(items, list):
        yield Skipped(path, "", f"not an array but {kind_of(items)}", TO_LINES)
        return
    yield from _finds(items, path, options)


def is_json_array(head: bytes) -> bool:
    """Of objects: a text may begin with a bracket."""
    return _BEGINNING.match(head) is not None


def _finds(items: list[object], path: str, options: ReadOptions) -> Iterator[Record | Skipped]:
    for number, values in enumerate(items, 1):
        place = f"item {number}"
        if isinstance(values, dict):
            line = json.dumps(values).encode(options.encoding)
            yield from in_record(values, line, path, place, options)
        else:
            reason = f"not an object but {kind_of(values)}"
            yield Skipped(path, place, reason, "remove it, or write it as an object")
    if not items:
        yield Skipped(path, "", "an empty array", "remove it, or check how it was made")
