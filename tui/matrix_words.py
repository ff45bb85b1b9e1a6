"""Cells of a matrix → the numbers in them, and the sentence that tells one."""

from __future__ import annotations

from lineage.report.numbers import count, tenths
from tui.matrices import Matrix, Measure, Shared


def number_text(cell: Shared, measure: Measure, quotes: bool) -> str:
    if measure == "share":
        return tenths(cell.own_words(quotes), cell.told)
    return f"{cell.value(measure, quotes):,.0f}"


def bound_text(value: float, measure: Measure) -> str:
    """Of the scale, without its unit."""
    return f"{100 * value:.1f}" if measure == "share" else f"{value:,.0f}"


def told_cell(matrix: Matrix, pair: tuple[int, int], quotes: bool) -> str:
    """`A uses B: 6.5% of what it tells, 30 words in 1 article; the other way 5.9%`"""
    row, column = (matrix.members[n] for n in pair)
    unit, kind = ("word", "link") if "links" in matrix.measures else ("article", "article")
    if row is column:
        return f"{row.name}: {count(row.size, unit)}"
    cell, back = matrix.cells.get(pair), matrix.cells.get(pair[::-1])
    words = cell.own_words(quotes) if cell else 0
    if cell is None or not words:
        return f"{row.name} and {column.name} share no prose{_speech(cell)}"
    other = tenths(back.own_words(quotes), back.told) if back else "0%"
    return (
        f"{row.name} uses {column.name}: {tenths(words, cell.told)} of what it tells, "
        f"{count(words, 'word')} in {count(cell.count, kind)}; the other way {other}"
        f"{'' if quotes else _speech(cell)}"
    )


def _speech(cell: Shared | None) -> str:
    if cell is None or not cell.quoted:
        return ""
    return f" ({count(cell.quoted, 'word')} in shared quotes, not counted)"


def outlet_filter(*outlets: str) -> str:
    """`outlet:"The Hill","Vox"`"""
    quoted = dict.fromkeys('"{}"'.format(name.replace('"', '""')) for name in outlets)
    return f"outlet:{','.join(quoted)}"
