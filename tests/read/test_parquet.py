import gzip
import io
import json
import random
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pyarrow
import pytest
from pyarrow.parquet import write_table

from lineage.errors import InputError
from lineage.options import ReadOptions
from lineage.read import parquet
from lineage.read.parquet import is_parquet, read_parquet


def written(columns, **options):
    """The bytes of a table, of names and their cells."""
    made = columns if isinstance(columns, pyarrow.Table) else pyarrow.table(columns)
    file = io.BytesIO()
    write_table(made, file, **options)
    return file.getvalue()


ONE = {"id": ["a"], "text": ["He left."]}


def broken_string(data):
    """A cell that says that it is UTF-8 and is not."""
    return pyarrow.Array.from_buffers(pyarrow.string(), 1, pyarrow.array([data]).buffers())


def test_row_gives_all_that_an_article_has(articles_of):
    content = written(
        {
            "id": [7], "text": ["He left."], "outlet": ["Anewz"], "date": [date(2025, 2, 12)],
            "title": ["Gone"], "url": ["https://x.test/a"], "authors": [["Ann Lee", "Bo"]],
        }
    )  # fmt: skip
    (article,), notes = articles_of("a.parquet", content)
    assert (article.id, article.text, article.outlet) == ("7", "He left.", "Anewz")
    assert (article.published, article.title) == ("2025-02-12", "Gone")
    assert (article.url, article.authors) == ("https://x.test/a", ("Ann Lee", "Bo"))
    assert notes == []


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("zone", [None, "UTC", "America/New_York", "+03:00", "Nowhere/At_all"])
def test_moments_are_in_utc(articles_of, unit, zone):
    moment = pyarrow.array([1739354400], pyarrow.timestamp("s")).cast(pyarrow.timestamp(unit))
    moment = moment.cast(pyarrow.timestamp(unit, zone))
    (article,), notes = articles_of("a.parquet", written({**ONE, "date": moment}))
    assert (article.published, notes) == ("2025-02-12T10:00:00Z", [])


def test_moments_as_old_programs_wrote_them_are_read(articles_of):
    content = written(
        {**ONE, "date": [datetime(2025, 2, 12, 10)]},  # noqa: DTZ001
        use_deprecated_int96_timestamps=True,
    )
    (article,), notes = articles_of("a.parquet", content)
    assert (article.published, notes) == ("2025-02-12T10:00:00Z", [])


NANOSECOND = pyarrow.array([1], pyarrow.timestamp("ns"))

ODD = {
    "vectors": [[[1.5], None]],
    "nested": [{"a": [date(2025, 1, 1)]}],
    "image": [b"\xff"],
    "images": [[b"\xff"]],
    "price": [Decimal("1.50")],
    "token": pyarrow.array([UUID(int=7).bytes], pyarrow.uuid()),
    "score": [float("nan")],
    "nothing": pyarrow.nulls(1),
    "clock": [time(10)],
    "tick": pyarrow.array([1], pyarrow.time64("ns")),
    "took": [timedelta(seconds=3)],
    "moments": pyarrow.ListArray.from_arrays([0, 1], NANOSECOND),
    "within": pyarrow.StructArray.from_arrays([NANOSECOND], ["at"]),
    "names": pyarrow.array([[(1, "x")]], pyarrow.map_(pyarrow.int64(), pyarrow.string())),
    "late": pyarrow.array([10**8], pyarrow.date32()),
    "broken": broken_string(b"\xff"),
    "kind": pyarrow.array(["x"]).dictionary_encode(),
    "twice": pyarrow.StructArray.from_arrays([NANOSECOND, NANOSECOND], ["at", "at"]),
    'od"d, name': ["x"],
}


def test_values_that_no_article_needs_do_no_harm(articles_of, finds_of):
    (article,), notes = articles_of("a.parquet", written({**ONE, **ODD}))
    assert (article.text, notes) == ("He left.", [])
    (record,), _ = finds_of(read_parquet, written({**ONE, **ODD}))
    said = json.loads(record.line)
    assert said["within"] == {"at": "1970-01-01T00:00:00"}
    assert (said["names"], said["price"], said["kind"]) == ({"1": "x"}, "1.50", "x")
    assert said["token"] == str(UUID(int=7))
    assert said["twice"] is None


def test_of_columns_with_one_name_the_first_counts(articles_of):
    twice = pyarrow.table([["a"], ["He left."], ["She came."]], ["id", "text", "text"])
    (article,), notes = articles_of("a.parquet", written(twice))
    assert (article.text, notes) == ("He left.", [])


def test_old_strings_without_their_type_are_read(articles_of):
    content = written({"id": [b"a"], "text": ["café".encode()]})
    (article,), notes = articles_of("a.parquet", content)
    assert (article.id, article.text, notes) == ("a", "café", [])


