"""Marked-up text (NITF, XHTML, HTML) → its paragraphs, as blocks with a blank line between.

White space is the markup's own and is folded; line breaks and preformatted text stand.
What is not read on a page (scripts, metadata, notes to editors) is left out.
"""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import Element

_INLINE = frozenset(
    "a abbr alt-code b big br cite classifier chron city cdata code copyrite del em event font "
    "frac frac-den frac-num frac-sep function i ins kbd lang location mark money num numer object "
    "object.title org person postaddr pronounce q region s small span state strike strong sub "
    "sublocation sup td th time tt u var virtloc wbr country name.family name.given byttl "
    "copyrite.holder copyrite.year story.date".split()
)
_UNREAD = frozenset(
    "script style head template noscript iframe svg math media-metadata media-reference "
    "media-object note alt-code datasource".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_RAW = frozenset("script style title textarea".split())
"""Within these nothing opens."""
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*(?:>|\Z)"
    r"""|<(?P<closes>/?)(?P<tag>[a-zA-Z][\w.:-]*)(?>[^<>"']|"[^"<]*"|'[^'<]*'|["'])*>""",
    re.DOTALL,
)
"""A tag ends before the next begins: so no text, however broken, is gone through twice."""
_GAPS = re.compile(r"\n{3,}")


class Prose:
    """Hears elements open and close, and what stands between."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._parts: list[str] = []
        self._unread = ""
        """The outermost element open that is not read."""
        self._within = 0
        """Elements of that name open, one in the other."""
        self._kept = 0
        """Elements open that keep their line breaks."""

    def open(self, tag: str) -> None:
        if tag == "body":  # a head that nobody closed ends here
            self._unread = ""
        if self._unread or tag in _UNREAD:
            self._pass_over(tag)
        elif tag == "br":
            self._parts.append("\n")
        elif tag in ("td", "th", "byttl"):
            self._parts.append(" ")
        elif tag not in _INLINE:
            self._break()
            self._kept += tag == "pre"

    def close(self, tag: str) -> None:
        if self._unread:
            self._within -= tag == self._unread
            self._unread = self._unread if self._within else ""
        elif tag not in _INLINE:
            self._break()
            self._kept = max(0, self._kept - (tag == "pre"))

    def say(self, text: str) -> None:
        if not self._unread:
            self._parts.append(text if self._kept else text.replace("\n", " "))

    def text(self) -> str:
        self._break()
        return "\n\n".join(self._blocks)

    def _pass_over(self, tag: str) -> None:
        if not self._unread:
            self._unread, self._within = tag, 0
        elif tag in _RAW:
            return
        self._within += tag == self._unread

    def _break(self) -> None:
        if not self._parts:
            return
        lines = [_single_spaced(line) for line in "".join(self._parts).split("\n")]
        self._parts = []
        if block := _GAPS.sub("\n\n", "\n".join(lines)).strip("\n"):
            self._blocks.append(block)


def html_text(markup: str) -> str:
    """Of HTML or XHTML, however broken, in a time that grows with its length alone."""
    prose = Prose()
    at = 0
    for found in _MARKUP.finditer(markup):
        prose.say(unescape(markup[at : found.start()]))
        at = found.end()
        if tag := (found["tag"] or "").lower():
            _tell_tag(tag, found, prose)
    prose.say(unescape(markup[at:]))
    return prose.text()


def _tell_tag(tag: str, found: re.Match[str], prose: Prose) -> None:
    if not found["closes"]:
        prose.open(tag)
    if tag not in _VOID and (found["closes"] or found[0].endswith("/>")):
        prose.close(tag)


def element_text(*elements: Element) -> str:
    """Of elements of NITF or XHTML, one below the other."""
    prose = Prose()
    for element in elements:
        _tell(element, prose)
    return prose.text()


def line_of(element: Element | None) -> str:
    """All that an element says, on one line; empty if there is none."""
    return "" if element is None else _single_spaced("".join(element.itertext()).replace("\n", " "))


def _single_spaced(line: str) -> str:
    for blank in "\t\r\f":
        line = line.replace(blank, " ")
    return " ".join(filter(None, line.split(" ")))


def _tell(element: Element, prose: Prose) -> None:
    prose.open(element.tag)
    prose.say(element.text or "")
    for child in element:
        _tell(child, prose)
        prose.say(child.tail or "")
    if element.tag not in _VOID:
        prose.close(element.tag)
