"""Records as they were written."""

import json

import pytest

from lineage.errors import InputError
from lineage.options import ReadOptions
from lineage.read import open_corpus
from lineage.read.raw import raw_records, text_of


def read(path, options=ReadOptions(), dated=False):  # noqa: B008 - frozen
    told = []
    return list(raw_records(open_corpus([path], options), options, told.append, dated)), told


def test_a_line_comes_as_it_stands_in_the_file(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"id": 1, "text":"\\u00e9 \\ud800", "n":NaN} \r\n\n{"id":1,"text":"b"}'
    )
    records, told = read(path)
    assert [one.line for one in records] == [
        b'{"id": 1, "text":"\\u00e9 \\ud800", "n":NaN}', b'{"id":1,"text":"b"}',
    ]  # fmt: skip
    assert [one.id for one in records] == ["1", "1"]
    assert records[0].text == "é \ufffd" == text_of(records[0].line, ReadOptions())
    assert told == []


def test_another_encoding_becomes_utf_8(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_bytes('{"id":"é","text":"ü"}'.encode("latin-1"))
    records, _ = read(path, ReadOptions(encoding="latin-1"))
    assert records[0].line == '{"id":"é","text":"ü"}'.encode()


def test_a_text_file_becomes_a_record_of_all_that_is_known(tmp_path):
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "manifest.csv").write_text("id,outlet,date\na,Wire,1 May 2024 10:00:00 +0200\n")
    records, _ = read(tmp_path)
    date = "2024-05-01T08:00:00Z"
    assert json.loads(records[0].line) == {
        "id": "a", "outlet": "Wire", "date": date, "text": "Words.",
    }  # fmt: skip
    assert records[0].published == date


def test_dates_are_read_only_when_asked_for(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text(
        '{"id":"a","text":"b","date":"1/2/18"}\n{"id":"b","text":"b","date":"2018-01-02"}'
    )
    records, told = read(path)
    assert ([one.published for one in records], told) == ([None, None], [])
    records, told = read(path, dated=True)
    assert [one.published for one in records] == [None, "2018-01-02"]
    assert [note.place for note in told] == ["line 1"]


def test_what_is_left_out_is_told_in_order(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text('{"id":"a"}\n{"id":"a","text":"b","title":{}}\n[]\n')
    records, told = read(path)
    assert len(records) == 1
    assert [note.place for note in told] == ["line 1", "line 3"]


def test_no_record_at_all_is_an_error(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text('{"id":"a"}\n')
    with pytest.raises(InputError, match="line 1: no field 'text'"):
        read(path)
