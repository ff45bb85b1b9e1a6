"""Strips and readings: letters and words are those of the twin."""

from __future__ import annotations

from lineage.align.edits import word_edits
from lineage.model import Label, Passage, SentenceKey
from lineage.report.pictures.apparatus import apparatus
from lineage.report.pictures.strips import MOST_ARTICLES, MOST_CELLS, strips
from lineage.report.view import view


def letters(seen):
    """By row, from left to right."""
    found = {}
    for element in seen.all("text", "middle"):
        for x, letter in zip(element.get("x").split(), element.text, strict=False):
            found.setdefault(float(element.get("y")), []).append((float(x), letter))
    return ["".join(letter for _, letter in sorted(row)) for _, row in sorted(found.items())]


def test_the_letters_of_a_row_are_the_strip_of_its_article(borders_lineage, drawn):
    made = strips(view(borders_lineage))
    assert letters(drawn(made))[1:] == [row[4] for row in made.table.rows]
    assert made.table.rows[0] == ("anewz", "Anewz", 6, "77 %", "NWECPB")


def test_what_has_no_room_is_counted(crowd, drawn):
    made = strips(view(crowd))
    words = drawn(made).words()
    assert f"+{60 - MOST_CELLS}" in words
    assert f"… and {280 - MOST_ARTICLES} more articles" in words
    assert len(made.table.rows[0][4]) == 60


def test_what_the_base_has_not_is_marked_and_what_it_lacks_struck_through(borders_lineage, drawn):
    made = apparatus(view(borders_lineage), word_edits)
    base, other = made.table.rows
    assert (base[2:4], other[2:4]) == (("anewz (Anewz)", True), ("standard", False))
    assert other[4].startswith("Speaking in Brussels, {+Mr +}Hegseth [-gave-]{+delivered+} the ")
    spans = [(e.get("class"), e.text) for e in drawn(made).all("tspan")]
    assert ("cut", "gave") in spans
    assert ("put", "delivered") in spans


def test_a_reading_with_little_of_the_base_is_not_compared_word_by_word(
    document, lineage_of, drawn
):
    documents = [
        document("a", "He said so on Monday in the house of his aunt."),
        document("b", "Nobody expected that anything would come of this, but rain fell on Monday."),
    ]
    passage = Passage("p", Label.EDITED, (SentenceKey("a", 0), SentenceKey("b", 0)))
    made = apparatus(view(lineage_of(*documents, passages=(passage,))), word_edits)
    assert {row[4] for row in made.table.rows} == {d.sentences[0].text for d in documents}
    assert drawn(made).all("tspan", "put") == []
    assert len(drawn(made).all("tspan", "muted")) > 0


def test_readings_of_the_same_words_stand_together(crowd):
    made = apparatus(view(crowd), word_edits)
    (first, *_rest) = made.table.rows
    assert first[2].count(",") > 10
    assert made.table.rows[-1][0] == "… and 16 more passages"


def test_a_reading_of_a_megabyte_is_cut_before_it_is_compared(document, lineage_of):
    long = "word " * 200_000
    documents = [document("a", long + "end"), document("b", long + "stop")]
    passage = Passage("p", Label.EDITED, (SentenceKey("a", 0), SentenceKey("b", 0)))
    made = apparatus(view(lineage_of(*documents, passages=(passage,))), word_edits)
    assert len(made.svg) < 10_000
    assert all(row[4].endswith(" …") for row in made.table.rows)
