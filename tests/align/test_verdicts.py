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
EDITED = [0.1, 0.1, 0.6, 0.1, 0.1]
QUOTED = [0.1, 0.2, 0.1, 0.1, 0.5]


def test_the_first_rule_that_holds_decides():
    spoken = told(QUOTED, quoted_min=1.0, quote_run_words=5, lcs_min=1.0, own_run_plain=9)
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


def test_a_quotation_is_copied_if_its_attribution_seems_to_be():
    verdict = told(COPIED, quoted_min=1.0, quote_run_words=5)
    assert (verdict.label, verdict.rule) == (Label.COPIED, "model")


def test_too_little_shared_is_no_reworked_sentence():
    verdict = told(EDITED)
    assert (verdict.label, verdict.rule) == (Label.PARAPHRASED, "no_own_words_shared")
    assert told(EDITED, own_run_plain=2, own_run_words=6).label is Label.EDITED
    assert told(COPIED).label is Label.COPIED


def test_copied_and_edited_count_together():
    p = [0.1, 0.25, 0.2, 0.4, 0.05]
    assert p[CLASSES.index("paraphrased")] == max(p)
    assert told(p).label is Label.COPIED


def test_what_is_less_likely_copying_than_the_option_asks_is_milder():
    p = [0.3, 0.3, 0.1, 0.1, 0.2]
    assert p[CLASSES.index("copied")] == max(p[1:])
    verdict = told(p, own_run_plain=9, own_run_words=9)
    assert (verdict.label, verdict.rule) == (Label.QUOTED, "model")
