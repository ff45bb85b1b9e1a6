"""Pairs of sentences that are linked, their features and probabilities → what each is called.

`copied` and `edited` are claims about a newsroom: the model makes one where both together are
likely enough, else it says what is likelier of the rest. An ordered tuple of named rules may
overrule it, each towards the milder claim (or, for one and the same sentence, towards the plain
one). The name of what decided is kept.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lineage.align.features import FEATURES
from lineage.align.joins import Array, Column, Mask, firsts
from lineage.align.model import CLASSES, MAX_REASONS, NOTHING, Mixture, Pushes, rounded
from lineage.linked import Ints, VerdictColumns
from lineage.model import LINK_LABELS
from lineage.options import AlignOptions
from lineage.spool import Rows, Table

_COLUMN = {name: k for k, name in enumerate(FEATURES)}
_LABELS = {CLASSES.index(label): label for label in LINK_LABELS}
COPIED, EDITED, PARAPHRASED, QUOTED = range(1, 5)
"""Places among the CLASSES."""

MIN_QUOTED_SHARE = 0.8
MIN_QUOTED_RUN_WORDS = 3
MIN_OWN_RUN_PLAIN = 2
MIN_OWN_RUN_WORDS = 6
MIN_PLAIN_CONTAINED = 0.4
MIN_PLAIN_CONTAINED_BOTH = 0.3
WHOLLY_CONTAINED = 0.7
"""Of one sentence's plain words, those that the other holds; of both; of a short one's alone."""
MIN_PLAIN_BITS = math.log2(1 + 12.0)
"""Three or four plain words, as the column counts their bits: less is chance."""
SAME_ORDER = 0.97


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One row per link: a few numbers, for a corpus has many."""

    label: NDArray[np.uint8]
    """Place among the CLASSES."""
    rule: NDArray[np.uint8]
    """Which of the RULES decided; as many as there are: the model."""
    probability: Array
    """Of the label."""
    reasons: Pushes

    def parts(self) -> tuple[Column, ...]:
        """Each with a row for each link."""
        return self.label, self.rule, self.probability, *self.reasons.parts()

    def ranks(self) -> NDArray[np.uint8]:
        """Place of each label among LINK_LABELS."""
        return self.label - np.uint8(COPIED)


ROW = np.dtype(
    [
        ("probability", "f8"),
        ("values", "f8", MAX_REASONS),
        ("weights", "f8", MAX_REASONS),
        ("columns", "i1", MAX_REASONS),
        ("label", "u1"),
        ("rule", "u1"),
        ("nothing", "u1", 2),
    ]
)
"""What is said of a link, in a table on the disk: ten times eight bytes."""
_COLUMNS = ("label", "rule", "probability", "columns", "values", "weights")
"""In the order of `Verdicts.parts`."""


def rows(of: Verdicts) -> Rows:
    made = np.zeros(len(of.label), ROW)
    for name, column in zip(_COLUMNS, of.parts(), strict=True):
        made[name] = column
    return made


class Said:
    """What verdicts say in words."""

    def __init__(self, verdicts: Table, columns: Sequence[str]) -> None:
        """`verdicts`: a ROW for each link; `columns`: the names of what was measured."""
        self._verdicts = verdicts
        self._columns = columns

    def columns(self, numbers: Ints) -> VerdictColumns:
        start, stop = (int(numbers.min()), int(numbers.max()) + 1) if len(numbers) else (0, 0)
        found = self._verdicts.within(start, stop)[numbers - start]
        labels, rules, probabilities, columns, values, weights = (found[n] for n in _COLUMNS)
        given = columns != NOTHING
        return VerdictColumns(
            [_LABELS[label] for label in labels.tolist()],
            [_NAMES[rule] for rule in rules.tolist()],
            probabilities.tolist(),
            given.sum(axis=1).tolist(),
            [self._columns[column] for column in columns[given].tolist()],
            values[given].tolist(),
            weights[given].tolist(),
        )

    def firsts(self) -> Ints:
        return firsts(self._verdicts)


