"""Text of a report → the same text with colours. The door to rich's styles.

Law: without its escape codes it is the text it was. The text is clean already: no escape code in
it is of others (`report/foreign.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import StringIO

from rich.console import Console
from rich.text import Text

from lineage.glossary import LABELS
from lineage.model import Label

_STYLES: Mapping[Label, str] = {
    Label.COPIED: "bold yellow",
    Label.EDITED: "yellow",
    Label.PARAPHRASED: "cyan",
    Label.QUOTED: "magenta",
    Label.ADDED: "",
    Label.CREDIT: "green",
    Label.FURNITURE: "dim",
}
_EDITS = (("[-", "-]", "red"), ("{+", "+}", "green"))
_HEADING = re.compile(r"^[A-Z][A-Z ]+$", re.MULTILINE)
_FINDING = re.compile(r"^! .*(?:\n  .*)*", re.MULTILINE)


def painted(text: str) -> str:
    page = StringIO()
    console = Console(
        file=page,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in re.split(r"(\n{2,})", text):
        console.print(_styled(part), soft_wrap=True, end="")
    return page.getvalue()


def _styled(part: str) -> Text:
    """A paragraph; edits never run on into the next one."""
    styled = Text(part)
    styled.highlight_regex(_HEADING, "bold")
    styled.highlight_regex(_FINDING, "bold")
    for pattern, style in _MARKS:
        styled.highlight_regex(pattern, style)
    for strip in _STRIP.finditer(part):
        for at in range(strip.start(), strip.end()):
            styled.stylize(_BLOCKS.get(part[at], ""), at, at + 1)
    for start, end, style in _edits(part):
        styled.stylize(style, start, end)
    return styled


def _edits(part: str) -> Iterator[tuple[int, int, str]]:
    """`[-cut-]` and `{+added+}`; linear, whatever the text has of brackets."""
    for opening, closing, style in _EDITS:
        start = part.find(opening)
        while start >= 0 and (end := part.find(closing, start + 2)) >= 0:
            yield start, end + 2, style
            start = part.find(opening, end + 2)


def _marks() -> Iterator[tuple[re.Pattern[str], str]]:
    """`E ▓ edited`, `E ▓`, `▓ edited`, also with the blocks of ASCII."""
    for label, entry in LABELS.items():
        block = f"[{re.escape(entry.block + entry.ascii_block)}]"
        word = rf"{label.value}\b"
        yield re.compile(rf"\b{entry.letter} {block}(?: {word})?|{block} {word}"), _STYLES[label]


_MARKS = tuple(_marks())
_BLOCKS = {
    block: _STYLES[label]
    for label, entry in LABELS.items()
    for block in (entry.block, entry.ascii_block)
}
_STRIP = re.compile(rf"^    [{re.escape(''.join(_BLOCKS))}]+$", re.MULTILINE)
