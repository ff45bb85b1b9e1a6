"""A web page → one article: its text without menus and comments, and what the page declares.

The only reader that knows trafilatura. No clock: a page's date is what it says, never today's.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.decoding import page_text
from lineage.read.page_claims import Claims, claims
from lineage.read.record import Declared, Record, clean, missing_library
from lineage.read.txt import looks_binary
from lineage.text.agencies import source_named

MAX_PAGE_BYTES = 100_000_000
"""As saved, with pictures written into it."""
_MAX_MARKUP = 10_000_000
"""Characters, pictures left out."""
_MAX_ELEMENTS = 30_000
"""News pages have 500 to 10,000; the time that 30,000 take is 10 seconds at worst."""
_HEAD = 4096
_SAVE = "save the article's own page, or its text as .txt"
_SILENT = logging.NullHandler()
_INLINE = re.compile(r"data:[\w/+.;=-]{0,100};base64,[\w+/=%-]*")
_BEGINS = re.compile(
    rb"(<\?xml[^>]{0,200}>\s*)?(<!--(?:(?!-->).)*-->\s*)*<(!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCKS = frozenset({"p", "head", "item", "quote", "code", "row", "list", "table", "lb", "body"})
_TAG = re.compile(r"""<[a-zA-Z](?:[^=>]+|=\s*"[^"]*"|=\s*'[^']*'|=)*""")
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_MAX_ATTRIBUTES = 1000
"""Of one element; the parser compares each with all others."""
_LATEST = "2200-01-01"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it lies in a file."""

    data: bytes
    path: str
    place: str
    id: str
    url: str | None = None
    """Where it was fetched; None: nobody knows."""
    encoding: str | None = None
    """What the server said."""
    fetched: str | None = None
    """The day on which it was; nothing that it holds is later."""


def is_html(head: bytes) -> bool:
    return _BEGINS.match(head) is not None


def read_html(
    stream: BinaryIO, path: str, id_: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    yield from article(Page(stream.read(MAX_PAGE_BYTES + 1), path, "", id_), options)


def article(page: Page, options: ReadOptions) -> Iterator[Record | Skipped]:
    """The page's article, or a note why there is none."""
    _check_installed()
    markup = _INLINE.sub("", page_text(page.data, page.encoding, options.encoding))
    markup = markup.replace("\0", "")
    if not markup.strip():
        yield Skipped(page.path, page.place, "empty file", "remove it, or check how it was made")
    elif looks_binary(markup):
        yield Skipped(page.path, page.place, "binary file", "save the page as HTML")
    elif len(page.data) > MAX_PAGE_BYTES or len(markup) > _MAX_MARKUP:
        yield Skipped(page.path, page.place, "too long for a web page", _SAVE)
    else:
        yield from _finds(page, markup)


def _finds(page: Page, markup: str) -> Iterator[Record | Skipped]:
    tree = _parsed(markup)
    said = None if tree is None else claims(tree, markup[:_HEAD], page.url)
    found = None if tree is None else _extracted(tree, page.fetched)
    text = "\n\n".join(_paragraphs(found.body)) if found else ""
    if said is None or found is None or not text:
        yield Skipped(page.path, page.place, "no article is found on the page", _SAVE)
        return
    if said.is_broken:
        reason = "the page's JSON-LD cannot be read; the article is kept without it"
        yield Skipped(page.path, page.place, reason, "nothing need be done: other marks are read")
    yield Record(page.id, clean(text), _declared(page, found, said))


def _is_endless(markup: str) -> bool:
    """A tag that would hold the parser up for minutes."""
    for tag in _TAG.finditer(markup):
        if len(tag[0]) > _MAX_ATTRIBUTES:
            written = _VALUE.sub("", tag[0]).replace("/", " ")
            if len(written.split()) > _MAX_ATTRIBUTES:
                return True
    return False


def _parsed(markup: str) -> Any:
    """A tree; None of what is no page, or would take minutes."""
    from trafilatura import load_html

    tree = None if _is_endless(markup) else load_html(markup)
    if tree is None or sum(1 for _ in islice(tree.iter(), _MAX_ELEMENTS)) == _MAX_ELEMENTS:
        return None
    return tree


def _extracted(tree: Any, fetched: str | None) -> Any:
    """trafilatura's Document; None if it finds no text."""
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": False, "max_date": fetched or _LATEST}
    return bare_extraction(
        tree, include_comments=False, with_metadata=True, date_extraction_params=dates
    )


def _paragraphs(body: Any) -> Iterator[str]:
    """The texts of an extracted body; broken lines are lines of their own."""
    from lxml import etree

    words: list[str] = []
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if node.tag in _BLOCKS:
            yield from _told(words)
            words.clear()
        words.append((node.text if event == "start" else node.tail) or "")
        if node.tag == "cell":
            words.append(" ")
    yield from _told(words)


def _told(words: list[str]) -> Iterator[str]:
    text = " ".join("".join(words).split())
    if text:
        yield text


def _declared(page: Page, found: Any, said: Claims) -> Declared:
    authors = tuple(_names(found.author))
    agencies = [name for name in authors if (known := source_named(name)) and known.is_agency]
    return Declared(
        page.path,
        page.place,
        outlet=_word(said.outlet or found.sitename),
        title=_word(found.title),
        url=_word(said.url or found.url),
        date=said.published or found.date,
        authors=authors,
        sources=tuple(dict.fromkeys(clean(name) for name in (*said.sources, *agencies))),
    )


def _names(listed: str | None) -> Iterator[str]:
    for name in (listed or "").split(";"):
        if name := clean(name).strip():
            yield name


def _word(value: str | None) -> str | None:
    return clean(value).strip() or None if value else None


def _check_installed() -> None:
    try:
        import trafilatura  # noqa: F401
    except ImportError:
        raise missing_library("Web pages", "pages") from None
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(_SILENT)  # they tell of each page that is damaged
