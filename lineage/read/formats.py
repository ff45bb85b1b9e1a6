"""A file's name, or how it begins → what kind of file it is.

A new format is a module and one line in `FORMATS`. Where several share a suffix,
how the file begins tells them apart.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from functools import partial
from importlib.util import find_spec
from io import BufferedReader
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO, cast

from lineage.errors import OptionError
from lineage.options import AUTO
from lineage.read.archives import ARCHIVES, Archive
from lineage.read.csv_tables import is_csv, read_csv
from lineage.read.html import is_html, read_html
from lineage.read.json_array import is_json_array, read_json_array
from lineage.read.jsonl import is_jsonl, read_jsonl
from lineage.read.newsml_g2 import is_newsml_g2, read_newsml_g2
from lineage.read.ninjs import is_ninjs, read_ninjs
from lineage.read.nitf import is_nitf, read_nitf
from lineage.read.parquet import is_parquet, read_parquet
from lineage.read.passim import is_passim, read_passim
from lineage.read.record import HEAD, Format, pip_command
from lineage.read.streams import PACKED_TARS, PACKINGS, UNPACKERS, Meter, stream_of, unpacked
from lineage.read.txt import read_txt
from lineage.read.warc import is_warc, read_warc
from lineage.text.nearest import nearest

_CHUNK = 1 << 16

_JSON = (".json", ".jsonl", ".ndjson")

FORMATS = (
    Format(
        "warc",
        (".warc", ".wet"),
        "pages as a crawler fetched them (WARC)",
        read_warc,
        is_warc,
        extra="pages",
        module="warcio",
    ),
    Format(
        "html",
        (".html", ".htm", ".xhtml"),
        "a saved web page, read for its article",
        read_html,
        is_html,
        extra="pages",
        module="trafilatura",
    ),
    Format(
        "parquet",
        (".parquet",),
        "a table of Parquet, an article a row",
        read_parquet,
        is_parquet,
        extra="parquet",
        module="pyarrow",
    ),
    Format("newsml-g2", (".xml", ".newsml"), "IPTC NewsML-G2", read_newsml_g2, is_newsml_g2),
    Format("nitf", (".xml", ".nitf"), "IPTC NITF", read_nitf, is_nitf),
    Format("ninjs", _JSON, "IPTC ninjs", read_ninjs, is_ninjs),
    Format(
        "json",
        (".json",),
        "a JSON array of objects, 256 MiB at most",
        read_json_array,
        is_json_array,
    ),
    Format("passim", _JSON, "documents for passim, an object a line", read_passim, is_passim),
    Format("jsonl", _JSON, "a JSON object a line", read_jsonl, is_jsonl, takes_rest=True),
    Format("csv", (".csv", ".tsv"), "a table with a header, an article a row", read_csv, is_csv),
    Format("txt", (".txt", ".md"), "one text a file", read_txt, lambda _head: True),
)
"""In the order in which content is asked: the last takes all that no other knows."""

Kind = Format | Archive
KINDS: tuple[Kind, ...] = (*ARCHIVES, *FORMATS)

SUFFIXES = tuple(dict.fromkeys(suffix for kind in KINDS for suffix in kind.suffixes))
READABLE = f"{', '.join(SUFFIXES)} (also with {' or '.join(UNPACKERS)})"


def split_name(path: PurePath) -> tuple[str, str]:
    """The name without its suffix, and the suffix that tells the kind (packing left out)."""
    stem, suffix = path.stem, path.suffix.lower()
    if suffix in PACKED_TARS:
        return stem, ".tar"
    if suffix in UNPACKERS:
        inner = PurePath(stem)
        return inner.stem, inner.suffix.lower()
    return stem, suffix


def kinds_of(suffix: str, wanted: str) -> tuple[Kind, ...]:
    """What a file with this suffix may be; empty: it is not read.

    `wanted` is the name of a kind, or `auto`. Archives are opened in any case: it is
    their members that are read as what is wanted.
    """
    fitting = tuple(kind for kind in KINDS if suffix in kind.suffixes)
    is_archive = any(isinstance(kind, Archive) for kind in fitting)
    return fitting if wanted == AUTO or is_archive else (kind_named(wanted),)


def any_kind(wanted: str) -> tuple[Kind, ...]:
    """What a file without a suffix may be."""
    return KINDS if wanted == AUTO else (kind_named(wanted),)


def kind_named(name: str) -> Kind:
    for kind in KINDS:
        if kind.name == name:
            return kind
    names = [kind.name for kind in KINDS]
    close = nearest(name, names)
    meant = f"did you mean {close}?" if close else f"there are: {AUTO}, {', '.join(names)}"
    raise OptionError(f"no format is called '{name}'; {meant}")


def is_installed(kind: Kind) -> bool:
    return not kind.module or find_spec(kind.module) is not None


def how_to_install(kind: Kind) -> str:
    return pip_command(kind.extra)


def told(
    stream: BinaryIO, kinds: tuple[Kind, ...], metered: Meter = iter
) -> tuple[Kind | None, BinaryIO]:
    """Of these kinds the one that the bytes are, None if of none, and all of the bytes, unpacked;
    `metered` sees what comes out."""
    if len(kinds) == 1:
        return kinds[0], stream
    head, whole = _peeked(stream)
    packing = next((each for magic, each in PACKINGS.items() if head.startswith(magic)), "")
    if packing:
        head, whole = _peeked(unpacked(whole, packing, metered))
    opening = head.removeprefix(BOM_UTF8).lstrip()
    begun = next((kind for kind in kinds if kind.begins(opening)), None)
    rest = (kind for kind in kinds if isinstance(kind, Format) and kind.takes_rest)
    return begun or next(rest, None), whole


def _peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    if stream.seekable():
        head = stream.read(HEAD)
        stream.seek(-len(head), 1)
        return head, stream
    arriving = iter(partial(cast(BufferedReader, stream).read1, _CHUNK), b"")
    head = b""
    for chunk in arriving:
        head += chunk
        if len(head) >= HEAD or _is_record(head):
            break
    return head, stream_of(chain((head,), arriving))


def _is_record(head: bytes) -> bool:
    """Whether the first line is whole and looks like an object: a slow pipe may wait after it."""
    line, newline, _ = head.lstrip().partition(b"\n")
    return bool(newline) and line.startswith(b"{") and line.rstrip().endswith(b"}")
