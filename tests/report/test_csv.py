"""CSV that spreadsheets open and do not run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.report.csv import table_csv
from lineage.report.foreign import visible
from lineage.report.tables import Table


def read(page: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(page.decode(), newline="")))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+1", "'+1"),
        ("-x", "'-x"),
        ("@a", "'@a"),
        ("\ta", "'\ta"),
        ("\ra", "'␍a"),
        (-1.5, "-1.5"),
        (None, ""),
        (True, "true"),
        ("000", "000"),
    ],
)
def test_cells(cell, written: str) -> None:
    assert read(table_csv(Table("t", ("c", "d"), ((cell, "x"),))))[1] == [written, "x"]


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=5))
def test_what_is_read_back_is_what_was_shown(rows) -> None:
    page = table_csv(Table("t", ("a", "b"), tuple(rows)))
    assert page.endswith(b"\r\n")
    for row, back in zip(rows, read(page)[1:], strict=True):
        assert [cell.removeprefix("'") for cell in back] == [
            visible(cell).removeprefix("'") for cell in row
        ]


def test_an_empty_table_has_its_header() -> None:
    assert table_csv(Table("t", ("a", "b"), ())) == b"a,b\r\n"
