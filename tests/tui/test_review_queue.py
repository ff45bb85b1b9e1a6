from __future__ import annotations

import pytest

from lineage.store import save
from lineage.store.archive import Archive
from tui import review_queue
from tui.review_queue import queue


def archive_of(lineage, tmp_path):
    path = tmp_path / "queue.wl"
    save(lineage, path)
    return Archive(path)


def test_the_least_sure_come_first_then_the_weightiest(store):
    asked = queue(Archive(store))
    assert [(a.article, a.sentence, a.why) for a in asked][:4] == [
        (0, 4, "unsure"),
        (1, 2, "unsure"),
        (1, 1, "large effect"),
        (0, 2, "large effect"),
    ]


def test_what_was_decided_is_not_asked_again(store):
    asked = queue(Archive(store), {(0, 4)})
    assert (0, 4) not in {(a.article, a.sentence) for a in asked}
    assert len(asked) == len(queue(Archive(store))) - 1


def test_the_same_store_asks_the_same(store):
    assert queue(Archive(store)) == queue(Archive(store))


def test_one_in_ten_is_drawn_from_all(document, lineage_of, tmp_path, monkeypatch):
    monkeypatch.setattr(review_queue, "MOST_WEIGHTY", 18)
    texts = [f"Number {n}." for n in range(40)]
    links = [("a", n, "copied", "b", n, 0.99) for n in range(40)]
    lineage = lineage_of(document("a", *texts), document("b", *texts), links=links)
    asked = queue(archive_of(lineage, tmp_path))
    reasons = [a.why for a in asked]
    assert reasons == ["large effect"] * 18 + ["drawn at random"] * reasons.count("drawn at random")
    assert 1 <= reasons.count("drawn at random") <= 2


def test_a_text_that_repeats_another_is_asked_about_once(document, lineage_of, tmp_path):
    lineage = lineage_of(
        document("a", "He left."),
        document("b", "He left."),
        document("c", "He left us."),
        links=[("a", 0, "edited", "c", 0, 0.7), ("b", 0, "edited", "c", 0, 0.7)],
        duplicates=[("a", "b")],
    )
    asked = queue(archive_of(lineage, tmp_path))
    assert [(a.article, a.sentence) for a in asked] == [(0, 0), (2, 0)]


@pytest.mark.parametrize("texts", [[], ["It rained."]])
def test_where_nothing_stands_elsewhere_nothing_is_asked(document, lineage_of, tmp_path, texts):
    documents = [document(str(n), text) for n, text in enumerate(texts)]
    assert queue(archive_of(lineage_of(*documents), tmp_path)) == ()
