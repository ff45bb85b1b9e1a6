"""What lists and screens are told is what the whole lineage says."""

from contextlib import closing

import pytest

from lineage.errors import FormatError
from lineage.report.tables import TABLES
from lineage.report.view import view
from lineage.store import save
from lineage.store.archive import ORDERS, Archive
from lineage.store.schema import SCHEMA_VERSION


@pytest.fixture
def archive(borders_lineage, tmp_path):
    save(borders_lineage, tmp_path / "x.wl")
    opened = Archive(tmp_path / "x.wl")
    yield opened
    opened.close()


def columns(table, names, lineage):
    found = TABLES[table](view(lineage))
    places = [found.columns.index(name) for name in names]
    return [tuple(row[place] for place in places) for row in found.rows]


def test_rows_of_articles_are_those_of_the_table(archive, borders_lineage):
    names = ("article", "outlet", "date", "title", "url", "sentences")
    words = [c for c in TABLES["articles"](view(borders_lineage)).columns if c.endswith("_words")]
    wanted = columns(
        "articles", (*names, *(w for w in words if w != "told_words")), borders_lineage
    )
    assert archive.articles([0, 1, 2]) == wanted


def test_rows_come_in_the_asked_order(archive):
    assert [row[0] for row in archive.articles([2, 0])] == ["talk", "anewz"]


def test_rows_of_stories_are_those_of_the_table(archive, borders_lineage):
    names = ("story", "articles", "outlets", "accounts", "parted", "first", "last")
    rest = ("told_words", "matched_words", "lead", "title")
    assert archive.stories([0]) == columns("stories", (*names, *rest), borders_lineage)


def test_rows_of_passages_are_those_of_the_table(archive, borders_lineage):
    names = ("passage", "label", "articles", "words", "text")
    assert archive.passages([0]) == columns("passages", names, borders_lineage)


def test_outlets_and_uses_are_those_of_the_lineage(archive, borders_lineage):
    assert tuple(archive.outlets()) == borders_lineage.outlets
    assert tuple(archive.uses()) == borders_lineage.uses
    assert tuple(archive.skipped()) == borders_lineage.skipped
    assert archive.provenance() == borders_lineage.provenance


def test_counts_are_those_of_the_lineage(archive, borders_lineage):
    counts = archive.counts()
    assert counts.articles == len(borders_lineage.documents)
    assert counts.links == sum(len(a.links) for a in borders_lineage.alignments)
    assert (counts.undated, counts.credited, counts.unseen) == (2, 1, 2)
    assert counts.words == sum(view(borders_lineage).tallies.values(), start=type(counts.words)())


@pytest.mark.parametrize(
    ("kind", "order"), [(kind, order) for kind, orders in ORDERS.items() for order in orders]
)
def test_every_order_has_every_row_once_and_can_be_reversed(archive, kind, order):
    numbers = archive.numbers(kind, order)
    assert sorted(numbers) == sorted(archive.numbers(kind))
    assert list(archive.numbers(kind, order, reverse=True)) == list(reversed(numbers))


def test_articles_by_share_of_matched_words(archive, borders_lineage):
    rows = archive.articles(archive.numbers("article", "matched"))
    shares = [sum(row[6:9]) / sum(row[6:11]) for row in rows]
    assert shares == sorted(shares, reverse=True)


def test_nothing_fits_an_impossible_condition(archive):
    assert not archive.numbers("article", where="id = ?", params=(99,))


@pytest.mark.parametrize("words", ["STATEMENT YET", "direct statem", "hegseth gave"])
def test_search_takes_words_in_a_row_and_the_beginning_of_the_last(archive, words):
    assert archive.search("article", words) == {0}
    assert archive.search("story", words) == {0}
    assert archive.search("passage", words) == {0}


@pytest.mark.parametrize("words", ['"', "'", "*", "NEAR(", "a AND", "\0", "statement most"])
def test_search_takes_any_text(archive, words):
    assert isinstance(archive.search("article", words), frozenset)


def test_beside_an_article_stand_those_that_share_sentences(archive):
    assert archive.beside(0, 9) == [1, 2]
    assert archive.beside(0, 1) == [1]
    assert archive.closest_pair() == (0, 1)


def test_an_article_that_repeats_a_text_stands_beside_the_first(document, lineage_of, tmp_path):
    a, b, c = document("a", "One."), document("b", "One."), document("c", "Two.")
    lineage = lineage_of(a, b, c, links=[("a", 0, "edited", "c", 0)], duplicates=[("a", "b")])
    save(lineage, tmp_path / "x.wl")
    with closing(Archive(tmp_path / "x.wl")) as archive:
        assert archive.first_of(1) == 0
        assert archive.beside(1, 9) == [0, 2]


def test_story_of_an_article_and_articles_of_a_story(archive):
    assert archive.story_of(1) == 0
    assert archive.articles_of(0) == [0, 1, 2]
    assert archive.story_number("story:anewz") == 0
    assert archive.article_number("talk") == 2
    assert archive.article_number("nobody") is None


def test_least_certain_labels_come_first(archive, borders_lineage):
    chance = {o.sentence: o.verdict.probability for o in borders_lineage.origins}
    ids = [d.article.id for d in borders_lineage.documents]
    found = archive.unsure(9)
    certain = [
        next(p for k, p in chance.items() if (k.article, k.index) == (ids[a], n)) for a, n in found
    ]
    assert certain == sorted(certain)
    assert len(archive.unsure(2)) == 2


@pytest.mark.parametrize("version", [SCHEMA_VERSION - 1, SCHEMA_VERSION + 1])
def test_a_store_of_another_version_says_what_to_do(borders_lineage, tmp_path, version):
    path = tmp_path / "x.wl"
    save(borders_lineage, path)
    data = bytearray(path.read_bytes())
    data[60:64] = version.to_bytes(4, "big")
    path.write_bytes(data)
    with pytest.raises(FormatError, match=r"update wirelineage|make it anew"):
        Archive(path)
