import gzip
import io
import sys

import pytest

from lineage.errors import InputError
from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read import open_corpus
from lineage.read.warc import read_warc
from tests.read.pages import STORY, page

HTML = "text/html; charset=utf-8"


def record(url, content=None, type_="response", media=HTML, status="200 OK", http="", warc=""):
    body = (
        (page() if content is None else content).encode()
        if not isinstance(content, bytes)
        else content
    )
    if type_ in ("response", "revisit"):
        head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{http}\r\n"
        body, media = head.encode() + body, "application/http; msgtype=response"
    return (
        (
            f"WARC/1.1\r\nWARC-Type: {type_}\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2020-03-05T06:07:08Z\r\n"
            "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>\r\n"
            f"{warc}Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode()
        + body
        + b"\r\n\r\n"
    )


INFO = record("", "software: none\r\n", "warcinfo", "application/warc-fields")
ONE, TWO = record("https://daily.example/1"), record("https://daily.example/2")


def read(*records):
    found = list(read_warc(io.BytesIO(b"".join(records)), "a.warc", "", ReadOptions()))
    notes = [one for one in found if isinstance(one, Skipped)]
    return [one for one in found if not isinstance(one, Skipped)], notes


def test_a_page_is_an_article_whose_id_is_its_address():
    (article,), notes = read(INFO, ONE)
    assert (article.id, article.declared.url) == ("https://daily.example/1",) * 2
    assert article.text.endswith(STORY[-1])
    assert (article.declared.path, article.declared.place) == ("a.warc", "https://daily.example/1")
    assert notes == []


def test_the_day_of_the_crawl_is_no_date_of_the_article():
    (article,), _ = read(ONE)
    assert article.declared.date is None


def test_a_date_after_the_crawl_is_not_guessed():
    (article,), _ = read(
        record("https://daily.example/1", page('<meta name="date" content="2021-01-01">'))
    )
    assert article.declared.date is None
    (article,), _ = read(
        record("https://daily.example/1", page('<meta name="date" content="2020-01-01">'))
    )
    assert article.declared.date == "2020-01-01"


def test_a_page_that_is_canonically_elsewhere_has_a_source():
    (article,), _ = read(
        record("https://a.example/1", page('<link rel="canonical" href="https://wire.example/1">'))
    )
    assert (article.declared.url, article.declared.sources) == (
        "https://a.example/1",
        ("https://wire.example/1",),
    )


def test_what_servers_pack_is_unpacked():
    packed = record(
        "https://a.example/1", gzip.compress(page().encode()), http="Content-Encoding: gzip\r\n"
    )
    body = page().encode()
    chunked = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    parts = record("https://a.example/2", chunked, http="Transfer-Encoding: chunked\r\n")
    articles, notes = read(packed, parts)
    assert [one.text.endswith(STORY[-1]) for one in articles] == [True, True]
    assert notes == []


def test_what_the_server_says_of_the_encoding_counts():
    body = page(story=[f"Zoë said “no”: {STORY[0]}", *STORY[1:]]).encode("cp1252")
    (article,), _ = read(
        record("https://a.example/1", body, media="text/html; charset=windows-1252")
    )
    assert "Zoë said “no”" in article.text


def test_plain_text_is_read_as_it_is():
    plain = record("https://a.example/1.txt", "One.\n\nTwo.", media="text/plain")
    wet = record("https://a.example/2", "He left.", "conversion", "text/plain")
    articles, _ = read(plain, wet)
    assert [one.text for one in articles] == ["One.\n\nTwo.", "He left."]


def test_what_is_no_page_is_counted_by_kind():
    others = (
        record("https://a.example/p.png", b"\x89PNG", media="image/png"),
        record("https://a.example/q.png", b"\x89PNG", media="image/png"),
        record("https://a.example/gone", status="404 Not Found"),
        record("https://a.example/robots.txt", "User-agent: *", media="text/plain"),
        record("https://a.example/1", "", "revisit"),
        record("dns:a.example", "1.2.3.4", "resource", "text/dns"),
        record("", page()),
        record("https://a.example/1", "GET / HTTP/1.1\r\n\r\n", "request", "application/http"),
    )
    articles, notes = read(ONE, *others)
    assert len(articles) == 1
    assert [note.reason.split(" left unread")[0] for note in notes] == [
        "2 records of image/png",
        "1 record with status 404",
        "1 record for robots",
        "1 record that repeat an earlier capture",
        "2 records without an address on the web",
    ]


def test_a_page_that_was_cut_by_the_crawler_is_read_and_noted():
    (article,), (note,) = read(record("https://a.example/1", warc="WARC-Truncated: length\r\n"))
    assert article.text.endswith(STORY[-1])
    assert (note.place, "cut short" in note.reason) == ("https://a.example/1", True)


def test_a_file_that_is_cut_gives_what_came_before():
    (article,), (note,) = read(ONE, TWO[:-400])
    assert article.id == "https://daily.example/1"
    assert (note.place, "cut short" in note.reason) == ("https://daily.example/2", True)


@pytest.mark.parametrize("junk", [b"junk junk\r\n\r\n", b"\0\xff" * 1000, b"WARC/1.1\r\nx\r\n\r\n"])
def test_junk_between_records_ends_the_reading_with_a_note(junk, capsys):
    articles, notes = read(ONE, junk, TWO)
    assert articles[0].id == "https://daily.example/1"
    assert notes or len(articles) == 2
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("length", ["0", "10", "999999", "-5", "x", "99999999999999999999999"])
def test_a_wrong_length_is_survived(length, capsys):
    body = ONE.replace(b"Content-Length: ", f"Content-Length: {length}\r\nX: ".encode())
    read(body, TWO)
    assert capsys.readouterr().err == ""


def test_a_page_whose_packing_is_damaged_is_noted():
    packed = gzip.compress(page(story=[f"{7919**n} {STORY[n % 3]}" for n in range(300)]).encode())
    bad = packed[:-9000] + b"\xff" * 9000
    (article, _), (note,) = read(
        record("https://a.example/1", bad, http="Content-Encoding: gzip\r\n"), TWO
    )
    assert article.id == note.place == "https://a.example/1"


def test_an_archive_without_pages_is_told():
    assert read(INFO)[1][0].reason == "no page in it"
    assert read()[1][0].reason == "no page in it"


@pytest.mark.parametrize("url", ["https://a.example/a b\x1b[31mc", "file:///etc/passwd", "dns:a"])
def test_odd_addresses_are_told_to_nobody_but_in_notes(url, capsys):
    articles, notes = read(record(url))
    assert len(articles) + len(notes) == 1
    assert capsys.readouterr().err == ""


def test_a_packed_archive_has_many_members_and_may_be_cut(tmp_path):
    whole = gzip.compress(ONE) + gzip.compress(TWO)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(whole)
    corpus = open_corpus([path], ReadOptions())
    assert [one.id for one in corpus] == ["https://daily.example/1", "https://daily.example/2"]
    path.write_bytes(whole[:-60])
    assert [one.id for one in corpus] == ["https://daily.example/1"]
    assert "cut short" in corpus.skipped[-1].reason


def test_of_two_captures_of_one_page_the_first_is_kept(tmp_path):
    path = tmp_path / "a.warc"
    path.write_bytes(ONE + record("https://daily.example/1", page(story=STORY[::-1])))
    corpus = open_corpus([path], ReadOptions())
    (article,) = corpus
    assert article.text.endswith(STORY[-1])
    assert "was read before" in corpus.skipped[0].reason


def test_without_the_library_the_next_step_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(InputError, match=r"pip install 'wirelineage\[pages\]'"):
        read(ONE)
