import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.options import ReadOptions
from lineage.read.csv_tables import is_csv, read_csv
from lineage.read.record import Record
from lineage.read.streams import stream_of


def table(*rows):
    return "\r\n".join(rows) + "\r\n"


def test_row_gives_all_that_an_article_has(articles_of):
    (article,), notes = articles_of(
        "a.csv",
        table(
            "id,text,outlet,date,title,url,authors",
            '007,"He left,\nat ""noon"".",Anewz,2025-02-12,Gone,https://x.test/a,Ann Lee; Bo',
        ),
    )
    assert (article.id, article.text) == ("007", 'He left,\nat "noon".')
    assert (article.outlet, article.published, article.title) == ("Anewz", "2025-02-12", "Gone")
    assert (article.url, article.authors) == ("https://x.test/a", ("Ann Lee", "Bo"))
    assert notes == []


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_delimiter_is_told_by_the_content(articles_of, name, mark):
    prose = "One, two; three | four." if mark != "|" else "One, two; three, four."
    content = table(mark.join(["id", "text", "outlet"]), mark.join(["a", f'"{prose}"', "Anewz"]))
    (article,), notes = articles_of(name, content)
    assert (article.text, article.outlet, notes) == (prose, "Anewz", [])


def test_commas_of_prose_do_not_beat_the_delimiter(articles_of):
    rows = [f"{n};Yes, no, perhaps, he said, and left, {n}" for n in range(5)]
    articles, notes = articles_of("a.csv", table("key;body", *rows), id_field="key")
    assert notes == []
    assert [article.id for article in articles] == ["0", "1", "2", "3", "4"]
    assert articles[0].text == "Yes, no, perhaps, he said, and left, 0"


def test_columns_of_nexis_and_amcat_are_known(articles_of):
    content = table(
        "ID,Newspaper,Date,Length,Byline,Headline,Article",
        "1,The Guardian,2024-05-06,12 words,Ann Lee,Gone,He left.",
    )
    (article,), notes = articles_of("a.csv", content)
    assert (article.id, article.text, article.outlet) == ("1", "He left.", "The Guardian")
    assert (article.published, article.title) == ("2024-05-06", "Gone")
    assert (article.authors, notes) == (("Ann Lee",), [])


@pytest.mark.parametrize(
    ("encoding", "bom"), [("utf-8", b"\xef\xbb\xbf"), ("cp1252", b""), ("utf-16", b"")]
)
def test_text_is_read_in_its_encoding(articles_of, encoding, bom):
    content = bom + table("id,text", 'a,"café – “x”"').encode(encoding)
    (article,), notes = articles_of("a.csv", content, encoding=encoding)
    assert (article.id, article.text, notes) == ("a", "café – “x”", [])


def test_marks_of_a_tsv_that_never_quotes_are_text(articles_of):
    content = 'id\ttext\na\t"Gone," he said.\nb\tHe said "no".\n'
    articles, notes = articles_of("a.tsv", content)
    assert [article.text for article in articles] == ['"Gone," he said.', 'He said "no".']
    assert notes == []


def test_quoted_tsv_is_unquoted(articles_of):
    articles, _ = articles_of("a.tsv", 'id\ttext\na\t"One\n\ntwo ""x"""\n')
    assert [article.text for article in articles] == ['One\n\ntwo "x"']


def test_cell_of_a_megabyte_is_just_text(articles_of):
    (article,), notes = articles_of("a.csv", f'id,text\na,"{"word, " * 1_000_000}"\n')
    assert (len(article.text), notes) == (6_000_000, [])


@pytest.mark.parametrize(
    ("row", "place", "reason"),
    [
        ("b,x,Anewz,extra", "line 3", "4 cells under 3 columns"),
        ('b,"x" y,Anewz', "line 3", "bad CSV: ',' expected after '\"'"),
        ("b,,Anewz", "line 3", "empty text"),
        (" ,x,Anewz", "line 3", "empty id"),
        ("b,caf\udce9,Anewz", "line 3", "the row is not UTF-8"),
    ],
)
def test_bad_row_is_noted_and_the_next_is_read(articles_of, row, place, reason):
    content = table("id,text,outlet", "a,One.,Anewz", row, "c,Three.,Anewz")
    articles, (note,) = articles_of("a.csv", content.encode("utf-8", "surrogateescape"))
    assert [article.id for article in articles] == ["a", "c"]
    assert (note.place, note.reason) == (place, reason)
    assert note.next_step


