"""Text that others wrote cannot steer a terminal, a spreadsheet or a page, in any format."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from markdown_it import MarkdownIt

from lineage.align.edits import word_edits
from lineage.descent.explain import explain
from lineage.model import ArticleId, Credit, CreditKind, Evidence, Skipped, Span, Wire
from lineage.report import compare_faces, info
from lineage.report import explain as explain_faces
from lineage.report.compare import compare
from lineage.report.csv import table_csv
from lineage.report.json import report_json
from lineage.report.links import link_lines, sentence_lines
from lineage.report.markdown import report_markdown
from lineage.report.summary import summary
from lineage.report.tables import TABLES
from lineage.report.view import view

BOMB = "=1+1|[/b]`<b>x</b>\x1b[2J\x9b31m\x00\x07\u202e\u2066![i](http://e.vil)\r\n\n# h\n- |a|\n***"
STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")


@pytest.fixture
def hostile(document, lineage_of):
    fields = {"outlet": BOMB, "title": BOMB, "url": BOMB, "authors": (BOMB,), "published": BOMB}
    named = (Credit(BOMB, CreditKind.BYLINE, Span(0, 1), False),)
    ids = ("a" + BOMB, BOMB)
    evidence = (Evidence(BOMB, BOMB),)
    return lineage_of(
        *(document(id_, BOMB, "shared words stand here", named=named, **fields) for id_ in ids),
        links=[(ids[0], 1, "edited", ids[1], 1)],
        wires=(Wire("wire:x", BOMB, False, None, tuple(map(ArticleId, sorted(ids))), evidence),),
        skipped=(Skipped(BOMB, BOMB, BOMB, BOMB),),
    )


def compared(lineage):
    return compare(view(lineage), *(d.article.id for d in lineage.documents), word_edits)


def explained(lineage):
    return view(lineage), explain(lineage, lineage.documents[0].article.id)


TEXTS = {
    "summary": lambda it: summary(view(it)),
    "compare": lambda it: compare_faces.comparison_text(compared(it)),
    "explain": lambda it: explain_faces.explanation_text(*explained(it)),
    "info": lambda it: info.info_text(info.contents(it)),
}
PAGES = {
    "report": lambda it: report_markdown(view(it)),
    "compare": lambda it: compare_faces.comparison_markdown(compared(it)),
    "explain": lambda it: explain_faces.explanation_markdown(*explained(it)),
}
DATA = {
    "report": lambda it: [report_json(view(it))],
    "compare": lambda it: [compare_faces.comparison_json(compared(it))],
    "explain": lambda it: [explain_faces.explanation_json(*explained(it))],
    "info": lambda it: [info.info_json(info.contents(it))],
    "links": lambda it: link_lines(view(it), word_edits),
    "sentences": lambda it: sentence_lines(view(it)),
}


@pytest.mark.parametrize("name", TEXTS)
def test_terminal_text_holds_no_escape_codes(name, hostile) -> None:
    text = TEXTS[name](hostile)
    assert not STEERING.search(text)
    assert "␛[2J" in text


@pytest.mark.parametrize("name", TEXTS)
def test_terminal_text_keeps_to_its_width(name, hostile) -> None:
    if name != "info":
        assert max(map(len, TEXTS[name](hostile).splitlines())) <= 80


@pytest.mark.parametrize("name", PAGES)
def test_markdown_interprets_nothing_of_it(name, hostile) -> None:
    page = PAGES[name](hostile)
    assert not STEERING.search(page)
    html = MarkdownIt("gfm-like").render(page)
    assert not re.search(r"<(a|img|b|h3|code|em)\b", html)


@pytest.mark.parametrize("name", DATA)
def test_json_escapes_it_and_loses_nothing(name, hostile) -> None:
    for line in DATA[name](hostile):
        assert not STEERING.search(line.decode())
        assert contains(json.loads(line), BOMB)


def contains(value, text) -> bool:
    if isinstance(value, dict):
        return any(contains(v, text) for v in value.values())
    if isinstance(value, list):
        return any(contains(v, text) for v in value)
    return isinstance(value, str) and text in value


@pytest.mark.parametrize("name", TABLES)
def test_a_spreadsheet_finds_no_formula(name, hostile) -> None:
    page = table_csv(TABLES[name](view(hostile))).decode()
    assert not STEERING.search(page)
    for row in csv.reader(io.StringIO(page, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
