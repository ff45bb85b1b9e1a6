"""The two JSON Lines forms that other programs read."""

from __future__ import annotations

import json

from lineage.align.edits import word_edits
from lineage.report.links import link_lines, sentence_lines
from lineage.report.view import view


def test_a_link_gives_both_spans_label_and_edits(borders_lineage) -> None:
    texts = {d.article.id: d.article.text for d in borders_lineage.documents}
    row = json.loads(next(link_lines(view(borders_lineage), word_edits)))
    assert {"source", "source_span", "target", "target_span", "label"} < set(row)
    assert texts[row["source"]][slice(*row["source_span"])].startswith("Speaking in Brussels, Heg")
    assert texts[row["target"]][slice(*row["target_span"])].startswith("Speaking in Brussels, Mr")
    assert (row["label"], row["rule"], row["probability"]) == ("edited", "model", 0.95)
    replayed = "".join(texts[row["target"]][slice(*span)] for _, _, span in row["edits"])
    assert replayed == texts[row["target"]][slice(*row["target_span"])]


def test_there_is_a_line_for_every_link_and_every_sentence(borders_lineage) -> None:
    seen = view(borders_lineage)
    assert len(list(link_lines(seen, word_edits))) == 5
    rows = [json.loads(line) for line in sentence_lines(seen)]
    assert len(rows) == 12
    assert [row["label"] for row in rows if row["article"] == "talk"] == ["quoted", "added"]


def test_a_line_is_one_line(document, lineage_of) -> None:
    lineage = lineage_of(document("a\nb", "x"))
    (line,) = sentence_lines(view(lineage))
    assert line.count(b"\n") == 1
