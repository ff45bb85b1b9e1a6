"""A sentence that a person is asked about → painted items: itself, its counterparts, evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.segment import Segment

from lineage.model import Origin, Sentence, SentenceKey
from lineage.report.view import key
from lineage.text.stems import stem, stem_bits
from lineage.text.words import words
from tui.ink import BLANK, Brush, Line, prose
from tui.library import Library, Opened
from tui.review_queue import Asked
from tui.themes import Ink
from tui.widgets.item_view import Item
from tui.words import merged, painted, said, verdict_text, why

_TELLING_BITS = 3.0
"""Surprisal from which a shared word is worth naming: one in eight articles has it, or fewer."""
_MOST_WORDS = 24
_HANG = "     "


@dataclass(frozen=True, slots=True)
class Case:
    asked: Asked
    opened: Opened

    @property
    def sentence(self) -> Sentence:
        return self.opened.document.sentences[self.asked.sentence]

    @property
    def origin(self) -> Origin:
        """As the model has it."""
        return self.opened.model[self.asked.sentence]


class CasePage:
    """How a case looks; `is_blind`: nothing tells what the model, or another person, says."""

    def __init__(self, brush: Brush, library: Library, width: int, *, is_blind: bool) -> None:
        self._brush, self._library, self._width = brush, library, width
        self._is_blind = is_blind

    def items(self, case: Case) -> list[Item]:
        """`data` of an item: the sentence that it shows, where it shows one."""
        items = [Item([*self._asked(case), BLANK], key(case.sentence))]
        best = self._sentence(case.origin.best)
        if best is not None:
            items.append(Item([*self._counterpart(best), BLANK], key(best)))
        items += list(self._next_best(case))
        items.append(Item(list(self._evidence(case, best))))
        return items

    def _asked(self, case: Case) -> Iterator[Line]:
        brush, index = self._brush, case.asked.sentence
        sentences = case.opened.document.sentences
        model = f"{verdict_text(brush, case.origin.verdict)}   ({case.asked.why})"
        if self._is_blind:
            model = "hidden until you decide (b shows it)"
        head = f"{self._place(case.sentence)}   model: {model}"
        yield from prose(brush, head, self._width, "heading", " ", "   ")
        decision = case.opened.view.decision_on(key(case.sentence))
        if decision is not None and not self._is_blind:
            yield from prose(brush, said(decision), self._width, "accent", "   ", "   ")
        around: tuple[tuple[int, Ink | None], ...] = (
            (index - 1, "muted"),
            (index, None),
            (index + 1, "muted"),
        )
        for n, name in around:
            if 0 <= n < len(sentences):
                yield from prose(brush, sentences[n].text, self._width, name, f"{n + 1:>4} ", _HANG)

    def _counterpart(self, best: Sentence) -> Iterator[Line]:
        head = f"{self._place(best)}   best match"
        yield from prose(self._brush, head, self._width, "heading", " ", "   ")
        yield from prose(self._brush, best.text, self._width, None, _HANG, _HANG)

    def _next_best(self, case: Case) -> Iterator[Item]:
        """Where else it stands, the surest in another article than the best match."""
        best = case.origin.best
        for verdict, other in case.opened.counterparts(case.asked.sentence):
            sentence = self._sentence(other)
            if sentence is not None and best is not None and other.article != best.article:
                told = "" if self._is_blind else f"   {verdict_text(self._brush, verdict)}"
                head = f"{self._place(sentence)}   next best{told}"
                lines = prose(self._brush, head, self._width, "heading", " ", "   ")
                lines += prose(self._brush, sentence.text, self._width, "muted", _HANG, _HANG)
                yield Item([*lines, BLANK], other)
                return

    def _evidence(self, case: Case, best: Sentence | None) -> Iterator[Line]:
        brush, width = self._brush, self._width
        if best is not None:
            shared = f" {brush.glyphs.dot} ".join(shared_words(case.sentence, best)) or "none"
            yield from prose(brush, f"rare words shared: {shared}", width, None, " ", _HANG)
            text, stretches = merged(
                brush,
                self._library.difference(best, case.sentence),
                self._text(best),
                self._text(case.sentence),
            )
            yield from painted(text, [stretches], width - len(_HANG), [[Segment(_HANG)]])
        if not self._is_blind:
            yield from prose(brush, why(case.origin.verdict), width, "muted", " ", _HANG)

    def _sentence(self, at: SentenceKey | None) -> Sentence | None:
        if at is None:
            return None
        return self._library.document(at.article).sentences[at.index]

    def _text(self, sentence: Sentence) -> str:
        return self._library.document(sentence.article).article.text

    def _place(self, sentence: Sentence) -> str:
        article = self._library.document(sentence.article).article
        return f"{article.outlet or article.id} s{sentence.index + 1}"


def shared_words(one: Sentence, other: Sentence) -> list[str]:
    """Words of `one`, each once, whose stem the other has too, and that not every text has."""
    stems = {stem(word.casefold()) for word, _, _ in words(other.text)}
    found: dict[str, str] = {}
    for word, _, _ in words(one.text):
        own = stem(word.casefold())
        if own in stems and stem_bits(own) >= _TELLING_BITS:
            found.setdefault(own, word)
    return list(found.values())[:_MOST_WORDS]
