"""Comparison → a table of its rows: sentences that correspond, and those that stand alone."""

from __future__ import annotations

from collections.abc import Sequence

from lineage.model import Sentence
from lineage.report.compare import Comparison, Row
from lineage.report.compare_faces import marked
from lineage.report.tables import Cell, Table
from lineage.report.view import key, number

_COLUMNS = (
    *("source", "source_numbers", "target", "target_numbers", "label", "probability", "rule"),
    *("moved", "source_text", "target_text", "difference"),
)


def comparison_table(comparison: Comparison, rows: Sequence[Row] | None = None) -> Table:
    """`rows`: only these (None: all). Numbers of sentences count from 1."""
    chosen = comparison.rows if rows is None else rows
    return Table("comparison", _COLUMNS, tuple(_cells(comparison, row) for row in chosen))


def _cells(comparison: Comparison, row: Row) -> tuple[Cell, ...]:
    verdict = row.verdict
    return (
        *(comparison.source.article.id, _numbers(row.sources)),
        *(comparison.target.article.id, _numbers(row.targets)),
        verdict.label.value if verdict else None,
        round(verdict.probability, 4) if verdict else None,
        verdict.rule if verdict else None,
        row.moved,
        *(_text(row.sources), _text(row.targets)),
        " ".join(marked(comparison, difference) for difference in row.differences) or None,
    )


def _numbers(sentences: Sequence[Sentence]) -> str | None:
    return "; ".join(str(number(key(sentence))) for sentence in sentences) or None


def _text(sentences: Sequence[Sentence]) -> str | None:
    return " ".join(sentence.text for sentence in sentences) or None
