"""The verbs in their order: laws of the whole run."""

from contextlib import closing
from dataclasses import replace

import pytest

from lineage.model import Article, ArticleId, Label
from lineage.options import Options
from lineage.pipeline import trace
from lineage.work import Workspace

TEXT = (
    "The council approved the new tram line on Tuesday after a debate of nine hours.\n"
    "Work on the first stretch will begin in the spring beside the old brewery.\n"
    "Opponents promised to take the decision to court.\n"
)


def corpus(n):
    """Articles of which every third carries the same two sentences."""
    return [
        Article(
            ArticleId(f"a{k:03d}"),
            f"Report number {k} speaks of harvest {k * 7} in valley {k % 11}.\n"
            + (TEXT if k % 3 == 0 else f"Rain fell for {k} days on village {k * 13}.\n"),
            published=f"2024-03-{1 + k % 9:02d}",
        )
        for k in range(n)
    ]


def test_the_same_text_twice_is_copied_and_named():
    twins = [Article(ArticleId("x"), TEXT), Article(ArticleId("y"), TEXT)]
    lineage = trace(twins)
    assert lineage.duplicates == (("x", "y"),)
    assert {o.verdict.label for o in lineage.origins} == {Label.COPIED}
    assert {o.best.article for o in lineage.origins if o.sentence.article == "x"} == {"y"}


def test_neither_the_order_of_articles_nor_the_number_of_workers_changes_anything():
    articles = corpus(140)
    alone = trace(articles, Options(jobs=1))
    together = trace(reversed(articles), Options(jobs=2))
    assert alone == together
    assert alone.edges


def test_no_articles_make_an_empty_lineage():
    lineage = trace([])
    assert lineage.documents == lineage.edges == lineage.origins == ()


def test_one_article_has_only_added_sentences():
    lineage = trace([Article(ArticleId("x"), TEXT)])
    assert {o.verdict.label for o in lineage.origins} == {Label.ADDED}


def test_texts_can_be_had_before_they_are_compared_and_the_answer_stays_the_same():
    early = []
    articles = [*corpus(7), Article(ArticleId("a000-again"), corpus(1)[0].text)]
    assert trace(articles, early=early.append) == trace(articles)
    (partial,) = early
    assert [d.article.id for d in partial.documents] == sorted(a.id for a in articles)
    assert {(o.verdict.rule, o.verdict.probability) for o in partial.origins} == {
        ("not_compared_yet", 0.0)
    }
    assert not partial.alignments


@pytest.mark.parametrize("changed", ["outlet", "published", "title"])
def test_parts_of_articles_that_were_declared_otherwise_are_not_gone_on_with(tmp_path, changed):
    articles = corpus(30)
    otherwise = [
        replace(
            a, **{changed: f"2024-05-{1 + n % 3:02d}" if changed == "published" else f"O{n % 4}"}
        )
        for n, a in enumerate(articles)
    ]
    for given in (articles, otherwise):
        with closing(Workspace(tmp_path / "parts", 1)) as work:
            found = trace(given, work=work)
    assert found == trace(otherwise)


def test_comparing_is_told_as_done_when_its_last_part_is(monkeypatch):
    monkeypatch.setattr("lineage.pipeline.PART", 4)
    told = []
    trace(corpus(30), progress=lambda *said: told.append(said))
    compared = [(done, of) for stage, done, of in told if stage == "compare"]
    assert len(compared) > 1
    assert [done == of for done, of in compared] == [False] * (len(compared) - 1) + [True]
