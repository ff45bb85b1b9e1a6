"""`Lineage` ⇄ one SQLite file that other programs can open.

The names are resolved when first used, so that a look at a file's first bytes costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.store.contents import stored_contents
    from lineage.store.header import is_store
    from lineage.store.lineage_file import load
    from lineage.store.saving import save

__all__ = ["is_store", "load", "save", "stored_contents"]

_HOME = {
    "is_store": "header",
    "load": "lineage_file",
    "save": "saving",
    "stored_contents": "contents",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'lineage.store' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"lineage.store.{_HOME[name]}"), name)
