"""Decisions about articles of a store → what they come to: counts, conflicts, orphans, words moved.

An article is looked at alone, so that the next decision costs one article, not all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lineage.labels import decided, standing
from lineage.labels.places import Orphan, Place, orphans, places
from lineage.model import (
    ArrowTarget,
    Decision,
    Label,
    LabelLine,
    Lineage,
    SentenceKey,
    SentenceTarget,
    Tally,
)
from lineage.report.decisions import TOLD_LABELS
from lineage.store.archive import Archive
from lineage.text.words import count_words
from tui.decisions import Decisions

_TOLD = frozenset(TOLD_LABELS)


@dataclass(frozen=True, slots=True)
class Effect:
    taken: tuple[Decision, ...] = ()
    """That change what is shown, or assent to it."""
    own: tuple[Decision, ...] = ()
    """One person's about sentences, that stand; numbered as here, `old` is the model's label."""
    conflicts: tuple[tuple[Decision, ...], ...] = ()
    """Sentences and arrows on which people differ, and what each says."""
    orphans: tuple[Orphan, ...] = ()
    """About what is not there (any more)."""
    change: Tally = field(default_factory=Tally)
    """Words that they move from label to label."""

    @property
    def corrected(self) -> int:
        """Of `own`, those with another label than the model's."""
        return sum(d.new not in (None, d.old) for d in self.own)

    def has_moved(self, labels: frozenset[Label]) -> bool:
        """The share of these labels together is another: words went in or out of them, or of the
        words that all shares are parts of."""
        moved = [{d.old, d.new} for d in self.taken if d.old is not d.new]
        return any(len(pair & labels) == 1 or len(pair & _TOLD) == 1 for pair in moved)


class Effects:
    """Of all decisions, kept by article; any thread may ask."""

    def __init__(self, archive: Archive, decisions: Decisions) -> None:
        self._archive, self._decisions = archive, decisions
        self._kept: dict[str, tuple[int, Effect]] = {}

    def all(self) -> Effect:
        return _joined([self.of(article) for article in self._decisions.articles])

    def of(self, article: str) -> Effect:
        lines = self._decisions.about([article])
        seen, kept = self._kept.get(article, (0, Effect()))
        if seen != len(lines):
            number = self._archive.article_number(article)
            part = self._archive.part(() if number is None else (number,), paired=False)
            kept = effect(part, lines, self._decisions.who)
            self._kept[article] = len(lines), kept
        return kept


def effect(part: Lineage, lines: Iterable[LabelLine], who: str) -> Effect:
    """Of lines about the articles of a part, as the model made it."""
    lines = tuple(lines)
    found = places(part, lines)
    stands = standing(lines, lambda decision: found.get(decision.id))
    model = {o.sentence: o.verdict.label for o in part.origins}
    here = {d.id: _here(d, found[d.id], model) for d in stands.own}
    taken = decided(part, lines).decisions
    return Effect(
        taken=taken,
        own=tuple(
            one
            for one in here.values()
            if one.who == who and isinstance(one.target, SentenceTarget)
        ),
        conflicts=tuple(tuple(here[d.id] for d in said) for said in stands.conflicts),
        orphans=orphans(part, standing(lines).own),
        change=sum(_moves(part, taken), Tally()),
    )


def _here(decision: Decision, place: Place, model: dict[SentenceKey, Label]) -> Decision:
    """Numbered as in this part, and beside what the model says there."""
    target = decision.target
    if isinstance(place, ArrowTarget) or isinstance(target, ArrowTarget):
        return decision
    return replace(decision, target=replace(target, sentence=place), old=model[place])


def _moves(part: Lineage, taken: Iterable[Decision]) -> Iterator[Tally]:
    documents = {d.article.id: d for d in part.documents}
    for d in taken:
        if isinstance(d.target, SentenceTarget) and d.old and d.new and d.old is not d.new:
            key = d.target.sentence
            words = count_words(documents[key.article].sentences[key.index].text)
            yield Tally(**{d.old.value: -words}) + Tally(**{d.new.value: words})


def _joined(effects: Iterable[Effect]) -> Effect:
    effects = tuple(effects)
    return Effect(
        taken=tuple(d for e in effects for d in e.taken),
        own=tuple(d for e in effects for d in e.own),
        conflicts=tuple(said for e in effects for said in e.conflicts),
        orphans=tuple(o for e in effects for o in e.orphans),
        change=sum((e.change for e in effects), Tally()),
    )
