"""The articles of a file are those that were saved, whatever else the file holds."""

from contextlib import closing

import pytest

from lineage.errors import FormatError, InputError
from lineage.model import ArticleId
from lineage.store import save
from lineage.store.articles import _ARTICLE, articles
from lineage.store.lineage_file import connect


@pytest.fixture
def store(small_lineage, tmp_path):
    path = tmp_path / "x.wl"
    save(small_lineage, path)
    return path


def test_all_articles_come_as_they_were_saved_in_order_of_id(store, small_lineage):
    assert list(articles(store)) == [d.article for d in small_lineage.documents]


@pytest.mark.parametrize(
    ("asked", "found"),
    [(["b"], ["b"]), (["b", "a", "b"], ["a", "b"]), (["c", "a"], ["a"]), ([], [])],
)
def test_the_asked_articles_come_once_in_order_of_id(asked, found, store):
    assert [a.id for a in articles(store, map(ArticleId, asked))] == found


def test_an_open_file_is_read_and_left_open(store, small_lineage):
    with closing(connect(store)) as file:
        assert len(list(articles(file))) == 2
        assert [a.id for a in articles(file, [ArticleId("b")])] == ["b"]
        assert file.execute("SELECT count(*) FROM article").fetchone() == (2,)


def test_articles_come_one_at_a_time(store):
    stream = articles(store)
    assert next(stream).id == "a"
    stream.close()


def test_a_missing_file_and_a_foreign_one_are_told(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        next(articles(tmp_path / "no.wl"))
    (tmp_path / "x.wl").write_bytes(b"no store")
    with pytest.raises(FormatError, match="no lineage file"):
        next(articles(tmp_path / "x.wl"))


def test_a_damaged_file_is_told_with_the_next_step(small_lineage, tmp_path):
    path = tmp_path / "x.wl"
    save(small_lineage, path)
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\x55" * (len(raw) - 4096)
    path.write_bytes(raw)
    with pytest.raises(FormatError, match="is damaged"):
        list(articles(path))


def test_one_article_is_found_without_a_look_at_the_others(store):
    with closing(connect(store)) as file:
        plan = list(file.execute(f"EXPLAIN QUERY PLAN {_ARTICLE} WHERE name = 'a'"))
    assert plan
    assert not [step for step in plan if "SCAN" in str(step)]
