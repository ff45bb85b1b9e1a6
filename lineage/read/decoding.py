"""The bytes of a web page → its text, in whichever encoding it declares, or is.

A page may be mistaken about itself: whatever is valid UTF-8 is taken for that.
"""

from __future__ import annotations

import codecs
import re

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_LOOKED_AT = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_DEFAULT = "cp1252"
"""What old pages are in that say nothing."""


def page_text(data: bytes, told: str | None, encoding: str) -> str:
    """`told` is what a server said, `encoding` what the user says ("utf-8" says nothing)."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_LOOKED_AT])
    named = declared[1].decode("ascii", "replace") if declared else ""
    given = encoding if _codec(encoding) != "utf-8" else None
    for label in (given, told, named):
        if codec := _codec(label):
            return data.decode(codec, "replace")
    return data.decode(_DEFAULT, "replace")


def _codec(name: str | None) -> str | None:
    """Python's name of a text encoding; None if there is none that is called so."""
    try:
        found = codecs.lookup(name or "").name
        b"".decode(found)
    except (LookupError, ValueError):
        return None
    return _AS_BROWSERS_DO.get(found, found)
