"""A file's name, or how it begins → the reader for it.

A new format is a module and one line in `FORMATS`.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.csv_tables import is_csv, read_csv
from lineage.read.jsonl import is_jsonl, read_jsonl
from lineage.read.newsml_g2 import is_newsml_g2, read_newsml_g2
from lineage.read.ninjs import is_ninjs, read_ninjs
from lineage.read.nitf import is_nitf, read_nitf
from lineage.read.parquet import is_parquet, read_parquet
from lineage.read.passim import is_passim, read_passim
from lineage.read.record import HEAD, Format, Reader, Record
from lineage.read.streams import UNPACKERS, stream_of
from lineage.read.txt import read_txt

_CHUNK = 1 << 16

_JSON = (".json", ".jsonl", ".ndjson")

FORMATS = (
    Format(
        *("parquet", (".parquet",), "a table of Parquet, an article a row", read_parquet),
        *(is_parquet, "parquet", "duckdb"),
    ),
    Format("newsml-g2", (".xml", ".newsml"), "IPTC NewsML-G2", read_newsml_g2, is_newsml_g2),
    Format("nitf", (".xml", ".nitf"), "IPTC NITF", read_nitf, is_nitf),
    Format("ninjs", _JSON, "IPTC ninjs", read_ninjs, is_ninjs),
    Format("passim", _JSON, "documents for passim, an object a line", read_passim, is_passim),
    Format("jsonl", _JSON, "a JSON object a line", read_jsonl, is_jsonl, takes_rest=True),
    Format("csv", (".csv", ".tsv"), "a table with a header, an article a row", read_csv, is_csv),
    Format("txt", (".txt", ".md"), "one text a file", read_txt, lambda _head: True),
)
"""In the order in which content is asked: the last takes all that no other knows."""

SUFFIXES = tuple(dict.fromkeys(suffix for format_ in FORMATS for suffix in format_.suffixes))
READABLE = f"{', '.join(SUFFIXES)} (also with {' or '.join(UNPACKERS)})"


def split_name(path: PurePath) -> tuple[str, str]:
    """The name without its suffix, and the suffix that tells the format (packing left out)."""
    stem, suffix = path.stem, path.suffix.lower()
    if suffix in UNPACKERS:
        inner = PurePath(stem)
        return inner.stem, inner.suffix.lower()
    return stem, suffix


def reader_for(suffix: str) -> Reader | None:
    fitting = [each for each in FORMATS if suffix in each.suffixes]
    return partial(_read_as_told, fitting) if fitting else None


def _read_as_told(
    formats: list[Format], stream: BinaryIO, path: str, id_: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    """As the one that the content is; the last, if it is none."""
    if len(formats) > 1:
        head = stream.read(HEAD)
        opening = head.removeprefix(BOM_UTF8).lstrip()
        rest = iter(partial(stream.read, _CHUNK), b"")
        stream = stream_of(chain((head,), rest))
        formats = [each for each in formats if each.begins(opening)] or formats[-1:]
    yield from formats[0].read(stream, path, id_, options)


def sniffed(stream: BinaryIO) -> tuple[Reader, BinaryIO]:
    """The reader for bytes without a name, and all of the bytes."""
    head = stream.read(HEAD)
    opening = head.removeprefix(BOM_UTF8).lstrip()
    reader = next(each.read for each in FORMATS if each.begins(opening))
    return reader, stream_of(chain((head,), iter(lambda: stream.read(_CHUNK), b"")))
