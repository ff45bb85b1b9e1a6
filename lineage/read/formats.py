"""A file's name → the reader for it. A new format is a module and one line in `FORMATS`."""

from __future__ import annotations

from codecs import BOM_UTF8
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO

from lineage.read.jsonl import read_jsonl
from lineage.read.record import Reader
from lineage.read.streams import UNPACKERS, stream_of
from lineage.read.txt import read_txt

FORMATS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    ((".txt", ".md"), read_txt),
    ((".jsonl", ".ndjson"), read_jsonl),
)

SUFFIXES = tuple(suffix for suffixes, _ in FORMATS for suffix in suffixes)
READABLE = f"{', '.join(SUFFIXES)} (also with {' or '.join(UNPACKERS)})"


def split_name(path: PurePath) -> tuple[str, str]:
    """The name without its suffix, and the suffix that tells the format (packing left out)."""
    stem, suffix = path.stem, path.suffix.lower()
    if suffix in UNPACKERS:
        inner = PurePath(stem)
        return inner.stem, inner.suffix.lower()
    return stem, suffix


def reader_for(suffix: str) -> Reader | None:
    return next((reader for suffixes, reader in FORMATS if suffix in suffixes), None)


def sniffed(stream: BinaryIO) -> tuple[Reader, BinaryIO]:
    """The reader for bytes without a name: JSON Lines if they open with `{`, else one text."""
    head: list[bytes] = []
    for line in stream:
        head.append(line)
        if line.strip():
            break
    opening = b"".join(head).removeprefix(BOM_UTF8).lstrip()[:1]
    return (read_jsonl if opening == b"{" else read_txt), stream_of(chain(head, stream))
