"""The named values of one record → a `Record`, or a note that says what is wrong with them.

The same for a line of JSON and for a row of a table: equal values are equal articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.missing import missing
from lineage.read.record import Record, clean, declared

_LARGEST_EXACT = 2**53


def in_record(
    values: Mapping[str, object], line: bytes, path: str, place: str, options: ReadOptions
) -> Iterator[Record | Skipped]:
    """`line` is what `Record.line` will be."""
    absent = [f for f in ("text", "id") if getattr(options, f"{f}_field") not in values]
    if absent:
        yield missing(absent[0], values, options, path, place)
        return
    text, given_id = values[options.text_field], values[options.id_field]
    if text is None or (isinstance(text, str) and not text.strip()):
        yield Skipped(path, place, "empty text", "remove the record, or check how it was made")
    elif given_id is None or not str(given_id).strip():
        step = "give the record an id, or name another field with --id-field"
        yield Skipped(path, place, "empty id", step)
    elif not isinstance(text, str):
        reason = f"the field '{options.text_field}' is {kind_of(text)}, not text"
        step = "write the text as one string, or name it with --text-field"
        yield Skipped(path, place, reason, step)
    elif not _is_id(given_id):
        kind = "a number too long to be exact" if isinstance(given_id, float) else kind_of(given_id)
        reason = f"the field '{options.id_field}' is {kind}, not an id"
        yield Skipped(path, place, reason, "write the id as a string, or name it with --id-field")
    else:
        said, odd = declared(values, options, path, place)
        step = "write it as a string (authors, sources: a list of strings)"
        for name in odd:
            reason = f"the field '{name}' is not text; the article is kept without it"
            yield Skipped(path, place, reason, step)
        yield Record(clean(str(given_id)), clean(text), said, line)


def kind_of(value: object) -> str:
    """What a value of JSON is, in words."""
    if isinstance(value, bool):
        return "true or false"
    names = {
        dict: "an object",
        list: "an array",
        str: "a string",
        bytes: "binary data",
        type(None): "null",
    }
    return names.get(type(value), "a number")


def _is_id(value: object) -> bool:
    if isinstance(value, float):
        return abs(value) < _LARGEST_EXACT
    return isinstance(value, (str, int)) and not isinstance(value, bool)
