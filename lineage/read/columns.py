"""The columns of a table → the fields of a record, by the names that usual exports give them.

A name that an option gives is looked for alone. Only a field that no option names, and
that no column is called by, is sought under the names that Nexis, AmCAT, passim and
readers of corpora write; the first that is there is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields

from lineage.options import ReadOptions

USUAL = {
    "id_field": ("_id", "doc_id", "docid", "document_id", "article_id", "uuid", "guid"),
    "text_field": ("article", "body", "content", "full_text", "fulltext", "article_text"),
    "outlet_field": (
        "medium", "newspaper", "publisher", "publication", "source", "series", "sitename",
    ),
    "date_field": (
        "published", "published_at", "publish_date", "publication_date", "date_published",
    ),
    "title_field": ("headline",),
    "url_field": ("link",),
    "authors_field": ("author", "byline"),
}  # fmt: skip
"""By the name of the option, likeliest first; letters' case does not matter."""

_DEFAULTS = {field.name: field.default for field in fields(ReadOptions) if field.name in USUAL}


def aliases(names: Iterable[str], options: ReadOptions) -> dict[str, str]:
    """Field → the column that stands for it, for each field that has no column of its name."""
    named = dict.fromkeys(names)
    folded = {name.casefold(): name for name in reversed(named)}
    found: dict[str, str] = {}
    for option, usual in USUAL.items():
        field = getattr(options, option)
        if field in named or field != _DEFAULTS[option]:
            continue
        columns = (folded[name] for name in (field, *usual) if name in folded)
        if column := next(columns, None):
            found[field] = column
    return found


def renamed(values: Mapping[str, object], found: Mapping[str, str]) -> dict[str, object]:
    """The values, those of standing-in columns under the field's name."""
    fields_of = {column: field for field, column in found.items()}
    return {fields_of.get(name, name): value for name, value in values.items()}
