"""Two sentence views → named numbers that a verdict can be explained by.

All are symmetric in the two sentences. `own` means outside quotation marks on both sides, `plain`
own and no name, title or weekday; `bits` are surprisal in news at large, `local` weighs a word by
how few sentences of this pair of articles hold it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from lineage.model import Role
from lineage.text.equivalents import groups
from tests.align.slow.pair_context import PairContext
from tests.align.slow.runs import summarise
from tests.align.slow.view import View

KIN_CREDIT = 0.7
"""What a look-alike word is worth beside the same word."""
MIN_SHARED_BITS = 3.0
MIN_LOCAL_CONTAINED = 0.1
"""Pairs of sentences below either are not looked at: on annotated news they hold 0.3 % of the
links that would be made."""

FEATURES = (
    "cosine", "contained_max", "contained_min",
    "local_cosine", "local_contained_max", "local_contained_min",
    "soft_contained_max", "soft_contained_min", "local_soft_contained",
    "shared_stems", "shared_rare_stems", "shared_bits", "shared_plain_bits",
    "plain_differences", "length_difference",
    "heaviest_local", "second_heaviest_local",
    "own_share", "quote_share", "mixed_share",
    "own_contained_max", "own_contained_min",
    "own_plain_contained_max", "own_plain_contained_min",
    "quoted_max", "quoted_min", "quote_contained_max", "quote_contained_min",
    "run_words", "own_run_words", "own_run_plain", "own_run_bits", "quote_run_words",
    "lcs_max", "lcs_min", "own_lcs_max", "own_lcs_min",
    "own_words_min", "own_words_max", "words_min", "length_ratio",
    "numbers_shared", "numbers_conflict",
    "names_shared", "names_contained_min", "names_missing",
    "negation_differs", "speech_like", "heading", "distance", "both_early",
)  # fmt: skip


def worth_a_look(a: View, b: View, i: int, j: int, pair: PairContext) -> bool:
    """A cheap test before the features: do the two sentences share enough to be linked?"""
    if a.mass < MIN_SHARED_BITS or b.mass < MIN_SHARED_BITS:
        return False
    shared = pair.shared(i, j)
    if sum([a.bag[s] for s in shared]) < MIN_SHARED_BITS:
        return False
    least = min(pair.mass[0][i], pair.mass[1][j])
    return sum([pair.local[s] for s in shared]) >= MIN_LOCAL_CONTAINED * least


def features(a: View, b: View, i: int, j: int, pair: PairContext) -> list[float]:
    """One value per name in FEATURES; i and j are the views' places in the two lists that
    `pair` was made of."""
    shared = pair.shared(i, j)
    bits = sum([a.bag[s] for s in shared])
    plain = sum([a.bag[s] for s in shared if s in a.plain and s in b.plain])
    return [
        *_shared(a, b, i, j, pair, shared, bits, plain),
        *_own_and_quoted(a, b, shared, bits, plain),
        *_order(a, b),
        *_manner(a, b),
    ]


def _shared(
    a: View,
    b: View,
    i: int,
    j: int,
    pair: PairContext,
    shared: Sequence[str],
    bits: float,
    plain: float,
) -> list[float]:
    """How much of the content stands in both."""
    small, large = sorted((a.mass, b.mass))
    local = pair.local
    heavy = sorted([local[s] for s in shared], reverse=True)
    local_shared = sum(heavy)
    local_small, local_large = sorted((pair.mass[0][i], pair.mass[1][j]))
    kin = [s for s in a.bag.keys() & pair.kin.keys() if not pair.kin[s].isdisjoint(b.bag)]
    soft = bits + _equivalent(a, b, shared) + KIN_CREDIT * sum([a.bag[s] for s in kin])
    local_soft = local_shared + KIN_CREDIT * sum([local[s] for s in kin])
    return [
        bits / math.sqrt(small * large) if small else 0.0,
        _ratio(bits, small),
        _ratio(bits, large),
        _ratio(
            sum([w * w for w in heavy]),
            math.sqrt(pair.square[0][i] * pair.square[1][j]),
        ),
        _ratio(local_shared, local_small),
        _ratio(local_shared, local_large),
        min(1.0, _ratio(soft, small)),
        min(1.0, _ratio(soft, large)),
        _ratio(local_soft, local_small),
        math.log2(1 + len(shared) + len(kin)),
        math.log2(1 + len(pair.rare.intersection(shared))),
        math.log2(1 + bits),
        math.log2(1 + plain),
        math.log2(1 + len(a.plain ^ b.plain)),
        math.log2(1 + abs(len(a.words) - len(b.words))),
        heavy[0] if heavy else 0.0,
        heavy[1] if len(heavy) > 1 else 0.0,
    ]


def _own_and_quoted(
    a: View, b: View, shared: Sequence[str], bits: float, plain: float
) -> list[float]:
    """Whether the shared content is the reporters' own, quoted, or quoted by one of them."""
    own, quoted = bits, 0.0
    if not (a.is_own and b.is_own):
        own = sum([a.bag[s] for s in shared if s in a.own and s in b.own])
        quoted = sum([a.bag[s] for s in shared if s not in a.own and s not in b.own])
    quote_small, quote_large = sorted((a.mass - a.own_mass, b.mass - b.own_mass))
    return [
        _ratio(own, bits),
        _ratio(quoted, bits),
        _ratio(bits - own - quoted, bits),
        _ratio(own, min(a.own_mass, b.own_mass)),
        _ratio(own, max(a.own_mass, b.own_mass)),
        _ratio(plain, min(a.plain_mass, b.plain_mass)),
        _ratio(plain, max(a.plain_mass, b.plain_mass)),
        max(a.quoted_share, b.quoted_share),
        min(a.quoted_share, b.quoted_share),
        _ratio(quoted, quote_small),
        _ratio(quoted, quote_large),
    ]


