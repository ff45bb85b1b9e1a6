"""A story → who hangs from whom: the trees that the text report and the screen both draw.

An article hangs from its main source if that is sure enough to be an arrow, else it is a root.
Of an exact text, the first article stands for all. Nothing here is a sentence for people except
the names of sources and of what an arrow is to its article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lineage.model import (
    Arrow,
    ArrowTarget,
    ArticleId,
    Edge,
    Label,
    Link,
    Relation,
    SentenceKey,
    Story,
    Tally,
    Verdict,
    Wire,
)
from lineage.report.findings import UNNAMED
from lineage.report.numbers import count, likelihood
from lineage.report.view import View, is_drawn, key

PARTED = (
    "Too many articles share text to weigh them all at once; "
    "only their strongest ties were weighed."
)
Lasts = tuple[bool, ...]
_LINKED = frozenset(
    {Relation.DERIVED, Relation.UPDATE, Relation.COMMON_SOURCE, Relation.UNDETERMINED}
)
"""Relations by more than public speech."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A node where it stands in its tree, or those that there was no room for."""

    node: str | None
    """An article's or a wire's id; None: `below` are left out here."""
    lasts: Lasts
    """For each step from the root down to here: is it to the last that hangs there?"""
    below: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """A sentence and its counterpart: what an arrow, or a shared quotation, stands on."""

    sentence: SentenceKey
    verdict: Verdict
    best: SentenceKey | None


@dataclass(frozen=True)
class Forest:
    """Built by `forest`; the dictionaries are only read. What takes a look at every pair is
    found out once, when it is first asked for."""

    view: View
    story: Story
    wires: dict[str, Wire]
    """The story's, by id."""
    articles: tuple[ArticleId, ...]
    copies: dict[ArticleId, tuple[ArticleId, ...]]
    """By the first of a text, the others that repeat it."""
    into: dict[ArticleId, tuple[Arrow, ...]]
    """Arrows from inside the story, likeliest first."""
    main: dict[ArticleId, Arrow]
    """Only drawn ones."""
    below: dict[str, tuple[ArticleId, ...]]

    def roots(self) -> tuple[list[str], list[ArticleId]]:
        """Wires that something hangs from, and articles that hang from nothing."""
        wires = [wire for wire in self.wires if self.below.get(wire)]
        return wires, [article for article in self.articles if article not in self.main]

    def walk(self, root: str, done: set[str], most: int | None = None) -> Iterator[Branch]:
        """A tree from its root down, each node before what hangs from it; `done` grows. `most`:
        how many are shown under one node."""
        waiting = [Branch(root, (), ())]
        while waiting:
            branch = waiting.pop()
            if branch.node is None:
                yield branch
                continue
            done.add(branch.node)
            below = tuple(a for a in self.below.get(branch.node, ()) if a not in done)
            yield Branch(branch.node, branch.lasts, below)
            if left_out := below[most:] if most is not None else ():
                done.update(left_out)
                waiting.append(Branch(None, (*branch.lasts, True), left_out))
            shown = below[:most]
            for at in range(len(shown) - 1, -1, -1):
                waiting.append(Branch(shown[at], (*branch.lasts, at == len(below) - 1), ()))

    def others(self, article: ArticleId) -> list[Arrow]:
        """All arrows to it but the one that it hangs from."""
        return [arrow for arrow in self.into[article] if arrow is not self.main.get(article)]

    def called(self, node: str) -> str:
        wire = self.wires.get(node)
        return (wire.name or UNNAMED) if wire else node

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Between two articles of the story."""
        inside = set(self.story.articles)
        return tuple(e for e in self.view.lineage.edges if e.a in inside and e.b in inside)

    @cached_property
    def undetermined(self) -> tuple[Edge, ...]:
        return tuple(e for e in self.edges if e.relation is Relation.UNDETERMINED)

    @cached_property
    def decided(self) -> frozenset[tuple[str, ArticleId]]:
        """Sources and targets of the arrows that people accepted."""
        targets = (d.target for d in self.view.lineage.decisions)
        return frozenset((t.source, t.target) for t in targets if isinstance(t, ArrowTarget))

    @cached_property
    def independents(self) -> dict[ArticleId, bool]:
        """Articles that no arrow and no relation links with the others here; and whether the
        reporters' own prose has any sentence in common with theirs."""
        linked: set[str] = {end for e in self.edges if e.relation in _LINKED for end in (e.a, e.b)}
        linked |= {end for into in self.into.values() for a in into for end in (a.source, a.target)}
        sides = ((end, tally) for e in self.edges for end, tally in _sides(e))
        alike = {end for end, tally in sides if tally.matched}
        return {article: article in alike for article in self.articles if article not in linked}

    @cached_property
    def quoting(self) -> dict[ArticleId, tuple[Behind, ...]]:
        """Of articles that share only quotations with another: the sentences that do so."""
        shared: dict[SentenceKey, Behind] = {}
        for edge in self.edges:
            alignment = self.view.alignments.get((edge.a, edge.b))
            if alignment and edge.relation is Relation.SHARED_QUOTES:
                for one in both_ways(alignment.links):
                    if one.verdict.label is Label.QUOTED:
                        shared.setdefault(one.sentence, one)
        found: dict[ArticleId, list[Behind]] = {}
        for at in sorted(shared):
            found.setdefault(at.article, []).append(shared[at])
        return {article: tuple(sentences) for article, sentences in found.items()}

    def behind(self, arrow: Arrow) -> list[Behind]:
        """The sentences that are put down to the arrow's source, in the order of the text."""
        direct = self._counterparts(arrow)
        sentences = self.view.documents[arrow.target].sentences
        found = []
        for at in (key(sentences[index]) for index in arrow.sentences):
            origin = self.view.origins[at]
            found.append(direct.get(at) or Behind(at, origin.verdict, origin.best))
        return found

    def _counterparts(self, arrow: Arrow) -> dict[SentenceKey, Behind]:
        """Where the source is an article: the likeliest counterpart there."""
        pair = min(arrow.source, arrow.target), max(arrow.source, arrow.target)
        alignment = self.view.alignments.get((ArticleId(pair[0]), ArticleId(pair[1])))
        found: dict[SentenceKey, Behind] = {}
        for one in both_ways(alignment.links if alignment else ()):
            known = found.get(one.sentence)
            if known is None or known.verdict.probability < one.verdict.probability:
                found[one.sentence] = one
        return found

    def dominant(self, arrow: Arrow) -> Label | None:
        """The label of most of its words; None: no sentence is put down to it."""
        words: dict[Label, int] = {}
        for one in self.behind(arrow):
            label = one.verdict.label
            words[label] = words.get(label, 0) + self.view.words.get(one.sentence, 0)
        return max(words, key=lambda label: words[label]) if words else None