@dataclass(frozen=True, slots=True)
class _Cases:
    x: Array
    p: Array
    """(cases, CLASSES)"""
    options: AlignOptions

    def value(self, column: str) -> Array:
        return self.x[:, _COLUMN[column]]

    @property
    def copying(self) -> Mask:
        """Likely enough `copied` or `edited` to be called so."""
        likely: Mask = self.p[:, COPIED] + self.p[:, EDITED] >= self.options.min_copy_probability
        return likely

    @property
    def label(self) -> Ints:
        """What the model says."""
        claim = np.where(self.p[:, COPIED] >= self.p[:, EDITED], COPIED, EDITED)
        return np.where(self.copying, claim, self.milder)

    @property
    def milder(self) -> Ints:
        """What it says where `copied` and `edited` are ruled out."""
        return np.where(self.p[:, QUOTED] > self.p[:, PARAPHRASED], QUOTED, PARAPHRASED)


@dataclass(frozen=True, slots=True)
class _Rule:
    """What it says of a case that it holds for, as sure as the link is, and the columns that it
    looks at."""

    holds: Callable[[_Cases], Mask]
    label: int | None
    """None: the milder one."""
    columns: tuple[str, ...]


def verdicts(model: Mixture, x: Array, p: Array, options: AlignOptions) -> Verdicts:
    """Of pairs of sentences that are linked; `x`: (links, columns), `p`: (links, CLASSES)."""
    cases = _Cases(x, p, options)
    chosen = cases.label
    label, rule = chosen.copy(), np.full(len(x), len(RULES), np.uint8)
    probability = np.take_along_axis(p, chosen[:, None], axis=1)[:, 0]
    reasons = model.stage.pushes(x, chosen, _rivals(p, chosen))
    for number, each in enumerate(RULES):
        at = np.flatnonzero((rule == len(RULES)) & each.holds(cases))
        rule[at] = number
        label[at] = each.label or cases.milder[at]
        probability[at] = 1 - p[at, 0]
        columns = [_COLUMN[name] for name in each.columns]
        reasons.columns[at], reasons.values[at], reasons.weights[at] = NOTHING, 0.0, 0.0
        reasons.columns[at, : len(columns)] = columns
        reasons.values[at, : len(columns)] = rounded(x[at][:, columns], 3)
    return Verdicts(label.astype(np.uint8), rule, rounded(probability, 4), reasons)


def _rivals(p: Array, chosen: Ints) -> Ints:
    """The likeliest other class."""
    rest = p.copy()
    np.put_along_axis(rest, chosen[:, None], -1.0, axis=1)
    rival: Ints = rest.argmax(axis=1)
    return rival


def quotations_on_both_sides(cases: _Cases) -> Mask:
    """Two sentences that are quotation and attribution: what they share is public speech, unless
    the attribution seems to be copied with it."""
    run = cases.value("quote_run_words") >= MIN_QUOTED_RUN_WORDS
    quoted: Mask = (cases.value("quoted_min") >= MIN_QUOTED_SHARE) & run & ~cases.copying
    return quoted


def same_sentence(cases: _Cases) -> Mask:
    """Word for word the same, reporter's prose included."""
    same: Mask = (
        (cases.value("lcs_min") >= SAME_ORDER)
        & (cases.value("own_run_plain") >= MIN_OWN_RUN_PLAIN)
        & (cases.value("speech_like") == 0)
        & (cases.value("quoted_max") < MIN_QUOTED_SHARE)
    )
    return same


def no_own_words_shared(cases: _Cases) -> Mask:
    """Too few of the reporters' own plain words are shared to speak of a sentence reworked."""
    in_run = (cases.value("own_run_plain") >= MIN_OWN_RUN_PLAIN) & (
        cases.value("own_run_words") >= MIN_OWN_RUN_WORDS
    )
    contained = cases.value("own_plain_contained_max")
    both = cases.value("own_plain_contained_min") >= MIN_PLAIN_CONTAINED_BOTH
    enough = (contained >= WHOLLY_CONTAINED) | ((contained >= MIN_PLAIN_CONTAINED) & both)
    in_bulk = (cases.value("shared_plain_bits") >= MIN_PLAIN_BITS) & enough
    too_few: Mask = (cases.label == EDITED) & ~(in_run | in_bulk)
    return too_few


RULES = (
    _Rule(quotations_on_both_sides, QUOTED, ("quoted_min", "quote_run_words")),
    _Rule(same_sentence, COPIED, ("lcs_min", "own_run_plain")),
    _Rule(no_own_words_shared, None, ("own_run_plain", "own_plain_contained_max")),
)
_NAMES = (*(rule.holds.__name__ for rule in RULES), "model")
