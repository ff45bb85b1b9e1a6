"""Lines, and rows, kept on the disk."""

import os

import numpy as np
import pytest

from lineage.spool import Spool, Table


def test_lines_are_found_again_by_number_and_in_order():
    lines = [b"one", b"", b"three" * 100_000, "é".encode()]
    with Spool() as spool:
        spool.extend(lines[:1])
        assert spool[0] == b"one"
        spool.extend(lines[1:])
        assert list(spool) == lines
        assert [spool[number] for number in (3, 0, 2)] == [lines[3], lines[0], lines[2]]
        with pytest.raises(IndexError):
            spool[4]


def test_nothing_is_left_of_it(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Spool() as spool:
        spool.extend([b"text"])
    assert not list(tmp_path.iterdir())


ROW = np.dtype([("n", "i8"), ("of", "f8", 2)])


def test_rows_are_read_back_from_wherever_they_were_put() -> None:
    rows = np.zeros(5, ROW)
    rows["n"], rows["of"] = np.arange(5), np.arange(10).reshape(5, 2) / 8
    table = Table(5, ROW)
    table.put(np.array([4, 0, 2]), rows[[4, 0, 2]])
    table.put(np.array([1, 3]), rows[[1, 3]])
    assert np.array_equal(table.within(1, 4), rows[1:4])
    assert np.array_equal(table.chosen(np.array([3, 3, 0])), rows[[3, 3, 0]])


def test_a_table_without_rows_is_read_as_well() -> None:
    table, none = Table(0, ROW), np.zeros(0, np.int64)
    table.put(none, np.zeros(0, ROW))
    assert len(table) == len(table.within(0, 0)) == len(table.chosen(none)) == 0


def test_rows_are_read_where_the_platform_has_no_pread(monkeypatch) -> None:
    monkeypatch.delattr(os, "pread")
    table = Table(2, ROW)
    table.put(np.array([1]), np.ones(1, ROW))
    assert table.within(0, 2)["n"].tolist() == [0, 1]
