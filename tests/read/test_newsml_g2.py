import pytest

from lineage.model import Skipped
from lineage.read.newsml_g2 import is_newsml_g2, read_newsml_g2

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def item(content, guid="urn:acme:17", status="stat:usable", meta="", rights=""):
    return f"""<newsItem {NAR} guid="{guid}" version="2" standard="NewsML-G2">
      <rightsInfo>{rights}</rightsInfo>
      <itemMeta><itemClass qcode="ninat:text"/>
        <provider qcode="nprov:ACME"><name>Acme News</name></provider>
        <versionCreated>2024-05-06T10:15:00+02:00</versionCreated>
        <firstCreated>2024-05-05T10:15:00+02:00</firstCreated>
        <pubStatus qcode="{status}"/>
      </itemMeta>
      <contentMeta>{meta}</contentMeta>
      <contentSet>{content}</contentSet></newsItem>"""


PLAIN = '<inlineData contenttype="text/plain">One.\n\nTwo &lt;3.</inlineData>'
XHTML = """<inlineXML contenttype="application/xhtml+xml">
  <html xmlns="http://www.w3.org/1999/xhtml"><head><title>Hidden</title></head>
  <body><h1>Head</h1><p>One <b>bold</b>
  line.</p><script>hidden()</script><p>Two.</p></body></html></inlineXML>"""
ESCAPED = '<inlineData contenttype="text/html">&lt;p&gt;One&lt;p&gt;Two &amp;eacute;</inlineData>'
NITF = """<inlineXML contenttype="application/nitf+xml"><nitf><body><body.head>
  <hedline><hl1>Inner</hl1></hedline><byline>By Bo Roe</byline></body.head>
  <body.content><p>One.</p><p>Two.</p></body.content></body></nitf></inlineXML>"""
TABLE = '<inlineXML contenttype="text/xml"><scores><p>1:0</p></scores></inlineXML>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (PLAIN, "One.\n\nTwo <3."),
        (XHTML, "Head\n\nOne bold line.\n\nTwo."),
        (ESCAPED, "One\n\nTwo é"),
        (NITF, "By Bo Roe\n\nOne.\n\nTwo."),
        (TABLE + NITF + PLAIN, "By Bo Roe\n\nOne.\n\nTwo."),
    ],
)
def test_text_is_the_first_content_that_can_be_read(finds_of, content, text):
    (record,), notes = finds_of(read_newsml_g2, item(content))
    assert (record.id, record.text, notes) == ("urn:acme:17", text, [])


def test_published_text_gives_all_that_an_article_has(finds_of, samples):
    (record,), notes = finds_of(read_newsml_g2, (samples / "newsml-g2-text.xml").read_bytes())
    assert record.id == "urn:newsml:acmenews.com:20161121:US-FINANCE-FED"
    paragraphs = record.text.split("\n\n")
    assert paragraphs[0] == "By Meredith Jameson, Staff Reporter"
    assert [part[:24] for part in paragraphs[1:]] == [
        "(New York, NY - October ", "Ugiating ea feugait utat",
    ]  # fmt: skip
    said = record.declared
    assert (said.title, said.outlet) == ('Fed to halt QE to avert "bubble"', "acmenews.com")
    assert (said.date, said.authors) == ("2018-11-21T16:25:32-05:00", ("Meredith Jameson",))
    assert said.sources == ("Associated Press",)  # the copyright's holder is the outlet
    assert notes == []


def test_published_package_points_elsewhere(finds_of, samples):
    records, (note,) = finds_of(read_newsml_g2, (samples / "newsml-g2-package.xml").read_bytes())
    assert (records, note.reason) == ([], "no news item in it (packages only point to items)")


def test_published_message_has_items_without_a_text(finds_of, samples):
    records, notes = finds_of(read_newsml_g2, (samples / "newsml-g2-message.xml").read_bytes())
    assert records == []
    assert [note.place for note in notes] == ["line 27", "line 28", "line 29", "line 30"]


def test_message_gives_each_of_its_items(finds_of):
    items = "".join(item(PLAIN, f"urn:{n}") for n in range(3))
    message = f"<newsMessage {NAR}><header/><itemSet><packageItem/>{items}</itemSet></newsMessage>"
    records, notes = finds_of(read_newsml_g2, message)
    assert ([record.id for record in records], notes) == (["urn:0", "urn:1", "urn:2"], [])


def test_items_before_a_damage_are_read(finds_of):
    message = f"<newsMessage {NAR}><itemSet>{item(PLAIN, 'urn:0')}{item(PLAIN, 'urn:1')}"
    (record,), (note,) = finds_of(read_newsml_g2, message[:-200])
    assert (record.id, note.reason) == ("urn:0", "bad XML: no element found")


def test_sources_are_those_who_are_not_the_provider(finds_of):
    meta = """<infoSource qcode="is:AP"/><infoSource><name>ACME News</name></infoSource>
      <creator><name>Ann Lee</name></creator><creditline>Reuters</creditline>
      <headline>Gone</headline>"""
    rights = '<copyrightHolder literal="reuters"/><copyrightHolder qcode="x:acme"/>'
    (record,), _ = finds_of(read_newsml_g2, item(NITF, meta=meta, rights=rights))
    said = record.declared
    assert (said.outlet, said.title) == ("Acme News", "Gone")
    assert (said.authors, said.sources) == (("Ann Lee",), ("AP", "Reuters"))


def test_byline_of_the_item_names_its_authors(finds_of):
    (record,), _ = finds_of(read_newsml_g2, item(PLAIN, meta="<by>By Ann Lee</by>"))
    assert record.declared.authors == ("Ann Lee",)


@pytest.mark.parametrize("status", ["stat:canceled", "http://cv.iptc.org/pubstatusg2/withheld"])
def test_item_that_was_taken_back_is_left_out(finds_of, status):
    records, (note,) = finds_of(read_newsml_g2, item(PLAIN, status=status))
    assert records == []
    assert note.reason in ("the item is canceled", "the item is withheld")


@pytest.mark.parametrize(
    "content",
    [
        "",
        '<remoteContent href="a.jpg"/>',
        TABLE,
        '<inlineData contenttype="image/jpeg">AAAA</inlineData>',
        '<inlineData contenttype="text/plain" encoding="enc:base64">AAAA</inlineData>',
    ],
)
def test_item_without_a_text_is_noted(finds_of, content):
    records, (note,) = finds_of(read_newsml_g2, item(content))
    assert (records, note.reason) == ([], "an item without a text of its own")


def test_billion_laughs_do_nothing(finds_of):
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    document = f'<!DOCTYPE newsItem [<!ENTITY a0 "ha">{laughs}]>' + item("&a9;")
    assert is_newsml_g2(document.encode()[:4096])
    records, (note,) = finds_of(read_newsml_g2, document)
    assert (records, note.reason) == ([], "it declares entities of its own, which is refused")


def test_cut_item_is_noted_wherever_it_is_cut(finds_of):
    document = item(NITF)
    for size in range(0, len(document), 61):
        records, (note,) = finds_of(read_newsml_g2, document[:size])
        assert records == []
        assert isinstance(note, Skipped)


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (item(PLAIN).encode()[:300], True),
        (b"<?xml version='1.0'?>\n<newsMessage>", True),
        (b"<nitf>", False),
        (b"<rss>", False),
        (b"newsItem", False),
    ],
)
def test_item_is_told_by_its_root(head, is_one):
    assert is_newsml_g2(head) is is_one
