"""Documents as passim takes them, an object a line → one article each.

As JSON Lines, but that a `series` is the outlet where none is named. Offsets of pages and
regions are into the text, which stays as it is. What passim puts out is passages, not
documents, and is noted as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.jsonl import Values, read_objects
from lineage.read.record import HEAD, Record

_KEY = re.compile(rb'"(\w+)"\s*:')
_PASSAGE = frozenset((b"cluster", b"begin", b"end"))


def read_passim(
    stream: BinaryIO, path: str, _id: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    first = stream.readline()
    if set(_KEY.findall(first)) >= _PASSAGE:
        reason = "passages that passim found, not documents"
        yield Skipped(path, "", reason, "give the documents that passim was run on")
        return

    def prepare(values: Values) -> Values:
        if options.outlet_field in values or "series" not in values:
            return values
        return {**values, options.outlet_field: values["series"]}

    yield from read_objects(chain((first,), stream), path, options, prepare)


def is_passim(head: bytes) -> bool:
    keys = set(_KEY.findall(head[:HEAD]))
    return head.startswith(b"{") and (b"series" in keys or keys >= _PASSAGE)
