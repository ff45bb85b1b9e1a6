"""What is asserted of where articles come from."""

from __future__ import annotations

import pytest

from lineage.model import Arrow, ArticleId, Credit, CreditKind, Relation, Span, Wire
from lineage.options import MIN_ARROW_PROBABILITY
from lineage.report.exports.derivations import Kind, credited, derivations, speeches, unseen
from lineage.report.view import view


def asserted(lineage):
    return {(d.source, d.target): d.kind for d in derivations(view(lineage))}


def test_only_what_is_drawn_is_asserted(newsroom) -> None:
    assert asserted(newsroom) == {
        ("pa", "daily"): Kind.PRIMARY_SOURCE,
        ("daily", "later"): Kind.REVISION,
        ("pa", "mixed"): Kind.PRIMARY_SOURCE,
    }
    assert all(d.probability >= MIN_ARROW_PROBABILITY for d in derivations(view(newsroom)))


def test_of_two_arrows_from_one_text_the_likelier_is_told(document, lineage_of) -> None:
    a, b = (document(id_, "It rained.") for id_ in "ab")
    wire = Wire("wire:a", "A", True, ArticleId("a"), (ArticleId("b"),), ())
    arrows = (
        Arrow("a", ArticleId("b"), 0.7, False, (0,), 2),
        Arrow("wire:a", ArticleId("b"), 0.9, True, (0,), 2),
    )
    (one,) = derivations(view(lineage_of(a, b, arrows=arrows, wires=(wire,))))
    assert (one.source, one.probability, one.is_main) == ("a", 0.9, True)


@pytest.mark.parametrize(
    ("kind", "words", "is_asserted"),
    [(CreditKind.MENTION, 0, False), (CreditKind.MENTION, 2, True), (CreditKind.BYLINE, 0, True)],
)
def test_a_mention_without_words_is_no_derivation(
    document, lineage_of, kind, words, is_asserted
) -> None:
    named = [Credit("Reuters", kind, Span(0, 2), True)]
    wire = Wire("wire:reuters", "Reuters", True, None, (ArticleId("a"),), ())
    arrow = Arrow(wire.id, ArticleId("a"), 0.65, True, (0,) if words else (), words)
    lineage = lineage_of(document("a", "It rained.", named=named), arrows=(arrow,), wires=(wire,))
    assert bool(asserted(lineage)) == is_asserted


def test_an_unlikely_source_that_nothing_comes_from_is_left_out(borders_lineage) -> None:
    assert [wire.id for wire in unseen(view(borders_lineage))] == [
        "wire:reuters",
        "wire:unnamed:talk",
    ]
    assert not unseen(view(unlikely(borders_lineage)))


def unlikely(lineage):
    from dataclasses import replace

    wires = tuple(replace(wire, probability=0.5) for wire in lineage.wires)
    return replace(lineage, wires=wires, arrows=())


def test_speech_is_of_sure_independent_pairs_of_a_story(borders_lineage) -> None:
    from dataclasses import replace

    assert [speech.story for speech in speeches(view(borders_lineage))] == ["story:anewz"]
    unsure = tuple(
        replace(edge, probability=0.5) if edge.relation is Relation.SHARED_QUOTES else edge
        for edge in borders_lineage.edges
    )
    assert not list(speeches(view(replace(borders_lineage, edges=unsure))))


def test_credits_are_each_told_once_and_mentions_not_at_all(document) -> None:
    def credit(name, kind):
        return Credit(name, kind, Span(0, 2), True)

    given = [
        credit("AFP", CreditKind.MENTION),
        credit("Reuters", CreditKind.DATELINE),
        credit("PA Media", CreditKind.BYLINE),
        credit("Reuters", CreditKind.CREDIT_LINE),
    ]
    found = credited(document("a", "It rained.", named=given))
    assert [(c.name, c.kind) for c in found] == [
        ("Reuters", CreditKind.DATELINE),
        ("PA Media", CreditKind.BYLINE),
    ]
