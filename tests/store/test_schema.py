import re
import sqlite3
from contextlib import closing

import pytest

from lineage.store import save
from lineage.store.schema import INDEXES, INDEXES_IN_ORDER, VIEWS

NAMES = re.findall(r"CREATE VIEW (v_\w+)", VIEWS)


@pytest.fixture
def rows(tmp_path, small_lineage):
    """A query → its rows as mappings."""
    save(small_lineage, tmp_path / "x.wl")
    with closing(sqlite3.connect(tmp_path / "x.wl")) as file:
        file.row_factory = sqlite3.Row
        yield lambda query: [dict(row) for row in file.execute(query)]


def test_there_is_a_view_for_every_table_of_the_report():
    wanted = (
        "articles sentences links pairs wires wire_text arrows stories story_articles outlets uses "
        "passages readings passed_over credits evidence skipped run"
    )
    assert sorted(NAMES) == sorted(f"v_{name}" for name in wanted.split())


@pytest.mark.parametrize("name", NAMES)
def test_view_has_rows_and_a_comment(rows, name):
    assert rows(f"SELECT * FROM {name}")
    assert re.search(rf"-- .*\nCREATE VIEW {name}\b", VIEWS)


def test_every_index_is_made_and_knows_every_row(rows):
    made = rows("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    wanted = re.findall(r"INDEX (\w+)", " ".join((INDEXES_IN_ORDER, *INDEXES.values())))
    assert sorted(row["name"] for row in made) == sorted(wanted)
    assert rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


def test_sentences_view_slices_by_code_points_even_beyond_a_nul(rows):
    texts = [row["text"] for row in rows("SELECT text FROM v_sentences ORDER BY article, n")]
    assert texts == [
        "He left.", "“I stay,” she said.", "Reuters", "He has left ␀ town 😀.", "Nothing else.",
    ]  # fmt: skip


def test_sentences_view_tells_label_and_best_counterpart(rows):
    (row,) = rows("SELECT * FROM v_sentences WHERE article = 'b' AND n = 0")
    del row["text"]
    assert row == {
        "article": "b", "n": 0, "start": 0, "end": 21, "role": "body", "label": "edited",
        "probability": 0.75, "rule": "model", "best_article": "a", "best_n": 0, "words": 4,
    }  # fmt: skip


def test_links_view_is_readable(rows):
    (row,) = rows("SELECT * FROM v_links")
    assert row == {
        "source_article": "a", "source_index": 0, "source_start": 0, "source_end": 8,
        "target_article": "b", "target_index": 0, "target_start": 0, "target_end": 21,
        "label": "edited", "probability": 0.75, "rule": "model",
        "source_text": "He left.", "target_text": "He has left ␀ town 😀.",
        "reasons": '[{"feature":"shared words","value":0.5,"weight":1.25}]',
    }  # fmt: skip


def test_pairs_view_counts_words_by_label_on_both_sides(rows):
    (row,) = rows("SELECT * FROM v_pairs")
    counts = {name: row[name] for name in row if row[name]}
    assert counts == {
        "a": "a", "b": "b", "relation": "common source", "source": "wire:reuters",
        "probability": 0.6, "a_edited": 2, "a_added": 4, "a_credit": 1, "b_edited": 4,
        "b_added": 2,
    }  # fmt: skip


def test_run_view_tells_how_it_was_made(rows):
    (row,) = rows("SELECT version, options, articles, links FROM v_run")
    options = "match.shingle_words=4; jobs=2"
    assert row == {"version": "0.1.0", "options": options, "articles": 2, "links": 1}


def test_articles_view_joins_what_is_declared_in_order(rows):
    (row,) = rows("SELECT declared_sources FROM v_articles WHERE id = 'a'")
    assert row["declared_sources"].startswith("© 2025 AFP; https://x.test/a;b")
    (row,) = rows("SELECT name, text, declared FROM v_credits WHERE kind = 'declared'")
    assert tuple(row.values()) == ("Agence France-Presse", "", "© 2025 AFP")


def test_articles_view_joins_the_authors_in_order(rows):
    assert rows("SELECT authors FROM v_articles WHERE id = 'a'") == [{"authors": "Bo; Al"}]
