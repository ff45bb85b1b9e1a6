"""What people said of sentences → how far they agree with each other and with the model.

Cohen's kappa: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
Psychological Measurement 20 (1960), 37-46. Krippendorff's alpha for nominal data, any number of
people and gaps: K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011). Intervals:
E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22
(1927), 209-212.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from lineage.labels.places import places
from lineage.labels.standing import standing
from lineage.model import Label, LabelLine, Lineage, SentenceKey

Z_95 = 1.959963984540054
"""Standard deviations on either side of the mean that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `of`, with the ends of its 95 % Wilson interval."""

    hits: int
    of: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PairOfPeople:
    one: str
    other: str
    sentences: int
    """That both labelled."""
    same: int
    kappa: float | None
    """None: no sentence in common, or both gave one and the same label throughout."""


@dataclass(frozen=True, slots=True)
class LabelScore:
    """The model measured by people; each sentence once, by the latest of its labels."""

    label: Label
    precision: Rate
    """Of the sentences with this label of the model, those that have it of people."""
    recall: Rate
    """Of the sentences with this label of people, those that have it of the model."""


@dataclass(frozen=True, slots=True)
class Conflict:
    sentence: SentenceKey
    said: tuple[tuple[str, Label | None], ...]
    """Who said what, the earliest first; None: what the model says."""


@dataclass(frozen=True, slots=True)
class Agreement:
    people: tuple[str, ...]
    sentences: int
    """That anybody labelled."""
    pairs: tuple[PairOfPeople, ...]
    alpha: float | None
    """None: nobody labelled what another did, or all labels are the same."""
    confusion: tuple[tuple[Label, Label, int], ...]
    """Label of the model, label of people, sentences; only where there are any."""
    scores: tuple[LabelScore, ...]
    """Of every label that the model or people gave."""
    accuracy: Rate
    conflicts: tuple[Conflict, ...]


def agreement(lineage: Lineage, lines: Iterable[LabelLine]) -> Agreement:
    """`lineage` as the model made it; only decisions about its sentences count."""
    lines = tuple(lines)
    found = {i: p for i, p in places(lineage, lines).items() if isinstance(p, SentenceKey)}
    stands = standing(lines, lambda decision: found.get(decision.id))
    said: dict[str, dict[SentenceKey, Label]] = {}
    for d in stands.own:
        if isinstance(d.new, Label):
            said.setdefault(d.who, {})[found[d.id]] = d.new
    latest = {found[d.id]: d.new for d in stands.shown if isinstance(d.new, Label)}
    model = {o.sentence: o.verdict.label for o in lineage.origins}
    counts = Counter((model[key], label) for key, label in latest.items())
    conflicts = (
        Conflict(
            found[those[0].id],
            tuple((d.who, d.new if isinstance(d.new, Label) else None) for d in those),
        )
        for those in stands.conflicts
    )
    return Agreement(
        people=tuple(sorted(said)),
        sentences=len({key for labels in said.values() for key in labels}),
        pairs=tuple(_pair(a, b, said) for a, b in combinations(sorted(said), 2)),
        alpha=krippendorff_alpha(_by_sentence(said)),
        confusion=tuple((m, p, counts[m, p]) for m in Label for p in Label if counts[m, p]),
        scores=tuple(_scores(counts)),
        accuracy=wilson(sum(n for (m, p), n in counts.items() if m is p), counts.total()),
        conflicts=tuple(sorted(conflicts, key=lambda c: c.sentence)),
    )


def cohen_kappa(pairs: Sequence[tuple[Label, Label]]) -> float | None:
    """Agreement beyond chance, 1 at most: (observed - expected) / (1 - expected), expected from
    how often each of the two gives each label. None when nothing is left for chance."""
    n = len(pairs)
    if not n:
        return None
    ones, others = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(ones[label] * others[label] for label in ones)
    if by_chance == n * n:
        return None
    observed = sum(a is b for a, b in pairs)
    return (observed * n - by_chance) / (n * n - by_chance)


def krippendorff_alpha(units: Iterable[Sequence[Label]]) -> float | None:
    """1 - observed / expected disagreement, from the matrix of coincidences; a unit is what all
    people said of one sentence, and counts when two or more did."""
    totals: Counter[Label] = Counter()
    disagreement = 0.0
    for unit in units:
        counts = Counter(unit)
        size = counts.total()
        if size > 1:
            totals += counts
            same = sum(n * (n - 1) for n in counts.values())
            disagreement += (size * (size - 1) - same) / (size - 1)
    n = totals.total()
    expected = n * n - sum(count * count for count in totals.values())
    return 1 - (n - 1) * disagreement / expected if expected else None


def wilson(hits: int, of: int) -> Rate:
    """Of nothing, anything: 0 to 1."""
    if not of:
        return Rate(0, 0, 0.0, 1.0)
    share, z2 = hits / of, Z_95 * Z_95
    middle = share + z2 / (2 * of)
    reach = Z_95 * sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    low, high = ((middle + side * reach) / (1 + z2 / of) for side in (-1, 1))
    return Rate(hits, of, 0.0 if hits == 0 else low, 1.0 if hits == of else high)


def _pair(a: str, b: str, said: Mapping[str, Mapping[SentenceKey, Label]]) -> PairOfPeople:
    both = [(said[a][key], said[b][key]) for key in sorted(said[a].keys() & said[b].keys())]
    return PairOfPeople(a, b, len(both), sum(x is y for x, y in both), cohen_kappa(both))


def _by_sentence(said: Mapping[str, Mapping[SentenceKey, Label]]) -> list[list[Label]]:
    units: dict[SentenceKey, list[Label]] = {}
    for _, labels in sorted(said.items()):
        for key, label in sorted(labels.items()):
            units.setdefault(key, []).append(label)
    return [units[key] for key in sorted(units)]


def _scores(counts: Counter[tuple[Label, Label]]) -> Iterable[LabelScore]:
    for label in Label:
        model = sum(n for (m, _), n in counts.items() if m is label)
        people = sum(n for (_, p), n in counts.items() if p is label)
        both = counts[label, label]
        if model or people:
            yield LabelScore(label, wilson(both, model), wilson(both, people))
