"""Decisions, samples and orphans → tables for spreadsheets and programs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from lineage.model import (
    Decision,
    LabelLine,
    Retraction,
    Sentence,
    SentenceKey,
    SentenceTarget,
)
from lineage.report.numbers import count
from lineage.report.tables import Cell, Table
from lineage.report.view import View, number


class Orphan(Protocol):
    @property
    def decision(self) -> Decision: ...
    @property
    def reason(self) -> str: ...


def sample_table(view: View, drawn: Iterable[tuple[str, SentenceKey]], *, blind: bool) -> Table:
    """To fill in: `drawn` are ids of rows and their sentences; blind hides what the model says."""
    said = () if blind else ("model_label",)
    columns = ("id", "article", "number", "text", "best_counterpart", *said, "label", "note")
    return Table("sample", columns, tuple(_drawn(view, *one, blind=blind) for one in drawn))


def _drawn(view: View, id_: str, key: SentenceKey, *, blind: bool) -> tuple[Cell, ...]:
    origin = view.origins[key]
    best = _sentence(view, origin.best) if origin.best else None
    said = () if blind else (origin.verdict.label.value,)
    text = _sentence(view, key).text
    return (id_, key.article, number(key), text, best.text if best else None, *said, None, None)


def _sentence(view: View, key: SentenceKey) -> Sentence:
    return view.documents[key.article].sentences[key.index]


_ABOUT = ("article", "number", "start", "end", "text", "source")


def decisions_table(lines: Iterable[LabelLine], stand: Collection[str]) -> Table:
    """One row a decision, in the order given; `stands`: its id is in `stand`. Sentences as they
    were numbered when they were judged; `source` is an arrow's."""
    lines = tuple(lines)
    taken_back = {(line.decision, line.who) for line in lines if isinstance(line, Retraction)}
    columns = (
        *("id", "who", "when", *_ABOUT, "old", "new", "model_probability", "note", "version"),
        *("retracted", "stands"),
    )
    rows = (
        (
            *(d.id, d.who, d.when, *_about(d), d.old, d.new, d.probability, d.note, d.version),
            *((d.id, d.who) in taken_back, d.id in stand),
        )
        for d in lines
        if isinstance(d, Decision)
    )
    return Table("labels", columns, tuple(map(_plain, rows)))


def orphans_table(orphans: Iterable[Orphan]) -> Table:
    columns = ("reason", "id", "who", "when", *_ABOUT, "new", "note")
    rows = (
        (o.reason, d.id, d.who, d.when, *_about(d), d.new, d.note)
        for o in orphans
        for d in (o.decision,)
    )
    return Table("orphans", columns, tuple(map(_plain, rows)))


def orphans_lines(orphans: Iterable[Orphan]) -> Iterator[str]:
    """A sentence each, the number of them first."""
    orphans = tuple(orphans)
    lost = count(len(orphans), "decision") if orphans else "No decision"
    yield f"{lost} without its sentence or arrow in this store."
    for orphan in orphans:
        decision = orphan.decision
        said = decision.new.value if decision.new else "as the model says"
        yield f"{_named(decision)}: {said} ({decision.who}, {decision.when}); {orphan.reason}"


def _named(decision: Decision) -> str:
    target = decision.target
    if isinstance(target, SentenceTarget):
        return f"{target.sentence.article}, “{target.exact}”"
    return f"{target.source} → {target.target}"


def _about(decision: Decision) -> tuple[Cell, ...]:
    target = decision.target
    if not isinstance(target, SentenceTarget):
        return (target.target, None, None, None, None, target.source)
    key, span = target.sentence, target.span
    return (key.article, number(key), span.start, span.stop, target.exact, None)


def _plain(row: Iterable[Cell]) -> tuple[Cell, ...]:
    """Members of an enumeration as the text that they are."""
    return tuple(str(cell) if isinstance(cell, str) else cell for cell in row)
