"""A store → how much of each kind of thing it holds, without reading the rest."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from lineage.store.lineage_file import connect, told_if_damaged

_TABLES = {
    "articles": "article",
    "pairs": "edge",
    "passages": "passage",
    "sources": "wire",
    "stories": "story",
    "skipped": "skipped",
}


def sizes(path: Path) -> dict[str, int]:
    """Counts by name, in a fixed order; raises FormatError for what is no store of this format."""
    with told_if_damaged(path), closing(connect(path)) as file:
        return {
            name: file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for name, table in _TABLES.items()
        }