def both_ways(links: Iterable[Link]) -> Iterator[Behind]:
    """Each link, seen from its two sentences."""
    for link in links:
        yield Behind(link.source, link.verdict, link.target)
        yield Behind(link.target, link.verdict, link.source)


def _sides(edge: Edge) -> tuple[tuple[ArticleId, Tally], ...]:
    return (edge.a, edge.tally_a), (edge.b, edge.tally_b)


def forest(view: View, story: Story) -> Forest:
    wires = {wire.id: wire for wire in view.lineage.wires if wire.id in story.wires}
    articles = tuple(a for a in story.articles if a not in view.first_of)
    inside: set[str] = {*articles, *wires}
    into = {a: tuple(i for i in view.arrows_to(a) if i.source in inside) for a in articles}
    main = {
        article: arrow
        for article in articles
        for arrow in into[article]
        if arrow.is_main and is_drawn(arrow)
    }
    below: dict[str, list[ArticleId]] = {}
    for article, arrow in main.items():
        below.setdefault(arrow.source, []).append(article)
    return Forest(
        view=view,
        story=story,
        wires=wires,
        articles=articles,
        copies={family[0]: family[1:] for family in view.lineage.duplicates},
        into=into,
        main=main,
        below={source: tuple(found) for source, found in below.items()},
    )


def wire_text(wire: Wire) -> str:
    """`Reuters, not in this corpus; probability 0.75`."""
    where = "not in this corpus" if wire.seen is None else f"here as {wire.seen}"
    sure = "" if wire.probability == 1 else f"; probability {likelihood(wire.probability)}"
    return f"{wire.name or UNNAMED}, {where}{sure}"


def arrow_text(arrow: Arrow) -> str:
    """`(0.90, 417 words)`."""
    words = f", {count(arrow.words, 'word')}" if arrow.words else ""
    return f"({likelihood(arrow.probability)}{words})"


def from_text(forest: Forest, arrow: Arrow) -> str:
    """`also from Reuters (0.70)`, of an arrow that the article does not hang from."""
    how = "also" if is_drawn(arrow) else "perhaps"
    return f"{how} from {forest.called(arrow.source)} {arrow_text(arrow)}"
