import gzip
import json

import pytest

from lineage.read.passim import is_passim, read_passim

DOCUMENT = {
    "id": "acme/1850-01-02/p1", "series": "The Acme", "date": "1850-01-02",
    "text": "The river rose on Mon-\nday.\n",
    "pages": [{"id": "p1", "seq": 0, "regions": [{"start": 0, "length": 3, "coords": {"x": 1}}]}],
}  # fmt: skip


def line(**changes):
    return json.dumps({**DOCUMENT, **changes}) + "\n"


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "part-00000.json.gz"])
def test_document_is_an_article_and_its_series_the_outlet(articles_of, name):
    content = line().encode()
    (article,), notes = articles_of(name, gzip.compress(content) if "gz" in name else content)
    assert (article.id, article.text) == (DOCUMENT["id"], DOCUMENT["text"])
    assert (article.outlet, article.published, notes) == ("The Acme", "1850-01-02", [])


def test_outlet_that_is_named_goes_before_the_series(finds_of):
    records, _ = finds_of(read_passim, line(outlet="Acme") + line(id="b"))
    assert [record.declared.outlet for record in records] == ["Acme", "The Acme"]


def test_line_is_passed_on_as_it_was(finds_of):
    (record,), _ = finds_of(read_passim, line())
    assert record.line == line().strip().encode()


def test_passages_that_it_found_are_no_documents(finds_of):
    passages = line(cluster=7, begin=3, end=9, uid=-1, size=2) * 3
    records, (note,) = finds_of(read_passim, passages)
    assert (records, note.reason) == ([], "passages that passim found, not documents")


def test_damaged_line_costs_only_itself(finds_of):
    records, (note,) = finds_of(read_passim, line() + line()[:40] + "\n" + line(id="c"))
    assert [record.id for record in records] == [DOCUMENT["id"], "c"]
    assert note.place == "line 2"


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (line().encode(), True),
        (line(series=3).encode(), True),
        (b'{"id": "a", "text": "b"}', False),
        (rb'{"id": "a", "text": "\"series\": 3"}', False),
        (b'["series"]', False),
    ],
)
def test_document_is_told_by_its_series(head, is_one):
    assert is_passim(head) is is_one
