import sqlite3
from contextlib import closing

import pytest

from lineage.store import search_index as module
from lineage.store.search_index import search_index

TEXTS = [(n, f"Title {n}" if n % 2 else None, f"word{n} stands in town") for n in range(20)]


def made(folder, rows):
    """A store whose search index has these articles."""
    with closing(sqlite3.connect(folder / "x.db", isolation_level=None)) as store:
        with search_index(folder / "search") as index:
            index.add(rows)
            index.move_into(store)
        found = {
            sought: [row[0] for row in store.execute(
                "SELECT rowid FROM article_search WHERE article_search MATCH ?", (sought,)
            )]
            for sought in ("word7", "title", '"in town"', '"stands in t"*', "nowhere")
        }  # fmt: skip
        store.execute("INSERT INTO article_search (article_search) VALUES ('integrity-check')")
    return found


@pytest.mark.parametrize(("batch", "rows"), [(1 << 23, 5000), (40, 5000), (1 << 23, 3)])
def test_all_articles_are_found_however_they_are_divided(tmp_path, monkeypatch, batch, rows):
    monkeypatch.setattr(module, "BATCH", batch)
    monkeypatch.setattr(module, "MOST_ROWS", rows)
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


def test_what_goes_wrong_in_the_thread_is_raised(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    with pytest.raises(sqlite3.Error), search_index(tmp_path / "search") as index:
        index.add([("no number", None, "text")] * 40)


def test_an_interrupted_index_does_not_go_on(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    inserted = []
    insert = module.SearchIndex._insert
    monkeypatch.setattr(
        module.SearchIndex, "_insert", lambda self, rows: (insert(self, rows), inserted.append(1))
    )
    long = [(n, None, "a b c d e f " * 20_000) for n in range(12)]
    with pytest.raises(KeyboardInterrupt), search_index(tmp_path / "search") as index:
        index.add(long[:8])
        raise KeyboardInterrupt
    assert len(inserted) < 4
