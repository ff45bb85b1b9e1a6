"""A plain-text file → one article: its text is the whole file.

Newlines are not translated. The one thing left out is a byte-order mark at the
start of the file, which is no part of the text: offsets count from after it.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import BinaryIO

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.record import Declared, Record, clean

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LOOKED_AT = 65_536
"""Characters at the head of a file that tell text from other data."""
_MOST = 0.3
"""A share of control characters that no text has; measured texts have none at all."""


def read_txt(
    stream: BinaryIO, path: str, id_: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    data = stream.read()
    try:
        text = decode(data, options.encoding)
    except UnicodeDecodeError as error:
        yield _undecodable(data, error, path, options)
        return
    if looks_binary(text):
        yield _binary(path)
    elif not text.strip():
        yield Skipped(path, "", "empty file", "remove it, or check how it was made")
    else:
        yield Record(id_, clean(text), Declared(path, ""))


def decode(data: bytes, encoding: str) -> str:
    """The text of the bytes; a UTF-8 byte-order mark says UTF-8 and is dropped."""
    return data.decode("utf-8-sig" if data.startswith(BOM_UTF8) else encoding)


def looks_binary(text: str) -> bool:
    head = text[:_LOOKED_AT]
    return "\0" in text or len(_CONTROL.findall(head)) > _MOST * len(head)


def _undecodable(
    data: bytes, error: UnicodeDecodeError, path: str, options: ReadOptions
) -> Skipped:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return Skipped(path, "", "the file is UTF-16", "convert it, or pass --encoding utf-16")
    if looks_binary(data.decode("latin-1")):
        return _binary(path)
    name = options.encoding.upper()
    offset = error.start + (len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0)
    return Skipped(
        path, f"byte {offset}", f"the file is not {name}", "convert it, or pass --encoding"
    )


def _binary(path: str) -> Skipped:
    return Skipped(path, "", "binary file", "export its text as .txt or .jsonl")
