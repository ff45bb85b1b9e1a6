import gzip
import io
import json
import random
import sys

import duckdb
import pytest

from lineage.errors import InputError
from lineage.options import ReadOptions
from lineage.read import parquet
from lineage.read.parquet import is_parquet, read_parquet


@pytest.fixture
def written(tmp_path):
    """`written("SELECT …")` → the bytes of the table."""

    def write(query, **options):
        path = tmp_path / "written.parquet"
        said = "".join(f", {name} {value}" for name, value in options.items())
        with duckdb.connect() as connection:
            connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet{said})")
        return path.read_bytes()

    return write


ONE = "SELECT 'a' AS id, 'He left.' AS text"


def test_row_gives_all_that_an_article_has(articles_of, written):
    content = written(
        "SELECT 7 AS id, 'He left.' AS text, 'Anewz' AS outlet, DATE '2025-02-12' AS date, "
        "'Gone' AS title, 'https://x.test/a' AS url, ['Ann Lee', 'Bo'] AS authors"
    )
    (article,), notes = articles_of("a.parquet", content)
    assert (article.id, article.text, article.outlet) == ("7", "He left.", "Anewz")
    assert (article.published, article.title) == ("2025-02-12", "Gone")
    assert (article.url, article.authors) == ("https://x.test/a", ("Ann Lee", "Bo"))
    assert notes == []


@pytest.mark.parametrize(
    "moment",
    [
        "TIMESTAMP '2025-02-12 10:00:00'",
        "TIMESTAMP_NS '2025-02-12 10:00:00'",
        "make_timestamptz(1739354400000000)",
    ],
)
def test_moments_are_in_utc(articles_of, written, moment):
    (article,), notes = articles_of("a.parquet", written(f"{ONE}, {moment} AS date"))
    assert (article.published, notes) == ("2025-02-12T10:00:00Z", [])


def test_values_that_no_article_needs_do_no_harm(articles_of, written):
    content = written(
        f"{ONE}, [[1.5], NULL] AS vectors, {{'a': [DATE '2025-01-01']}} AS nested, "
        "'\\xFF'::BLOB AS image, ['\\xFF'::BLOB] AS images, 1.50::DECIMAL(4, 2) AS price, "
        "uuid() AS token, 'NaN'::DOUBLE AS score, NULL AS nothing, TIME '10:00' AS clock, "
        "[make_timestamptz(0)] AS moments, MAP {1: 'x'} AS names, 'x' AS \"od\"\"d, name\""
    )
    (article,), notes = articles_of("a.parquet", content)
    assert (article.text, notes) == ("He left.", [])


def test_old_strings_without_their_type_are_read(articles_of, written):
    content = written("SELECT 'a'::BLOB AS id, 'caf\\xC3\\xA9'::BLOB AS text")
    (article,), notes = articles_of("a.parquet", content)
    assert (article.id, article.text, notes) == ("a", "café", [])


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT 'a' AS id, ['x'] AS text", "the field 'text' is an array, not text"),
        ("SELECT 'a' AS id, {'x': 1} AS text", "the field 'text' is an object, not text"),
        ("SELECT 'a' AS id, 1 AS text", "the field 'text' is a number, not text"),
        (
            "SELECT 'a' AS id, '\\xFF'::BLOB AS text",
            "the column 'text' holds bytes that are not UTF-8",
        ),
        ("SELECT 'a' AS id, NULL AS text", "empty text"),
        ("SELECT NULL AS id, 'x' AS text", "empty id"),
        ("SELECT 'a' AS id, 'x' AS zebra", "no field 'text'; the record has: id, zebra"),
        ("SELECT 'a' AS id, 'x' AS text WHERE false", "no rows"),
    ],
)
def test_row_that_is_no_article_is_noted(articles_of, written, query, reason):
    articles, (note,) = articles_of("a.parquet", written(query))
    assert (articles, note.reason) == ([], reason)


def test_rows_come_in_their_order(articles_of, written):
    query = "SELECT i AS id, 'text ' || i AS text FROM range(5000) AS t(i)"
    articles, _ = articles_of("a.parquet", written(query, row_group_size=2048))
    assert [article.id for article in articles] == [str(n) for n in range(5000)]


@pytest.mark.parametrize(
    "name", ["year=2024 [a]*?.parquet", "it's.parquet", "-", "x\udcff.parquet"]
)
def test_name_of_a_file_is_no_pattern(articles_of, written, name, monkeypatch):
    name = f"{name}.parquet"
    articles, notes = articles_of(name, written(ONE))
    assert ([article.id for article in articles], notes) == (["a"], [])


def test_name_that_a_stream_bears_is_not_believed(tmp_path, written):
    other = tmp_path / "other.parquet"
    other.write_bytes(written("SELECT 'b' AS id, 'Not asked for.' AS text"))

    class Member(io.BytesIO):
        name = str(other)

    (record,) = read_parquet(Member(written(ONE)), "in/a", "", ReadOptions())
    assert record.id == "a"


def test_packed_table_goes_through_a_bounded_file(articles_of, written, monkeypatch):
    packed = gzip.compress(written(ONE))
    articles, notes = articles_of("a.parquet.gz", packed)
    assert ([article.text for article in articles], notes) == (["He left."], [])
    monkeypatch.setattr(parquet, "MAX_COPIED", 64)
    articles, (note,) = articles_of("b.parquet.gz", packed)
    assert (articles, note.next_step) == ([], "unpack it first")


def test_cut_and_mangled_tables_are_notes(articles_of, written):
    content = written(
        "SELECT i AS id, repeat('word ' || i, 50) AS text FROM range(3000) AS t(i)",
        row_group_size=2048, compression="gzip",
    )  # fmt: skip
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


def test_table_is_told_by_its_first_bytes(written):
    assert is_parquet(written(ONE)[:100])
    assert not is_parquet(b"PAR")


def test_line_of_a_record_is_its_whole_row(finds_of, written):
    (record,), _ = finds_of(read_parquet, written(f"{ONE}, DATE '2025-01-01' AS day, 1.5 AS n"))
    said = json.loads(record.line)
    assert said == {"id": "a", "text": "He left.", "day": "2025-01-01", "n": "1.5"}


def test_missing_library_is_told_with_the_command(written, monkeypatch):
    content = written(ONE)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(InputError, match=r"pip install 'wirelineage\[parquet\]'"):
        list(read_parquet(io.BytesIO(content), "in/a", "", ReadOptions()))
