import sqlite3
from contextlib import closing

import pytest

from lineage.store import aside
from lineage.store import search_index as module
from lineage.store.search_index import search_index

TEXTS = [(n, f"Title {n}" if n % 2 else None, f"word{n} stands in town") for n in range(20)]


def made(folder, rows):
    """A store whose search index has these articles."""
    with closing(sqlite3.connect(folder / "x.db", isolation_level=None)) as store:
        with search_index(folder / "search") as index:
            index.add(*(zip(*rows, strict=True) if rows else ([], [], [])))
            index.move_into(store)
        found = {
            sought: [row[0] for row in store.execute(
                "SELECT rowid FROM article_search WHERE article_search MATCH ?", (sought,)
            )]
            for sought in ("word7", "title", '"in town"', '"stands in t"*', "nowhere")
        }  # fmt: skip
        store.execute("INSERT INTO article_search (article_search) VALUES ('integrity-check')")
    return found


@pytest.mark.parametrize(("batch", "values"), [(1 << 23, 1 << 15), (40, 1 << 15), (1 << 23, 10)])
def test_all_articles_are_found_however_they_are_divided(tmp_path, monkeypatch, batch, values):
    monkeypatch.setattr(module, "BATCH", batch)
    monkeypatch.setattr(aside, "MOST_VALUES", values)
    everything = list(range(20))
    assert made(tmp_path, TEXTS) == {
        "word7": [7],
        "title": everything[1::2],
        '"in town"': everything,
        '"stands in t"*': everything,
        "nowhere": [],
    }


def test_no_articles_are_an_index_that_finds_nothing(tmp_path):
    assert not any(made(tmp_path, []).values())
