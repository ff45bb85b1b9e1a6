from __future__ import annotations

import pytest

from lineage.labels.agreement import agreement, cohen_kappa, krippendorff_alpha, wilson
from lineage.model import Label, SentenceKey

C, E, P, Q, N = list(Label)[:5]


def test_kappa_of_a_textbook_table():
    """20 both yes, 15 both no, 5 and 10 apart: 0.4."""
    pairs = [(C, C)] * 20 + [(C, E)] * 5 + [(E, C)] * 10 + [(E, E)] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)


def test_kappa_is_undefined_where_nothing_is_left_for_chance():
    assert cohen_kappa([]) is None
    assert cohen_kappa([(C, C)] * 3) is None


def test_alpha_of_krippendorffs_own_example():
    """His table of four observers and twelve units with gaps: nominal alpha 0.743."""
    rows = (
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    )
    values = dict(zip("12345", (C, E, P, Q, N), strict=True))
    units = [
        [values[v] for v in unit if v in values]
        for unit in zip(*(r.split() for r in rows), strict=True)
    ]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_is_undefined_without_two_people_or_two_labels():
    assert krippendorff_alpha([[C], [E]]) is None
    assert krippendorff_alpha([[C, C], [C, C]]) is None


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)],
)
def test_wilson_intervals(hits, of, low, high):
    rate = wilson(hits, of)
    assert (rate.low, rate.high) == (
        pytest.approx(low, abs=1e-4),
        pytest.approx(high, abs=1e-4),
    )


@pytest.fixture(scope="module")
def found(borders_lineage, decide):
    """The model says of anewz 2, 3, 4: edited, copied, paraphrased."""
    doc = borders_lineage.documents[0]
    return agreement(
        borders_lineage,
        [
            decide(doc, 2, "edited"),
            decide(doc, 3, "edited"),
            decide(doc, 4, "paraphrased"),
            decide(doc, 2, "copied", who="bo", minute=1),
            decide(doc, 3, "copied", who="bo", minute=1),
            decide(doc, 3, "edited", who="bo", minute=2),
            decide(doc, 4, None, who="bo", minute=2),
        ],
    )


def test_people_are_compared_on_what_both_labelled(found):
    (pair,) = found.pairs
    assert (found.people, found.sentences) == (("ana", "bo"), 3)
    assert (pair.sentences, pair.same, pair.kappa) == (2, 1, 0.0)


def test_the_model_is_measured_by_the_latest_label_of_each_sentence(found):
    assert found.confusion == ((C, E, 1), (E, C, 1))
    assert (found.accuracy.hits, found.accuracy.of) == (0, 2)
    assert [(s.label, s.precision.of, s.recall.of) for s in found.scores] == [(C, 1, 1), (E, 1, 1)]


def test_where_people_differ_is_listed(found):
    assert [(c.sentence, c.said) for c in found.conflicts] == [
        (SentenceKey("anewz", 2), (("ana", E), ("bo", C))),
        (SentenceKey("anewz", 4), (("ana", P), ("bo", None))),
    ]


def test_nobody_agrees_with_nobody(borders_lineage):
    empty = agreement(borders_lineage, [])
    assert (empty.people, empty.pairs, empty.alpha, empty.scores) == ((), (), None, ())
