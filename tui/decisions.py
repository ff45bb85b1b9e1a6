"""What a person decides on the screen → lines of the labels file beside the store, at once.

Lines are only ever added: what is undone is taken back by a further line, what is made again is a
new decision. What can be undone and made again follows from the file, so it outlasts a restart.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from lineage import __version__
from lineage.errors import OutputError
from lineage.glossary import LABELS
from lineage.labels import anchor, sentence_target, union
from lineage.model import (
    Arrow,
    ArrowTarget,
    Assent,
    Decision,
    Document,
    Label,
    LabelLine,
    Retraction,
    SentenceTarget,
)
from lineage.store.labels_file import append_decisions, labels_path, read_decisions

if TYPE_CHECKING:
    from tui.library import Opened

NO_STORE = "Labels are kept with a store: ^s keeps this one"
_READ_ONLY = "the store was opened with --read-only"
_NOBODY = "anonymous"


def moment() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_urn() -> str:
    return f"urn:uuid:{uuid4()}"


def person(named: str | None, env: Mapping[str, str]) -> str:
    """A name for the file: that of the settings, else of who is logged in."""
    known = (named, *(env.get(key) for key in ("USER", "LOGNAME", "USERNAME")))
    name = next((name.strip() for name in known if name and name.strip()), _NOBODY)
    return name.encode("utf-8", "replace").decode()


class Decisions:
    """All lines of the file, and what this person can undo and make again."""

    def __init__(
        self,
        store: Path,
        who: str | None = None,
        *,
        now: Callable[[], str] = moment,
        new_id: Callable[[], str] = new_urn,
        can_save: bool = True,
        read_only: bool = False,
    ) -> None:
        """`can_save`: the store is a file that stays; `read_only`: nothing is added.

        InputError: the labels cannot be read.
        """
        self.path = labels_path(store)
        self.who = person(who, os.environ)
        self._now, self._new_id, self.can_save = now, new_id, can_save
        self._read_only = read_only
        self._about: dict[str, list[LabelLine]] = {}
        self._article: dict[str, str] = {}
        """Decision → the article that it is about."""
        self._done: list[Decision] = []
        self._undone: list[Decision] = []
        lines, self.skipped = read_decisions(self.path) if can_save else ((), ())
        self.saved: str | None = None
        """The moment of the last line that was added from here."""
        for line in union(lines):
            self._take(line)

    @property
    def articles(self) -> list[str]:
        """Ids of those that anybody decided about, sorted."""
        return sorted(self._about)

    def about(self, articles: Iterable[str]) -> tuple[LabelLine, ...]:
        """Every line that concerns one of them."""
        return tuple(line for id_ in articles for line in self._about.get(id_, ()))

    def own(self, document: Document, index: int) -> Decision | None:
        """What this person says of a sentence."""
        said = (d for d in reversed(self._done) if _article(d) == document.article.id)
        return next((d for d in said if anchor(d, document) == index), None)

    def label(
        self, opened: Opened, index: int, new: Label | None, note: str | None = None
    ) -> Decision:
        """`new` None: back to what the model says; `note` None: it stays, empty: there is none.

        Raises OutputError, and nothing is decided, where it cannot be saved.
        """
        document = opened.document
        said = self.own(document, index)
        if note is None:
            note = said.note if said else None
        decision = Decision(
            id=self._new_id(),
            who=self.who,
            when=self._now(),
            target=sentence_target(document, index),
            old=opened.view.label(document.sentences[index]),
            new=new,
            note=note or None,
            probability=opened.model[index].verdict.probability,
            version=__version__,
        )
        self._add(decision)
        return decision

    def assent(self, arrow: Arrow, *, accepted: bool) -> Decision:
        """Raises OutputError as `label` does."""
        target = ArrowTarget(arrow.source, arrow.target)
        said = [d for d in self.about([arrow.target]) if isinstance(d, Decision)]
        earlier = [d for d in said if d.target == target]
        decision = Decision(
            id=self._new_id(),
            who=self.who,
            when=self._now(),
            target=target,
            old=next((d.new for d in reversed(self._done) if d.target == target), None),
            new=Assent.ACCEPTED if accepted else Assent.REJECTED,
            note=None,
            probability=earlier[0].probability if earlier else arrow.probability,
            version=__version__,
        )
        self._add(decision)
        return decision

    def undo(self) -> Decision | None:
        """What was taken back: this person's last; None: there is nothing. Raises OutputError."""
        if not self._done:
            return None
        last = self._done[-1]
        self._add(Retraction(self._new_id(), self.who, self._now(), last.id, __version__))
        return last

    def redo(self) -> Decision | None:
        """What was made again: what was last taken back, if nothing was decided since."""
        if not self._undone:
            return None
        last = self._undone[-1]
        again = Decision(
            id=self._new_id(),
            who=self.who,
            when=self._now(),
            target=last.target,
            old=last.old,
            new=last.new,
            note=last.note,
            probability=last.probability,
            version=__version__,
        )
        self._add(again)
        return again

    def _add(self, line: LabelLine) -> None:
        if self._read_only:
            raise OutputError(_READ_ONLY)
        if not self.can_save:
            raise OutputError(NO_STORE)
        append_decisions(self.path, [line])
        self.saved = line.when
        self._take(line)

    def _take(self, line: LabelLine) -> None:
        if isinstance(line, Decision):
            self._article[line.id] = _article(line)
        about = self._article.get(line.decision if isinstance(line, Retraction) else line.id)
        if about is not None:
            self._about.setdefault(about, []).append(line)
        if line.who != self.who:
            return
        if isinstance(line, Retraction):
            taken_back = [d for d in self._done if d.id == line.decision]
            self._done = [d for d in self._done if d.id != line.decision]
            self._undone += taken_back
            return
        if self._undone and _said(self._undone[-1]) == _said(line):
            self._undone.pop()
        else:
            self._undone.clear()
        self._done.append(line)


def told(decision: Decision) -> str:
    """`anewz s4: edited, with a note`; `wire:ap to anewz: accepted`."""
    return f"{_where(decision)}: {_what(decision)}{', with a note' if decision.note else ''}"


def said_by(decisions: Sequence[Decision]) -> str:
    """Of one thing: `anewz s4: ana E edited, bo P paraphrased`."""
    each = ", ".join(f"{d.who} {_what(d)}" for d in decisions)
    return f"{_where(decisions[0])}: {each}"


def _where(decision: Decision) -> str:
    target = decision.target
    if isinstance(target, ArrowTarget):
        return f"{target.source} to {target.target}"
    return f"{target.sentence.article} s{target.sentence.index + 1}"


def _what(decision: Decision) -> str:
    new = decision.new
    if isinstance(new, Label):
        return f"{LABELS[new].letter} {new.value}"
    return new.value if new else "as the model says"


def _article(decision: Decision) -> str:
    target = decision.target
    return target.sentence.article if isinstance(target, SentenceTarget) else target.target


def _said(decision: Decision) -> object:
    return decision.target, decision.new, decision.note
