"""One origin for every sentence; passages hold copied and edited text only."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from lineage.descent import descend
from lineage.model import LINK_LABELS, TOLD, Label, Role, SentenceKey

from .conftest import OTHER, PROSE, REWORKED, credit


def label_of(descent, article, index):
    (origin,) = [o for o in descent.origins if o.sentence == SentenceKey(article, index)]
    return origin.verdict.label, origin.best


def test_the_strongest_label_wins_then_the_likelier_then_the_first(document, descent_of):
    documents = [document(id_, PROSE, OTHER) for id_ in "abc"]
    links = [
        ("a", 0, "quoted", "b", 0, 0.99),
        ("a", 0, "edited", "b", 1, 0.6),
        ("a", 0, "edited", "c", 0, 0.7),
        ("a", 0, "edited", "c", 1, 0.7),
    ]
    found = descent_of(*documents, links=links)
    assert label_of(found, "a", 0) == (Label.EDITED, SentenceKey("c", 0))
    assert label_of(found, "a", 1) == (Label.ADDED, None)


def test_page_and_credit_are_told_as_such(document, descent_of):
    units = [(Role.FURNITURE, "Comments (0)"), (Role.BYLINE, "By A"), (Role.CREDIT, "Reuters")]
    found = descent_of(document("a", PROSE, *units), document("b", REWORKED, *units))
    labels = [label_of(found, "a", i)[0] for i in range(4)]
    assert labels == [Label.ADDED, Label.FURNITURE, Label.CREDIT, Label.CREDIT]
    assert found.passages == ()


def test_a_passage_joins_all_its_carriers_under_its_weakest_label(document, descent_of):
    documents = [document(id_, PROSE, OTHER) for id_ in "abcd"]
    links = [
        ("a", 0, "copied", "b", 0), ("b", 0, "edited", "c", 0), ("c", 0, "quoted", "d", 0),
    ]  # fmt: skip
    (passage,) = descent_of(*documents, links=links).passages
    assert passage.carriers == tuple(SentenceKey(id_, 0) for id_ in "abc")
    assert (passage.id, passage.label) == ("passage:a:1", Label.EDITED)


ROLES = st.sampled_from([Role.BODY, Role.HEADLINE, Role.FURNITURE, Role.CREDIT])
LABELS = st.sampled_from([label.value for label in LINK_LABELS])
TEXTS = st.sampled_from([PROSE, REWORKED, OTHER, "“Never again,” he said."])


@st.composite
def stories(draw):
    """Articles as lists of units, and links between their sentences."""
    articles = draw(
        st.lists(st.lists(st.tuples(ROLES, TEXTS), min_size=1, max_size=4), min_size=2, max_size=4)
    )
    ends = [
        (n, i)
        for n, units in enumerate(articles)
        for i, (role, _) in enumerate(units)
        if role in TOLD
    ]
    pairs = [(x, y) for x in ends for y in ends if x[0] < y[0]]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8)) if pairs else []
    links = [("abcd"[x[0]], x[1], draw(LABELS), "abcd"[y[0]], y[1]) for x, y in chosen]
    credited = draw(st.lists(st.booleans(), min_size=4, max_size=4))
    return articles, links, credited


@given(stories(), st.randoms())
def test_laws_of_descent(document, lineage_of, story, random_: random.Random):
    articles, links, credited = story
    documents = [
        document(id_, *units, named=[credit("Reuters")] if has_credit else [])
        for id_, units, has_credit in zip("abcd", articles, credited, strict=False)
    ]
    alignments = list(lineage_of(*documents, links=links).alignments)
    found = descend(documents, alignments)

    keys = [SentenceKey(d.article.id, s.index) for d in documents for s in d.sentences]
    assert [o.sentence for o in found.origins] == keys, "one origin per sentence"
    for edge in found.edges:
        for id_, tally in ((edge.a, edge.tally_a), (edge.b, edge.tally_b)):
            whole = [e for e in found.edges if id_ in (e.a, e.b)]
            totals = {(e.tally_a if e.a == id_ else e.tally_b).total for e in whole}
            assert totals == {tally.total}, "every tally of an article sums to its words"
            assert min(getattr(tally, label.value) for label in Label) >= 0
        assert 0 < edge.probability < 1
        assert edge.source is None or edge.source in {edge.a, edge.b, *(w.id for w in found.wires)}
    carriers = [c for p in found.passages for c in p.carriers]
    assert len(carriers) == len(set(carriers))

    random_.shuffle(documents)
    random_.shuffle(alignments)
    assert descend(documents, alignments) == found, "order does not matter"
