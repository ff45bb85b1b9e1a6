"""A web archive (WARC) → the articles of its pages; an article's id is the page's address.

The only reader that knows warcio. Read are pages and plain texts that a server gave with
status 200, or that were made from such (.wet). When a page was fetched is no date of its
article: that is at most its latest possible one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import Any, BinaryIO

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.decoding import page_text
from lineage.read.html import MAX_PAGE_BYTES, Page, article
from lineage.read.record import Declared, Record, clean, missing_library
from lineage.read.txt import looks_binary
from lineage.read.unread import Unread

_HTML = ("text/html", "application/xhtml+xml")
_ASIDE = ("warcinfo", "request", "metadata")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_SHOWN = 100
"""Characters of a line that is not understood."""
_AGAIN = "fetch the page again; what came before was read"


def is_warc(head: bytes) -> bool:
    return head.startswith(b"WARC/")


def read_warc(
    stream: BinaryIO, path: str, _id: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    unread, is_empty = Unread("record"), True
    try:
        for record in _records(stream):
            if record.rec_type in _ASIDE:
                continue
            is_empty = False
            if why := _unfit(record):
                unread.add(why, _address(record), "nothing need be done")
            else:
                yield from _finds(record, path, options)
    except _NoRecordError as error:
        is_empty = False
        yield Skipped(path, "", f"the rest is no WARC ({error})", _AGAIN)
    yield from unread.notes(path)
    if is_empty:
        yield Skipped(path, "", "no page in it", "check how it was made")


def _records(stream: BinaryIO) -> Iterator[Any]:
    try:
        from warcio.archiveiterator import WARCIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise missing_library("Web archives", "pages") from None

    records = WARCIterator(_AsItComes(stream))
    while True:
        try:
            with redirect_stderr(StringIO()):  # it tells of what it mends
                record = next(records, None)
        except (ArchiveLoadFailed, zlib.error, ValueError, OverflowError) as error:
            raise _NoRecordError(clean(" ".join(str(error).split()))[:_SHOWN]) from error
        except AttributeError as error:
            raise _NoRecordError("a record has no address") from error
        if record is None:
            return
        yield record


class _NoRecordError(Exception):
    """What follows is not a record."""


class _AsItComes:
    """Reads no more than there is, so that nothing before damage is lost."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int) -> bytes:
        return self._stream.read1(size)  # type: ignore[attr-defined,no-any-return]


def _unfit(record: Any) -> str:
    """Why a record is no article, as `Unread` takes it; empty: it may be one."""
    kind, type_ = record.rec_type, _media_type(record)
    if kind == "revisit":
        return "that repeat an earlier capture"
    if kind not in ("response", "resource", "conversion"):
        return f"of the type {kind}"
    if not _address(record).casefold().startswith(("http://", "https://")):
        return "without an address on the web"
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        return f"with status {status}"
    if type_ not in (*_HTML, "text/plain"):
        return f"of {type_ or 'no media type'}"
    return "for robots" if _address(record).endswith("/robots.txt") else ""


def _finds(record: Any, path: str, options: ReadOptions) -> Iterator[Record | Skipped]:
    address = _address(record)
    data, is_whole = _payload(record)
    if getattr(record.raw_stream, "limit", 0) and len(data) <= MAX_PAGE_BYTES:
        yield Skipped(path, address, "the file is cut short in this record", _AGAIN)
        return
    why = record.rec_headers.get_header("WARC-Truncated")
    if why or not is_whole:
        reason = f"the page came in cut short or damaged ({clean(why or 'its packing')})"
        yield Skipped(path, address, reason, "fetch it again; what there is was read")
    charset = _CHARSET.search(_content_type(record))
    fetched = (record.rec_headers.get_header("WARC-Date") or "")[:10]
    page = Page(data, path, address, address, address, charset and charset[1], _day(fetched))
    if _media_type(record) in _HTML:
        yield from article(page, options)
    else:
        yield from _plain(page, options)


def _payload(record: Any) -> tuple[bytes, bool]:
    """What the server gave, unpacked, a byte more than is wanted at most; whether all of it is."""
    stream = record.content_stream()
    with redirect_stderr(StringIO()) as complaints:
        data = stream.read(MAX_PAGE_BYTES + 1)
    has_ended = getattr(getattr(stream, "decompressor", None), "eof", True)
    return data, len(data) > MAX_PAGE_BYTES or bool(has_ended and not complaints.getvalue())


def _plain(page: Page, options: ReadOptions) -> Iterator[Record | Skipped]:
    text = page_text(page.data, page.encoding, options.encoding)
    if looks_binary(text):
        yield Skipped(page.path, page.place, "binary data, though it is said to be text", _AGAIN)
    elif not text.strip():
        yield Skipped(page.path, page.place, "empty text", "nothing need be done")
    else:
        yield Record(page.id, clean(text), Declared(page.path, page.place, url=page.url))


def _address(record: Any) -> str:
    return clean(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _media_type(record: Any) -> str:
    return clean(_content_type(record).partition(";")[0].strip().casefold())


def _day(date: str) -> str | None:
    return date if re.fullmatch(r"\d{4}-\d\d-\d\d", date) else None