@pytest.mark.parametrize("cell", [[b"\xff"], broken_string(b"\xff")])
def test_text_that_is_not_utf_8_is_read_in_the_encoding_that_is_given(articles_of, cell):
    content = written({"id": ["a"], "text": cell})
    articles, (note,) = articles_of("a.parquet", content)
    assert (articles, note.reason) == ([], "the column 'text' holds bytes that are not UTF-8")
    (article,), _ = articles_of("a.parquet", content, encoding="latin-1")
    assert article.text == "ÿ"


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"id": ["a"], "text": [["x"]]}, "the field 'text' is an array, not text"),
        ({"id": ["a"], "text": [{"x": 1}]}, "the field 'text' is an object, not text"),
        ({"id": ["a"], "text": [1]}, "the field 'text' is a number, not text"),
        ({"id": ["a"], "text": pyarrow.nulls(1)}, "empty text"),
        ({"id": pyarrow.nulls(1), "text": ["x"]}, "empty id"),
        ({"id": ["a"], "zebra": ["x"]}, "no field 'text'; the record has: id, zebra"),
        ({"id": pyarrow.array([], "string"), "text": pyarrow.array([], "string")}, "no rows"),
    ],
)
def test_row_that_is_no_article_is_noted(articles_of, columns, reason):
    articles, (note,) = articles_of("a.parquet", written(columns))
    assert (articles, note.reason) == ([], reason)


def test_table_without_columns_is_noted(articles_of):
    articles, (note,) = articles_of("a.parquet", written({}))
    assert (articles, note.reason) == ([], "no field 'text'; the record has: none")


def test_rows_come_in_their_order(articles_of):
    columns = {"id": range(5000), "text": [f"text {n}" for n in range(5000)]}
    articles, _ = articles_of("a.parquet", written(columns, row_group_size=2048))
    assert [article.id for article in articles] == [str(n) for n in range(5000)]


@pytest.mark.parametrize(
    "name", ["year=2024 [a]*?.parquet", "it's.parquet", "-", "x\udcff.parquet"]
)
def test_name_of_a_file_is_no_pattern(articles_of, name):
    name = f"{name}.parquet"
    articles, notes = articles_of(name, written(ONE))
    assert ([article.id for article in articles], notes) == (["a"], [])


def test_name_that_a_stream_bears_is_not_believed(tmp_path):
    other = tmp_path / "other.parquet"
    other.write_bytes(written({"id": ["b"], "text": ["Not asked for."]}))

    class Member(io.BytesIO):
        name = str(other)

    (record,) = read_parquet(Member(written(ONE)), "in/a", "", ReadOptions())
    assert record.id == "a"


def test_packed_table_goes_through_a_bounded_file(articles_of, monkeypatch):
    packed = gzip.compress(written(ONE))
    articles, notes = articles_of("a.parquet.gz", packed)
    assert ([article.text for article in articles], notes) == (["He left."], [])
    monkeypatch.setattr(parquet, "MAX_COPIED", 64)
    articles, (note,) = articles_of("b.parquet.gz", packed)
    assert (articles, note.next_step) == ([], "unpack it first")


def test_cut_and_mangled_tables_are_notes(articles_of):
    columns = {"id": range(3000), "text": [f"word {n}" * 50 for n in range(3000)], **{
        name: pyarrow.repeat(pyarrow.scalar(cells[0]), 3000)
        for name, cells in ODD.items() if isinstance(cells, list)
    }}  # fmt: skip
    content = written(columns, row_group_size=2048, compression="gzip")
    for size in (4, 12, len(content) // 2, len(content) - 1):
        articles, (note,) = articles_of("cut.parquet", content[:size])
        assert (articles, note.reason.partition(":")[0]) == ([], "damaged Parquet")
        assert "/" not in note.reason  # no name of a temporary file
    draw = random.Random(1)
    for number in range(20):
        mangled = bytearray(content)
        place = draw.randrange(len(content)) if number % 2 else -draw.randrange(9, 400)
        mangled[place] ^= 0xFF
        articles_of("mangled.parquet", bytes(mangled))


def test_table_is_told_by_its_first_bytes():
    assert is_parquet(written(ONE)[:100])
    assert not is_parquet(b"PAR")


def test_line_of_a_record_is_its_whole_row(finds_of):
    (record,), _ = finds_of(
        read_parquet, written({**ONE, "day": [date(2025, 1, 1)], "n": [Decimal("1.5")]})
    )
    said = json.loads(record.line)
    assert said == {"id": "a", "text": "He left.", "day": "2025-01-01", "n": "1.5"}


def test_missing_library_is_told_with_the_command(monkeypatch):
    content = written(ONE)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"pip install 'wirelineage\[parquet\]'"):
        list(read_parquet(io.BytesIO(content), "in/a", "", ReadOptions()))
