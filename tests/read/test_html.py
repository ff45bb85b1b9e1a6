import io
import json
import sys

import pytest

from lineage.errors import InputError
from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read.html import is_html, read_html
from tests.read.pages import STORY, page


def ld(value):
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def meta(name, content):
    return f'<meta name="{name}" content="{content}">'


def read(markup, written="utf-8", **options):
    data = markup if isinstance(markup, bytes) else markup.encode(written)
    return list(read_html(io.BytesIO(data), "a.html", "a", ReadOptions(**options)))


def declared(*head):
    (record,) = read(page(*head))
    return record.declared


def article(**fields):
    return {"@context": "https://schema.org", "@type": "NewsArticle", **fields}


def test_an_articles_paragraphs_are_blocks_without_menus_and_comments():
    comments = "<div id='comments'><p>I do not believe a word of what they say in here.</p></div>"
    (record,) = read(page(body=comments))
    assert record.text == "\n\n".join(("No treaty", *STORY))
    assert (record.id, record.declared.title) == ("a", "No treaty")


def test_lines_that_are_wrapped_in_the_source_are_joined_and_broken_ones_are_not():
    wrapped = [paragraph.replace(" the ", "\n   the ") for paragraph in STORY]
    (record,) = read(
        page(story=[*wrapped, "He paused.<br>Then he <b>left</b> the <a href=x>room</a>."])
    )
    assert record.text.split("\n\n")[1:] == [*STORY, "He paused.", "Then he left the room."]


def test_a_page_declares_what_it_is():
    said = declared(
        '<link rel="canonical" href="https://daily.example/treaty">',
        meta("author", "Ann Lee"),
        ld(
            article(
                headline="No treaty",
                datePublished="2020-03-04T23:30:00-05:00",
                author=[
                    {"@type": "Person", "name": "Ann Lee"},
                    {"@type": "Person", "name": "Bo Ek"},
                ],
                publisher={"@type": "Organization", "name": "The Daily"},
            )
        ),
    )
    assert (said.outlet, said.date) == ("The Daily", "2020-03-05T04:30:00Z")
    assert (said.url, said.authors) == ("https://daily.example/treaty", ("Ann Lee", "Bo Ek"))
    assert said.sources == ()


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2020-03-04", "2020-03-04"),
        ("2020-03-04T23:30:00", "2020-03-04"),
        ("2020-03-04 23:30:00.5", "2020-03-04"),
        ("20200304T233000", "2020-03-04"),
        ("2020-03-04T23:30Z", "2020-03-04T23:30:00Z"),
        ("2020-03-04T23:30:00.000+0200", "2020-03-04T21:30:00Z"),
        ("Wed, 04 Mar 2020 23:30:00 GMT", "2020-03-04T23:30:00Z"),
        ("4 March", None),
        (20200304, None),
    ],
)
def test_a_time_without_a_zone_is_only_a_day(written, date):
    assert declared(ld(article(datePublished=written))).date == date


def test_a_page_without_a_date_has_none():
    assert declared().date is None


def test_a_credit_in_json_ld_is_a_source_and_the_own_outlet_is_none():
    said = declared(
        ld(
            article(
                publisher={"name": "The Daily"},
                creditText="Reuters",
                sourceOrganization={"@type": "Organization", "name": "Associated Press"},
                copyrightHolder=[{"name": "the daily"}, {"name": "AFP"}],
                isBasedOn=[
                    "https://wire.example/1",
                    {"@type": "NewsArticle", "url": "https://wire.example/2"},
                ],
                image={"@type": "ImageObject", "creditText": "Getty Images"},
            )
        )
    )
    assert said.sources == (
        *("Reuters", "Associated Press", "AFP"),
        *("https://wire.example/1", "https://wire.example/2"),
    )


def test_json_ld_may_be_a_graph_with_references():
    graph = [
        {"@type": "Organization", "@id": "#ap", "name": "Associated Press"},
        {"@type": "Organization", "@id": "#us", "name": "The Daily"},
        {
            "@type": ["schema:ReportageNewsArticle", "Thing"],
            "publisher": {"@id": "#us"},
            "sourceOrganization": {"@id": "#ap"},
            "copyrightHolder": {"@id": "#us"},
        },
    ]
    said = declared(ld({"@context": "https://schema.org", "@graph": graph}))
    assert (said.outlet, said.sources) == ("The Daily", ("Associated Press",))


def test_json_ld_in_marks_of_comments_is_read():
    text = json.dumps(article(creditText="Reuters"))
    for wrapped in (f"<!-- {text} -->", f"//<![CDATA[\n{text}\n//]]>", f"{text};"):
        script = f'<script type="application/ld+json">{wrapped}</script>'
        assert declared(script).sources == ("Reuters",)


@pytest.mark.parametrize("broken", ["{", '{"@type": "NewsArticle",}', "[" * 100_000, "NaN x"])
def test_broken_json_ld_is_noted_and_the_rest_is_read(broken):
    script = f'<script type="application/ld+json">{broken}</script>'
    note, record = read(page(script, meta("syndication-source", "https://wire.example/1")))
    assert "JSON-LD" in note.reason
    assert record.declared.sources == ("https://wire.example/1",)


