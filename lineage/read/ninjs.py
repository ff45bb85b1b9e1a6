"""IPTC ninjs 1 to 3 → one article an item: a document of one, an array of them, or one a line.

Keys are compared in lower case, for they changed their case between generations. Of
several bodies one with markup is taken, for it tells paragraphs. A type that is not the
standard's counts as absent.
"""

from __future__ import annotations

import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read import nitf
from lineage.read.iptc import Party, distinct, names_in_byline, not_to_publish, others, record_of
from lineage.read.jsonl import parse_line
from lineage.read.prose import html_text
from lineage.read.record import Declared, Record, clean
from lineage.read.xml import XmlError, elements

_KEY = re.compile(rb'"([$a-z_]+)"\s*:', re.IGNORECASE)
_MARKUP = re.compile(r"\s*<(?:p|div|html|body|section|article|h\d)\b", re.IGNORECASE)
_OWN = frozenset(
    (b"versioncreated", b"pubstatus", b"bodies", b"headlines", b"body_xhtml", b"representationtype")
)
_SHARED = frozenset((b"uri", b"body_text", b"byline", b"by", b"copyrightholder", b"$standard"))
_DATES = ("versioncreated", "contentcreated", "firstcreated")
_SIGNED = ("by", "byline")
_KINDS = ("html", "nitf", "plain")
"""What bodies are written in, best first."""
_MEDIA = frozenset(("picture", "graphic", "video", "audio", "animation"))
"""Types of items whose words are a caption."""
_STEP = "correct the file, or fetch it again"

Item = dict[str, object]


def read_ninjs(
    stream: BinaryIO, path: str, id_: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    for place, found in _values(stream, options):
        if isinstance(found, ValueError):
            yield Skipped(path, place, f"bad JSON: {found}", _STEP)
            continue
        for item in _items(found):
            yield _read(item, path, place, id_)


def is_ninjs(head: bytes) -> bool:
    """Two keys of the standard, one of them its own."""
    if not head.startswith((b"{", b"[")):
        return False
    keys = {key.lower() for key in _KEY.findall(head)}
    return bool(keys & _OWN) and len(keys & (_OWN | _SHARED)) > 1


def _values(stream: BinaryIO, options: ReadOptions) -> Iterator[tuple[str, object]]:
    """Where it stands and what it is: line by line if the first line is whole, else as one."""
    first = b""
    number = 0
    while not first.strip() and (line := stream.readline()):
        first = line.removeprefix(BOM_UTF8)
        number += 1
    value = _parsed(first, options)
    lines: Iterable[bytes] = stream
    if isinstance(value, ValueError):
        rest = stream.read()
        whole = _parsed(first + rest, options)
        if not isinstance(whole, ValueError) or not first.rstrip().endswith(b"}"):
            yield "", whole
            return
        lines = rest.splitlines()
    yield f"line {number}", value
    for further, line in enumerate(lines, number + 1):
        if line.strip():
            yield f"line {further}", _parsed(line, options)


def _parsed(data: bytes, options: ReadOptions) -> object:
    """The value, or the error that says why there is none."""
    try:
        return parse_line(data, options.encoding)
    except UnicodeDecodeError as error:
        return ValueError(f"not {options.encoding.upper()} (byte {error.start})")
    except ValueError as error:
        return error


def _items(found: object) -> Iterator[object]:
    """The items of a value, and those within them, each with its keys in lower case."""
    waiting = [*reversed(found)] if isinstance(found, list) else [found]
    while waiting:
        value = waiting.pop()
        if not isinstance(value, dict):
            yield value
            continue
        item = _lowered(value)
        yield item
        within = item.get("associations")
        inner = [*within.values()] if isinstance(within, dict) else within
        for each in reversed(inner) if isinstance(inner, list) else ():
            if isinstance(each, dict) and _has_text(each) and not _medium(_lowered(each)):
                waiting.append(each)


def _has_text(value: Item) -> bool:
    return any(str(key).lower() == "bodies" or str(key).startswith("body_") for key in value)


def _medium(item: Item) -> str:
    """What the item is if that is no text; empty else."""
    kind = _word(item.get("type")).lower()
    return kind if kind in _MEDIA else ""


def _read(item: object, path: str, place: str, id_: str) -> Record | Skipped:
    if not isinstance(item, dict):
        return Skipped(path, place, "not an item of ninjs but another value", _STEP)
    if stop := not_to_publish(_word(item.get("pubstatus")), path, place):
        return stop
    if medium := _medium(item):
        reason = f"the item is not a text but of the type '{medium}'"
        return Skipped(path, place, reason, "nothing need be done")
    given = _word(item.get("uri"))
    where = place or given
    return record_of(given or id_, _text(item), _declared(item, path, where))


def _text(item: Item) -> str:
    bodies = sorted(_bodies(item), key=lambda body: _KINDS.index(body[0]))
    texts = (_body_text(kind, value) for kind, value in bodies)
    return next((text for text in texts if text.strip()), "")


def _bodies(item: Item) -> Iterator[tuple[str, str]]:
    """What each body is written in, and the body."""
    for body in _objects(item.get("bodies")):
        kind = " ".join(_word(body.get(key)) for key in ("contenttype", "role")).lower()
        kind = next((each for each in _KINDS[:2] if each in kind), "plain")
        if kind != "plain" or "xml" not in _word(body.get("contenttype")):
            yield kind, _word(body.get("value"))
    for key in sorted(item):
        if key.startswith("body_"):
            yield next((each for each in _KINDS[:2] if each in key), "plain"), _word(item[key])


def _body_text(kind: str, value: str) -> str:
    if kind == "html" or _MARKUP.match(value):
        return html_text(value)
    if kind == "plain":
        return value.strip()
    try:
        documents = elements(io.BytesIO(value.encode()), ("nitf",), "utf-8")
        return "\n\n".join(nitf.text_in(document) for _, document in documents)
    except XmlError:
        return ""


def _declared(item: Item, path: str, place: str) -> Declared:
    headlines = [_word(each.get("value")) for each in _objects(item.get("headlines"))]
    headlines += [_word(item[key]) for key in sorted(item) if key.startswith("headline_")]
    titles = (_word(item.get("headline")), *headlines, _word(item.get("title")))
    uri = _word(item.get("uri"))
    parties = (*_objects(item.get("infosources")), *_objects(item.get("infosource")))
    holder = _word(item.get("copyrightholder"))
    said = [[_word(party.get(key)) for key in ("name", "literal", "uri")] for party in parties]
    return Declared(
        path,
        place,
        title=next(filter(None, titles), None),
        url=uri if uri.startswith(("http://", "https://")) else None,
        date=next((item[key] for key in _DATES if item.get(key)), None),
        authors=distinct(name for key in _SIGNED for name in names_in_byline(_word(item.get(key)))),
        sources=others((Party(*names) for names in (*said, [holder])), Party(uri)),
    )


def _word(value: object) -> str:
    return clean(value).strip() if isinstance(value, str) else ""


def _objects(value: object) -> list[Item]:
    """The objects of an array, their keys in lower case."""
    found = value if isinstance(value, list) else []
    return [_lowered(each) for each in found if isinstance(each, dict)]


def _lowered(values: Item) -> Item:
    return {str(key).lower(): value for key, value in values.items()}
