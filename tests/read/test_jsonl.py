import gzip
import json

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import InputError
from lineage.options import ReadOptions
from lineage.read import open_corpus
from lineage.read.jsonl import read_jsonl
from lineage.read.record import Record

GOOD = b'{"id": "good", "text": "He left."}\n'


def read(path, **options):
    corpus = open_corpus([path], ReadOptions(**options))
    return list(corpus), corpus.skipped


def note_on(tmp_path, line, **options):
    """The note on a bad line that stands before a good one."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n" + line + b"\n" + GOOD)
    articles, (note,) = read(path, **options)
    assert [article.id for article in articles] == ["good"]
    assert note.path == str(path)
    assert note.next_step
    return note


def test_record_gives_all_that_an_article_has(tmp_path):
    record = {
        "id": "a", "text": "He left.\r\n", "outlet": "Anewz", "title": "Gone",
        "date": "2025-02-12", "url": "https://x.test/a", "authors": ["Ann Lee", "Bo"],
        "sources": ["Reuters", " https://y.test/b;c ", ""],
    }  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    (article,), skipped = read(tmp_path / "a.jsonl")
    assert article.text == "He left.\r\n"
    assert (article.id, article.outlet, article.title) == ("a", "Anewz", "Gone")
    assert (article.published, article.url) == ("2025-02-12", "https://x.test/a")
    assert article.authors == ("Ann Lee", "Bo")
    assert article.sources == ("Reuters", "https://y.test/b;c")
    assert skipped == []


def test_fields_are_found_by_the_names_of_the_options(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"key": 7, "body": "He left.", "source": "Anewz"}')
    articles, _ = read(tmp_path, id_field="key", text_field="body", outlet_field="source")
    assert [(a.id, a.text, a.outlet) for a in articles] == [("7", "He left.", "Anewz")]


def test_authors_and_sources_may_be_objects_with_names(tmp_path):
    said = '"authors": [{"name": "Ann", "id": 1}, "Bo"], "sources": {"name": "Reuters"}'
    (tmp_path / "a.jsonl").write_text('{"id": 0, "text": "x", ' + said + "}")
    corpus = open_corpus([tmp_path], ReadOptions())
    (article,) = corpus
    assert (article.authors, article.sources) == (("Ann", "Bo"), ("Reuters",))
    assert corpus.skipped == []
    (tmp_path / "a.jsonl").write_text('{"id": 0, "text": "x", "sources": [{"id": 1}]}')
    (article,) = corpus
    assert (article.sources, len(corpus.skipped)) == ((), 1)


def test_authors_may_be_one_string(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": 0, "text": "x", "authors": "Lee, Ann; Bo"}')
    (article,), _ = read(tmp_path)
    assert (article.id, article.authors) == ("0", ("Lee, Ann", "Bo"))


def test_sources_may_be_one_string_under_another_name(tmp_path):
    line = '{"id": "a", "text": "x", "credit": "Reuters; © 2024 AFP ;"}'
    (tmp_path / "a.jsonl").write_text(line)
    (article,), _ = read(tmp_path, sources_field="credit")
    assert article.sources == ("Reuters", "© 2024 AFP")


def test_sources_that_are_no_text_are_told(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "x", "sources": ["AP", 7, null]}')
    (article,), (note,) = read(tmp_path)
    assert article.sources == ("AP",)
    assert "'sources'" in note.reason


def test_lone_surrogate_becomes_a_replacement_character(tmp_path):
    line = rb'{"id": "a\udc00", "text": "x\ud800y \ud83d\ude00", "outlet": "\udfff"}'
    (tmp_path / "a.jsonl").write_bytes(line)
    (article,), skipped = read(tmp_path)
    assert (article.id, article.text, article.outlet) == ("a\ufffd", "x\ufffdy 😀", "\ufffd")
    assert skipped == []


def test_nan_counts_as_missing(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "x", "outlet": NaN}')
    (article,), skipped = read(tmp_path)
    assert (article.outlet, skipped) == (None, [])


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".ndjson.zst"])
def test_packed_lines_are_read(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    lines = [json.dumps({"id": n, "text": f"text {n}"}).encode() + b"\n" for n in range(5000)]
    pack = gzip.compress if suffix.endswith("gz") else zstandard.compress
    path.write_bytes(pack(b"".join(lines[:2000])) + pack(b"".join(lines[2000:])))
    articles, skipped = read(path)
    assert [article.text for article in articles] == [f"text {n}" for n in range(5000)]
    assert skipped == []


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_cut_packed_file_keeps_what_came_before(tmp_path, suffix):
    path = tmp_path / f"a.jsonl{suffix}"
    numbers = "".join(f"{n * 7919 % 104729} " for n in range(100))
    lines = b"".join(
        json.dumps({"id": n, "text": f"{n} {numbers[n % 90 :]}"}).encode() + b"\n"
        for n in range(5000)
    )
    packed = (gzip.compress if suffix == ".gz" else zstandard.compress)(lines)
    path.write_bytes(packed[: len(packed) * 2 // 3])
    articles, (note,) = read(path)
    assert articles
    assert [article.id for article in articles] == [str(n) for n in range(len(articles))]
    assert "cut short" in note.reason


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_file_that_is_not_packed_as_its_name_says_is_skipped(tmp_path, suffix):
    (tmp_path / f"bad.jsonl{suffix}").write_bytes(GOOD)
    (tmp_path / "good.jsonl").write_bytes(GOOD)
    articles, (note,) = read(tmp_path)
    assert len(articles) == 1
    assert "damaged" in note.reason


def test_bad_json_is_skipped_with_its_line_and_fault(tmp_path):
    note = note_on(tmp_path, b'{"id": "a", "text": "x"')
    assert note.place == "line 2"
    assert note.reason == "bad JSON: unexpected end of data (column 24)"


def test_broken_utf8_is_skipped_with_its_line_and_byte(tmp_path):
    note = note_on(tmp_path, b'{"id": "a", "text": "caf\xe9"}')
    assert (note.place, note.reason) == ("line 2", "the line is not UTF-8 (its byte 24)")


@pytest.mark.parametrize(
    ("line", "kind"),
    [(b'["a"]', "an array"), (b'"a"', "a string"), (b"12", "a number"), (b"null", "null")],
)
def test_line_that_is_no_object_is_skipped(tmp_path, line, kind):
    assert note_on(tmp_path, line).reason == f"not an object but {kind}"


@pytest.mark.parametrize(
    ("line", "step"),
    [
        (b'{"id": "a", "body": "x"}', "use --text-field body"),
        (b'{"id": "a", "Text": "x"}', "use --text-field Text"),
        (b'{"id": "a", "textt": "x"}', "use --text-field textt"),
        (b'{"id": "a", "zzz": "x"}', "name the field that holds it with --text-field"),
        (b'{"id": "a", "outlet": "x"}', "name the field that holds it with --text-field"),
        (b'{"doc_id": "a", "text": "x"}', "use --id-field doc_id"),
        (b'{"url": "u", "text": "x"}', "use --id-field url"),
    ],
)
def test_missing_field_is_answered_with_the_likely_one(tmp_path, line, step):
    assert note_on(tmp_path, line).next_step == step


def test_missing_field_is_answered_with_the_fields_there_are(tmp_path):
    note = note_on(tmp_path, b'{"id": "a", "zebra": "x", "apple": 1}')
    assert note.reason == "no field 'text'; the record has: apple, id, zebra"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": "a", "text": ""}', "empty text"),
        (b'{"id": "a", "text": " \\n"}', "empty text"),
        (b'{"id": "a", "text": null}', "empty text"),
        (b'{"id": " ", "text": "x"}', "empty id"),
        (b'{"id": "a", "text": ["x"]}', "the field 'text' is an array, not text"),
        (b'{"id": true, "text": "x"}', "the field 'id' is true or false, not an id"),
        (
            b'{"id": 123456789012345678901234, "text": "x"}',
            "the field 'id' is a number too long to be exact, not an id",
        ),
    ],
)
def test_unusable_field_is_skipped(tmp_path, line, reason):
    assert note_on(tmp_path, line).reason == reason


def test_field_that_is_no_text_is_noted_and_left_out(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "x", "outlet": {"name": "Anewz"}}')
    (article,), (note,) = read(tmp_path)
    assert article.outlet is None
    assert "'outlet' is not text" in note.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty file"),
        (b"\n \n", "empty file"),
        (b"\x89PNG\0\0", "binary file"),
        (b'[\n{"id": 1}\n]', "one JSON document over many lines, not JSON Lines"),
        (b'{\n"id": 1\n}', "one JSON document over many lines, not JSON Lines"),
    ],
)
def test_file_of_another_kind_is_skipped_whole(tmp_path, content, reason):
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    corpus = open_corpus([path], ReadOptions())
    with pytest.raises(InputError):
        list(corpus)
    assert [note.reason for note in corpus.skipped] == [reason]


def test_long_line_is_just_text(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": "word " * 1_000_000}))
    (article,), _ = read(tmp_path)
    assert len(article.text) == 5_000_000


def test_lines_are_read_one_at_a_time():
    taken = []

    def lines():
        for n in range(10):
            taken.append(n)
            yield json.dumps({"id": n, "text": "x"}).encode()

    assert next(read_jsonl(lines(), "a.jsonl", "", ReadOptions())).id == "0"
    assert taken == [0]


@given(st.text().filter(str.strip), st.text().filter(str.strip), st.booleans())
def test_text_survives_json_however_it_is_escaped(id_, text, escaped):
    line = json.dumps({"id": id_, "text": text}, ensure_ascii=escaped).encode()
    (record,) = read_jsonl([line], "a.jsonl", "", ReadOptions())
    assert isinstance(record, Record)
    assert (record.id, record.text) == (id_, text)
