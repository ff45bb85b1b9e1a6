"""A graph → GraphML and GEXF (Gephi, yEd, igraph), written by networkx.

The only module that knows networkx, which is imported when it is needed.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from lineage.report.foreign import one_line, xml_text
from lineage.report.graph import Graph, Node

if TYPE_CHECKING:
    from networkx import DiGraph


def graph_graphml(graph: Graph) -> bytes:
    from networkx import write_graphml_xml

    file = BytesIO()
    write_graphml_xml(_network(graph), file, infer_numeric_types=False)
    return file.getvalue() + b"\n"


def graph_gexf(graph: Graph) -> bytes:
    """Without the date of writing: same graph, same bytes."""
    from networkx import write_gexf

    file = BytesIO()
    write_gexf(_network(graph), file, version="1.2draft")
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", file.getvalue()) + b"\n"


def _network(graph: Graph) -> DiGraph:
    from networkx import DiGraph

    made: DiGraph = DiGraph()
    for node in graph.nodes:
        made.add_node(_sound(node.id), **_attributes(node))
    for number, arrow in enumerate(graph.arrows):
        made.add_edge(
            _sound(arrow.source),
            _sound(arrow.target),
            id=str(number),
            probability=arrow.probability,
            weight=arrow.probability,
            main=arrow.is_main,
            words=arrow.words,
            sentences=len(arrow.sentences),
        )
    return made


def _attributes(node: Node) -> dict[str, str | float]:
    told = {
        "label": node.name,
        "kind": node.kind,
        "date": node.date or "",
        "title": node.title or "",
        "story": node.story or "",
        "credits": node.credits or "",
    }
    return {k: _sound(v) for k, v in told.items()} | {"probability": node.probability}


def _sound(text: str) -> str:
    return xml_text(one_line(text))
