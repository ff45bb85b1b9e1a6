"""How much text a report hands on: all, 40 words of each article, or none, in every face alike."""

from __future__ import annotations

import pytest

from lineage.model import ArticleId, Decision, Label, SentenceKey, SentenceTarget
from lineage.report.csv import table_csv
from lineage.report.json import report_json
from lineage.report.markdown import report_markdown
from lineage.report.shared_text import SNIPPET_WORDS, Texts, told, with_texts
from lineage.report.summary import summary
from lineage.report.tables import TABLES
from lineage.report.view import view
from lineage.text.words import count_words

FACES = {
    "json": lambda seen: report_json(seen).decode(),
    "md": report_markdown,
    "text": summary,
    **{f"{name}.csv": lambda seen, t=t: table_csv(t(seen)).decode() for name, t in TABLES.items()},
}


def runs(text, words=4):
    tokens = text.split()
    return {" ".join(tokens[n : n + words]) for n in range(len(tokens) - words + 1)}


@pytest.mark.parametrize("face", FACES)
def test_none_leaves_no_four_words_of_any_article(face, borders_lineage):
    written = " ".join(FACES[face](with_texts(view(borders_lineage), Texts.NONE)).split())
    for document in borders_lineage.documents:
        assert not [run for run in runs(document.article.text) if run in written]
        assert document.article.title is None or document.article.title not in written


def test_numbers_and_labels_stay(borders_lineage):
    def numbers(texts):
        rows = TABLES["articles"](with_texts(view(borders_lineage), texts)).rows
        return [tuple(cell for cell in row if not isinstance(cell, str)) for row in rows]

    none, full = numbers(Texts.NONE), numbers(Texts.FULL)
    assert [row[-3:] for row in none] == [row[-3:] for row in full]
    seen = with_texts(view(borders_lineage), Texts.NONE)
    assert seen.words == view(borders_lineage).words


def test_a_snippet_is_the_first_words_of_each_article(document, lineage_of):
    long = document("long", "word " * 29 + "word", "More, and more. " * 20)
    seen = with_texts(view(lineage_of(long)), Texts.SNIPPET)
    sentences = seen.documents[ArticleId("long")].sentences
    assert sum(count_words(s.text) for s in sentences) == SNIPPET_WORDS
    assert sentences[1].text == "More, and more. " * 3 + "More"
    assert seen.documents[ArticleId("long")].article.text.endswith(sentences[1].text)
    assert seen.lineage.documents[0] == seen.documents[ArticleId("long")]


def test_a_snippet_of_a_script_without_blanks_is_short_too(document, lineage_of):
    seen = with_texts(view(lineage_of(document("a", "新" * 5000))), Texts.SNIPPET)
    assert len(seen.documents[ArticleId("a")].sentences[0].text) <= 400


def test_evidence_keeps_its_sense_without_what_it_quotes(borders_lineage):
    seen = with_texts(view(borders_lineage), Texts.SNIPPET)
    said = [e.text for edge in seen.lineage.edges for e in edge.evidence]
    assert "Both begin a sentence with “…”." in said
    assert seen.edges[seen.lineage.edges[0].a, seen.lineage.edges[0].b] == seen.lineage.edges[0]


def test_what_people_decided_keeps_no_text(borders_lineage, document, lineage_of):
    one = document("a", "A sentence of some words.")
    key = SentenceKey(ArticleId("a"), 0)
    target = SentenceTarget(key, one.sentences[0].text, "", "", one.sentences[0].span, "00")
    made = Decision(
        "urn:uuid:1", "bo", "2025-03-01T09:30:00Z", target, None, Label.COPIED, "A note.", 0.5, "0"
    )
    seen = with_texts(view(lineage_of(one, decisions=(made,))), Texts.NONE)
    (kept,) = seen.lineage.decisions
    assert (kept.target.exact, kept.note, kept.new) == ("", None, Label.COPIED)


def test_full_is_the_view_itself_and_the_others_are_told():
    assert told(Texts.FULL) == ""
    assert "40 words" in told(Texts.SNIPPET)
    assert "left out" in told(Texts.NONE)


def test_full_changes_nothing(borders_lineage):
    seen = view(borders_lineage)
    assert with_texts(seen, Texts.FULL) is seen
