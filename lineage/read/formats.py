"""A file's name, or how it begins → the reader for it.

A new format is a module and one line in `FORMATS`.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO

from lineage.read.jsonl import is_jsonl, read_jsonl
from lineage.read.record import HEAD, Format, Reader
from lineage.read.streams import UNPACKERS, stream_of
from lineage.read.txt import read_txt

_CHUNK = 1 << 16

FORMATS = (
    Format("jsonl", (".jsonl", ".ndjson"), "a JSON object a line", read_jsonl, is_jsonl),
    Format("txt", (".txt", ".md"), "one text a file", read_txt, lambda _head: True),
)
"""In the order in which content is asked: the last takes all that no other knows."""

SUFFIXES = tuple(suffix for format_ in FORMATS for suffix in format_.suffixes)
READABLE = f"{', '.join(SUFFIXES)} (also with {' or '.join(UNPACKERS)})"


def split_name(path: PurePath) -> tuple[str, str]:
    """The name without its suffix, and the suffix that tells the format (packing left out)."""
    stem, suffix = path.stem, path.suffix.lower()
    if suffix in UNPACKERS:
        inner = PurePath(stem)
        return inner.stem, inner.suffix.lower()
    return stem, suffix


def reader_for(suffix: str) -> Reader | None:
    return next((each.read for each in FORMATS if suffix in each.suffixes), None)


def sniffed(stream: BinaryIO) -> tuple[Reader, BinaryIO]:
    """The reader for bytes without a name, and all of the bytes."""
    head = stream.read(HEAD)
    opening = head.removeprefix(BOM_UTF8).lstrip()
    reader = next(each.read for each in FORMATS if each.begins(opening))
    return reader, stream_of(chain((head,), iter(lambda: stream.read(_CHUNK), b"")))