@pytest.mark.parametrize(("tail", "place"), [(b"\x0a", "line 3"), (b"\x00\xd8a\x00", "line 1")])
def test_end_of_what_can_be_decoded_is_noted(articles_of, tail, place):
    content = "id,text\na,x\n".encode("utf-16-le")
    _, notes = articles_of("a.csv", content + tail, encoding="utf-16-le")
    assert [(note.place, note.reason) for note in notes] == [
        (place, "from here on the file is not UTF-16-LE")
    ]


def test_header_that_cannot_be_read_is_noted(articles_of):
    _, (note,) = articles_of("a.csv", 'id,"text" x\na,b\n')
    assert note.reason.startswith("no header: ")


def test_short_row_is_kept_and_noted(articles_of):
    articles, (note,) = articles_of("a.csv", table("id,text,outlet", "a,One.", "b,Two.,Anewz"))
    assert [(article.id, article.outlet) for article in articles] == [("a", None), ("b", "Anewz")]
    assert (note.place, note.reason) == ("line 2", "2 cells under 3 columns")


def test_blank_lines_and_empty_cells_at_the_end_are_nothing(articles_of):
    articles, notes = articles_of("a.csv", "id,text\n\na,One.,,\n\n\n")
    assert ([article.id for article in articles], notes) == (["a"], [])


def test_mark_that_is_never_closed_is_told_with_its_line(articles_of):
    articles, (note,) = articles_of("a.csv", 'id,text\na,One.\nb,"Two.\nc,Three.\n')
    assert [article.id for article in articles] == ["a"]
    assert (note.place, note.reason) == (
        "line 3", "a quotation mark is never closed; what follows it was left unread",
    )  # fmt: skip


def test_of_two_columns_with_one_name_the_first_counts(articles_of):
    (article,), (note,) = articles_of("a.csv", "id,text,text\na,One.,Two.\n")
    assert article.text == "One."
    assert note.reason == "2 columns are called 'text'; the first one counts"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty file"),
        (b" \n\n", "empty file"),
        ("id,text\na,x\n".encode("utf-16"), "the file is UTF-16"),
        (b"\0\1\2\n", "binary file"),
        (b"id,zebra\na,x\n", "no field 'text'; the record has: id, zebra"),
        (b"zebra,text\na,x\n", "no field 'id'; the record has: text, zebra"),
    ],
)
def test_file_that_is_no_table_of_articles_is_one_note(articles_of, content, reason):
    articles, notes = articles_of("a.csv", content)
    assert (articles, [note.reason for note in notes]) == ([], [reason])


def test_nul_in_a_cell_stays(articles_of):
    (article,), notes = articles_of("a.csv", "id,text\na,One\0two.\n")
    assert (article.text, notes) == ("One\0two.", [])


@pytest.mark.parametrize("count", [1_000, 20_000])
def test_what_came_before_a_damage_is_read(articles_of, count):
    rows = [f"{n},text number {n * n}" for n in range(count)]
    packed = gzip.compress(table("id,text", *rows).encode())
    articles, (note,) = articles_of("a.csv.gz", packed[: len(packed) * 3 // 4])
    assert len(articles) > count / 2
    assert note.reason.startswith("the packed file is damaged or cut short")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_line_of_a_record_is_its_whole_row(finds_of, encoding):
    content = "id,body,genre\na,café,\n".encode(encoding)
    (record,), _ = finds_of(read_csv, content, encoding=encoding)
    said = json.loads(record.line.decode(encoding))
    assert list(said.items()) == [("id", "a"), ("text", "café"), ("genre", None)]


@pytest.mark.parametrize(
    ("head", "is_table"),
    [
        (b"id,text\n", True),
        (b"ID;Headline;Article\n1;x;y", True),
        (b'"title"\t"body"\n', True),
        (b"text\nHe left.\n", False),
        (b"The text, the id and the title of it, he said.\n\nHe left.", False),
        (b'"He left, she said.', False),
        (b'{"id": "a", "text": "b"}', False),
    ],
)
def test_table_is_told_by_its_header(head, is_table):
    assert is_csv(head) is is_table


@given(
    st.lists(st.text(st.characters(codec="utf-8")).filter(str.strip), min_size=1, max_size=5),
    st.sampled_from(",;\t|"),
)
def test_any_text_survives_quoting(texts, mark):
    rows = "".join(f'{n}{mark}"{t.replace(chr(34), chr(34) * 2)}"\n' for n, t in enumerate(texts))
    stream = stream_of([f"id{mark}text\n{rows}".encode()])
    found = list(read_csv(stream, "a.csv", "", ReadOptions()))
    assert [one.text for one in found if isinstance(one, Record)] == texts
