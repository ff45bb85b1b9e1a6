"""People's decisions in a lineage → how many by whom, and which numbers they changed."""

from __future__ import annotations

from collections.abc import Collection

from lineage.model import ArticleId, Decision, Label, Tally
from lineage.report.numbers import count, percent
from lineage.report.view import View

TOLD_LABELS = (Label.COPIED, Label.EDITED, Label.PARAPHRASED, Label.QUOTED, Label.ADDED)
_ALL = frozenset(Label)


def decisions(view: View) -> str | None:
    """A sentence; None when nobody decided anything."""
    return made_by(view.lineage.decisions)


def made_by(made: Collection[Decision]) -> str | None:
    """The same of decisions that took effect."""
    if not made:
        return None
    people = count(len({d.who for d in made}), "person", "people")
    return (
        f"{count(len(made), 'human decision')} by {people}; "
        "numbers of articles that they changed carry a *."
    )


def shares(tally: Tally, changed: frozenset[Label] = frozenset()) -> str:
    """`of 363 words: 16 % edited, 9 %* added, …`, labels without words left out; starred is what
    people changed."""
    if not tally.told:
        return "no words that tell a story"
    present = [(label, getattr(tally, label.value)) for label in TOLD_LABELS]
    told = ", ".join(
        f"{percent(n, tally.told)}{star(label, changed)} {label.value}" for label, n in present if n
    )
    return f"of {count(tally.told, 'word')}{star(None, changed)}: {told}"


def star(label: Label | None, changed: frozenset[Label]) -> str:
    """After the share of a label, or (None) after the words that all shares are parts of."""
    return "*" if (changed == _ALL if label is None else label in changed) else ""


def changed(view: View, article: ArticleId) -> frozenset[Label]:
    """Labels whose share in an article people changed: all of them when what the shares are
    parts of is not what it was."""
    moved = [{d.old, d.new} for d in view.said_of(article) if d.new is not d.old]
    if any(len(labels & set(TOLD_LABELS)) == 1 for labels in moved):
        return _ALL
    return frozenset(said for labels in moved for said in labels if isinstance(said, Label))
