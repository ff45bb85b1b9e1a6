"""One file a format, for one small lineage made by hand; a changed file is a decision.

`pytest tests/report --bless` writes them anew.
"""

from __future__ import annotations

import pytest

from lineage.align.edits import word_edits
from lineage.descent.explain import explain
from lineage.model import ArticleId
from lineage.report import compare_faces, info
from lineage.report import explain as explain_faces
from lineage.report.compare import compare
from lineage.report.csv import table_csv
from lineage.report.dot import graph_dot, graph_mermaid
from lineage.report.exports.dataset import dataset_files
from lineage.report.exports.jsonld import json_ld
from lineage.report.exports.meter import meter_lines
from lineage.report.exports.passim import passim_lines
from lineage.report.exports.prov import prov_json
from lineage.report.exports.tei import tei_xml
from lineage.report.graph import graph
from lineage.report.json import report_json
from lineage.report.layout import Page
from lineage.report.links import link_lines, sentence_lines
from lineage.report.markdown import report_markdown
from lineage.report.methods import methods, methods_markdown
from lineage.report.schema import schema_json
from lineage.report.shared_text import Texts, with_texts
from lineage.report.summary import summary
from lineage.report.tables import TABLES
from lineage.report.tree import story_trees
from lineage.report.view import view


def compared(lineage):
    return compare(view(lineage), ArticleId("standard"), ArticleId("anewz"), word_edits)


def explained(face, lineage):
    return face(view(lineage), explain(lineage, ArticleId("standard")))


FACES = {
    "summary.txt": lambda it: summary(view(it)),
    "summary_ascii.txt": lambda it: summary(view(it), Page(60, ascii_only=True)),
    "report.md": lambda it: report_markdown(view(it)),
    "report.json": lambda it: report_json(view(it)),
    "articles.csv": lambda it: table_csv(TABLES["articles"](view(it))),
    "arrows.csv": lambda it: table_csv(TABLES["arrows"](view(it))),
    "stories.csv": lambda it: table_csv(TABLES["stories"](view(it))),
    "story_articles.csv": lambda it: table_csv(TABLES["story_articles"](view(it))),
    "passages.csv": lambda it: table_csv(TABLES["passages"](view(it))),
    "readings.csv": lambda it: table_csv(TABLES["readings"](view(it))),
    "uses.csv": lambda it: table_csv(TABLES["uses"](view(it))),
    "outlets.csv": lambda it: table_csv(TABLES["outlets"](view(it))),
    "wires.csv": lambda it: table_csv(TABLES["wires"](view(it))),
    "graph.txt": lambda it: story_trees(view(it), it.stories),
    "graph.dot": lambda it: graph_dot(graph(view(it), it.stories)),
    "graph.mmd": lambda it: graph_mermaid(graph(view(it), it.stories)),
    "pairs.csv": lambda it: table_csv(TABLES["pairs"](view(it))),
    "sentences.csv": lambda it: table_csv(TABLES["sentences"](view(it))),
    "links.jsonl": lambda it: b"".join(link_lines(view(it), word_edits)),
    "sentences.jsonl": lambda it: b"".join(sentence_lines(view(it))),
    "passim.jsonl": lambda it: b"".join(passim_lines(view(it))),
    "meter.jsonl": lambda it: b"".join(meter_lines(view(it))),
    "tei.xml": lambda it: b"".join(tei_xml(view(it))),
    "prov.json": lambda it: b"".join(prov_json(view(it))),
    "schema.jsonld": lambda it: b"".join(json_ld(view(it))),
    "dataset-card.md": lambda it: dict(
        dataset_files(with_texts(view(it), Texts.SNIPPET), Texts.SNIPPET)
    )["README.md"],
    "compare.txt": lambda it: compare_faces.comparison_text(compared(it)),
    "compare.md": lambda it: compare_faces.comparison_markdown(compared(it)),
    "compare.json": lambda it: compare_faces.comparison_json(compared(it)),
    "explain.txt": lambda it: explained(explain_faces.explanation_text, it),
    "explain.md": lambda it: explained(explain_faces.explanation_markdown, it),
    "explain.json": lambda it: explained(explain_faces.explanation_json, it),
    "methods.md": lambda it: methods_markdown(methods(view(it), {"orjson": "3.11"})),
    "report.schema.json": lambda it: schema_json(),
    "info.txt": lambda it: info.info_text(info.contents(it)),
    "info.json": lambda it: info.info_json(info.contents(it)),
}


@pytest.mark.parametrize("name", FACES)
def test_the_face_is_as_it_was_reviewed(name, borders_lineage, golden) -> None:
    golden(name, FACES[name](borders_lineage))


@pytest.mark.parametrize("name", FACES)
def test_no_face_accuses(name, borders_lineage) -> None:
    face = FACES[name](borders_lineage)
    words = (face if isinstance(face, str) else face.decode()).lower()
    assert not any(word in words for word in ("plagiari", "stolen", "stole", "original", "theft"))
