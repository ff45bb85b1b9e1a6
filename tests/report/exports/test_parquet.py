"""The tables of the reports, as pyarrow reads them."""

from __future__ import annotations

import sys
from io import BytesIO

import pyarrow
import pytest
from pyarrow.parquet import ParquetFile, read_table

from lineage.errors import OptionError
from lineage.report.exports import parquet
from lineage.report.exports.parquet import check_pyarrow, parquet_files
from lineage.report.foreign import whole
from lineage.report.shared_text import Texts, with_texts
from lineage.report.tables import TABLES
from lineage.report.view import view


def written(lineage, texts=Texts.FULL):
    return {
        name: b"".join(pieces) for name, pieces in parquet_files(with_texts(view(lineage), texts))
    }


def read(data):
    return read_table(BytesIO(data))


@pytest.mark.parametrize("name", ["borders_lineage", "newsroom", "hostile", "empty"])
def test_every_table_is_read_back_cell_for_cell(name, request) -> None:
    lineage = request.getfixturevalue(name)
    files = written(lineage)
    assert list(files) == [f"{table}.parquet" for table in TABLES]
    for table, made in TABLES.items():
        expected, found = made(view(lineage)), read(files[f"{table}.parquet"])
        assert found.column_names == list(expected.columns)
        rows = [[whole(c) if isinstance(c, str) else c for c in row] for row in expected.rows]
        assert [list(row.values()) for row in found.to_pylist()] == rows


@pytest.fixture
def empty(document, lineage_of):
    return lineage_of(document("a"))


def test_types_do_not_depend_on_what_a_table_holds(borders_lineage, empty) -> None:
    full, bare = written(borders_lineage), written(empty)
    for name in full:
        assert read(full[name]).schema == read(bare[name]).schema
    schema = read(full["sentences.parquet"]).schema
    assert schema.field("start").type == pyarrow.int64()
    assert schema.field("probability").type == pyarrow.float64()
    assert read(full["arrows.parquet"]).schema.field("drawn").type == pyarrow.bool_()


def test_same_rows_same_bytes(borders_lineage) -> None:
    assert written(borders_lineage) == written(borders_lineage)


def test_a_large_table_is_written_in_groups(monkeypatch, borders_lineage) -> None:
    monkeypatch.setattr(parquet, "_ROWS_IN_A_GROUP", 5)
    data = written(borders_lineage)["sentences.parquet"]
    assert ParquetFile(BytesIO(data)).num_row_groups == 3
    assert read(data).num_rows == 12


def test_texts_are_told_as_far_as_they_may(borders_lineage) -> None:
    files = written(borders_lineage, Texts.NONE)
    for name in ("sentences", "passages", "readings"):
        assert set(read(files[f"{name}.parquet"])["text"].to_pylist()) == {None}
    assert "Both begin a sentence with “…”." in str(
        read(files["pairs.parquet"])["evidence"].to_pylist()
    )
    assert read(files["wires.parquet"])["text"].to_pylist() == ["anewz:3", None]
    assert not [name for name, data in files.items() if "Hegseth" in str(read(data).to_pylist())]


def test_a_snippet_is_of_the_article_not_of_each_row(document, lineage_of) -> None:
    lineage = lineage_of(document("a", *("It rained in the south." for _ in range(30))))
    told = read(written(lineage, Texts.SNIPPET)["sentences.parquet"])["text"].to_pylist()
    assert told == ["It rained in the south."] * 7 + ["It rained in the south"] + [None] * 22


def test_without_pyarrow_the_extra_is_named(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OptionError, match=r"pip install 'wirelineage\[parquet\]'"):
        check_pyarrow()