@pytest.mark.parametrize(
    "odd",
    [
        None,
        3,
        [],
        {},
        [None, [[]], {"name": 7}, {"name": None}],
        {"name": {"@value": 3}},
        {"@id": "#x"},
        {"@id": ["x"]},
    ],
)
def test_json_ld_of_odd_types_says_nothing(odd):
    fields = ("creditText", "publisher", "isBasedOn", "datePublished", "copyrightHolder", "@id")
    (record,) = read(page(ld(article(**dict.fromkeys(fields, odd)))))
    assert (record.declared.outlet, record.declared.date) == (None, None)


@pytest.mark.parametrize("name", ["syndication-source", "original-source"])
def test_marks_of_syndication_are_sources_unless_they_point_home(name):
    home = '<link rel="canonical" href="https://www.daily.example/treaty">'
    assert declared(home, meta(name, "https://wire.example/1")).sources == (
        "https://wire.example/1",
    )
    assert declared(home, meta(name, "https://m.daily.example/other")).sources == ()


def test_an_agency_in_the_byline_is_a_source_though_the_byline_is_not_in_the_text():
    byline = "<p class='byline'>By ANN LEE, Associated Press</p>"
    (record,) = read(page().replace("<h1>No treaty</h1>", f"<h1>No treaty</h1>{byline}"))
    assert "ANN LEE" not in record.text
    assert record.declared.authors == ("ANN LEE", "Associated Press")
    assert record.declared.sources == ("Associated Press",)


def test_a_canonical_address_elsewhere_is_a_source_and_not_the_pages_own():
    said = declared(
        '<link rel="canonical" href="https://www.wire.example/1">',
        '<meta property="og:url" content="https://www.daily.example/treaty">',
    )
    assert said.url == "https://www.daily.example/treaty"
    assert said.sources == ("https://www.wire.example/1",)


def test_where_a_browser_saved_a_page_from_is_its_address():
    markup = "<!-- saved from url=(0030)https://daily.example/treaty -->\n" + page(
        '<link rel="canonical" href="https://wire.example/1">'
    )
    (record,) = read(markup)
    assert record.declared.url == "https://daily.example/treaty"
    assert record.declared.sources == ("https://wire.example/1",)


def test_a_cache_is_no_outlet():
    said = declared(
        '<link rel="canonical" href="https://daily.example/treaty">',
        '<meta property="og:url" content="https://daily-example.cdn.ampproject.org/treaty">',
    )
    assert (said.url, said.sources) == ("https://daily.example/treaty", ())


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8", "latin-1"),
        ("cp1252", ""),
        ("cp1252", "iso-8859-1"),
        ("cp1251", "windows-1251"),
        ("utf-16", ""),
    ],
)
def test_encodings_are_told_or_found(encoding, charset):
    accents = "Zoë said “no”" if encoding != "cp1251" else "Министр сказал «нет»"
    markup = page(f'<meta charset="{charset}">', story=[f"{accents}: {STORY[0]}", *STORY[1:]])
    (record,) = read(markup, encoding)
    assert accents in record.text


def test_an_encoding_that_the_user_names_wins_over_the_page():
    markup = page('<meta charset="cp1252">', story=[f"Министр сказал: {STORY[0]}", *STORY[1:]])
    (record,) = read(markup.encode("cp1251"), encoding="cp1251")
    assert "Министр сказал" in record.text


def test_pictures_in_the_page_do_not_make_it_too_long():
    picture = f"<img src='data:image/png;base64,{'A' * 12_000_000}'>"
    (record,) = read(page(body=picture))
    assert record.text.endswith(STORY[-1])


HOSTILE = {
    "empty": (b" \n", "empty file"),
    "no words": (b"<html></html>", "no article"),
    "binary": (bytes(range(32)) * 100, "binary"),
    "deep": (page("<div>" * 20_000).encode(), ""),
    "long": (page(story=["x" * 11_000_000]).encode(), "too long"),
    "many elements": (page(body="<i>x</i>" * 30_000).encode(), "no article"),
    "many attributes": (
        page(body=f"<a t='>' {' '.join(f'a{n}' for n in range(99_999))}>").encode(),
        "no article",
    ),
    "comments": (b"<!--" * 100_000, "no article"),
    "brackets": (b"<" * 100_000, ""),
    "cut": (page().encode()[:150], ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_give_a_note_or_an_article_and_quickly(name):
    markup, reason = HOSTILE[name]
    (found,) = read(markup)
    if reason:
        assert isinstance(found, Skipped)
        assert reason in found.reason


def test_entities_are_not_expanded_and_no_file_is_read():
    declaration = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "zzzz">]>'
    markup = page(story=[*STORY, "It is &x; and &y; that they want to see in here."])
    (record,) = read(markup.replace("<!DOCTYPE html>", declaration))
    assert "&x; and &y;" in record.text
    assert "root:" not in record.text


def test_a_page_is_told_by_how_it_begins():
    for head in (
        b"<!doctype HTML>",
        b"<html lang=en>",
        b'<?xml version="1.0"?>\n<!DOCTYPE html',
        b"<!-- a --><HEAD>",
    ):
        assert is_html(head)
    for head in (
        b"<newsItem>",
        b'<?xml version="1.0"?><nitf>',
        b"He left.",
        b"<htmlx>",
        b"<!---->" * 500,
    ):
        assert not is_html(head)


def test_without_the_library_the_next_step_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InputError, match=r"pip install 'wirelineage\[pages\]'"):
        read(page())
