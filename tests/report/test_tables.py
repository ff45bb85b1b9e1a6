"""The rows every face shows."""

from __future__ import annotations

import pytest

from lineage.model import ArticleId, Label, Passage, SentenceKey
from lineage.report.tables import TABLES, articles, pairs, readings, sentences
from lineage.report.view import view


def row(table, **wanted):
    """The only row that has these values."""
    rows = [dict(zip(table.columns, r, strict=True)) for r in table.rows]
    (found,) = [r for r in rows if wanted.items() <= r.items()]
    return found


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_value_for_every_column(name, borders_lineage) -> None:
    table = TABLES[name](view(borders_lineage))
    assert table.name == name
    assert {len(r) for r in table.rows} <= {len(table.columns)}


def test_words_by_label_add_up_to_all_words(borders_lineage) -> None:
    for values in articles(view(borders_lineage)).rows:
        found = dict(zip(articles(view(borders_lineage)).columns, values, strict=True))
        told = sum(found[f"{label}_words"] for label in list(Label)[:5])
        assert told == found["told_words"]
        assert told + found["credit_words"] + found["furniture_words"] == found["words"]


def test_quoted_words_are_not_among_the_matched(borders_lineage) -> None:
    found = row(articles(view(borders_lineage)), article="talk")
    assert (found["matched_share"], found["quoted_share"]) == (0.0, 0.8)


def test_the_strip_has_a_letter_a_sentence(borders_lineage) -> None:
    assert row(articles(view(borders_lineage)), article="anewz")["strip"] == "NWECPB"


def test_a_pair_says_both_denominators(borders_lineage) -> None:
    found = row(pairs(view(borders_lineage)), a="anewz", b="standard")
    assert (found["a_matched_words"], found["a_told_words"]) == (30, 39)
    assert (found["b_matched_words"], found["b_told_words"]) == (30, 37)
    assert found["source"] == "wire:reuters"


def test_sentence_numbers_count_from_one(borders_lineage) -> None:
    found = row(sentences(view(borders_lineage)), article="anewz", number=3)
    assert (found["best_article"], found["best_number"]) == ("standard", 2)
    assert found["text"].startswith("Speaking in Brussels")


def test_spans_point_into_the_text(borders_lineage) -> None:
    texts = {d.article.id: d.article.text for d in borders_lineage.documents}
    table = sentences(view(borders_lineage))
    for values in table.rows:
        found = dict(zip(table.columns, values, strict=True))
        assert texts[found["article"]][found["start"] : found["end"]] == found["text"]


def test_a_repeated_text_names_the_first_of_its_family(document, lineage_of) -> None:
    lineage = lineage_of(document("a", "x"), document("b", "x"), duplicates=[("a", "b")])
    assert row(articles(view(lineage)), article="b")["same_text_as"] == "a"


def test_a_passage_has_a_row_for_each_carrier(document, lineage_of) -> None:
    keys = tuple(SentenceKey(ArticleId(name), 0) for name in "ab")
    lineage = lineage_of(
        document("a", "x y"), document("b", "x y"), passages=(Passage("p1", Label.COPIED, keys),)
    )
    assert [r[2] for r in readings(view(lineage)).rows] == ["a", "b"]


def test_an_article_without_words_has_no_shares(document, lineage_of) -> None:
    found = row(articles(view(lineage_of(document("a", "…")))), article="a")
    assert (found["told_words"], found["matched_share"]) == (0, None)
