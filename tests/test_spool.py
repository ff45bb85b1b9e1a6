"""Lines kept on the disk."""

import pytest

from lineage.spool import Spool


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
