"""A cell of the heat map says what its row in the twin says."""

from __future__ import annotations

from lineage.report.pictures.heat import MOST_OUTLETS, heat
from lineage.report.view import view


def test_both_directions_have_a_cell_and_a_number(borders_lineage, drawn):
    made = heat(view(borders_lineage))
    assert set(made.table.rows) == {
        ("Anewz", "The Standard", 1, 12, 0.2667),
        ("The Standard", "Anewz", 1, 9, 0.45),
    }
    seen = drawn(made)
    assert seen.words("heat-3-ink") == ["26.7"]
    assert seen.words("heat-5-ink") == ["45.0"]
    assert len(seen.all("rect", "empty")) == 2


def test_columns_have_the_numbers_of_the_rows(borders_lineage, drawn):
    seen = drawn(heat(view(borders_lineage)))
    assert sorted(seen.words("muted")) == ["1", "1", "2", "2"]


def test_what_there_is_no_room_for_is_summed_up(crowd, drawn):
    made = heat(view(crowd))
    assert "… and 124 more outlets" in drawn(made).words()
    assert len(made.table.rows) == MOST_OUTLETS * (MOST_OUTLETS - 1) + 1
    assert sum(row[3] for row in made.table.rows) == sum(u.words for u in crowd.uses)
