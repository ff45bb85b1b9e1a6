"""Articles and documents that wait on disk."""

import errno
import os
from io import BytesIO

import pytest

from lineage import spool
from lineage.errors import OutputError
from lineage.model import Article, ArticleId
from lineage.shelf import Shelf, ShelvedDocuments, packed
from lineage.text.document import outline, parse

ARTICLES = [
    Article(
        ArticleId("b"), "“We won,” he said.\n\nThe vote was close.", "Daily", "Won", "2020-01-02"
    ),
    Article(ArticleId("a"), ""),
    Article(ArticleId("c"), "LONDON (Reuters) - It rained \ud800 again.", authors=("Ann", "Bo")),
    Article(ArticleId("e"), "It rained.", "Daily", sources=("AFP", "https://x.test/a")),
]


@pytest.fixture
def shelf():
    made = Shelf()
    for article in ARTICLES:
        made.put(article)
    return made


def test_articles_are_what_was_put_there(shelf) -> None:
    assert [shelf[place] for place in range(len(shelf))] == ARTICLES


def test_documents_are_cut_as_they_were(shelf) -> None:
    cut = [parse(article) for article in ARTICLES]
    documents = ShelvedDocuments(shelf, [0, 1, 2, 3], list(packed(map(outline, ARTICLES))))
    assert documents == tuple(cut)
    assert tuple(documents[1:]) == tuple(cut[1:])
    assert documents[-1] == cut[-1]
    assert documents != tuple(cut[1:])


def test_equal_texts_share_a_cut_under_their_own_names(shelf) -> None:
    (record,) = packed([outline(ARTICLES[0])])
    shelf.put(Article(ArticleId("d"), ARTICLES[0].text))
    documents = ShelvedDocuments(shelf, [0, 4], [record, record])
    assert documents.ids == ["b", "d"]
    assert {s.article for s in documents[1].sentences} == {"d"}


def test_what_is_declared_is_one_articles_and_not_its_texts(shelf) -> None:
    (record,) = packed([outline(ARTICLES[3])])
    shelf.put(Article(ArticleId("f"), ARTICLES[3].text))
    documents = ShelvedDocuments(shelf, [3, 4], [record, record])
    assert [[c.name for c in d.credits] for d in documents] == [["Agence France-Presse"], []]
    assert [len(drawn.credits) for _, drawn in documents.outlined()] == [1, 0]
    assert documents.crediting == ["e"]


def test_another_declaration_is_another_digest(shelf) -> None:
    shelf.put(Article(ArticleId("e"), "It rained.", "Daily", sources=("AFP",)))
    shelf.put(Article(ArticleId("e"), "It rained.", "Daily", authors=("AFP",)))
    assert len(set(shelf.digests)) == len(shelf.digests)


def test_a_full_disk_is_told_with_the_next_step(monkeypatch) -> None:
    class Full(BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(spool, "TemporaryFile", lambda **_: Full())
    with pytest.raises(OutputError, match=r"No space left.*make room"):
        Shelf().put(ARTICLES[0])


def test_articles_are_read_where_the_platform_has_no_pread(shelf, monkeypatch) -> None:
    monkeypatch.delattr(os, "pread")
    assert [shelf[place] for place in (2, 0, 1)] == [ARTICLES[n] for n in (2, 0, 1)]
