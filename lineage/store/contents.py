"""A store → its `Contents`, by sums over its tables; no text is read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from lineage.model import LINK_LABELS, TALLY_FIELDS, Contents, Label, Tally
from lineage.store.build import provenance, skips
from lineage.store.lineage_file import connect, told_if_damaged

_OF_ARTICLES = f"""
SELECT count(*), {", ".join(f"ifnull(sum({name}), 0)" for name in ("sentences", *TALLY_FIELDS))}
FROM article
"""
_LINKS = """
SELECT label, count(*) FROM link JOIN verdict ON verdict.id = link.verdict GROUP BY label
"""


def stored_contents(path: Path) -> Contents:
    """Raises InputError or FormatError for what is no store of this format."""
    with told_if_damaged(path), closing(connect(path)) as file:
        file.execute("PRAGMA cache_size = -16000")
        articles, sentences, *words = file.execute(_OF_ARTICLES).fetchone()
        return Contents(
            articles=articles,
            same_text=_one(file, "SELECT count(*) - count(DISTINCT family) FROM duplicate"),
            sentences=sentences,
            words=Tally(*words),
            pairs=_one(file, "SELECT count(*) FROM edge"),
            passed_over=_one(file, "SELECT count(*) FROM passed_over"),
            links=_links(file),
            passages=_one(file, "SELECT count(*) FROM passage"),
            wires=_one(file, "SELECT count(*) FROM wire"),
            stories=_one(file, "SELECT count(*) FROM story"),
            skipped=skips(file),
            provenance=provenance(file),
        )


def _links(file: sqlite3.Connection) -> tuple[tuple[Label, int], ...]:
    counts = dict.fromkeys(LINK_LABELS, 0)
    counts.update((Label(label), number) for label, number in file.execute(_LINKS))
    return tuple(counts.items())


def _one(file: sqlite3.Connection, query: str) -> int:
    return int(file.execute(query).fetchone()[0])
