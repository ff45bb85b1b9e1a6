"""NewsML-G2: news items, alone or in messages → one article an item with a text.

The text is the first content that can be read: NITF, XHTML or plain text. Packages,
concepts and plans hold none; pictures and items that lie elsewhere are noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read import nitf
from lineage.read.iptc import Party, distinct, names_in_byline, not_to_publish, others, record_of
from lineage.read.prose import element_text, html_text, line_of
from lineage.read.record import Declared, Record
from lineage.read.xml import XmlError, asked_encoding, elements, root_of

_ROOTS = frozenset(
    "newsItem newsMessage packageItem conceptItem knowledgeItem planningItem catalogItem".split()
)
_PAGE = frozenset("html body article section div p".split())
"""Elements of XHTML that hold a text; other XML in an item is tables, scores and events."""
_DATES = (
    "itemMeta/versionCreated",
    "contentMeta/contentModified",
    "contentMeta/contentCreated",
    "itemMeta/firstCreated",
)
_TITLES = ("contentMeta/headline", "itemMeta/title")


def read_newsml_g2(
    stream: BinaryIO, path: str, id_: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    found = False
    try:
        for place, item in elements(stream, ("newsItem",), asked_encoding(options)):
            found = True
            yield _read(item, path, place, id_)
    except XmlError as error:
        step = "correct the file, or fetch it again; what came before was read"
        yield Skipped(path, error.place, str(error), step)
        return
    if not found:
        reason = "no news item in it (packages only point to items)"
        yield Skipped(path, "", reason, "give the files of the items themselves")


def is_newsml_g2(head: bytes) -> bool:
    return root_of(head) in _ROOTS


def _read(item: Element, path: str, place: str, id_: str) -> Record | Skipped:
    status = item.find("itemMeta/pubStatus")
    said = "" if status is None else status.get("qcode") or status.get("uri") or ""
    if stop := not_to_publish(said, path, place):
        return stop
    text, inner = _content(item)
    declared = _declared(item, inner, path, place)
    return record_of(item.get("guid", "").strip() or id_, text, declared)


def _content(item: Element) -> tuple[str, Element | None]:
    """The text, and the document of NITF that it is from, if it is."""
    for content in item.findall("contentSet/*"):
        inner = content.find("nitf")
        if inner is not None:
            text = nitf.text_in(inner)
        elif content.tag == "inlineXML" and all(each.tag in _PAGE for each in content):
            text = element_text(*content)
        elif content.tag == "inlineData" and not content.get("encoding"):
            text = _data(content)
        else:
            continue
        if text:
            return text, inner
    return "", None


def _data(content: Element) -> str:
    kind = content.get("contenttype", "text/plain").lower()
    said = "".join(content.itertext())
    if "html" in kind:
        return html_text(said)
    return said.strip() if kind.startswith("text/") else ""


def _declared(item: Element, inner: Element | None, path: str, place: str) -> Declared:
    within = Declared(path, place) if inner is None else nitf.declared_in(inner, path, place)
    provider = next(iter(_parties(item, "itemMeta/provider")), Party(within.outlet or ""))
    said = [
        *_parties(item, "contentMeta/infoSource"),
        *map(Party, _lines(item, "contentMeta/creditline")),
        *_parties(item, "rightsInfo/copyrightHolder"),
        *map(Party, (within.outlet or "", *within.sources)),
    ]
    signed = [name for line in _lines(item, "contentMeta/by") for name in names_in_byline(line)]
    titles = (line for where in _TITLES for line in _lines(item, where))
    dates = (line for where in _DATES for line in _lines(item, where))
    creators = (party.name for party in _parties(item, "contentMeta/creator"))
    return Declared(
        path,
        place,
        outlet=provider.name or None,
        title=next(titles, None) or within.title,
        url=within.url,
        date=next(dates, None) or within.date,
        authors=distinct(signed or creators) or within.authors,
        sources=others(said, provider),
    )


def _lines(item: Element, where: str) -> list[str]:
    return [line for each in item.findall(where) if (line := line_of(each))]


def _parties(item: Element, where: str) -> list[Party]:
    """By name, or as their literal, code or address says it."""
    return [
        Party(
            *(line_of(name) for name in party.findall("name")),
            *(party.get("literal", ""), party.get("qcode", "").partition(":")[2]),
            party.get("uri", ""),
        )
        for party in item.findall(where)
    ]
