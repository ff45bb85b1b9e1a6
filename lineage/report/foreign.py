"""Foreign text → the same text, fit for a terminal, a line, or a Markdown page.

Articles, titles, ids and file names were written by others: none of their characters may steer
a terminal or a page. Every face passes them through here; data formats keep what they can.
"""

from __future__ import annotations

import re

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_KEPT = "\t\n"
_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Embeddings, overrides and isolates can turn round the text that follows them."""
_VISIBLE: dict[int, str] = (
    {c: chr(0x2400 + c) for c in range(0x20) if chr(c) not in _KEPT}
    | {0x7F: "\N{SYMBOL FOR DELETE}"}
    | dict.fromkeys([*range(0x80, 0xA0), *_BIDI, *range(0xD800, 0xE000)], _REPLACEMENT)
    | dict.fromkeys([0x2028, 0x2029], "\n")
)
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = re.compile(r"[\\`*_\[\]<>|~#&$!{}@]|^[-+=](?=\s|[-+=]|$)")
_LIST_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_AUTOLINK = re.compile(r"(?i)(https?|ftp)(:)(?=//)|\b(www)(\.)")


def visible(text: str) -> str:
    """Controls as pictures (␛) or as U+FFFD; newline and tab stay, a lone CR does not."""
    if not _UNSAFE.search(text):
        return text
    return text.replace("\r\n", "\n").translate(_VISIBLE)


def one_line(text: str) -> str:
    """`visible`, with every run of white space one blank."""
    return " ".join(visible(text).split())


def whole(text: str) -> str:
    """Half a surrogate pair is no text, and no file can hold one; file names can."""
    return _SURROGATE.sub(_REPLACEMENT, text)


def xml_text(text: str) -> str:
    """What XML can hold; U+FFFD for what it cannot."""
    return _NO_XML.sub(_REPLACEMENT, text)


def lost_to_xml(text: str) -> int:
    """Characters that XML cannot hold."""
    return len(_NO_XML.findall(text))


def markdown_text(text: str) -> str:
    """One line in which Markdown finds nothing to interpret: no markup, HTML, table or link."""
    escaped = _MARKUP.sub(lambda found: "\\" + found[0], one_line(text))
    return _AUTOLINK.sub(_unlinked, _LIST_NUMBER.sub(r"\1\\\2", escaped))


def _unlinked(found: re.Match[str]) -> str:
    scheme, colon, www, dot = found.groups()
    return f"{scheme or www}\\{colon or dot}"
