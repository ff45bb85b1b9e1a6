"""TEI that the schema of the TEI accepts, and that says what the lineage says."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from lineage.report.exports.tei import NAMESPACE, lost_characters, tei_xml
from lineage.report.foreign import xml_text
from lineage.report.shared_text import Texts
from lineage.report.view import view

ID = "{http://www.w3.org/XML/1998/namespace}id"
TEI = {"t": NAMESPACE}


RNG = "{http://relaxng.org/ns/structure/1.0}"
USED = set(
    "TEI teiHeader fileDesc titleStmt title publicationStmt p sourceDesc listWit witness idno "
    "orgName date encodingDesc appInfo application label editorialDecl normalization "
    "variantEncoding text body div app rdg gap ab s linkGrp link".split()
)


@pytest.fixture(scope="module")
def schema():
    """All of TEI, but for elements that are not used: these are not allowed, so that what is
    accepted is accepted by all of TEI as well (whose automaton takes half a minute to make)."""
    packed = (Path(__file__).parent / "tei_all.rng.xz").read_bytes()
    grammar = etree.fromstring(lzma.decompress(packed))
    for element in grammar.iter(f"{RNG}element"):
        if element.get("name") not in USED:
            element.getparent().replace(element, etree.Element(f"{RNG}notAllowed"))
    return etree.RelaxNG(grammar)


def written(lineage, texts=Texts.FULL) -> bytes:
    return b"".join(tei_xml(view(lineage), texts))


def parsed(lineage, texts=Texts.FULL):
    return etree.fromstring(written(lineage, texts))


@pytest.mark.parametrize("texts", Texts)
@pytest.mark.parametrize("name", ["borders_lineage", "newsroom", "hostile", "alone", "nothing"])
def test_the_schema_accepts_it(name, texts, request, schema) -> None:
    page = parsed(request.getfixturevalue(name), texts)
    assert schema.validate(page), schema.error_log


@pytest.fixture
def alone(document, lineage_of):
    return lineage_of(document("a", "It rained."))


@pytest.fixture
def nothing(lineage_of):
    """What a filter may leave."""
    return lineage_of()


def test_a_passage_is_an_app_and_equal_readings_are_one(newsroom) -> None:
    page = parsed(newsroom)
    names = {w.get(ID): w.get("n") for w in page.iterfind(".//t:witness", TEI)}
    (app,) = page.iterfind(".//t:app", TEI)
    (reading,) = app.iterfind("t:rdg", TEI)
    assert app.get("type") == "identical"
    assert [names[p[1:]] for p in reading.get("wit").split()] == ["daily", "mixed", "pa"]
    assert reading.text == "The bridge fell at dawn."


def test_readings_that_differ_stand_beside_each_other(borders_lineage) -> None:
    page = parsed(borders_lineage)
    (app,) = page.iterfind(".//t:app", TEI)
    assert (app.get("type"), app.get("subtype")) == ("substantive", "edited")
    told = [reading.text for reading in app.iterfind("t:rdg", TEI)]
    assert [text[:27] for text in told] == [
        "Speaking in Brussels, Hegse",
        "Speaking in Brussels, Mr He",
    ]


def test_links_align_sentences_that_are_there(borders_lineage) -> None:
    page = parsed(borders_lineage)
    texts = {s.get(ID): s.text for s in page.iterfind(".//t:s", TEI)}
    (group,) = page.iterfind(".//t:linkGrp", TEI)
    assert group.get("type") == "alignment"
    links = list(group.iterfind("t:link", TEI))
    assert len(links) == 5
    for link in links:
        one, other = (texts[pointer[1:]] for pointer in link.get("target").split())
        assert (link.get("type") == "copied") == (one == other)
        assert 0 < float(link.get("cert")) <= 1


def test_what_xml_cannot_hold_is_replaced_and_told(hostile) -> None:
    data = written(hostile)
    assert lost_characters(view(hostile)) > 0
    page = etree.fromstring(data)
    assert "that XML cannot hold" in page.findtext(".//t:normalization/t:p", None, TEI)
    (sentence, *_) = page.iterfind(".//t:s", TEI)
    assert sentence.text.startswith(
        "=1+1|<b>]]>&\"'x\ufffd[2J\x9b31m\ufffd\ufffd\u202e\u2066\r\n\ufffd"
    )


def test_nothing_in_it_steers_a_terminal(hostile) -> None:
    text = written(hostile).decode()
    assert not {"\x1b", "\x9b", "\x00", "\x07", "\u202e", "\u2066", "\r"} & set(text)


def test_texts_that_may_not_be_told_are_gaps_and_no_omissions(newsroom) -> None:
    page = parsed(newsroom, Texts.NONE)
    for reading in [*page.iterfind(".//t:rdg", TEI), *page.iterfind(".//t:s", TEI)]:
        assert not reading.text
        assert reading.find("t:gap", TEI).get("reason") == "withheld"
    assert "bridge" not in written(newsroom, Texts.NONE).decode()


def test_which_readings_are_equal_is_told_without_their_texts(newsroom, borders_lineage) -> None:
    for lineage in (newsroom, borders_lineage):
        full, none = parsed(lineage), parsed(lineage, Texts.NONE)
        for name in ("app", "rdg", "link"):
            told = [
                [dict(e.attrib) for e in it.iterfind(f".//t:{name}", TEI)] for it in (full, none)
            ]
            assert told[0] == told[1]


def test_a_sentence_that_is_cut_ends_in_a_gap(document, lineage_of) -> None:
    long = "It rained and rained. " * 20
    lineage = lineage_of(
        document("a", long), document("b", long), links=[("a", 0, "copied", "b", 0)]
    )
    sentence = parsed(lineage, Texts.SNIPPET).find(".//t:s", TEI)
    assert sentence.text == long[: len("It rained and rained. " * 10) - 2]
    assert [child.get("reason") for child in sentence] == ["withheld"]


def test_it_is_written_as_it_goes(newsroom) -> None:
    assert len(list(tei_xml(view(newsroom)))) > 10


def test_the_schema_is_able_to_refuse(newsroom, schema) -> None:
    page = parsed(newsroom)
    page.find(".//t:link", TEI).set("cert", "rather")
    assert not schema.validate(page)


@settings(deadline=None)
@given(text=st.text(st.characters(exclude_categories=()), min_size=1))
def test_any_text_is_read_back_as_it_was_but_for_what_xml_cannot_hold(
    text, document, lineage_of
) -> None:
    lineage = lineage_of(
        document("a", text), document("b", text), links=[("a", 0, "copied", "b", 0)]
    )
    sentences = parsed(lineage).iterfind(".//t:s", TEI)
    assert {sentence.text for sentence in sentences} == {xml_text(text)}
