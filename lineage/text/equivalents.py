"""Stem → the groups of words that news writers use for one another (`data/equivalents.txt`).

A shared group makes two sentences alike in what they say, never in how they say it: it counts
for `paraphrased` and never for `copied` or `edited`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from lineage.text.fold import fold
from lineage.text.stems import stem


@cache
def _groups() -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    text = (files("lineage") / "data" / "equivalents.txt").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines()):
        if line.startswith("#"):
            continue
        for member in dict.fromkeys(stem(word) for word in fold(line).words):
            found.setdefault(member, []).append(number)
    return {member: tuple(numbers) for member, numbers in found.items()}


def groups(stem_: str) -> tuple[int, ...]:
    """Numbers of the groups that the stem belongs to; most stems belong to none."""
    return _groups().get(stem_, ())
