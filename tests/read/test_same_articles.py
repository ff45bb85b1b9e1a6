"""The law of records: equal values are equal articles, whatever file they came in."""

import csv
import io
import json

import pyarrow
import pytest
from pyarrow.parquet import write_table

from lineage.options import ReadOptions
from lineage.read import open_corpus

ROWS = [
    {
        "id": "007", "text": 'He said: "No",\r\nand left;\tthen\n\n“came” back.', "outlet": "Anewz",
        "date": "2025-02-12", "title": "=1+1", "url": "https://x.test/a", "authors": "Ann Lee; Bo",
    },
    {
        "id": " b ", "text": " \ufeffTwo\0three 😀 \u2028", "outlet": None, "date": None,
        "title": "<b>", "url": None, "authors": None,
    },
    {
        "id": "007", "text": "Said before.", "outlet": None, "date": "yesterday", "title": None,
        "url": None, "authors": None,
    },
]  # fmt: skip


def as_jsonl(path):
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))


def as_json(path):
    path.write_text(json.dumps(ROWS, indent=1))


def as_csv(path, delimiter=","):
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, ROWS[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    path.write_bytes(file.getvalue().encode())


def as_tsv(path):
    as_csv(path, "\t")


def as_parquet(path):
    columns = [(name, pyarrow.string()) for name in ROWS[0]]
    write_table(pyarrow.Table.from_pylist(ROWS, schema=pyarrow.schema(columns)), path)


@pytest.mark.parametrize("write", [as_json, as_csv, as_tsv, as_parquet])
def test_records_are_the_same_articles_in_any_format(tmp_path, write):
    as_jsonl(tmp_path / "a.jsonl")
    other = tmp_path / write.__name__.replace("as_", "b.")
    write(other)
    corpora = [open_corpus([path], ReadOptions()) for path in (tmp_path / "a.jsonl", other)]
    expected, found = (list(corpus) for corpus in corpora)
    assert [article.id for article in expected] == ["007", " b "]
    assert found == expected
    assert len({tuple(note.reason.split(", from")[0] for note in c.skipped) for c in corpora}) == 1
