"""Who hangs from whom in a story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lineage.model import Arrow, ArticleId, Label, SentenceKey, Story
from lineage.report.forest import arrow_text, forest, from_text, wire_text
from lineage.report.view import view


def planted(lineage):
    return forest(view(lineage), lineage.stories[0])


def walked(trees, root, most=None):
    return [(b.node, b.lasts, b.below) for b in trees.walk(root, set(), most)]


def test_carriers_hang_from_their_source_and_the_last_is_known_as_the_last(borders_lineage):
    trees = planted(borders_lineage)
    assert trees.roots() == (["wire:reuters"], ["talk"])
    assert walked(trees, "wire:reuters") == [
        ("wire:reuters", (), ("anewz", "standard")),
        ("anewz", (False,), ()),
        ("standard", (True,), ()),
    ]


def test_what_there_is_no_room_for_comes_last_and_is_done(borders_lineage):
    trees = planted(borders_lineage)
    assert walked(trees, "wire:reuters", most=1) == [
        ("wire:reuters", (), ("anewz", "standard")),
        ("anewz", (False,), ()),
        (None, (True,), ("standard",)),
    ]
    done: set[str] = set()
    list(trees.walk("wire:reuters", done, 1))
    assert done == {"wire:reuters", "anewz", "standard"}


def chain(lineage_of, document, length):
    """Each has it from the one before, the first from the last."""
    ids = [ArticleId(f"a{n:04}") for n in range(length)]
    arrows = [Arrow(ids[n - 1], ids[n], 0.9, True) for n in range(length)]
    story = Story("story:a0000", tuple(ids), (), 1)
    documents = [document(id_, "It rained.") for id_ in ids]
    return lineage_of(*documents, arrows=tuple(arrows), stories=(story,))


def test_a_long_chain_that_bites_its_tail_is_walked_once(lineage_of, document):
    trees = planted(chain(lineage_of, document, 1500))
    assert trees.roots() == ([], [])
    found = walked(trees, "a0000")
    assert [node for node, _, _ in found] == list(trees.articles)
    assert found[-1][2] == ()


def test_arrows_that_are_not_sure_enough_are_others(borders_lineage):
    trees = planted(borders_lineage)
    (weak,) = trees.others(ArticleId("standard"))
    assert from_text(trees, weak) == "perhaps from anewz (0.15, 4 words)"
    assert arrow_text(trees.main[ArticleId("standard")]) == "(0.80, 15 words)"
    assert wire_text(trees.wires["wire:reuters"]) == "Reuters, not in this corpus"


def test_shared_quotes_are_counted_for_each_side_and_are_no_link(borders_lineage):
    sure = tuple(a for a in borders_lineage.arrows if a.target != "talk")
    trees = planted(replace(borders_lineage, arrows=sure))
    counts = {article: len(sentences) for article, sentences in trees.quoting.items()}
    assert counts == {"anewz": 1, "standard": 1, "talk": 1}
    assert trees.independents == {"talk": False}


def test_an_article_that_perhaps_comes_from_another_is_not_independent(borders_lineage):
    assert planted(borders_lineage).independents == {}


def test_behind_an_arrow_from_an_article_stand_its_counterparts_there(borders_lineage):
    trees = planted(borders_lineage)
    (weak,) = trees.others(ArticleId("standard"))
    (one,) = trees.behind(weak)
    assert one.sentence == SentenceKey(ArticleId("standard"), 1)
    assert one.best == SentenceKey(ArticleId("anewz"), 2)
    assert one.verdict.label is Label.EDITED


@pytest.mark.parametrize(
    ("sentences", "expected"), [((), None), ((1,), Label.EDITED), ((1, 3), Label.EDITED)]
)
def test_the_label_of_most_words_dominates(borders_lineage, sentences, expected):
    trees = planted(borders_lineage)
    arrow = replace(trees.main[ArticleId("standard")], sentences=sentences)
    assert trees.dominant(arrow) is expected
