"""A graph → DOT (Graphviz) and Mermaid, for other programs to draw.

Foreign text stands only inside quotation marks, with what could end them escaped.
"""

from __future__ import annotations

from collections.abc import Iterator

from lineage.model import Arrow
from lineage.report.foreign import one_line
from lineage.report.graph import Graph, Node
from lineage.report.numbers import likelihood

_MERMAID = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "`": "#96;", "&": "#amp;"}


def graph_dot(graph: Graph) -> str:
    lines = [
        "digraph lineage {",
        "  rankdir=TB;",
        '  node [shape=box, fontname="sans-serif"];',
        *(f"  {_quoted(n.id)} [label={_quoted(_label(n))}{_shape(n)}];" for n in graph.nodes),
        *(f"  {_arrow(arrow)}" for arrow in graph.arrows),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + one_line(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _label(node: Node) -> str:
    if node.kind == "article":
        return f"{node.name} ({node.id})" if node.name != node.id else node.id
    absent = "" if node.kind == "named wire" else ", not in the corpus"
    sure = "" if node.probability == 1 else f" {likelihood(node.probability)}"
    return f"{node.name}{absent}{sure}"


def _shape(node: Node) -> str:
    return "" if node.kind == "article" else ", shape=ellipse, style=dashed"


def _arrow(arrow: Arrow) -> str:
    style = "" if arrow.is_main else ", style=dotted"
    return (
        f"{_quoted(arrow.source)} -> {_quoted(arrow.target)} "
        f'[label="{likelihood(arrow.probability)}"{style}];'
    )


def graph_mermaid(graph: Graph) -> str:
    number = {node.id: f"n{k}" for k, node in enumerate(graph.nodes)}
    return "\n".join(["flowchart TD", *_mermaid_lines(graph, number)]) + "\n"


def _mermaid_lines(graph: Graph, number: dict[str, str]) -> Iterator[str]:
    for node in graph.nodes:
        begin, end = ("[", "]") if node.kind == "article" else ("([", "])")
        yield f'  {number[node.id]}{begin}"{_mermaid(_label(node))}"{end}'
    for arrow in graph.arrows:
        line = "-->" if arrow.is_main else "-.->"
        ends = number[arrow.source], number[arrow.target]
        yield f'  {ends[0]} {line}|"{likelihood(arrow.probability)}"| {ends[1]}'


def _mermaid(text: str) -> str:
    return "".join(_MERMAID.get(c, c) for c in one_line(text))
