"""A forest → items of a screen: sources, what hangs from them, public speech, and who stands alone.

How many lines an item has is known at once; they are painted when they are seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment

from lineage.model import Arrow, ArticleId, Evidence, Label, Wire
from lineage.report import findings
from lineage.report.decisions import TOLD_LABELS
from lineage.report.forest import PARTED, Branch, Forest, arrow_text, from_text, wire_text
from lineage.report.numbers import count, listed
from tui.ink import Brush, Line
from tui.node import SPEECH, Look, Node
from tui.trunks import Trunks
from tui.widgets.item_view import Item

FEW = 12
"""Articles of a story up to which the undetermined pairs are shown."""
ALONE = "no link outside quotations: independent of the others here"
APART = "independent of the others here, although some sentences correspond"
UNSURE = "no source is sure enough to be drawn; a shows all"
RELATED = "related to others here; what is at hand does not tell how"
_MOST_REASONS = 3
_MOST_COPIES = 4


class Branches:
    """Of one forest; what is told of an article is put into words once."""

    def __init__(self, brush: Brush, forest: Forest) -> None:
        self.brush, self.forest = brush, forest
        self.look, self.trunks = Look(80), Trunks(brush, 80)
        self.alone = forest.independents
        self.related = {article for e in forest.undetermined for article in (e.a, e.b)}
        self._facts: dict[ArticleId, tuple[str, ...]] = {}

    def items(self, look: Look) -> list[Item]:
        self.look, self.trunks = look, Trunks(self.brush, look.width)
        return list(self._all())

    def _all(self) -> Iterator[Item]:
        yield Item(self._about())
        done: set[str] = set()
        for root in self._roots():
            if root not in done:
                yield from self._tree(root, done)
        yield from self._speech()
        for article in self.forest.articles:
            if article in self.alone:
                yield from self._tree(article, done)
        if len(self.forest.story.articles) <= FEW:
            for edge in self.forest.undetermined:
                claim = findings.claim(self.forest.view, edge)
                lines = self.trunks.told(claim, "  ", lead="? ")
                yield Item(lines, Node(f"{edge.a}?{edge.b}", claim, edge=edge))

    def _about(self) -> list[Line]:
        story = self.forest.story
        told = (
            f"{count(len(story.articles), 'article')}, "
            f"{count(story.accounts, 'independent account')}"
        )
        parted = self.trunks.told(PARTED, "", "muted") if story.is_parted else []
        return [*self.trunks.told(told, "", "heading"), *parted]

    def _roots(self) -> Iterator[str]:
        """Sources, then articles that others hang from, then the others that are related."""
        forest = self.forest
        wires, own = forest.roots()
        yield from forest.wires if self.look.all_arrows and self.look.unseen else wires
        yield from (a for a in own if a in forest.below)
        yield from (a for a in forest.articles if a not in self.alone)

    def _tree(self, root: str, done: set[str]) -> Iterator[Item]:
        folded_at: int | None = None
        for branch in self.forest.walk(root, done):
            assert branch.node is not None
            if folded_at is not None and len(branch.lasts) > folded_at:
                continue
            folded_at = len(branch.lasts) if branch.node in self.look.folded else None
            wire = self.forest.wires.get(branch.node)
            if wire:
                yield self._wire(wire, branch)
            else:
                yield from self._article(ArticleId(branch.node), branch)

    # Sources.

    def _wire(self, wire: Wire, branch: Branch) -> Item:
        told: str = wire_text(wire)
        reasons: tuple[Evidence, ...] = wire.evidence
        if wire.seen is None and not self.look.unseen:
            told, reasons = "common source", ()
        hang = self._hang(branch, bool(branch.below))
        folded = self._folded(wire.id, len(branch.below))
        lines = self.trunks.told(f"{told}{folded}", hang, None, f"{self.brush.glyphs.unseen} ")
        for reason in reasons[:_MOST_REASONS]:
            lines += self.trunks.told(findings.evidence(reason), hang, "muted", most=2)
        if len(reasons) > _MOST_REASONS:
            more = f"and {len(reasons) - _MOST_REASONS:,} more; d shows all"
            lines += self.trunks.told(more, hang, "muted")
        text = " ".join([told, *(reason.text for reason in reasons)])
        return Item(lines, Node(wire.id, text, holds=len(branch.below), wire=wire))

    # Articles.

    def _article(self, id_: ArticleId, branch: Branch) -> Iterator[Item]:
        """And, if all are shown, the arrows that it does not hang from."""
        article, arrow = self.forest.view.documents[id_].article, self.forest.main.get(id_)
        others = self._others(id_)
        holds = len(branch.below) + len(others)
        name = article.outlet or article.id
        rest = "".join(
            [
                f", {article.published[:10]}" if article.published else "",
                f" {arrow_text(arrow)}{self._star(arrow)}" if arrow else "",
                self._folded(id_, holds),
            ]
        )
        title = article.title or (article.id if article.outlet else "")
        hang = self._hang(branch, holds > 0)
        notes = self._told_of(id_, len(hang))
        yield Item(
            [
                self._head(branch, arrow, (name, rest, title)),
                *(line for note in notes for line in self.trunks.told(note, hang, "muted")),
            ],
            Node(
                id_,
                " ".join([name, article.id, rest, title, *notes]),
                arrow.source if arrow else None,
                holds,
                article=id_,
                arrow=arrow,
            ),
        )
        if id_ not in self.look.folded:
            for at, other in enumerate(others, 1):
                is_last = at == len(others) and not branch.below
                told = from_text(self.forest, other) + self._star(other)
                node = Node(f"{id_}<{other.source}", told, id_, arrow=other)
                yield Item([self._leaf((*branch.lasts, is_last), told, other)], node)

    def _head(self, branch: Branch, arrow: Arrow | None, told: tuple[str, str, str]) -> Line:
        name, rest, title = told

        def line() -> list[Segment]:
            brush = self.brush
            return [
                *self._lead(branch.lasts, arrow),
                brush.text(f"{brush.glyphs.article} ", "accent"),
                brush.text(name, "heading"),
                brush.text(f"{rest}  "),
                brush.text(title, "muted", self.look.width),
            ]

        return line

    def _told_of(self, id_: ArticleId, indent: int) -> list[str]:
        """Credit and words in one line, if there is room."""
        if id_ not in self._facts:
            self._facts[id_] = (self._credit(id_), self._words(id_), *self._notes(id_))
        credit, words, *notes = self._facts[id_]
        both = f"{credit}   {words}"
        fits = cell_len(both) <= self.look.width - indent
        return [both, *notes] if fits else [credit, words, *notes]

    def _credit(self, id_: ArticleId) -> str:
        glyphs, document = self.brush.glyphs, self.forest.view.documents[id_]
        mark = glyphs.blocks[Label.CREDIT] if document.credits else glyphs.flag
        return f"{mark} {findings.credit(document)}"

    def _words(self, id_: ArticleId) -> str:
        tally = self.forest.view.tallies[id_]
        present = ((label.value, getattr(tally, label.value)) for label in TOLD_LABELS)
        told = f" {self.brush.glyphs.dot} ".join(f"{label} {n:,}" for label, n in present if n)
        return f"words: {told}" if told else "no words that tell a story"

    def _notes(self, id_: ArticleId) -> Iterator[str]:
        forest = self.forest
        if copies := forest.copies.get(id_):
            yield f"same text in {listed(copies, _MOST_COPIES)}"
        if id_ in self.alone:
            yield APART if self.alone[id_] else ALONE
        elif id_ not in forest.main and id_ not in forest.below:
            if forest.into[id_]:
                yield UNSURE
            elif id_ in self.related:
                yield RELATED

    def _others(self, id_: ArticleId) -> list[Arrow]:
        if not self.look.all_arrows:
            return []
        found = self.forest.others(id_)
        return found if self.look.unseen else [a for a in found if not self._is_unseen(a.source)]

    def _is_unseen(self, source: str) -> bool:
        wire = self.forest.wires.get(source)
        return wire is not None and wire.seen is None

    # Speech that everybody could quote.

    def _speech(self) -> Iterator[Item]:
        quoting = self.forest.quoting
        if not quoting:
            return
        told = f"common public speech{self._folded(SPEECH, len(quoting))}"
        reason = (
            f"{count(len(quoting), 'article shares', 'articles share')} only quotations with "
            "another here; that is not copying"
        )
        hang = self._hang(Branch(SPEECH, (), ()), True)
        lines = self.trunks.told(told, hang, None, f"{self.brush.glyphs.common} ")
        lines += self.trunks.told(reason, hang, "muted")
        yield Item(lines, Node(SPEECH, f"{told} {reason}", holds=len(quoting)))
        if SPEECH not in self.look.folded:
            for at, (id_, sentences) in enumerate(quoting.items(), 1):
                name = findings.name(self.forest.view.documents[id_].article)
                line = f"quoted by {name}: {count(len(sentences), 'shared quoted sentence')}"
                node = Node(f"{SPEECH}:{id_}", line, SPEECH, article=id_)
                yield Item([self._leaf((at == len(quoting),), line)], node)

    # What is before them.

    def _leaf(self, lasts: Sequence[bool], told: str, arrow: Arrow | None = None) -> Line:
        """Without an arrow: quoted speech."""

        def line() -> list[Segment]:
            lead = self._lead(lasts, arrow) if arrow else self.trunks.arrow(lasts, Label.QUOTED)
            return [*lead, self.brush.text(told)]

        return line

    def _lead(self, lasts: Sequence[bool], arrow: Arrow | None) -> list[Segment]:
        if arrow is None:
            return []
        label = self.forest.dominant(arrow)
        return self.trunks.arrow(lasts, label, self.trunks.rule(arrow, label))

    def _hang(self, branch: Branch, has_below: bool) -> str:
        is_open = has_below and branch.node not in self.look.folded
        return self.trunks.before(branch.lasts) + (
            f"{self.brush.glyphs.trunk} " if is_open else "  "
        )

    def _star(self, arrow: Arrow) -> str:
        """A person accepted it."""
        return "*" if (arrow.source, arrow.target) in self.forest.decided else ""

    def _folded(self, id_: str, holds: int) -> str:
        if id_ not in self.look.folded or not holds:
            return ""
        return f"  {self.brush.glyphs.folded} {holds:,} folded"
