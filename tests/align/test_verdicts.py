"""Verdicts of many links at once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lineage.align.features import FEATURES
from lineage.align.model import CLASSES, load_model, rounded
from lineage.align.verdicts import ROW, Said, rows, verdicts
from lineage.model import Label
from lineage.options import AlignOptions
from lineage.spool import Table


@given(
    st.lists(
        st.one_of(st.floats(-100, 100), st.integers(-160_000, 160_000).map(lambda n: n / 1024))
    )
)
def test_numbers_are_rounded_as_python_rounds_them(values):
    assert rounded(np.array(values), 3).tolist() == [round(value, 3) for value in values]


def told(p, **columns):
    """The verdict on one pair of sentences with such columns, all others 0."""
    model = load_model().in_context
    x = np.zeros((1, len(model.stage.columns)))
    for name, value in columns.items():
        x[0, FEATURES.index(name)] = value
    found = verdicts(model, x, np.array([p]), AlignOptions())
    table = Table(1, ROW)
    table.put(np.array([0]), rows(found))
    return Said(table, model.stage.columns).columns(np.array([0])).verdicts()[0]


COPIED = [0.1, 0.6, 0.1, 0.1, 0.1]


def test_the_first_rule_that_holds_decides():
    spoken = told(COPIED, quoted_min=1.0, quote_run_words=5, lcs_min=1.0, own_run_plain=9)
    assert (spoken.label, spoken.rule) == (Label.QUOTED, "quotations_on_both_sides")
    assert [(r.feature, r.value, r.weight) for r in spoken.reasons] == [
        ("quoted_min", 1.0, 0.0),
        ("quote_run_words", 5.0, 0.0),
    ]
    assert spoken.probability == 0.9


def test_where_no_rule_holds_the_model_tells_what_pushed_most():
    verdict = told(COPIED, own_run_plain=9, own_run_words=9)
    assert (verdict.label, verdict.rule, verdict.probability) == (Label.COPIED, "model", 0.6)
    weights = [reason.weight for reason in verdict.reasons]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > 0


def test_too_little_shared_is_no_copying():
    verdict = told(COPIED)
    assert (verdict.label, verdict.rule) == (Label.PARAPHRASED, "no_own_words_shared")
    assert told(COPIED, quote_share=0.5).label is Label.QUOTED


def test_a_bare_majority_is_no_copying():
    p = [0.3, 0.3, 0.15, 0.1, 0.15]
    assert p[CLASSES.index("copied")] == max(p[1:])
    verdict = told(p, own_run_plain=9, own_run_words=9)
    assert (verdict.label, verdict.rule) == (Label.QUOTED, "too_unsure_for_copying")
