"""Two sentence views → named numbers that a verdict can be explained by.

All are symmetric in the two sentences. `own` means outside quotation marks on both sides; `bits`
are surprisal in news at large; `local` weights a word by how few sentences of this pair hold it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler, LCSseq

from lineage.align.view import View


MIN_KIN_LETTERS = 5
MIN_KIN_SIMILARITY = 0.88
RARE_SENTENCES = 4
"""A stem that so few sentences of the pair hold points at one statement."""
KIN_CREDIT = 0.7
"""What a look-alike word is worth beside the same word."""


class Run(NamedTuple):
    """A maximal run of words that both sentences hold."""

    a: int
    b: int
    words: int


@dataclass(slots=True)
class PairContext:
    """What the two articles as a whole tell about the weight of a word."""

    sentences: int
    holding: Counter[str] = field(default_factory=Counter)
    """Stem → number of sentences of the two articles that hold it."""
    kin: dict[str, set[str]] = field(default_factory=dict)
    """Stem of the first article → stems of the second that are spelled much alike
    (Masum ~ Massoum, responsibl ~ respons)."""

    def local(self, stem: str) -> float:
        return math.log2((self.sentences + 1) / (self.holding[stem] + 0.5))


def context(a: Sequence[View], b: Sequence[View]) -> PairContext:
    made = PairContext(len(a) + len(b))
    for view in (*a, *b):
        made.holding.update(view.bag.keys())
    made.kin = _kin(a, b)
    return made


def _kin(a: Sequence[View], b: Sequence[View]) -> dict[str, set[str]]:
    """Content stems that stand in one article only, paired with look-alikes of the other."""
    stems_a = {s for view in a for s in view.bag if len(s) >= MIN_KIN_LETTERS and s.isalpha()}
    stems_b = {s for view in b for s in view.bag if len(s) >= MIN_KIN_LETTERS and s.isalpha()}
    by_start: dict[str, list[str]] = {}
    for s in sorted(stems_b - stems_a):
        by_start.setdefault(s[:2], []).append(s)
    found: dict[str, set[str]] = {}
    for s in stems_a - stems_b:
        alike = {t for t in by_start.get(s[:2], ()) if _is_kin(s, t)}
        if alike:
            found[s] = alike
    return found


def _is_kin(s: str, t: str) -> bool:
    if s.startswith(t[:MIN_KIN_LETTERS]):
        return True
    return JaroWinkler.similarity(s, t) >= MIN_KIN_SIMILARITY


FEATURES = (
    "cosine",
    "contained_max",
    "contained_min",
    "local_cosine",
    "local_contained_max",
    "local_contained_min",
    "soft_contained_max",
    "soft_contained_min",
    "local_soft_contained",
    "shared_stems",
    "shared_rare_stems",
    "shared_bits",
    "shared_plain_bits",
    "plain_differences",
    "length_difference",
    "own_share",
    "quote_share",
    "mixed_share",
    "own_contained_max",
    "own_contained_min",
    "own_plain_contained_max",
    "own_plain_contained_min",
    "quoted_max",
    "quoted_min",
    "quote_contained_max",
    "quote_contained_min",
    "run_words",
    "own_run_words",
    "own_run_plain",
    "own_run_bits",
    "quote_run_words",
    "lcs_max",
    "lcs_min",
    "own_lcs_max",
    "own_lcs_min",
    "own_words_min",
    "own_words_max",
    "words_min",
    "length_ratio",
    "numbers_shared",
    "numbers_conflict",
    "names_shared",
    "names_contained_min",
    "names_missing",
    "negation_differs",
    "speech_like",
    "heading",
    "distance",
    "both_early",
)

_SPEAKER_WORDS = frozenset("i you we me my our us your am myself ourselves yourself".split())
"""Words that reporters leave to the people they quote; a transcript may stand without marks."""
_NEGATIONS = frozenset(("not", "no", "never", "without", "nor", "neither"))


def features(a: View, b: View, pair: PairContext) -> list[float]:
    """One value per name in FEATURES."""
    shared = a.bag.keys() & b.bag.keys()
    bits = sum(a.bag[s] for s in shared)
    small, large = sorted((a.mass, b.mass))
    own_a, own_b = _own(a), _own(b)
    local = {s: pair.local(s) for s in a.bag.keys() | b.bag.keys()}
    local_shared = sum(local[s] for s in shared)
    local_a, local_b = sum(local[s] for s in a.bag), sum(local[s] for s in b.bag)
    kin = _shared_kin(a, b, pair)
    soft = bits + _soft(a, b, shared) + KIN_CREDIT * sum(a.bag[s] for s in kin)
    local_soft = local_shared + KIN_CREDIT * sum(local[s] for s in kin)
    rare = sum(pair.holding[s] <= RARE_SENTENCES for s in shared)
    plain_a, plain_b = _plain(a, own_a), _plain(b, own_b)
    own = sum(a.bag[s] for s in shared if s in own_a and s in own_b)
    quoted = sum(a.bag[s] for s in shared if s not in own_a and s not in own_b)
    plain = sum(a.bag[s] for s in shared if s in plain_a and s in plain_b)
    mass_a, mass_b = _mass(a, own_a), _mass(b, own_b)
    plain_mass = _mass(a, plain_a), _mass(b, plain_b)
    q_small, q_large = sorted((a.mass - mass_a, b.mass - mass_b))
    r = _run_features(a, b)
    lcs = LCSseq.similarity(a.words, b.words)
    own_words = ([w for w, q in zip(a.words, a.quoted, strict=True) if not q],
                 [w for w, q in zip(b.words, b.quoted, strict=True) if not q])  # fmt: skip
    own_lcs = LCSseq.similarity(*own_words)
    n_own = sorted(map(len, own_words))
    n = sorted((len(a.words), len(b.words)))
    names = a.names & b.names
    return [
        bits / math.sqrt(a.mass * b.mass) if small else 0.0,
        _ratio(bits, small),
        _ratio(bits, large),
        sum(local[s] ** 2 for s in shared) / _norm(local, a, b),
        _ratio(local_shared, min(local_a, local_b)),
        _ratio(local_shared, max(local_a, local_b)),
        min(1.0, _ratio(soft, small)),
        min(1.0, _ratio(soft, large)),
        _ratio(local_soft, min(local_a, local_b)),
        math.log2(1 + len(shared) + len(kin)),
        math.log2(1 + rare),
        math.log2(1 + bits),
        math.log2(1 + plain),
        math.log2(1 + len(plain_a ^ plain_b)),
        math.log2(1 + abs(len(a.words) - len(b.words))),
        _ratio(own, bits),
        _ratio(quoted, bits),
        _ratio(bits - own - quoted, bits),
        _ratio(own, min(mass_a, mass_b)),
        _ratio(own, max(mass_a, mass_b)),
        _ratio(plain, min(plain_mass)),
        _ratio(plain, max(plain_mass)),
        max(a.quoted_share, b.quoted_share),
        min(a.quoted_share, b.quoted_share),
        _ratio(quoted, q_small),
        _ratio(quoted, q_large),
        *r,
        _ratio(lcs, n[0]),
        _ratio(lcs, n[1]),
        _ratio(own_lcs, n_own[0]),
        _ratio(own_lcs, n_own[1]),
        math.log2(1 + n_own[0]),
        math.log2(1 + n_own[1]),
        math.log2(1 + n[0]),
        _ratio(n[0], n[1]),
        float(min(3, len(a.numbers & b.numbers))),
        float(bool(a.numbers and b.numbers and not a.numbers & b.numbers)),
        float(min(4, len(names))),
        _ratio(len(names), max(len(a.names), len(b.names))),
        float(min(4, len(a.names ^ b.names))),
        float(bool(_NEGATIONS.intersection(a.words)) != bool(_NEGATIONS.intersection(b.words))),
        float(not _SPEAKER_WORDS.isdisjoint(own_words[0]))
        + float(not _SPEAKER_WORDS.isdisjoint(own_words[1])),
        float(a.role != "body") + float(b.role != "body"),
        abs(a.position - b.position),
        float(max(a.position, b.position) < 0.15),
    ]


def _shared_kin(a: View, b: View, pair: PairContext) -> list[str]:
    return [s for s in a.bag.keys() & pair.kin.keys() if not pair.kin[s].isdisjoint(b.bag)]


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _own(v: View) -> set[str]:
    return {s for s, q in zip(v.stems, v.quoted, strict=True) if not q and s in v.bag}


def _plain(v: View, own: set[str]) -> set[str]:
    """Own content stems that are not names, titles or weekdays."""
    stock = {s for s, k in zip(v.stems, v.stock, strict=True) if k}
    return own - stock


def _mass(v: View, stems: set[str]) -> float:
    return sum(v.bag[s] for s in stems)


def _norm(local: dict[str, float], a: View, b: View) -> float:
    return math.sqrt(
        sum(local[s] ** 2 for s in a.bag) * sum(local[s] ** 2 for s in b.bag)
    ) or 1.0  # fmt: skip


def _soft(a: View, b: View, shared: set[str]) -> float:
    """Bits of equivalent words (war ~ conflict) that are not shared to the letter."""
    common = a.groups.keys() & b.groups.keys()
    if not common:
        return 0.0
    covered = {g for s in shared for g in _groups_of(s)}
    return sum(min(a.groups[g], b.groups[g]) for g in common - covered)


def _groups_of(stem: str) -> tuple[int, ...]:
    from lineage.text.equivalents import groups

    return groups(stem)


def runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Maximal common runs of two words or more, wherever they stand in the two sentences."""
    places: dict[str, list[int]] = {}
    for j, word in enumerate(b):
        places.setdefault(word, []).append(j)
    found: list[Run] = []
    before: dict[int, int] = {}
    for i, word in enumerate(a):
        now = {j: before.get(j - 1, 0) + 1 for j in places.get(word, ())}
        found += [
            Run(i - n, j - n + 1, n) for j, n in before.items() if n > 1 and j + 1 not in now
        ]
        before = now
    found += [Run(len(a) - n, j - n + 1, n) for j, n in before.items() if n > 1]
    return found


def _run_features(a: View, b: View) -> tuple[float, float, float, float, float]:
    """Longest run; longest own run, its plain words and bits; longest quoted run. Words are capped
    at 15: beyond, a longer run says nothing more."""
    longest = own_words = own_plain = quote_words = 0
    own_bits = 0.0
    for run in runs(a.words, b.words):
        longest = max(longest, run.words)
        n = plain = quote = 0
        bits = 0.0
        for k in range(run.words):
            i, j = run.a + k, run.b + k
            if a.quoted[i] and b.quoted[j]:
                quote += 1
                n = plain = 0
                bits = 0.0
            elif not a.quoted[i] and not b.quoted[j]:
                n += 1
                stock = a.stock[i] or b.stock[j]
                plain += not stock
                bits += 0.0 if stock else a.bits[i]
                quote_words, quote = max(quote_words, quote), 0
            own_words, own_plain = max(own_words, n), max(own_plain, plain)
            own_bits = max(own_bits, bits)
        quote_words = max(quote_words, quote)
    return (
        min(15.0, longest),
        min(15.0, own_words),
        min(15.0, own_plain),
        math.log2(1 + own_bits),
        min(15.0, quote_words),
    )
