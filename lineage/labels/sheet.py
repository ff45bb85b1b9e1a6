"""A sample that a person filled in, row by row → Decisions, and rows that make none.

A row names its sentence by article, number and a digest of what stood there; a row whose
sentence has changed since is found by its words, or told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from lineage.glossary import LABELS
from lineage.labels.anchors import sentence_target
from lineage.model import (
    ArticleId,
    Decision,
    Document,
    Label,
    Lineage,
    SentenceKey,
    Skipped,
)

NEEDED = ("id", "article", "number", "text", "label")
"""Columns that a row must have; `note` is read where there is one."""
_DRAW_ANEW = "draw the sample anew from this store, or judge the sentence in the store"
_NAMES = {label.value: label for label in Label} | {
    entry.letter.casefold(): label for label, entry in LABELS.items()
}


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, when, and with which version of the program."""

    who: str
    when: str
    version: str
    new_id: Callable[[], str]
    """A new `urn:uuid:…` each time."""


Row = tuple[int, Mapping[str, str]]
"""Number of the line, and its cells by column."""


def row_id(document: Document, index: int) -> str:
    """Twelve hexadecimal digits that tell this sentence of this text."""
    target = sentence_target(document, index)
    told = (document.article.id, target.text_sha256, target.span.start, target.span.stop)
    return sha256(repr(told).encode("utf-8", "backslashreplace")).hexdigest()[:12]


def sheet_decisions(
    lineage: Lineage, rows: Iterable[Row], author: Author, path: str
) -> Iterator[Decision | Skipped]:
    """One for each row that has a label or should have one; rows left empty make none."""
    documents = {d.article.id: d for d in lineage.documents}
    origins = {o.sentence: o for o in lineage.origins}
    for line, cells in rows:
        written, note = cells["label"].strip(), (cells.get("note") or "").strip()
        if not written:
            if note:
                step = "write a label beside the note, if only the one that the model gave"
                yield Skipped(path, f"line {line}", "a note without a label", step)
            continue
        label = _NAMES.get(written.casefold())
        document = documents.get(ArticleId(cells["article"]))
        index = _index(document, cells) if document else None
        if label is None:
            reason = f"no label is called {written}"
            yield Skipped(path, f"line {line}", reason, f"labels: {', '.join(Label)}")
        elif document is None or index is None:
            yield Skipped(path, f"line {line}", "the sentence is not there any more", _DRAW_ANEW)
        else:
            said = origins[SentenceKey(document.article.id, index)].verdict
            yield Decision(
                id=author.new_id(),
                who=author.who,
                when=author.when,
                target=sentence_target(document, index),
                old=said.label,
                new=label,
                note=note or None,
                probability=said.probability,
                version=author.version,
            )


def _index(document: Document, cells: Mapping[str, str]) -> int | None:
    number = cells["number"].strip()
    index = int(number) - 1 if number.isascii() and number.isdigit() else -1
    known = 0 <= index < len(document.sentences)
    if known and row_id(document, index) == cells["id"].strip():
        return index
    wanted = _letters(cells["text"])
    alike = [s.index for s in document.sentences if _letters(s.text) == wanted]
    return index if index in alike else alike[0] if len(alike) == 1 else None


def _letters(text: str) -> str:
    """What a spreadsheet leaves of a text in any case."""
    return "".join(filter(str.isalnum, text))
