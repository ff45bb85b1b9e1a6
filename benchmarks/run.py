"""A corpus → what `wirelineage run` took for it, stage by stage, and what it found."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path

from benchmarks.child import Taken, measured

Found = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Run:
    taken: Taken
    stages: dict[str, float]
    """Seconds, in order; `start` is all before the first article is read."""
    counts: dict[str, int]
    """Rows of the store's tables."""


def run(corpus: Path, store: Path, jobs: int | None, seconds: float | None = None) -> Run:
    """Raises ChildProcessError, with what was said, where it fails or takes too long."""
    flags = [] if jobs is None else [f"--jobs={jobs}"]
    command = ["run", str(corpus), "-o", str(store), "--progress", "json", *flags]
    taken = measured([sys.executable, "-m", "lineage", *command], seconds)
    if taken.exit_code or taken.timed_out:
        why = f"not ready after {seconds} s" if taken.timed_out else taken.talk
        raise ChildProcessError(f"wirelineage {' '.join(command)}: {why}")
    return Run(taken, stages(taken.lines, taken.wall_s), counts(store))


def stages(lines: Iterable[tuple[float, str]], end: float) -> dict[str, float]:
    """From the first word of a stage to the first word of the next."""
    begins = {"start": 0.0}
    for at, line in lines:
        name = _stage(line)
        if name:
            begins.setdefault(name, at)
    marks = [*begins.items(), ("", end)]
    return {name: round(after - at, 2) for (name, at), (_, after) in pairwise(marks)}


def _stage(line: str) -> str | None:
    try:
        said = json.loads(line)
    except ValueError:
        return None
    return said.get("stage") if isinstance(said, dict) else None


def counts(store: Path) -> dict[str, int]:
    tables = {"pairs aligned": "alignment", "links": "link", "edges": "edge", "stories": "story"}
    with closing(sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)) as file:
        return {
            name: file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for name, table in tables.items()
        }


def kept(store: Path) -> Found:
    """(smaller id, larger id) of every pair that the store relates: two articles with the same
    text, and what was told of the first of a family is told of all."""
    with closing(sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)) as file:
        families: dict[int, list[str]] = {}
        family_of: dict[int, int] = {}
        for family, article, name in file.execute(
            "SELECT family, article, name FROM duplicate JOIN article ON article.id = article"
        ):
            families.setdefault(family, []).append(name)
            family_of[article] = family
        names = dict(file.execute("SELECT id, name FROM article"))
        pairs = list(file.execute("SELECT a, b FROM edge"))
    members = {n: families[family_of[n]] if n in family_of else [name] for n, name in names.items()}
    return set(spread(((members[a], members[b]) for a, b in pairs), families.values()))


def spread(
    pairs: Iterable[tuple[list[str], list[str]]], families: Iterable[list[str]]
) -> Iterator[tuple[str, str]]:
    for one, other in pairs:
        yield from (ordered(a, b) for a, b in product(one, other))
    for family in families:
        yield from (ordered(a, b) for a, b in product(family, family) if a < b)


def ordered(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
