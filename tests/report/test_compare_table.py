from lineage.align.edits import word_edits
from lineage.report.compare import compare
from lineage.report.compare_table import comparison_table
from lineage.report.view import view


def records(table):
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_every_sentence_is_in_exactly_one_row(borders_lineage):
    seen = view(borders_lineage)
    found = records(comparison_table(compare(seen, "anewz", "standard", word_edits)))
    for side, id_ in (("source", "anewz"), ("target", "standard")):
        numbers = [
            n for row in found if row[f"{side}_numbers"] for n in row[f"{side}_numbers"].split("; ")
        ]
        wanted = len(seen.documents[id_].sentences)
        assert sorted(map(int, numbers)) == list(range(1, wanted + 1))


def test_a_row_has_its_label_both_texts_and_what_differs(borders_lineage):
    seen = view(borders_lineage)
    found = records(comparison_table(compare(seen, "anewz", "standard", word_edits)))
    row = next(row for row in found if row["source_numbers"] == "3")
    assert (row["label"], row["probability"], row["target_numbers"]) == ("edited", 0.95, "2")
    assert "[-gave-]" in row["difference"]
    assert row["source_text"].startswith("Speaking in Brussels, Hegseth gave")


def test_a_sentence_that_stands_alone_has_no_label(borders_lineage):
    seen = view(borders_lineage)
    comparison = compare(seen, "anewz", "standard", word_edits)
    alone = [row for row in comparison.rows if row.verdict is None]
    for row in records(comparison_table(comparison, alone)):
        assert row["label"] is None
        assert row["difference"] is None
        assert bool(row["source_numbers"]) is not bool(row["target_numbers"])
