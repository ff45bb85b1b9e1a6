"""`Lineage` ⇄ one SQLite file that other programs can open."""

from lineage.store.lineage_file import is_store, load, save

__all__ = ["is_store", "load", "save"]