def _order(a: View, b: View) -> list[float]:
    """Runs and common subsequences of words."""
    run = summarise(a, b)
    common = LCSseq.similarity(a.words, b.words)
    own_common = common
    if not (a.is_own and b.is_own):
        own_common = LCSseq.similarity(a.own_words, b.own_words)
    own = sorted((len(a.own_words), len(b.own_words)))
    n = sorted((len(a.words), len(b.words)))
    return [
        run.words,
        run.own_words,
        run.own_plain,
        math.log2(1 + run.own_bits),
        run.quote_words,
        _ratio(common, n[0]),
        _ratio(common, n[1]),
        _ratio(own_common, own[0]),
        _ratio(own_common, own[1]),
        math.log2(1 + own[0]),
        math.log2(1 + own[1]),
        math.log2(1 + n[0]),
        _ratio(n[0], n[1]),
    ]


def _manner(a: View, b: View) -> list[float]:
    """Names, numbers, negation, and where the sentences stand."""
    names = a.names & b.names
    return [
        float(min(3, len(a.numbers & b.numbers))),
        float(bool(a.numbers and b.numbers and not a.numbers & b.numbers)),
        float(min(4, len(names))),
        _ratio(len(names), max(len(a.names), len(b.names))),
        float(min(4, len(a.names ^ b.names))),
        float(a.negates != b.negates),
        float(a.speaks) + float(b.speaks),
        float(a.role is not Role.BODY) + float(b.role is not Role.BODY),
        abs(a.position - b.position),
        float(max(a.position, b.position) < 0.15),
    ]


def _equivalent(a: View, b: View, shared: Sequence[str]) -> float:
    """Bits of equivalent words (war ~ conflict) that are not shared to the letter."""
    if a.groups.keys().isdisjoint(b.groups):
        return 0.0
    common = a.groups.keys() & b.groups.keys()
    covered = {g for s in shared for g in groups(s)}
    return sum([min(a.groups[g], b.groups[g]) for g in common - covered])


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
