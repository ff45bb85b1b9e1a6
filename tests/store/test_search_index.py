import sqlite3
from contextlib import closing

import pytest

from lineage.store import search_index as module
from lineage.store.search_index import make_search_index, move_search_index
from tests.conftest import make_document

TITLES = [f"Title {n}" if n % 2 else None for n in range(20)]
DOCUMENTS = [
    make_document(f"a{n:02}", f"word{n} stands in town", title=title)
    for n, title in enumerate(TITLES)
]


def made(folder, documents):
    """What is found in a store whose search index has these articles."""
    with closing(sqlite3.connect(folder / "x.db", isolation_level=None)) as store:
        make_search_index(documents, folder / "search")
        move_search_index(folder / "search", store)
        found = {
            sought: [row[0] for row in store.execute(
                "SELECT rowid FROM article_search WHERE article_search MATCH ?", (sought,)
            )]
            for sought in ("word7", "title", '"in town"', '"stands in t"*', "nowhere")
        }  # fmt: skip
        store.execute("INSERT INTO article_search (article_search) VALUES ('integrity-check')")
    return found


@pytest.mark.parametrize("batch", [1 << 23, 40, 1])
def test_all_articles_are_found_however_they_are_divided(tmp_path, monkeypatch, batch):
    monkeypatch.setattr(module, "BATCH", batch)
    everything = list(range(20))
    assert made(tmp_path, DOCUMENTS) == {
        "word7": [7],
        "title": everything[1::2],
        '"in town"': everything,
        '"stands in t"*': everything,
        "nowhere": [],
    }


def test_no_articles_are_an_index_that_finds_nothing(tmp_path):
    assert not any(made(tmp_path, []).values())
