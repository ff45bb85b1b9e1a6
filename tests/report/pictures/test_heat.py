"""A cell of the heat map says what its row in the twin says."""

from __future__ import annotations

from lineage.report.pictures.heat import MOST_OUTLETS, heat
from lineage.report.view import view


def test_both_directions_have_a_cell_and_a_number(borders_lineage, drawn):
    made = heat(view(borders_lineage))
    assert made.table.columns == ("number", "outlet", "1", "2")
    assert made.table.rows == (
        (1, "Anewz", None, 0.2667),
        (2, "The Standard", 0.45, None),
    )
    seen = drawn(made)
    assert seen.words("heat-3-ink") == ["26.7"]
    assert seen.words("heat-5-ink") == ["45.0"]
    assert len(seen.all("rect", "empty")) == 2


def test_columns_have_the_numbers_of_the_rows(borders_lineage, drawn):
    seen = drawn(heat(view(borders_lineage)))
    assert sorted(seen.words("muted")) == ["1", "1", "2", "2"]


def test_numbers_are_those_of_the_twin(crowd, drawn):
    made = heat(view(crowd))
    shares = [value for row in made.table.rows for value in row[2:] if value is not None]
    told = {said for step in range(6) for said in drawn(made).words(f"heat-{step}-ink")}
    assert len(shares) == MOST_OUTLETS * (MOST_OUTLETS - 1)
    assert told == {f"{100 * share:.1f}" for share in shares}


def test_what_there_is_no_room_for_is_told(crowd, drawn):
    made = heat(view(crowd))
    assert "… and 124 more outlets" in drawn(made).words()
    assert made.table.rows[-1][:2] == (None, "… and 124 more outlets")
    assert len(made.table.rows) == MOST_OUTLETS + 1
