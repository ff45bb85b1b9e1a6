"""One address, however it is written."""

from __future__ import annotations

import pytest

from lineage.text.addresses import address, host


@pytest.mark.parametrize(
    "written",
    [
        "https://anewz.tv/a/b?id=1&page=2",
        "http://www.anewz.tv/a/b/?page=2&id=1",
        "HTTPS://ANEWZ.tv:443/a/b?id=1&utm_source=feed&page=2&fbclid=x#top",
        " https://anewz.tv./a/%62?id=1&page=2 ",
    ],
)
def test_ways_to_write_one_address_are_one(written):
    assert address(written) == "anewz.tv/a/b?id=1&page=2"


@pytest.mark.parametrize(
    "other",
    [
        "https://anewz.tv/a/b?id=2&page=2",
        "https://anewz.tv/A/b?id=1&page=2",
        "https://news.anewz.tv/a/b?id=1&page=2",
        "https://anewz.tv/a/b",
    ],
)
def test_other_pages_are_others(other):
    assert address(other) != address("https://anewz.tv/a/b?id=1&page=2")


def test_bytes_that_are_no_text_stay_different():
    assert address("http://a.test/%fe?q=%fe") != address("http://a.test/%ff?q=%ff")


@pytest.mark.parametrize(
    "site", ["https://anewz.tv", "https://anewz.tv/", "https://anewz.tv/?utm_id=1#x"]
)
def test_a_whole_site_is_the_address_of_no_page(site):
    assert (address(site), host(site)) == (None, "anewz.tv")


@pytest.mark.parametrize(
    "words",
    ["", "Reuters", "anewz.tv/a", "ftp://a.test/b", "javascript:alert(1)", "http://[", "https://"],
)
def test_what_is_no_address_of_the_web_is_none(words):
    assert (address(words), host(words)) == (None, None)


def test_an_endless_address_is_none():
    assert address("https://a.test/" + "x" * 10**6) is None
