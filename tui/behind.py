"""A node of a forest → what speaks for it: the sentences behind its arrow, and the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lineage.model import (
    PERSON,
    Arrow,
    ArticleId,
    Edge,
    Relation,
    SentenceKey,
    Verdict,
    Wire,
)
from lineage.report import findings
from lineage.report.decisions import shares
from lineage.report.forest import Behind, Forest, both_ways
from lineage.report.numbers import count, likelihood
from lineage.report.view import number
from tui.ink import BLANK, Brush, Line, prose
from tui.node import SPEECH, Node
from tui.words import GUTTER, sentence_lines

_MOST_PAIRS = 12
_MOST_SENTENCES = 60


def reasons(
    brush: Brush, forest: Forest, node: Node, width: int, *, evidence_first: bool
) -> list[Line]:
    parts = [sentences, evidence]
    first, second = reversed(parts) if evidence_first else parts
    return [
        *first(brush, forest, node, width),
        BLANK,
        *second(brush, forest, node, width),
    ]


def sentences(brush: Brush, forest: Forest, node: Node, width: int) -> Iterator[Line]:
    """Behind the arrow, each with its label and best counterpart; of a root, what it comes from."""
    if node.parent == SPEECH and node.article is not None:
        yield from _behind_speech(brush, forest, node.article, width)
    elif node.arrow is not None:
        yield from _behind(brush, forest, node.arrow, width)
    elif node.wire is not None:
        yield from _carriers(brush, forest, node.wire, width)
    elif node.article is not None:
        yield from _sources(brush, forest, node.article, width)
    elif node.edge is not None:
        yield from _behind_pair(brush, forest, node.edge, width)
    else:
        yield from prose(brush, node.text, width)


def evidence(brush: Brush, forest: Forest, node: Node, width: int) -> Iterator[Line]:
    """What speaks for, and against, a source; pair by pair, with weights in nats."""
    pairs = list(_pairs(forest, node))
    wire = node.wire or (forest.wires.get(node.arrow.source) if node.arrow else None)
    if wire is not None:
        told = f"Evidence for {findings.source_name(forest.view, wire.id)}"
        yield from prose(brush, told, width, "heading")
        for piece in wire.evidence:
            yield from prose(brush, findings.evidence(piece), width, None, "  ", "    ")
    for edge in pairs[:_MOST_PAIRS]:
        yield from _edge(brush, forest, edge, width)
    if len(pairs) > _MOST_PAIRS:
        more = count(len(pairs) - _MOST_PAIRS, "more pair")
        yield from prose(brush, f"and {more}", width, "muted")
    if wire is None and not pairs:
        yield from prose(brush, "It was compared with no other article here.", width)


def wire_sentences(brush: Brush, forest: Forest, wire: Wire, width: int) -> Iterator[Line]:
    """What the source must have said."""
    name = wire.name or findings.UNNAMED
    if not wire.text:
        told = f"No passage is shared by those who carry {name}: its text cannot be told."
        yield from prose(brush, told, width)
        return
    told = f"What {name} must have said: of each passage that is carried, the fullest form."
    yield from prose(brush, told, width, "heading")
    for at in wire.text[:_MOST_SENTENCES]:
        yield from _sentence(brush, forest, at, width)
        yield from prose(brush, f"in {_place(forest, at)}", width, "muted", *_beside())


def _behind(brush: Brush, forest: Forest, arrow: Arrow, width: int) -> Iterator[Line]:
    source = findings.source_name(forest.view, arrow.source)
    target = findings.name(forest.view.documents[arrow.target].article)
    told = (
        f"{target}: {count(len(arrow.sentences), 'sentence')}, {count(arrow.words, 'word')} put "
        f"down to {source}; probability {likelihood(arrow.probability)}"
    )
    yield from prose(brush, told, width, "heading")
    yield from _stands_on(brush, forest, forest.behind(arrow), width)


def _behind_speech(brush: Brush, forest: Forest, article: ArticleId, width: int) -> Iterator[Line]:
    name = findings.name(forest.view.documents[article].article)
    yield from prose(brush, f"{name} shares these quotations", width, "heading")
    yield from _stands_on(brush, forest, forest.quoting[article], width)


def _behind_pair(brush: Brush, forest: Forest, edge: Edge, width: int) -> Iterator[Line]:
    alignment = forest.view.alignments.get((edge.a, edge.b))
    links = alignment.links if alignment else ()
    yield from prose(brush, "Sentences that correspond", width, "heading")
    yield from _stands_on(brush, forest, list(both_ways(links))[::2], width)


def _stands_on(brush: Brush, forest: Forest, found: Sequence[Behind], width: int) -> Iterator[Line]:
    for one in found[:_MOST_SENTENCES]:
        yield from _sentence(brush, forest, one.sentence, width, one.verdict)
        if one.best is not None:
            best = f"{_place(forest, one.best)}: {_text(forest, one.best)}"
            yield from prose(brush, best, width, "muted", *_beside(brush.glyphs.both))
    if len(found) > _MOST_SENTENCES:
        more = count(len(found) - _MOST_SENTENCES, "more sentence")
        yield from prose(brush, f"and {more}", width, "muted")


def _carriers(brush: Brush, forest: Forest, wire: Wire, width: int) -> Iterator[Line]:
    yield from prose(brush, findings.source_name(forest.view, wire.id), width, "heading")
    for article in forest.below.get(wire.id, ()):
        name = findings.name(forest.view.documents[article].article)
        arrow = forest.main[article]
        told = f"{name}: {count(arrow.words, 'word')}, probability {likelihood(arrow.probability)}"
        yield from prose(brush, told, width, None, "  ", "    ")
    if wire.text:
        text = count(len(wire.text), "sentence")
        yield from prose(brush, f"Of its text, {text} can be told: enter shows it.", width, "muted")


def _sources(brush: Brush, forest: Forest, article: ArticleId, width: int) -> Iterator[Line]:
    view = forest.view
    document = view.documents[article]
    yield from prose(brush, findings.name(document.article), width, "heading")
    if document.article.title:
        yield from prose(brush, document.article.title, width)
    yield from prose(brush, f"{shares(view.tallies[article])}; {findings.credit(document)}", width)
    for told in findings.sources_of(view, article):
        yield from prose(brush, told, width, None, "", "  ")


def _edge(brush: Brush, forest: Forest, edge: Edge, width: int) -> Iterator[Line]:
    yield from prose(brush, findings.claim(forest.view, edge), width, "heading")
    for piece in edge.evidence:
        yield from prose(brush, findings.evidence(piece), width, None, "  ", "    ")


def _pairs(forest: Forest, node: Node) -> Iterator[Edge]:
    """The pair under the cursor; of an article from an absent source, its pairs with the other
    carriers; of a root, all its pairs that are more than independent."""
    view = forest.view
    if node.edge is not None:
        yield node.edge
    elif node.arrow is not None:
        sources = forest.below.get(node.arrow.source, ())
        others = sources if node.arrow.source in forest.wires else (node.arrow.source,)
        found = (view.edge(ArticleId(other), node.arrow.target) for other in others)
        yield from (edge for edge in found if edge is not None)
    elif node.article is not None:
        for edge in forest.edges:
            if node.article in (edge.a, edge.b) and edge.relation is not Relation.INDEPENDENT:
                yield edge


def _sentence(
    brush: Brush, forest: Forest, at: SentenceKey, width: int, verdict: Verdict | None = None
) -> Iterator[Line]:
    """With its own label, if no other is given."""
    document = forest.view.documents.get(at.article)
    if document is not None:
        said = verdict or forest.view.origins[at].verdict
        mark = "*" if said.rule == PERSON else ""
        sentence = document.sentences[at.index]
        yield from sentence_lines(brush, sentence, said.label, width, mark=mark)


def _text(forest: Forest, at: SentenceKey) -> str:
    document = forest.view.documents.get(at.article)
    return document.sentences[at.index].text if document else "(not in this story)"


def _place(forest: Forest, at: SentenceKey) -> str:
    document = forest.view.documents.get(at.article)
    called = (document.article.outlet if document else None) or at.article
    return f"{called} s{number(at)}"


def _beside(mark: str = "") -> tuple[str, str]:
    """Under the text of a sentence."""
    blank = " " * GUTTER
    return (f"{mark:>{GUTTER - 1}} ", blank) if mark else (blank, blank)
