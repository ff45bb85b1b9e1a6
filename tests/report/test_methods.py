"""The methods: a paragraph for a paper, with counts, thresholds, versions and how to cite."""

from __future__ import annotations

from dataclasses import fields, replace

from lineage.options import AlignOptions, MatchOptions
from lineage.report.methods import methods
from lineage.report.view import view


def of(lineage, **changed):
    provenance = replace(lineage.provenance, **changed)
    return methods(view(replace(lineage, provenance=provenance)), {"orjson": "3.11"})


def test_counts_and_thresholds_stand_in_the_paragraphs(borders_lineage):
    text = " ".join(of(borders_lineage).paragraphs)
    assert "3 articles of 1 named outlet" in text
    assert "dated 2025-02-12 to 2025-02-12 (2 without a date)" in text
    assert "shared runs of 5 words" in text
    assert "probability of 0.65" in text
    assert "No human labels were used." in text


def test_settings_are_all_that_decide_and_what_was_changed_is_marked(borders_lineage):
    told = of(borders_lineage, options=(("align.min_link_probability", "0.6"),))
    assert len(told.settings) == len(fields(MatchOptions)) + len(fields(AlignOptions))
    assert [s.name for s in told.settings if not s.is_default] == ["align.min_link_probability"]
    assert "a calibrated probability of 0.6 on" in " ".join(told.paragraphs)


def test_a_filter_is_told(borders_lineage):
    seen = replace(view(borders_lineage), only="outlet is Anewz")
    assert any("outlet is Anewz" in p for p in methods(seen, {}).paragraphs)
