from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.descent.explain import explain
from lineage.labels import decided
from lineage.labels.places import orphans
from lineage.model import ArticleId, Label, Origin, SentenceKey, Tally, Verdict
from lineage.report.view import view

LINKS = [
    ("a", 0, "copied", "b", 0, 0.99),
    ("a", 1, "edited", "b", 1, 0.8),
    ("a", 1, "paraphrased", "c", 0, 0.6),
    ("b", 1, "quoted", "c", 1, 0.9),
]


@pytest.fixture(scope="module")
def traced(document, lineage_of):
    """Articles a, b, c; a of Anewz; words of a: 2, 3, 4."""
    a = document("a", "He left.", "It rained again.", "Nobody knew of it.", outlet="Anewz")
    b = document("b", "He left.", "It rained and rained.", outlet="Bnews")
    c = document("c", "Rain fell.", "“It rained and rained.”")
    return lineage_of(a, b, c, links=LINKS)


@pytest.fixture(scope="module")
def doc(traced):
    return {d.article.id: d for d in traced.documents}


def origin(lineage, article, index):
    key = SentenceKey(ArticleId(article), index)
    return next(o for o in lineage.origins if o.sentence == key)


def labels(lineage, a, b):
    """`{(0, 0): "copied"}`"""
    return {
        (k.source.index, k.target.index): k.verdict.label.value
        for al in lineage.alignments
        if (al.a, al.b) == (a, b)
        for k in al.links
    }


def test_without_decisions_it_is_the_same_lineage(traced):
    assert decided(traced, []) is traced


def test_a_person_s_label_wins(traced, doc, decide):
    said = decide(doc["a"], 1, "paraphrased")
    found = decided(traced, [said])
    best = SentenceKey("b", 1)
    verdict = Verdict(Label.PARAPHRASED, "person", 1.0)
    assert origin(found, "a", 1) == Origin(SentenceKey("a", 1), best, verdict)
    assert origin(found, "b", 1) == origin(traced, "b", 1)
    assert labels(found, "a", "b") == {(0, 0): "copied", (1, 1): "paraphrased"}
    assert labels(found, "a", "c") == labels(traced, "a", "c")
    (effect,) = found.decisions
    assert (effect.old, effect.new, effect.probability) == (Label.EDITED, Label.PARAPHRASED, 0.8)


def test_what_a_person_calls_added_is_linked_to_nothing(traced, doc, decide):
    found = decided(traced, [decide(doc["a"], 1, "added")])
    assert origin(found, "a", 1).best is None
    assert labels(found, "a", "b") == {(0, 0): "copied"}
    assert [(al.a, al.b) for al in found.alignments] == [("a", "b"), ("b", "c")]
    assert [(e.a, e.b) for e in found.edges] == [("a", "b"), ("a", "c"), ("b", "c")]


def test_pairs_are_counted_again(traced, doc, decide):
    found = decided(traced, [decide(doc["a"], 1, "furniture"), decide(doc["b"], 0, "edited")])
    ab, ac, bc = found.edges
    assert ab.tally_a == Tally(edited=2, added=4, furniture=3)
    assert ab.tally_b == Tally(edited=2, added=4)
    assert ac.tally_a == Tally(added=6, furniture=3)
    assert ac.tally_b == Tally(added=6)
    assert bc == traced.edges[2]


def test_outlets_are_counted_again(traced, doc, decide, borders_lineage):
    (anewz, standard) = borders_lineage.outlets
    anewz_doc = borders_lineage.documents[0]
    found = decided(borders_lineage, [decide(anewz_doc, 2, "added")])
    assert found.outlets[1] == standard
    assert found.outlets[0] == replace(
        anewz, tally=replace(anewz.tally, edited=14 - 13, added=22 + 13)
    )


def test_an_article_is_explained_as_people_see_it(traced, doc, decide):
    found = decided(traced, [decide(doc["a"], 0, "furniture"), decide(doc["a"], 1, "added")])
    explained = explain(found, ArticleId("a"))
    assert (explained.told_words, explained.sources, explained.unexplained_words) == (7, (), 7)


def test_back_to_the_model_has_no_effect_and_ends_one(traced, doc, decide):
    said, undone = decide(doc["a"], 1, "added"), decide(doc["a"], 1, None, minute=2)
    assert decided(traced, [said, undone]) is traced


