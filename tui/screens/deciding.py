"""Panes in which a person gives a sentence another label, notes something, or takes it back."""

from __future__ import annotations

from lineage.model import Label
from tui.library import Opened
from tui.pane import Pane
from tui.screens.label_menu import BACK_TO_MODEL, Chosen, LabelMenu
from tui.widgets.prompt import Prompt
from tui.words import verdict_text
from tui.wrap import shown


class DecidingPane(Pane):
    """Subclasses say which sentence is meant; they are shown anew when something was decided."""

    def judged(self) -> tuple[Opened, int] | None:
        """The article and the index of the sentence; None: nothing here can be judged, and the
        person was told why."""
        raise NotImplementedError

    def decided(self) -> None:
        """Shows what follows from a decision that was just made or taken back."""
        self.show(self.place())
        self.window.tell()

    def action_relabel(self) -> None:
        here = self.judged()
        if here is None:
            return
        opened, index = here
        sentence = opened.document.sentences[index]
        verdict = opened.view.origin(sentence).verdict
        title = f"{opened.document.article.id} s{index + 1}: {verdict_text(self.brush, verdict)}"

        def chosen(choice: Chosen | None) -> None:
            if choice is not None:
                self._label(opened, index, None if choice == BACK_TO_MODEL else Label(choice))

        self.app.push_screen(LabelMenu(self.brush, title, sentence.text), chosen)

    def action_note(self) -> None:
        here = self.judged()
        if here is None:
            return
        opened, index = here
        sentence = opened.document.sentences[index]
        said = self.library.decisions.own(opened.document, index)

        def noted(note: str) -> None:
            self.focus_main()
            before = (said.note if said else None) or ""
            if note.strip() != before:
                label = said.new if said else opened.view.label(sentence)
                assert label is None or isinstance(label, Label)
                self._label(opened, index, label, note.strip())

        self.window.query_one(Prompt).ask(
            f"note on {shown(opened.document.article.id)} s{index + 1}",
            noted,
            value=(said.note if said else None) or "",
            left=self.focus_main,
        )

    def _label(
        self, opened: Opened, index: int, new: Label | None, note: str | None = None
    ) -> None:
        if self.window.label(opened, index, new, note):
            self.decided()

    def action_undo(self) -> None:
        if self.window.undo():
            self.decided()

    def action_redo(self) -> None:
        if self.window.redo():
            self.decided()
