"""The page: one file that asks nobody for anything, in which foreign text stays text."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from lineage.report.page.contents import MOST_BYTES

VOID = {"meta", "link", "br", "img", "input", "hr"}
OURS = re.compile(r"#[\w.~-]+|[\w.]+\.(?:csv|md|json)|data:,|https?://[!-~]+")


class Page(HTMLParser):
    """Elements, attributes and words of a page; complains of tags that do not fit."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.inside: dict[str, list[str]] = {}
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open:
            self.inside.setdefault(self.open[-1], []).append(data)
            if self.open[-1] not in ("script", "style"):
                self.words.append(data)


@pytest.fixture(scope="module")
def borders(page_of, borders_lineage):
    return page_of(borders_lineage, files=("articles.csv", "pairs.csv"))


@pytest.fixture(scope="module")
def attacked(page_of, hostile):
    return page_of(hostile)


def test_it_has_twelve_numbered_sections_each_with_its_heading(borders):
    page = Page(borders)
    sections = [attrs["id"] for tag, attrs in page.tags if tag == "section"]
    assert len(sections) == 12
    assert [h.split(". ")[0] for h in page.inside["h2"]] == [str(n) for n in range(1, 13)]
    links = {attrs.get("href") for tag, attrs in page.tags if tag == "a"}
    assert {f"#{section}" for section in sections} <= links


@pytest.mark.parametrize("which", ["borders", "attacked"])
def test_every_link_inside_leads_somewhere_and_no_place_has_two(which, request):
    page = Page(request.getfixturevalue(which))
    assert len(page.ids) == len(set(page.ids))
    hrefs = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert {h[1:] for h in hrefs if h.startswith("#")} <= set(page.ids)


def test_a_sentence_has_a_place_of_its_own(borders):
    assert "s-anewz-3" in Page(borders).ids


def test_nothing_in_it_asks_for_anything(borders):
    page = Page(borders)
    assert {tag for tag, _ in page.tags}.isdisjoint({"img", "iframe", "object", "embed", "form"})
    assert not [attrs for _, attrs in page.tags if "src" in attrs]
    assert "@import" not in borders
    assert "url(" not in borders


@pytest.mark.parametrize("which", ["borders", "attacked"])
def test_only_the_style_and_the_script_that_stand_in_it_may_work(which, request):
    page = Page(request.getfixturevalue(which))
    policy = next(
        attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv") is not None
    )
    hashes = re.findall(r"'sha256-[^']+'", policy)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    style = "".join(page.inside["style"])
    script = page.inside["script"][-1]
    made = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    assert hashes == [f"'sha256-{one}'" for one in made]


def test_foreign_text_makes_no_element_no_handler_and_no_link(attacked):
    page = Page(attacked)
    assert {tag for tag, _ in page.tags}.isdisjoint({"img", "iframe", "b"})
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert not [attrs for _, attrs in page.tags if "style" in attrs]
    assert {attrs.get("class") for tag, attrs in page.tags if tag == "svg"} == {"wl"}
    hrefs = [attrs["href"] for _, attrs in page.tags if "href" in attrs]
    assert all(OURS.fullmatch(href) for href in hrefs)
    assert sum(tag == "script" and not attrs for tag, attrs in page.tags) == 1
    told = "".join(page.words)
    assert "<script>window.hit = 1</script>" in told
    assert "{{ 7 * 7 }}" in told
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", attacked
    )


def test_same_lineage_same_bytes(page_of, borders_lineage, borders):
    assert page_of(borders_lineage, files=("pairs.csv", "articles.csv")) == borders


def test_it_accuses_nobody(borders):
    told = " ".join(Page(borders).words).lower()
    assert not re.search("plagiari|stolen|stole|theft|original", told)
    assert "no credit found" in told


def test_both_denominators_are_told(borders):
    cells = [" ".join(row.split()) for row in re.findall(r"<tr>.*?</tr>", borders, re.DOTALL)]
    row = next(r for r in cells if "#a-anewz" in r and "#a-standard" in r and "common source" in r)
    assert ">77 %<" in row
    assert ">81 %<" in row


def test_a_table_beside_the_page_is_linked_and_others_are_named(borders):
    page = Page(borders)
    hrefs = {attrs.get("href") for tag, attrs in page.tags if tag == "a"}
    assert "articles.csv" in hrefs
    assert "outlets.csv" not in hrefs
    assert "report --format csv --table outlets" in "".join(page.words)


def test_without_texts_no_text_is_there(page_of, borders_lineage):
    page = page_of(borders_lineage, "none")
    told = " ".join(" ".join(Page(page).words).split())
    for document in borders_lineage.documents:
        tokens = document.article.text.split()
        runs = [" ".join(tokens[n : n + 3]) for n in range(len(tokens) - 2)]
        assert not [run for run in runs if run in told]
    assert "unrealistic" not in page
    assert "[text left out]" in page
    assert 'id="f-strips"' in page
    assert 'id="f-passages"' not in page
    assert "texts and titles are left out of this report" in told


def test_two_thousand_articles_fit_and_what_is_left_out_is_counted(page_of, many):
    page = page_of(many)
    assert len(page.encode()) <= MOST_BYTES
    cards = page.count('<details class="card"')
    assert 200 < cards < 2000
    assert f"Of 2,000 articles, {cards:,} stand here" in page


def test_an_article_of_a_megabyte_on_one_line_is_cut_or_left_out(page_of, document, lineage_of):
    long = document("long", "word " * 250_000)
    page = page_of(lineage_of(long, document("b", "A sentence.")))
    assert len(page.encode()) < 500_000
    assert "s-b-1" in page
