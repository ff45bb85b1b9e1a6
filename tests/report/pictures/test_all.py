"""What holds for every picture of every lineage."""

from __future__ import annotations

import re

import pytest

from lineage.align.edits import word_edits
from lineage.report.pictures import Missing, Picture, pictures
from lineage.report.view import view

MOST_BYTES = 60_000
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
LINEAGES = ("borders_lineage", "dated", "crowd", "hostile")


def made(lineage):
    return pictures(view(lineage), word_edits)


@pytest.fixture(scope="module", params=LINEAGES)
def all_of(request):
    return made(request.getfixturevalue(request.param))


@pytest.fixture
def shown(all_of):
    return [one for one in all_of if isinstance(one, Picture)]


def test_each_has_a_title_a_reading_and_a_drawing_that_says_both(shown, drawn):
    for one in shown:
        root = drawn(one).root
        assert root.get("role") == "img"
        title, desc = root[0], root[1]
        assert (title.tag.partition("}")[2], desc.tag.partition("}")[2]) == ("title", "desc")
        assert (title.text, desc.text) == (one.title, one.reading)
        assert "\n" not in one.reading
        assert STEERING.search(one.svg + one.title) is None


def test_nothing_is_run_or_fetched_and_no_ids_can_clash(shown, drawn):
    for one in shown:
        for element in drawn(one).root.iter():
            assert element.tag.partition("}")[2] in {
                *("svg", "title", "desc", "style", "rect", "path", "circle", "text", "tspan"),
            }
            assert not [n for n in element.attrib if "href" in n or n.startswith("on") or n == "id"]
        assert "url(" not in one.svg
        assert "@import" not in one.svg


def test_each_has_an_anchor_of_its_own(all_of):
    keys = [one.key for one in all_of]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", key) for key in keys)


def test_the_twin_is_named_like_its_picture_and_square(shown):
    for one in shown:
        assert one.table.name == one.key
        assert one.table.rows
        assert {len(row) for row in one.table.rows} == {len(one.table.columns)}


def test_a_picture_stays_small(shown):
    assert max(len(one.svg.encode()) for one in shown) < MOST_BYTES


def test_all_lies_inside_the_picture(shown, drawn):
    for one in shown:
        root = drawn(one).root
        _, _, wide, high = map(float, root.get("viewBox").split())
        assert wide <= 960
        for tag in ("rect", "text", "circle"):
            for element in drawn(one).all(tag):
                at = [float(v) for v in (element.get("y") or element.get("cy")).split()]
                assert max(at) + float(element.get("height", "0")) <= high, one.key


def test_same_lineage_same_bytes(borders_lineage):
    assert made(borders_lineage) == made(borders_lineage)


def test_the_crowd_leaves_no_picture_out_but_calibration(crowd):
    assert [one.key for one in made(crowd) if isinstance(one, Missing)] == ["calibration"]


@pytest.mark.parametrize("texts", [(), ("One sentence only.",)])
def test_where_there_is_little_reasons_are_given(texts, document, lineage_of):
    documents = [document("a", *texts)] if texts else []
    missing = [one for one in made(lineage_of(*documents)) if isinstance(one, Missing)]
    assert {one.key for one in missing} >= {
        *("shares", "outlets-by-outlets", "lanes", "credit-gap", "flow", "match-share"),
        *("lag", "passages", "calibration"),
    }
    assert all(one.reason.endswith(".") for one in missing)
    assert ("strips" in {one.key for one in missing}) == (not texts)
