"""How far people agree, with each other and with the model → terminal text, JSON, or a table.

Takes any value of the shape below, as reports do not measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from lineage.model import Label, SentenceKey
from lineage.report.json import dumps
from lineage.report.layout import PLAIN, Page
from lineage.report.numbers import count, percent
from lineage.report.tables import Cell, Table
from lineage.report.view import number

SCHEMA = "wirelineage/agreement/1"
MOST_CONFLICTS = 20
_SAMPLE = (
    "Rates are of the sentences that people labelled. A sample that draws labels evenly is no "
    "picture of the corpus: precision holds for it, recall and the share of all labels do not."
)


class Rate(Protocol):
    @property
    def hits(self) -> int: ...
    @property
    def of(self) -> int: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


class PairOfPeople(Protocol):
    @property
    def one(self) -> str: ...
    @property
    def other(self) -> str: ...
    @property
    def sentences(self) -> int: ...
    @property
    def same(self) -> int: ...
    @property
    def kappa(self) -> float | None: ...


class LabelScore(Protocol):
    @property
    def label(self) -> Label: ...
    @property
    def precision(self) -> Rate: ...
    @property
    def recall(self) -> Rate: ...


class Conflict(Protocol):
    @property
    def sentence(self) -> SentenceKey: ...
    @property
    def said(self) -> Sequence[tuple[str, Label | None]]: ...


class Agreement(Protocol):
    @property
    def people(self) -> Sequence[str]: ...
    @property
    def sentences(self) -> int: ...
    @property
    def pairs(self) -> Sequence[PairOfPeople]: ...
    @property
    def alpha(self) -> float | None: ...
    @property
    def confusion(self) -> Sequence[tuple[Label, Label, int]]: ...
    @property
    def scores(self) -> Sequence[LabelScore]: ...
    @property
    def accuracy(self) -> Rate: ...
    @property
    def conflicts(self) -> Sequence[Conflict]: ...


def agreement_text(found: Agreement, page: Page = PLAIN) -> str:
    people = ", ".join(found.people) or "nobody"
    lines = page.wrap(f"{count(found.sentences, 'sentence')} labelled by {people}.")
    lines += ["", "PEOPLE AGAINST EACH OTHER"]
    lines += [line for said in _people(found) for line in page.wrap(said, "  ", "    ")]
    if found.conflicts:
        lines += ["", f"WHERE THEY DIFFER ({len(found.conflicts):,})"]
        for conflict in found.conflicts[:MOST_CONFLICTS]:
            lines += page.wrap(_conflict(conflict), "  ", "    ")
        more = len(found.conflicts) - MOST_CONFLICTS
        lines += [f"  … and {more:,} more: --format json"] if more > 0 else []
    lines += ["", "THE MODEL AGAINST PEOPLE", *page.wrap(_SAMPLE, "  ")]
    lines += page.wrap(f"same label: {_rate(found.accuracy)}", "  ")
    for score in found.scores:
        told = f"precision {_rate(score.precision)}; recall {_rate(score.recall)}"
        lines += page.wrap(f"{score.label.value}: {told}", "  ", "    ")
    lines += [f"  model {m.value}, people {p.value}: {n:,}" for m, p, n in found.confusion]
    return page.text(lines)


def _people(found: Agreement) -> Iterator[str]:
    if len(found.people) < 2:
        yield "One person alone cannot be compared."
        return
    for pair in found.pairs:
        same = f"{pair.same:,} of {count(pair.sentences, 'common sentence')} alike"
        yield f"{pair.one} and {pair.other}: {same}, Cohen's kappa {_measure(pair.kappa)}"
    yield f"all: Krippendorff's alpha (nominal) {_measure(found.alpha)}"


def _conflict(conflict: Conflict) -> str:
    said = "; ".join(f"{who}: {_said(label)}" for who, label in conflict.said)
    return f"{conflict.sentence.article}, sentence {number(conflict.sentence)}: {said}"


def _said(label: Label | None) -> str:
    return label.value if label else "as the model says"


def _rate(rate: Rate) -> str:
    return f"{percent(rate.hits, rate.of)} ({rate.hits:,} of {rate.of:,}; 95 %: {_interval(rate)})"


def _interval(rate: Rate) -> str:
    return f"{rate.low:.2f} to {rate.high:.2f}"


def _measure(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.2f}"


def agreement_table(found: Agreement) -> Table:
    """One row a number; `people`: or the model's label and theirs."""
    columns = ("measure", "a", "b", "value", "hits", "of", "low", "high")
    return Table("agreement", columns, tuple(_rows(found)))


def _rows(found: Agreement) -> Iterator[tuple[Cell, ...]]:
    for pair in found.pairs:
        yield ("kappa", pair.one, pair.other, _round(pair.kappa), pair.same, pair.sentences, *_NO)
    yield ("alpha", None, None, _round(found.alpha), None, None, *_NO)
    yield ("accuracy", "model", "people", *_cells(found.accuracy))
    for score in found.scores:
        yield ("precision", score.label.value, None, *_cells(score.precision))
        yield ("recall", None, score.label.value, *_cells(score.recall))
    for model, people, n in found.confusion:
        yield ("confusion", model.value, people.value, None, n, None, *_NO)


_NO: tuple[Cell, Cell] = (None, None)


def _cells(rate: Rate) -> tuple[Cell, ...]:
    value = round(rate.hits / rate.of, 4) if rate.of else None
    return (value, rate.hits, rate.of, round(rate.low, 4), round(rate.high, 4))


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def agreement_json(found: Agreement) -> bytes:
    table = agreement_table(found)
    document = {
        "schema": SCHEMA,
        "people": list(found.people),
        "sentences": found.sentences,
        "measures": [dict(zip(table.columns, row, strict=True)) for row in table.rows],
        "conflicts": [
            {
                "article": c.sentence.article,
                "number": number(c.sentence),
                "said": [{"who": who, "label": label} for who, label in c.said],
            }
            for c in found.conflicts
        ],
    }
    return dumps(document, indent=True) + b"\n"
