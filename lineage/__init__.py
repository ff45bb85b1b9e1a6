"""wirelineage: who carried whose words, sentence by sentence.

The public names are resolved when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lineage.pipeline import trace
    from lineage.store import load, save

__version__ = "0.1.0"
__all__ = ["__version__", "load", "save", "trace"]

_HOME = {"trace": "lineage.pipeline", "load": "lineage.store", "save": "lineage.store"}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'lineage' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
