"""A corpus → what `wirelineage run` took for it, stage by stage, and what it found."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from pathlib import Path

from benchmarks.child import Taken, measured

SAME_TEXT = "same text"
Found = dict[tuple[str, str], str]
"""(smaller id, larger id) → their relation, or SAME_TEXT."""


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
    tables = {
        "pairs passed over": "passed_over",
        "pairs aligned": "alignment",
        "links": "link",
        "edges": "edge",
        "stories": "story",
    }
    with closing(sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)) as file:
        return {
            name: file.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for name, table in tables.items()
        }


def kept(store: Path) -> Found:
    """Every pair that the store relates: two articles with the same text, and what was told of
    the first of a family is told of all."""
    with closing(sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)) as file:
        members, families = _families(file)
        found: Found = {}
        for a, b, relation in file.execute("SELECT a, b, relation FROM edge"):
            found |= dict.fromkeys(spread([(members[a], members[b])], ()), relation)
    return found | dict.fromkeys(spread((), families), SAME_TEXT)


def passed_over(store: Path) -> set[tuple[str, str]]:
    """Every pair that was seen to share a run of words, but not compared."""
    with closing(sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)) as file:
        members, _ = _families(file)
        rows = file.execute("SELECT a, b FROM passed_over").fetchall()
    return set(spread(((members[a], members[b]) for a, b in rows), ()))


def _families(file: sqlite3.Connection) -> tuple[dict[int, list[str]], list[list[str]]]:
    """The names of all articles of each one's text, by number; and the families."""
    families: dict[int, list[str]] = {}
    family_of: dict[int, int] = {}
    for family, article, name in file.execute(
        "SELECT family, article, name FROM duplicate JOIN article ON article.id = article"
    ):
        families.setdefault(family, []).append(name)
        family_of[article] = family
    names = dict(file.execute("SELECT id, name FROM article"))
    members = {n: families[family_of[n]] if n in family_of else [names[n]] for n in names}
    return members, list(families.values())


def spread(
    pairs: Iterable[tuple[list[str], list[str]]], families: Iterable[list[str]]
) -> Iterator[tuple[str, str]]:
    """All pairs of a member of the one and a member of the other, and all within a family."""
    for one, other in pairs:
        yield from (ordered(a, b) for a, b in product(one, other) if a != b)
    for family in families:
        yield from (ordered(a, b) for a, b in combinations(family, 2))


def ordered(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
