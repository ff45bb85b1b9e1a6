"""One question each: who carried what, where a sentence is from, how two texts differ …"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.pane import Pane

PANES = {
    "overview": "Overview",
    "articles": "Articles",
    "article": "Article",
    "passages": "Passages",
    "passage": "Passage",
    "compare": "Compare",
    "lineage": "LineageTree",
    "matrix": "Matrix",
    "timeline": "Timeline",
    "review": "Review",
}
"""Modules here, and the panes in them."""

BEFORE = {"analysing": "Analysing", "empty": "Empty"}
"""The same of panes that show something where nothing has been read."""


def pane_class(screen: str) -> type[Pane]:
    """Loaded when first shown: what nobody looks at costs nothing."""
    name = (PANES | BEFORE)[screen]
    found: type[Pane] = getattr(import_module(f"tui.screens.{screen}"), name)
    return found
