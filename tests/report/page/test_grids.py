"""Tables in the page: 20 rows as HTML, the rest as data, and none of more than 2,000 rows."""

from __future__ import annotations

import json

from lineage.report.page.grids import MOST_ROWS, Column, Kind, grid, told
from lineage.report.tables import Table

COLUMNS = (Column("name", "name"), Column("words", "words", Kind.COUNT))


def made(*rows, order=("words",)):
    table = Table("things", ("name", "words"), tuple(rows))
    return grid(table, COLUMNS, "Things", order, lambda _, value: f"#{value}"[: value == "a" and 9])


def test_the_largest_come_first_and_equals_stay_in_order():
    rows = made(("b", 1), ("a", 2), ("c", 2), ("d", None)).rows
    assert [row[0].text for row in rows] == ["a", "c", "b", "d"]


def test_a_short_table_has_no_data_beside_it():
    small = made(*(("x", n) for n in range(20)))
    assert (len(small.rows), small.data, small.is_held) == (20, "", False)


def test_a_longer_one_has_all_its_rows_as_data():
    long = made(*((f"x{n}", n) for n in range(21)))
    assert len(long.rows) == 20
    assert [row[1] for row in json.loads(long.data)] == list(range(20, -1, -1))


def test_a_column_without_any_value_is_left_out():
    table = Table("things", ("name", "words", "date"), (("a", 1, None), ("b", None, None)))
    columns = (*COLUMNS, Column("date", "date", Kind.DATE))
    made = grid(table, columns, "Things", ("words",), lambda *_: None)
    assert [column.name for column in made.columns] == ["name", "words"]
    assert [len(row) for row in made.rows] == [2, 2]


def test_a_very_long_one_is_held_back_and_counted():
    held = made(*(("x", n) for n in range(MOST_ROWS + 1)))
    assert (len(held.rows), held.data, held.is_held, held.total) == (20, "", True, MOST_ROWS + 1)


def test_so_is_one_of_too_much_data():
    assert made(*(("x" * 150 + str(n), n) for n in range(MOST_ROWS - 1))).is_held is False
    assert made(*(("’" * 159, n) for n in range(MOST_ROWS))).is_held


def test_data_cannot_leave_its_block():
    long = made(*(("</script><!--&", n) for n in range(60)))
    assert not set("<>&") & set(long.data)
    assert json.loads(long.data)[0][0] == "</script><!--&"


def test_values_are_told_as_people_read_them():
    assert told(1234, Kind.COUNT) == "1,234"
    assert [told(n, Kind.SHARE) for n in (0, 0.0001, 0.425, 0.9999, 1)] == [
        *("0 %", "< 1 %", "43 %", "> 99 %", "100 %")
    ]
    assert told(0.999, Kind.CHANCE) == "> 0.99"
    assert told(None, Kind.HOURS) == ""
    assert told("a\u202e\x1bb" + "c" * 900, Kind.TEXT) == "a\ufffd␛b" + "c" * 155 + "…"
