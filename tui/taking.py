"""A sentence, or a row of a table → the forms in which a person may take it along."""

from __future__ import annotations

from dataclasses import replace

from lineage.model import Article, Sentence
from lineage.report.foreign import visible
from lineage.report.json import dumps, objects
from lineage.report.markdown import markdown_table
from lineage.report.tables import Table, sentences
from lineage.report.view import View, key, number


def row_forms(table: Table) -> dict[str, str]:
    """Of a table of one row: a Markdown table with its head, and a JSON object."""
    return {
        "markdown": "\n".join(markdown_table(table.columns, table.rows)),
        "json": dumps(objects(table)[0]).decode(),
    }


def sentence_forms(view: View, sentence: Sentence) -> dict[str, str]:
    article, at = view.documents[sentence.article].article, number(key(sentence))
    table = sentences(view)
    rows = tuple(row for row in table.rows if row[:2] == (article.id, at))
    forms = {"text": cited(sentence.text, article, at), "id": f"{article.id}:{at}"}
    url = {"url": article.url} if article.url else {}
    return forms | url | row_forms(replace(table, rows=rows))


def cited(text: str, article: Article, sentence: int | None = None) -> str:
    """The text, and in brackets where it stands; `sentence`: its number, from 1."""
    return visible(f"{text}\n({reference(article, sentence)})")


def reference(article: Article, sentence: int | None = None) -> str:
    """`Anewz, U.S. rules out …, 2025-02-12, id anewz, sentence 3`: what is known of it."""
    known = (article.outlet, article.title, article.published)
    number = f"sentence {sentence}" if sentence is not None else ""
    return ", ".join(filter(None, (*known, f"id {article.id}", number)))
