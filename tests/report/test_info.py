"""What a store holds and what was skipped."""

from __future__ import annotations

import json
from dataclasses import replace

from lineage.model import ArticleId, PassedOver, Skipped
from lineage.report.info import MOST_SKIPPED, contents, info_json, info_text
from lineage.report.layout import Page


def test_skipped_inputs_are_told_with_place_and_next_step(document, lineage_of) -> None:
    skipped = (Skipped("in.jsonl", "line 12", "no text", "add one"),)
    lineage = lineage_of(document("a", "x"), skipped=skipped)
    assert "skipped: in.jsonl, line 12: no text; add one\n" in info_text(contents(lineage))


def test_many_skipped_inputs_are_counted_in_text_and_listed_in_json(document, lineage_of) -> None:
    skipped = tuple(Skipped(f"{i}.txt", "", "empty", "fill it") for i in range(MOST_SKIPPED + 7))
    held = contents(lineage_of(document("a", "x"), skipped=skipped))
    assert "skipped: 7 more: info --format json" in info_text(held)
    assert len(json.loads(info_json(held))["skipped"]) == MOST_SKIPPED + 7


def test_pairs_that_were_passed_over_are_counted(document, lineage_of) -> None:
    lineage = lineage_of(document("a", "x"), document("b", "y"))
    assert "passed over" not in info_text(contents(lineage))
    passed = (PassedOver(ArticleId("a"), ArticleId("b"), 9),)
    held = contents(replace(lineage, passed_over=passed))
    assert "1 pair passed over" in info_text(held)
    assert json.loads(info_json(held))["passed_over"] == 1


def test_no_line_is_longer_than_the_page(document, lineage_of) -> None:
    skipped = (Skipped("in.jsonl", "line 12", "no text " * 20, "add one"),)
    lineage = lineage_of(document("a", "x"), skipped=skipped)
    for width in (40, 80):
        assert max(map(len, info_text(contents(lineage), Page(width)).splitlines())) <= width