def test_a_decision_follows_its_sentence(traced, doc, document, lineage_of, decide):
    said = decide(doc["a"], 1, "added")
    later = lineage_of(document("a", "New.", "He left.", "It rained again."), doc["b"])
    found = decided(later, [said])
    assert origin(found, "a", 2).verdict.rule == "person"
    assert found.decisions[0].target.sentence.index == 2


def test_of_two_people_who_judge_one_link_the_later_is_followed(traced, doc, decide):
    ana = decide(doc["a"], 0, "edited")
    bo = decide(doc["b"], 0, "paraphrased", who="bo", minute=5)
    assert labels(decided(traced, [bo, ana]), "a", "b")[0, 0] == "paraphrased"
    bo_first = replace(bo, when="2025-02-28T09:00:00Z")
    assert labels(decided(traced, [bo_first, ana]), "a", "b")[0, 0] == "edited"


def test_an_arrow_is_accepted_or_dropped(borders_lineage, assent):
    found = decided(
        borders_lineage,
        [assent("wire:reuters", "anewz", "rejected"), assent("anewz", "talk", "accepted")],
    )
    assert [(a.source, a.target, a.probability) for a in found.arrows] == [
        ("anewz", "standard", 0.15),
        ("wire:reuters", "standard", 0.8),
        ("anewz", "talk", 1.0),
    ]
    assert [d.probability for d in found.decisions] == [0.9, 0.3]


def test_what_is_about_nothing_here_is_listed_not_dropped(traced, doc, document, decide, assent):
    lines = [
        decide(document("gone", "He left."), 0, "added"),
        decide(document("a", "Never written."), 0, "added"),
        decide(doc["a"], 0, "added"),
        assent("wire:x", "a", "rejected"),
    ]
    found = orphans(traced, lines)
    assert [o.decision for o in found] == [lines[0], lines[1], lines[3]]
    assert [o.reason for o in found] == [
        "the article is not there",
        "the article has no such sentence",
        "there is no such arrow",
    ]
    assert len(decided(traced, lines).decisions) == 1


_choices = st.lists(
    st.tuples(
        st.sampled_from([("a", 0), ("a", 1), ("a", 2), ("b", 0), ("b", 1), ("c", 0), ("c", 1)]),
        st.sampled_from([*Label]),
    ),
    max_size=6,
)


def tallied(document, lineage, pair):
    """Counted from the beginning: the slow obvious way."""
    counted = Tally()
    for s in document.sentences:
        key, found = SentenceKey(s.article, s.index), []
        for al in lineage.alignments:
            if (al.a, al.b) == pair:
                found += [k.verdict.label for k in al.links if key in (k.source, k.target)]
        page = view(lineage).origins[key].verdict.label
        strongest = min(found, key=[*Label].index, default=None)
        label = strongest or (page if page in (Label.CREDIT, Label.FURNITURE) else Label.ADDED)
        counted += Tally(**{label.value: view(lineage).words[key]})
    return counted


@settings(max_examples=60)
@given(_choices)
def test_the_difference_is_what_counting_anew_finds(traced, doc, decide, choices):
    lines = [decide(doc[a], i, label, minute=n) for n, ((a, i), label) in enumerate(choices)]
    found = decided(traced, lines)
    assert found == decided(traced, reversed(lines))
    for edge in found.edges:
        for article, tally in ((edge.a, edge.tally_a), (edge.b, edge.tally_b)):
            assert tally == tallied(doc[article], found, (edge.a, edge.b))
    for (article, index), label in dict(choices).items():
        assert origin(found, article, index).verdict == Verdict(label, "person", 1.0)


@settings(max_examples=60)
@given(_choices, st.sets(st.sampled_from("abc")))
def test_a_part_is_decided_as_the_whole_is(traced, doc, decide, choices, kept):
    """Of what is there; links and tallies of absent articles may lag behind."""
    lines = [decide(doc[a], i, label, minute=n) for n, ((a, i), label) in enumerate(choices)]
    part = replace(
        traced,
        documents=tuple(d for d in traced.documents if d.article.id in kept),
        origins=tuple(o for o in traced.origins if o.sentence.article in kept),
    )
    whole = decided(traced, lines)
    there = tuple(o for o in whole.origins if o.sentence.article in kept)
    assert decided(part, lines).origins == there
