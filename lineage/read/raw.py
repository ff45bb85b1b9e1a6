"""A corpus → its records as they were written, one JSON object each; also those that repeat an id.

A file that is one article becomes such an object, of what is known of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lineage.errors import InputError
from lineage.model import Article, Skipped
from lineage.options import ReadOptions
from lineage.read.corpus import Corpus, nothing_usable
from lineage.read.inputs import Input
from lineage.read.jsonl import parse_line
from lineage.read.record import Record, clean


@dataclass(frozen=True, slots=True)
class Raw:
    id: str
    text: str
    line: bytes
    """The record, a JSON object in UTF-8."""
    published: str | None = None
    """As in Article; None also where dates were not asked for."""


def raw_records(
    corpus: Corpus, options: ReadOptions, tell: Callable[[Skipped], None], dated: bool
) -> Iterator[Raw]:
    """In the order of the files' paths; `tell` hears of whatever is left out, when it is met."""
    read, notes, pending = 0, list(corpus.skipped), list(corpus.skipped)
    corpus.skipped.clear()
    for one, found in corpus.finds():
        if isinstance(found, Skipped):
            pending.append(found)
            continue
        for note in pending:
            if not _is_about(note, found):  # its other fields do not matter here
                tell(note)
        pending = []
        read += 1
        yield _raw(corpus, options, found, one, dated)
        while corpus.skipped:
            tell(corpus.skipped.pop())
    for note in pending:
        tell(note)
    if not read:
        raise InputError(nothing_usable(pending or notes))


def text_of(line: bytes, options: ReadOptions) -> str:
    """Of a record that was read before."""
    values = parse_line(line, "utf-8")
    assert isinstance(values, dict)
    return clean(values[options.text_field])


def _is_about(note: Skipped, record: Record) -> bool:
    return (note.path, note.place) == (record.declared.path, record.declared.place)


def _raw(corpus: Corpus, options: ReadOptions, record: Record, one: Input, dated: bool) -> Raw:
    if record.line and not dated:
        return Raw(record.id, record.text, _in_utf8(record.line, options.encoding))
    article = corpus.article(record, one)
    line = _in_utf8(record.line, options.encoding) if record.line else _told(article, options)
    return Raw(record.id, record.text, line, article.published)


def _in_utf8(line: bytes, encoding: str) -> bytes:
    return line if encoding == "utf-8" else line.decode(encoding).encode("utf-8")


def _told(article: Article, options: ReadOptions) -> bytes:
    known = {
        options.id_field: article.id,
        options.outlet_field: article.outlet,
        options.date_field: article.published,
        options.title_field: article.title,
        options.url_field: article.url,
        options.authors_field: list(article.authors),
        options.sources_field: list(article.sources),
        options.text_field: article.text,
    }
    return json.dumps({k: v for k, v in known.items() if v}, ensure_ascii=False).encode()
