"""NITF → one article. Knows the elements of NITF 3, also inside other standards.

The text is byline, dateline, body and tagline, as a page shows them; the headline is
the title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO
from xml.etree.ElementTree import Element

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.iptc import Party, distinct, names_in_byline, not_to_publish, others, record_of
from lineage.read.prose import element_text, line_of
from lineage.read.record import Declared, Record
from lineage.read.xml import XmlError, asked_encoding, elements, root_of

_DATES = (
    ("head/docdata/date.issue", "norm"),
    ("head/docdata/date.release", "norm"),
    ("head/pubdata", "date.publication"),
    ("body/body.head/dateline/story.date", "norm"),
)
_OUTLETS = (("head/pubdata", "name"), ("head/docdata/doc.copyright", "holder"))
_ADDRESSES = (("head/pubdata", "ex-ref"),)
_SOURCES = (
    ("head/docdata/doc.copyright", "holder"),
    ("head/docdata/doc.rights", "owner"),
    ("head/docdata/doc.rights", "agent"),
)
_SOURCE_NAMES = ("body/body.head/distributor", "body/body.head/rights/rights.owner")


def read_nitf(
    stream: BinaryIO, path: str, id_: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    found = False
    try:
        for place, nitf in elements(stream, ("nitf",), asked_encoding(options)):
            found = True
            yield _read(nitf, path, place, id_)
    except XmlError as error:
        yield Skipped(path, error.place, str(error), "correct the file, or fetch it again")
        return
    if not found:
        yield Skipped(path, "", "no NITF document in it", "check what the file is")


def is_nitf(head: bytes) -> bool:
    return root_of(head) == "nitf"


def text_in(nitf: Element) -> str:
    head = [nitf.findall(f"body/body.head/{name}") for name in ("byline", "dateline")]
    content = nitf.findall("body/body.content")
    if not any(line_of(each) for each in content):
        content = nitf.findall("body/body.head/abstract")
    if not content:
        return ""
    return element_text(*chain.from_iterable(head), *content, *nitf.findall("body/body.end"))


def declared_in(nitf: Element, path: str, place: str) -> Declared:
    title = line_of(nitf.find("body/body.head/hedline/hl1")) or line_of(nitf.find("head/title"))
    named = [line_of(each) for name in _SOURCE_NAMES for each in nitf.findall(name)]
    outlets = [*_values(nitf, _OUTLETS), *named]
    return Declared(
        path,
        place,
        outlet=outlets[0] if outlets else None,
        title=title or None,
        url=next((each for each in _values(nitf, _ADDRESSES) if "://" in each), None),
        date=next(iter(_values(nitf, _DATES)), None),
        authors=distinct(
            name for byline in nitf.findall("body/body.head/byline") for name in _authors(byline)
        ),
        sources=others(map(Party, (*named, *_values(nitf, _SOURCES))), Party(*outlets[:1])),
    )


def _read(nitf: Element, path: str, place: str, id_: str) -> Record | Skipped:
    data = nitf.find("head/docdata")
    status = "" if data is None else data.get("management-status", "")
    given = next(iter(_values(nitf, (("head/docdata/doc-id", "id-string"),))), "")
    return not_to_publish(status, path, place) or record_of(
        given or id_, text_in(nitf), declared_in(nitf, path, place)
    )


def _values(nitf: Element, places: Iterable[tuple[str, str]]) -> list[str]:
    """What is written in these attributes, in order."""
    written = (each.get(name, "") for where, name in places for each in nitf.findall(where))
    return [value.strip() for value in written if value.strip()]


def _authors(byline: Element) -> list[str]:
    named = [line_of(each) for each in byline.iter("person")]
    told = [byline.text or "", *(child.tail or "" for child in byline)]
    return named or names_in_byline(" ".join(told))
