import pytest

from lineage.read.nitf import is_nitf, read_nitf

DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.6/dtd/nitf-3-6.dtd">
<nitf version="-//IPTC//DTD NITF 3.6//EN">
  <head>
    <title>River &mdash; page title</title>
    <docdata management-status="usable">
      <doc-id id-string="acme-17" regsrc="ACME"/>
      <date.issue norm="20240506T101500+0200"/>
      <doc.copyright holder="Acme News" year="2024"/>
      <doc.rights owner="Wire Service"/>
    </docdata>
    <pubdata name="Acme News" date.publication="20240507" ex-ref="https://acme.test/17"/>
  </head>
  <body>
    <body.head>
      <hedline><hl1>River <em>rises</em></hl1><hl2>Town waits</hl2></hedline>
      <note><body.content><p>Not for publication.</p></body.content></note>
      <byline>By <person>Ann Lee</person>, <byttl>Reporter</byttl></byline>
      <distributor><org>Associated Press</org></distributor>
      <dateline><location>SPRINGFIELD</location>, <story.date>May 6</story.date> (AP)</dateline>
      <abstract><p>The river rises.</p></abstract>
    </body.head>
    <body.content>
      <block>
        <p>The river   rose on
           <chron norm="20240506">Monday</chron>, <org>officials</org>&#160;said &amp; left.</p>
        <hl2>What comes</hl2>
        <p>“Nobody knows,” said <person>Bo Roe</person>.<br/>He left.</p>
        <media media-type="image">
          <media-metadata name="id" value="x">hidden</media-metadata>
          <media-reference source="x.jpg">hidden</media-reference>
          <media-caption>The river on Monday.</media-caption>
        </media>
        <ul><li>One</li><li>Two</li></ul>
        <table><tr><td>Town</td><td>3 m</td></tr></table>
        <pre>Line one
Line two</pre>
      </block>
    </body.content>
    <body.end><tagline>Reporting by Cy Doe</tagline></body.end>
  </body>
</nitf>
"""
TEXT = """By Ann Lee, Reporter

SPRINGFIELD, May 6 (AP)

The river rose on Monday, officials\xa0said & left.

What comes

“Nobody knows,” said Bo Roe.
He left.

The river on Monday.

One

Two

Town 3 m

Line one
Line two

Reporting by Cy Doe"""


def test_document_gives_all_that_an_article_has(finds_of):
    (record,), notes = finds_of(read_nitf, DOCUMENT)
    assert (record.id, record.text, notes) == ("acme-17", TEXT, [])
    said = record.declared
    assert (said.title, said.outlet, said.date) == (
        "River rises", "Acme News", "20240506T101500+0200",
    )  # fmt: skip
    assert (said.url, said.authors) == ("https://acme.test/17", ("Ann Lee",))
    assert said.sources == ("Associated Press", "Wire Service")


def test_its_date_is_understood(articles_of):
    (article,), _ = articles_of("a.xml", DOCUMENT)
    assert article.published == "2024-05-06T08:15:00Z"


def test_namespace_and_encoding_make_no_difference(finds_of):
    spaced = DOCUMENT.replace("<nitf ", '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" ')
    latin = DOCUMENT.replace("UTF-8", "ISO-8859-1").replace("“", '"').replace("”", '"')
    wide = DOCUMENT.replace("UTF-8", "UTF-16").encode("utf-16")
    (expected,), _ = finds_of(read_nitf, DOCUMENT)
    for document in (spaced, wide):
        (record,), notes = finds_of(read_nitf, document)
        assert (record, notes) == (expected, [])
    (record,), _ = finds_of(read_nitf, latin.encode("latin-1"))
    assert record.text == TEXT.replace("“", '"').replace("”", '"')


def test_published_fragment_is_read(finds_of, samples):
    (record,), notes = finds_of(read_nitf, (samples / "nitf-fragment.xml").read_bytes())
    paragraphs = record.text.split("\n\n")
    assert paragraphs[0] == "Sports Network"
    assert paragraphs[1].startswith("(Sports Network) - With the Philadelphia Phillies picking")
    assert record.declared.title.endswith("Philadelphia Phillies (26-24), 7:05p.m.")
    assert notes == []


def test_distributor_alone_is_the_outlet(finds_of):
    document = DOCUMENT.replace('name="Acme News"', "").replace('holder="Acme News"', "")
    (record,), _ = finds_of(read_nitf, document.replace('owner="Wire Service"', ""))
    assert (record.declared.outlet, record.declared.sources) == ("Associated Press", ())


def test_unsigned_unnamed_document_takes_the_name_of_its_file(finds_of):
    (record,), _ = finds_of(
        read_nitf, "<nitf><body><body.content><p>He left.</p></body.content></body></nitf>"
    )
    assert (record.id, record.text, record.declared.authors) == ("a", "He left.", ())


def test_abstract_stands_in_for_a_body_that_is_missing(finds_of):
    document = (
        "<nitf><body><body.head><abstract><p>He left.</p></abstract></body.head>{}</body></nitf>"
    )
    for content in ("", "<body.content/>"):
        (record,), _ = finds_of(read_nitf, document.format(content))
        assert record.text == "He left."


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"usable"', '"canceled"', "the item is canceled"),
        ('"usable"', '"withheld"', "the item is withheld"),
        ("</block>", "", "bad XML: mismatched tag"),
        ("&mdash;", "&nonsense;", "the entity 'nonsense' is not declared"),
        ("UTF-8", "x-nonsense", "it names an encoding that is not known; pass --encoding"),
    ],
)
def test_document_that_cannot_be_used_is_noted(finds_of, old, new, reason):
    records, (note,) = finds_of(read_nitf, DOCUMENT.replace(old, new))
    assert (records, note.reason) == ([], reason)
    assert note.place.startswith("line ")


def test_document_without_a_text_is_noted(finds_of):
    records, (note,) = finds_of(read_nitf, "<nitf><body/></nitf>")
    assert (records, note.reason) == ([], "an item without a text of its own")


def test_cut_document_is_noted(finds_of):
    for size in range(0, len(DOCUMENT), 97):
        records, (note,) = finds_of(read_nitf, DOCUMENT[:size])
        assert (records, note.reason.partition(":")[0]) == ([], "bad XML")


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (DOCUMENT.encode()[:400], True),
        (b"<nitf>", True),
        (b"<!-- a --><n:nitf xmlns:n='x'>", True),
        (DOCUMENT.encode("utf-16")[:400], True),
        (b"<!DOCTYPE nitf [<!ENTITY a 'b'>]><nitf>", True),
        (b"<html><nitf>", False),
        (b"nitf", False),
        (b"<!-- " + b"<!---->" * 580, False),
    ],
)
def test_document_is_told_by_its_root(head, is_one):
    assert is_nitf(head) is is_one


def test_a_name_and_its_title_are_words_apart(finds_of):
    document = (
        "<nitf><body><body.head><byline>By <person>ANN LEE</person><byttl>Associated Press</byttl>"
        "</byline></body.head><body.content><p>One.</p></body.content></body></nitf>"
    )
    (record,), _ = finds_of(read_nitf, document)
    assert record.text == "By ANN LEE Associated Press\n\nOne."
