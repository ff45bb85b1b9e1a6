"""A record without its text or id → a note that lists what it has and names the likely field."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.text.nearest import nearest as spelt_alike

_SHOWN = 12
"""Field names listed in a message, at most."""

_OTHER_NAMES = {
    "text": (
        "body", "content", "article", "article_text", "full_text", "fulltext", "maintext",
        "raw_text", "story", "body_text", "articleBody",
    ),
    "id": (
        "_id", "doc_id", "docid", "document_id", "article_id", "uuid", "guid", "uri", "url", "key",
    ),
}  # fmt: skip
"""What other programs call the two fields, likeliest first."""


def missing(
    kind: str, names: Collection[str], options: ReadOptions, path: str, place: str
) -> Skipped:
    """The note for a record that lacks its `kind`: `text` or `id`."""
    wanted = options.text_field if kind == "text" else options.id_field
    listed = ", ".join(sorted(names)[:_SHOWN]) or "none"
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    flag = f"--{kind}-field"
    likely = nearest(kind, wanted, names, options)
    step = f"use {flag} {likely}" if likely else f"name the field that holds it with {flag}"
    return Skipped(path, place, f"no field '{wanted}'; the record has: {listed}{more}", step)


def nearest(kind: str, wanted: str, names: Collection[str], options: ReadOptions) -> str | None:
    """The field that was probably meant: another usual name, or one spelt much alike that is not
    known for something else."""
    by_folded = {name.casefold(): name for name in sorted(names, reverse=True)}
    for usual in (wanted, *_OTHER_NAMES[kind]):
        if usual.casefold() in by_folded:
            return by_folded[usual.casefold()]
    known = {getattr(options, f.name) for f in fields(options) if f.name.endswith("_field")}
    return spelt_alike(wanted, set(names) - known)
