"""Foreign text and a width in cells → lines, as spans of that text; or a harmless picture of it.

Law: nothing here changes the number of code points, so that a span of the text is a span of its
picture. What is measured is always the picture, in the cells of rich. Linear in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

from lineage.model import Span

_ZERO_WIDTH_JOINER = "\u200d"
_HIDDEN = "·"
"""Stands for a character that would not be seen."""
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_PICTURES: dict[int, str] = (
    {c: chr(0x2400 + c) for c in range(0x20)}
    | {0x0A: " ", 0x7F: "\N{SYMBOL FOR DELETE}", 0x2028: "↵", 0x2029: "¶"}
    | dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], _UNKNOWN)
    | dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F)], _UNKNOWN)
    | dict.fromkeys(range(0x2066, 0x206A), _UNKNOWN)
    | dict.fromkeys([0xAD, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x3164], _HIDDEN)
    | dict.fromkeys([*range(0x2060, 0x2066), *range(0x206A, 0x2070)], _HIDDEN)
    | dict.fromkeys([0xFEFF, 0xFFA0, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)], _HIDDEN)
    | dict.fromkeys([*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B)], _HIDDEN)
)
"""Controls, marks that turn text round, and what takes no room or shows nothing."""
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_NEEDLESS_JOINER = re.compile(
    "(?<![\u0600-\u1cff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u1cff])"
)
"""Arabic and Indian scripts are spelt with joiners; elsewhere no two terminals agree on them."""

_ONE_CELL = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u1fff\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2100-\u2319\u2400-\u2426\u2500-\u25fc\ufffd]*"
)
"""Not all of them, but nearly all of what European news is written in."""
_OTHER_BLANKS = re.compile(r"[^\S \n\xa0\u2007\u202f]")
"""White space at which a line may end, as it may at a blank."""
_HYPHENS = "-/–—"


def shown(text: str) -> str:
    """The text with a stand-in of one cell for each code point that could steer a terminal, hide,
    or take no room; a newline becomes a blank. Combining marks stay."""
    if (text.isascii() and text.isprintable()) or not _UNSAFE.search(text):
        return text
    return _NEEDLESS_JOINER.sub(_HIDDEN, text.translate(_PICTURES))


def wrap(text: str, width: int) -> list[Span]:
    """Spans whose pictures fit `width` cells, in order; one at least, white space at ends left out.

    Lines end at newlines, else at white space; in a word that is longer than a line after a
    hyphen, a dash or a slash, else anywhere but inside a character that several code points make.
    A line holds at least one such character, even if it is wider.
    """
    lines: list[Span] = []
    lay = _Layout(text, max(width, 1))
    start = 0
    while (stop := text.find("\n", start)) >= 0:
        lay.paragraph(start, stop, lines)
        start = stop + 1
    lay.paragraph(start, len(text), lines)
    return lines


def clip(text: str, cells: int, ellipsis: str = "…") -> str:
    """The picture, or its beginning and an ellipsis: `cells` wide at most."""
    head = shown(text[: 4 * cells + 8]) if cells > 0 else ""
    if len(head) == len(text) and cell_len(head) <= cells:
        return head
    room = cells - cell_len(ellipsis)
    if room < 0:
        return ""
    end = _extent(head, 0, len(head), room)
    return head[: end if cell_len(head[:end]) <= room else 0] + ellipsis


def pad(text: str, cells: int, ellipsis: str = "…") -> str:
    """`clip`, and blanks after it: exactly `cells` wide."""
    clipped = clip(text, cells, ellipsis)
    return clipped + " " * (cells - cell_len(clipped))


class _Layout:
    """One text that is being wrapped."""

    def __init__(self, text: str, width: int) -> None:
        self._picture = shown(text)
        self._is_ascii = self._picture.isascii()
        self._blanks = _OTHER_BLANKS.sub(" ", text)
        """The text, in which every white space that may end a line is a blank or newline."""
        self._width = width

    def paragraph(self, start: int, stop: int, lines: list[Span]) -> None:
        """Adds the lines of a stretch without newlines."""
        stop = start + len(self._blanks[start:stop].rstrip(" "))
        at = start
        while (end := self._fitting(at, stop)) < stop:
            cut = self._last(" ", at, end + 1)
            line = len(self._blanks[at:cut].rstrip(" ")) if cut > at else 0
            if line:
                lines.append(Span(at, at + line))
            elif cut < at:
                cut = self._inside_word(at, end)
                lines.append(Span(at, cut))
            at = self._next_word(cut, stop)
        lines.append(Span(at, stop))

    def _fitting(self, at: int, stop: int) -> int:
        """The end of the longest line from `at`, white space not considered."""
        end = at + self._width
        if self._is_ascii or _ONE_CELL.fullmatch(self._picture, at, end + 1):
            return min(end, stop)
        return _extent(self._picture, at, stop, self._width)

    def _inside_word(self, at: int, end: int) -> int:
        hyphen = max(self._last(hyphen, at, end) for hyphen in _HYPHENS)
        return hyphen + 1 if hyphen > at else end

    def _last(self, wanted: str, at: int, end: int) -> int:
        """The last place in [at, end) of a character that no mark combines with; -1: none."""
        place = self._blanks.rfind(wanted, at, end)
        while place >= 0 and _combines(self._picture, place + 1):
            place = self._blanks.rfind(wanted, at, place)
        return place

    def _next_word(self, at: int, stop: int) -> int:
        while at < stop and self._blanks[at] == " " and not _combines(self._picture, at + 1):
            at += 1
        return at


def _extent(picture: str, at: int, stop: int, width: int) -> int:
    """The end of what fits `width` cells from `at`; one whole character at least."""
    room = width
    start = at
    while at < stop:
        end = at + 1
        while end < stop and (picture[end - 1] == _ZERO_WIDTH_JOINER or _combines(picture, end)):
            end += 1
        room -= _cells(picture[at:end])
        if room < 0:
            return at if at > start else end
        at = end
    return stop


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    return cell_len(character)


def _combines(picture: str, at: int) -> bool:
    """The code point there takes no room of its own."""
    return at < len(picture) and picture[at] > "\u02ff" and not get_character_cell_size(picture[at])
