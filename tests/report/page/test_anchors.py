"""Places in the page: the id itself where it may stand in an address, else something like it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lineage.model import ArticleId, SentenceKey
from lineage.report.page.anchors import article, pair, safe, sentence


def test_a_plain_id_is_its_own_place():
    assert article(ArticleId("000_fe8a")) == "a-000_fe8a"
    assert sentence(SentenceKey(ArticleId("000"), 2)) == "s-000-3"


@given(st.text(min_size=1))
def test_any_other_becomes_letters_that_need_no_escape(id_):
    assert set(safe(id_)) <= set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~"
    )


def test_no_two_pairs_have_one_place():
    ids = ["x", "y--z", "x--y", "z", "x-", "-y", "y"]
    places = [pair(ArticleId(a), ArticleId(b)) for a in ids for b in ids]
    assert len(set(places)) == len(places)


def test_ids_that_look_alike_have_different_places():
    assert len({safe(id_) for id_ in ("a b", "a_b", "a/b", "a  b", "é", "è", "\ud800")}) == 7
