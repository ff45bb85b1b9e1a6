"""Is the model right? One sentence after the other for a person to judge, one key for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult

from lineage.glossary import LABELS
from lineage.model import ArrowTarget, Decision, Label, SentenceKey, SentenceTarget
from lineage.report.numbers import count
from tui.case import Case, CasePage
from tui.commands import bindings
from tui.decisions import NO_STORE, said_by, told
from tui.effect import Effect
from tui.ink import Line, prose
from tui.library import Opened
from tui.place import Place
from tui.review_queue import Asked, queue
from tui.screens.deciding import DecidingPane
from tui.taking import sentence_forms
from tui.widgets.item_view import Item, ItemView
from tui.widgets.prompt import Prompt
from tui.widgets.scroller import Scroller
from tui.words import verdict_text
from tui.wrap import clip, shown

ROOMY = 18
_WIDEST = 100
_MOST_LISTED = 200
"""Conflicts and orphans; the command line lists all."""
_LEGEND = "  ".join(f"{entry.letter} {label.value}" for label, entry in LABELS.items())


class Review(DecidingPane):
    SCREEN = "review"
    SCOPES = ("review",)
    BINDINGS = bindings("review")
    DEFAULT_CSS = """
    Review { layout: vertical; }
    Review #case { height: 1fr; width: 1fr; }
    Review #counts { height: 3; border-top: solid $border; }
    Review.has-room #counts { height: 6; }
    Review.is-wide { layout: horizontal; }
    Review.is-wide #counts { width: 34%; height: 1fr; border-top: none;
      border-left: solid $border; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._queue: Sequence[Asked] | None = None
        self._at = 0
        self._note = ""
        self._last = ""
        """What was decided last, and what the model said."""
        self._is_blind = False
        self._effect = Effect()

    def compose(self) -> ComposeResult:
        yield ItemView(id="case")
        yield ItemView(id="counts")

    @property
    def case_view(self) -> ItemView:
        return self.query_one("#case", ItemView)

    def main(self) -> Scroller | None:
        return self.case_view

    def show(self, place: Place) -> None:
        if self._queue is None or self.asked is None:
            self._queue = None
            self._say_alone(f"{self.brush.glyphs.ellipsis} choosing what is worth your eye")
            self.in_worker(self._choose, self._chosen, "queue")
        else:
            self._effect = self.library.effects.all()
            self._fill()

    def _choose(self) -> tuple[Sequence[Asked], Effect]:
        effect = self.library.effects.all()
        done = {
            (self.library.number(d.target.sentence.article), d.target.sentence.index)
            for d in effect.own
            if isinstance(d.target, SentenceTarget)
        }
        return queue(self.library.archive, done), effect

    def _chosen(self, chosen: tuple[Sequence[Asked], Effect]) -> None:
        self._queue, self._effect = chosen
        self._at = 0
        self._fill()
        self.window.tell()

    @property
    def asked(self) -> Asked | None:
        """None: nothing is left."""
        asked = self._queue or ()
        return asked[self._at] if self._at < len(asked) else None

    @property
    def case(self) -> Case | None:
        asked = self.asked
        return Case(asked, self.library.article(asked.article)) if asked else None

    def yankable(self) -> dict[str, str]:
        case = self.case
        return {} if case is None else sentence_forms(case.opened.view, case.sentence)

    def article_here(self) -> int | None:
        return self.asked.article if self.asked else None

    def place(self) -> Place:
        return Place("review")

    def subject(self) -> str:
        return "queue: unsure first" if self.asked else ""

    def told(self) -> str:
        if self.asked is None:
            return ""
        total = len(self._queue or ())
        return f"{self._at + 1:,} of {total:,} · {total - self._at - 1:,} left"

    def lay_out(self) -> None:
        if self._queue is not None:
            self._fill()

    def _fill(self) -> None:
        width, height = self.size
        is_wide = self.mark_room(height >= ROOMY)
        self._count(int(width * 0.34) - 3 if is_wide else width - 3)
        case = self.case
        if case is None:
            skipped = "; what you skipped is asked again" if self._queue else ""
            self._say_alone(f"Nothing is left to review{skipped} when you come back.")
            return
        cells = min(_WIDEST, (int(width * 0.66) if is_wide else width) - 4)
        page = CasePage(self.brush, self.library, cells, is_blind=self._is_blind)
        self.case_view.fill(page.items(case), 0)

    def _say_alone(self, text: str) -> None:
        lines = prose(self.brush, text, (self.size.width or 60) - 3, "muted", " ", " ")
        self.case_view.fill([Item(lines)], 0)

    # What was decided so far.

    def _count(self, width: int) -> None:
        brush, view, width = self.brush, self.query_one("#counts", ItemView), max(20, width)
        lines = prose(brush, _LEGEND, width, "key", " ", " ")
        if self._note:
            lines += prose(brush, f"note: {self._note}", width, None, " ", "   ")
        lines += prose(brush, self._counts(), width, None, " ", " ")
        if self._last:
            lines += prose(brush, self._last, width, "muted", " ", "   ")
        listed = list(self._listed(width))
        view.has_cursor = bool(listed)
        view.fill([Item(lines), *listed], 0)

    def _counts(self) -> str:
        decisions, effect = self.library.decisions, self._effect
        facts = [
            f"{shown(decisions.who)}: {len(effect.own):,} done",
            f"{effect.corrected:,} changed from the model",
            f"{count(len(effect.conflicts), 'conflict')} with others",
            f"{len(effect.orphans):,} orphaned",
        ]
        if not decisions.can_save:
            facts.append(NO_STORE)
        elif decisions.saved:
            facts.append(f"saved {decisions.saved[11:19]} UTC")
        if decisions.skipped:
            lines = count(len(decisions.skipped), "line")
            facts.append(f"{lines} of {decisions.path.name} not understood, and left as they are")
        return f" {self.brush.glyphs.dot} ".join(facts)

    def _listed(self, width: int) -> Iterator[Item]:
        for said in self._effect.conflicts[:_MOST_LISTED]:
            yield Item(self._line(f"conflict: {said_by(said)}", width), _key(said[0]))
        for orphan in self._effect.orphans[:_MOST_LISTED]:
            target = orphan.decision.target
            words = clip(target.exact, 40) if isinstance(target, SentenceTarget) else ""
            what = f"orphaned: {told(orphan.decision)} ({orphan.reason}) {words}"
            yield Item(self._line(what, width))

    def _line(self, text: str, width: int) -> list[Line]:
        return prose(self.brush, text, width, "muted", " ", "   ")

    def on_scroller_entered(self, event: Scroller.Entered) -> None:
        """Opens the article of a sentence."""
        place: SentenceKey | None = event.scroller.current  # type: ignore[attr-defined]
        if place is not None:
            number = self.library.number(place.article)
            self.window.go(Place("article", number, at=place.index))

    # Commands.

    def judged(self) -> tuple[Opened, int] | None:
        case = self.case
        return (case.opened, case.asked.sentence) if case else None

    def decided(self) -> None:
        self._effect = self.library.effects.all()
        self._fill()
        self.window.tell()

    def action_accept_label(self) -> None:
        case = self.case
        if case is None:
            return
        if self._is_blind:
            self.window.say("The model's label is hidden: give your own, or b shows it.")
        else:
            self._decide(case, case.origin.verdict.label)

    def action_label(self, label: str) -> None:
        case = self.case
        if case is not None:
            self._decide(case, Label(label))

    def _decide(self, case: Case, label: Label) -> None:
        decision = self.window.label(
            case.opened, case.asked.sentence, label, self._note, is_told=False
        )
        if decision is not None:
            model = verdict_text(self.brush, case.origin.verdict)
            self._last = f"last: {told(decision)}; the model said {model}"
            self.action_skip()

    def action_skip(self) -> None:
        if self.asked is not None:
            self._at += 1
            self._note = ""
            self.decided()

    def action_note(self) -> None:
        """Is saved with the label."""

        def noted(note: str) -> None:
            self._note = note.strip()
            self.focus_main()
            self._fill()

        if self.asked is not None:
            prompt = self.window.query_one(Prompt)
            prompt.ask("note", noted, value=self._note, left=self.focus_main)

    def action_undo(self) -> None:
        self._go_to(self.window.undo(), after=0)

    def action_redo(self) -> None:
        self._go_to(self.window.redo(), after=1)

    def _go_to(self, decision: Decision | None, after: int) -> None:
        """To the sentence that was decided, where it is in the queue, or past it."""
        if decision is None:
            return
        self._last = ""
        place = _key(decision)
        if place is not None:
            number = self.library.archive.article_number(place.article)
            wanted = (number, place.index)
            asked = enumerate(self._queue or ())
            at = (n for n, a in asked if (a.article, a.sentence) == wanted)
            self._at = next((n + after for n in at), self._at)
            self._note = (decision.note or "") if not after else ""
        self.decided()

    def action_blind(self) -> None:
        self._is_blind = not self._is_blind
        self._fill()


def _key(decision: Decision) -> SentenceKey | None:
    target = decision.target
    return None if isinstance(target, ArrowTarget) else target.sentence
