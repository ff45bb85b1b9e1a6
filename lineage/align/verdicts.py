"""One pair of sentences, its features and probabilities → a verdict, or None when unlinked.

The model proposes; an ordered tuple of named rules may overrule it, each towards the milder
claim (or, for one and the same sentence, towards the plain one). The name of what decided is kept.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lineage.align.features import FEATURES
from lineage.align.model import CLASSES, Mixture
from lineage.model import Label, Reason, Verdict
from lineage.options import AlignOptions

_COLUMN = {name: k for k, name in enumerate(FEATURES)}
_LABELS = tuple(Label(name) for name in CLASSES[1:])

MIN_QUOTED_SHARE = 0.8
MIN_QUOTED_RUN_WORDS = 3
MIN_OWN_RUN_PLAIN = 2
MIN_OWN_RUN_WORDS = 6
MIN_PLAIN_CONTAINED = 0.6
MIN_PLAIN_CONTAINED_BOTH = 0.35
WHOLLY_CONTAINED = 0.85
"""Of one sentence's plain words, those that the other holds; of both; of a short one's alone."""
MIN_PLAIN_BITS = math.log2(1 + 12.0)
"""Three or four plain words, as the column counts their bits: less is chance."""
SAME_ORDER = 0.97


@dataclass(frozen=True, slots=True)
class _Case:
    row: list[float]
    p: list[float]
    """(CLASSES,)"""
    options: AlignOptions

    def value(self, column: str) -> float:
        return self.row[_COLUMN[column]]

    @property
    def label(self) -> Label:
        of_links = self.p[1:]
        return _LABELS[of_links.index(max(of_links))]

    @property
    def milder(self) -> Label:
        """What remains when `copied` and `edited` are ruled out."""
        from_quotes = self.value("quote_share") + self.value("mixed_share")
        if self.p[4] > self.p[3] or from_quotes >= 0.4:
            return Label.QUOTED
        return Label.PARAPHRASED


@dataclass(frozen=True, slots=True)
class _Ruling:
    label: Label
    probability: float
    reasons: tuple[Reason, ...]


def verdict(
    model: Mixture, row: NDArray[np.float64], p: NDArray[np.float64], options: AlignOptions
) -> Verdict | None:
    """The verdict on one pair of sentences; None when it is not linked."""
    if 1 - float(p[0]) < options.min_link_probability:
        return None
    odds = p.tolist()
    case = _Case(row.tolist(), odds, options)
    for rule in RULES:
        ruling = rule(case)
        if ruling is not None:
            return Verdict(
                ruling.label, rule.__name__, round(ruling.probability, 4), ruling.reasons
            )
    label = case.label
    chosen = CLASSES.index(label.value)
    rival = max((k for k in range(len(odds)) if k != chosen), key=odds.__getitem__)
    reasons = model.reasons(row, chosen, rival)
    return Verdict(label, "model", round(odds[chosen], 4), reasons)


def quotations_on_both_sides(case: _Case) -> _Ruling | None:
    """Two sentences that are quotation and attribution: what they share is public speech."""
    if (
        case.value("quoted_min") < MIN_QUOTED_SHARE
        or case.value("quote_run_words") < MIN_QUOTED_RUN_WORDS
    ):
        return None
    return _ruling(case, Label.QUOTED, "quoted_min", "quote_run_words")


def same_sentence(case: _Case) -> _Ruling | None:
    """Word for word the same, reporter's prose included."""
    if (
        case.value("lcs_min") < SAME_ORDER
        or case.value("own_run_plain") < MIN_OWN_RUN_PLAIN
        or case.value("speech_like")
        or case.value("quoted_max") >= MIN_QUOTED_SHARE
    ):
        return None
    return _ruling(case, Label.COPIED, "lcs_min", "own_run_plain")


def no_own_words_shared(case: _Case) -> _Ruling | None:
    """Too few of the reporters' own plain words are shared to speak of copying."""
    if case.label not in (Label.COPIED, Label.EDITED):
        return None
    in_run = (
        case.value("own_run_plain") >= MIN_OWN_RUN_PLAIN
        and case.value("own_run_words") >= MIN_OWN_RUN_WORDS
    )
    contained = case.value("own_plain_contained_max")
    in_bulk = case.value("shared_plain_bits") >= MIN_PLAIN_BITS and (
        contained >= WHOLLY_CONTAINED
        or (
            contained >= MIN_PLAIN_CONTAINED
            and case.value("own_plain_contained_min") >= MIN_PLAIN_CONTAINED_BOTH
        )
    )
    if in_run or in_bulk:
        return None
    return _ruling(case, case.milder, "own_run_plain", "own_plain_contained_max")


def too_unsure_for_copying(case: _Case) -> _Ruling | None:
    """`copied` and `edited` are claims about a newsroom: they need more than a bare majority."""
    if case.label not in (Label.COPIED, Label.EDITED):
        return None
    if case.p[1] + case.p[2] >= case.options.min_copy_probability:
        return None
    return _ruling(case, case.milder, "own_run_plain", "own_plain_contained_max")


def _ruling(case: _Case, label: Label, *columns: str) -> _Ruling:
    """The label, as sure as the link is, with the columns that a rule looked at."""
    reasons = tuple(Reason(name, round(case.value(name), 3), 0.0) for name in columns)
    return _Ruling(label, 1 - case.p[0], reasons)


RULES: tuple[Callable[[_Case], _Ruling | None], ...] = (
    quotations_on_both_sides,
    same_sentence,
    no_own_words_shared,
    too_unsure_for_copying,
)
