"""Folder of corpora → its files and their records, and what to say of one that is missing."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

MAKERS = {
    "abp37k": "R. Baly et al., EMNLP 2020: 37,534 articles of 491 US outlets",
    "reuters21578": "Reuters-21578, D. Lewis: stories of 1987",
}
SUFFIXES = (".docs.jsonl.gz", ".jsonl.gz", ".jsonl")


def named(folder: Path, name: str) -> Path | None:
    """The file of a corpus; None, said on stderr, where there is none."""
    paths = [folder / f"{name}{suffix}" for suffix in SUFFIXES]
    found = next((path for path in paths if path.exists()), None)
    if found is None:
        missing(paths[:1])
    return found


def missing(paths: Iterable[Path]) -> None:
    for path in paths:
        makers = MAKERS.get(path.name.partition(".")[0], "unknown")
        print(f"{path} is missing and left out; its makers: {makers}.", file=sys.stderr)


def records(path: Path, most: int | None = None) -> Iterator[dict[str, Any]]:
    """The first records, with `id` as text."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as lines:
        for line in islice(lines, most):
            record: dict[str, Any] = orjson.loads(line)
            record["id"] = str(record["id"])
            yield record


def take(path: Path, most: int | None, to: Path) -> tuple[int, int]:
    """Writes the first records that have a text as plain JSON Lines; articles, bytes of text."""
    articles = size = 0
    with to.open("wb") as out:
        for record in records(path, most):
            text = record.get("text")
            if not isinstance(text, str) or not text.strip():
                continue
            kept = {name: record.get(name) for name in ("id", "outlet", "date", "title", "text")}
            out.write(orjson.dumps(kept) + b"\n")
            articles += 1
            size += len(text.encode())
    return articles, size
