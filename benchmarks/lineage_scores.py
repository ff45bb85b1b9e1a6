"""A story whose lineage is known, and an engine's answer → counts that add over stories.

What is counted, exactly:

- **Edges.** A true edge joins an article to each article it took words from with no article of
  the corpus in between. An edge over which fewer than `FEW_WORDS` of prose went is not asked for,
  and not held against the answer. A drawn arrow is *direct* (a true edge), *indirect* (from an
  ancestor further up), *reversed* (from a descendant), *sibling* (the two have sentences of a
  third text) or *unrelated*. Precision: direct over drawn. Recall: direct over true edges.
- **False accusations.** An arrow between articles of two outlets (the source is no agency's own
  text) where the target took nothing from the source, directly or not. As a share of such arrows;
  of sibling pairs, and of independent pairs, between which an arrow was drawn; and of carriers,
  articles that share a source with another outlet's and took nothing from any other outlet's
  article, those that are said to have done so.
- **Absent sources.** Asked for: agency stories with two or more carriers in the corpus and no
  version of their own in it. An answered absent source matches one when two or more of its
  carriers, and at least half of them, are true carriers. Every true wire is found once; a second
  match is wrong unless the agency filed several versions. Answers that match an archive article
  or an outlet's article outside the corpus, or the missing version of an agency story of which
  another version is there, count neither way, and so do answers with one carrier.
- **Roots.** Of an article, the newsroom that first wrote most of it: the answer follows its
  strongest arrow, then the absent source that it carries. Right if it ends at the true text, or
  at another version of it, or at a matched absent source.
- **Direction.** Of truly derived pairs, those where the answer decides for a source, and of
  these, those where it is the right one.
- **Relations.** Right if `Truth.accepted` holds it (derived with a source: the right one);
  "undetermined" and silence are abstentions.
- **Calibration.** Ten bins of probability, for arrows (right: the source is an ancestor) and for
  relations; the expected calibration error weighs each bin by its size.
- **Accounts.** Absolute error of the number of independent accounts, mean over stories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from benchmarks.newsroom.story import (
    FEW_WORDS,
    Story,
    Truth,
    accounts,
    ancestors,
    carriers,
    families,
    hidden_wires,
    other_hidden,
    relation,
    roots,
    visible_parents,
    words_through,
)
from lineage.model import Relation

Pair = tuple[str, str]
BINS = 10
BUCKETS = ("2", "3", "4", "5+")
"""Hidden wires by the number of their carriers in the corpus."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What an engine says of a pair of articles."""

    relation: Relation
    source: str | None = None
    """Derived: the source's id; None: direction unknown."""
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class AnsweredWire:
    """A source that an engine names or supposes."""

    carriers: frozenset[str]
    name: str | None = None
    """Agency; None if only supposed."""
    seen: str | None = None
    """Article id of its own text; None: it says that the source is not in the corpus."""


@dataclass(frozen=True, slots=True)
class Answer:
    pairs: Mapping[Pair, Judged] = field(default_factory=dict)
    """(a, b) with a < b; a pair that is left out is not judged."""
    arrows: Mapping[Pair, float] = field(default_factory=dict)
    """(source, target), articles that are said to have taken from one another → probability."""
    wires: tuple[AnsweredWire, ...] = ()
    accounts: int | None = None
    """Number of independent accounts; None: as many as the roots that arrows and wires lead to."""


def score(story: Story, answer: Answer) -> Counter[str]:
    """Counts by name; `Counter.update` adds those of many stories, then `figures`."""
    truths = {pair: relation(story, *pair) for pair in story.pairs()}
    matched = _matches(story, answer)
    total: Counter[str] = Counter(stories=1)
    for part in (
        _edges(story, answer),
        _accusations(story, answer, truths),
        _absent(story, answer, matched),
        _roots(story, answer, matched),
        _directions(answer, truths),
        _relations(answer, truths),
        _calibration(story, answer, truths),
    ):
        total.update(part)
    return total


# Edges


def true_edges(story: Story) -> Mapping[Pair, bool]:
    """(source, target) → asked for."""
    return {
        (source, target): words_through(story, source, target) >= FEW_WORDS
        for target in story.ids()
        for source in sorted(visible_parents(story, target))
    }


def _edges(story: Story, answer: Answer) -> Counter[str]:
    true = true_edges(story)
    count: Counter[str] = Counter()
    for arrow in answer.arrows:
        kind = _arrow(story, arrow, true)
        count["edges.drawn"] += kind != "optional"
        count[f"edges.{kind}"] += 1
    count["edges.true"] = sum(true.values())
    return count


def _arrow(story: Story, arrow: Pair, true: Mapping[Pair, bool]) -> str:
    source, target = arrow
    if arrow in true:
        return "direct" if true[arrow] else "optional"
    if source in ancestors(story, target):
        return "indirect"
    if target in ancestors(story, source):
        return "reversed"
    return "sibling" if relation(story, *sorted(arrow)).words else "unrelated"


# False accusations


def _accusations(story: Story, answer: Answer, truths: Mapping[Pair, Truth]) -> Counter[str]:
    count: Counter[str] = Counter()
    for source, target in answer.arrows:
        if _is_accusation(story, source, target):
            count["accused.arrows"] += 1
            count["accused.falsely"] += source not in ancestors(story, target)
    for (a, b), truth in truths.items():
        kind = _innocent(truth)
        if kind and _is_accusation(story, a, b) and _is_accusation(story, b, a):
            count[f"accused.{kind}_pairs"] += 1
            drawn = (a, b) in answer.arrows or (b, a) in answer.arrows
            count[f"accused.{kind}_accused"] += drawn
    for article in _carriers_only(story, truths):
        count["accused.carriers"] += 1
        count["accused.carriers_accused"] += any(
            target == article and _is_accusation(story, source, target)
            for source, target in answer.arrows
        )
    return count


def _carriers_only(story: Story, truths: Mapping[Pair, Truth]) -> list[str]:
    siblings = {
        article
        for pair, truth in truths.items()
        if truth.relation is Relation.COMMON_SOURCE and _is_accusation(story, *pair)
        for article in pair
    }
    return [
        article
        for article in sorted(siblings - _agency_texts(story))
        if not any(
            source in story.parents and _is_accusation(story, source, article)
            for source in ancestors(story, article)
        )
    ]


def _is_accusation(story: Story, source: str, target: str) -> bool:
    return source not in _agency_texts(story) and story.outlet(source) != story.outlet(target)


def _agency_texts(story: Story) -> frozenset[str]:
    return frozenset(story.seen[wire] for wire in story.wires if wire in story.seen)


def _innocent(truth: Truth) -> str | None:
    if truth.relation is Relation.DERIVED:
        return None
    return "sibling" if truth.relation is Relation.COMMON_SOURCE else "independent"


# Absent sources


def bucket(count: int) -> str:
    return str(count) if count < 5 else "5+"


def is_match(answered: frozenset[str], true: frozenset[str]) -> bool:
    both = len(answered & true)
    return both >= 2 and 2 * both >= len(answered)


def _matches(story: Story, answer: Answer) -> Mapping[int, str]:
    """Index of an answered absent source → first wire id of the true one, best match first."""
    true = {wire: who for wire, who in hidden_wires(story).items() if len(who) >= 2}
    rows = sorted(
        (-len(one.carriers & who) / len(one.carriers | who), i, wire)
        for i, one in enumerate(answer.wires)
        if one.seen is None
        for wire, who in true.items()
        if is_match(one.carriers, who)
    )
    found: dict[int, str] = {}
    for _, i, wire in rows:
        found.setdefault(i, wire)
    return found


def _absent(story: Story, answer: Answer, matched: Mapping[int, str]) -> Counter[str]:
    count: Counter[str] = Counter()
    true = {wire: who for wire, who in hidden_wires(story).items() if len(who) >= 2}
    for wire, who in true.items():
        count[f"absent.true.{bucket(len(who))}"] += 1
        count[f"absent.found.{bucket(len(who))}"] += wire in matched.values()
    optional = _optional_sources(story)
    used: set[str] = set()
    for i, one in enumerate(answer.wires):
        if one.seen is not None or len(one.carriers) < 2:
            continue
        wire = matched.get(i)
        verdict = _absent_verdict(story, one, wire, used, optional)
        if wire:
            used.add(wire)
        if verdict is None:
            continue
        count[f"absent.answered.{bucket(len(one.carriers))}"] += 1
        count[f"absent.right.{bucket(len(one.carriers))}"] += verdict
        if verdict and one.name is not None and wire:
            count["absent.named"] += 1
            count["absent.named_right"] += one.name == story.wires[wire]
    return count


def _absent_verdict(
    story: Story,
    one: AnsweredWire,
    wire: str | None,
    used: set[str],
    optional: Iterable[frozenset[str]],
) -> bool | None:
    """None: neither right nor wrong."""
    if wire and wire not in used:
        return True
    if wire:
        return None if len(families(story)[wire]) > 1 else False
    return None if any(is_match(one.carriers, who) for who in optional) else False


def _optional_sources(story: Story) -> list[frozenset[str]]:
    partly = [
        carriers(story, frozenset((text,)))
        for texts in families(story).values()
        if any(text in story.parents for text in texts)
        for text in sorted(texts)
        if text not in story.parents
    ]
    return [*other_hidden(story).values(), *partly]


# Roots and accounts


def answered_root(answer: Answer, article: str) -> str | int:
    """Where the answer's strongest arrows lead: an article, or the index of an absent source."""
    at, seen = article, {article}
    while True:
        into = [(-p, source) for (source, target), p in answer.arrows.items() if target == at]
        ahead = [source for _, source in sorted(into) if source not in seen]
        if not ahead:
            break
        at = ahead[0]
        seen.add(at)
    for i, wire in enumerate(answer.wires):
        if at in wire.carriers:
            return i if wire.seen is None else wire.seen
    return at


def _roots(story: Story, answer: Answer, matched: Mapping[int, str]) -> Counter[str]:
    count: Counter[str] = Counter()
    whole = families(story)
    versions = {text: first for first, texts in whole.items() for text in texts}
    ends = {article: answered_root(answer, article) for article in story.ids()}
    for article, end in ends.items():
        true = roots(story, article)[0]
        found = matched.get(end) if isinstance(end, int) else end
        right = found is not None and versions.get(found, found) == versions.get(true, true)
        if isinstance(end, int) and end not in matched:
            # the one carrier of an agency that is credited
            wire = answer.wires[end]
            right = len(wire.carriers) == 1 and story.wires.get(true) == wire.name is not None
        lone = true not in story.parents and end == article and _is_lone(story, true)
        count["roots.asked"] += 1
        count["roots.right"] += right or lone
    said = len(set(ends.values())) if answer.accounts is None else answer.accounts
    count["accounts.error"] = abs(said - accounts(story))
    return count


def _is_lone(story: Story, text: str) -> bool:
    """Nobody can see that an absent text with one carrier is another than the carrier."""
    first = next((f for f, texts in families(story).items() if text in texts), None)
    texts = families(story)[first] if first else frozenset((text,))
    return len(carriers(story, texts)) == 1


# Pairs


def _directions(answer: Answer, truths: Mapping[Pair, Truth]) -> Counter[str]:
    count: Counter[str] = Counter()
    for pair, truth in truths.items():
        if truth.relation is not Relation.DERIVED:
            continue
        count["direction.derived"] += 1
        judged = answer.pairs.get(pair)
        if judged and judged.relation is Relation.DERIVED and judged.source:
            count["direction.decided"] += 1
            count["direction.right"] += judged.source == truth.source
    return count


def is_right(judged: Judged, truth: Truth) -> bool:
    if judged.relation is Relation.DERIVED and judged.source and truth.source != judged.source:
        return False
    return judged.relation in truth.accepted


def _relations(answer: Answer, truths: Mapping[Pair, Truth]) -> Counter[str]:
    count: Counter[str] = Counter()
    for pair, truth in truths.items():
        judged = answer.pairs.get(pair)
        said = judged.relation if judged else Relation.UNDETERMINED
        count[f"relation|{truth.relation.value}|{said.value}"] += 1
        if judged is None or judged.relation is Relation.UNDETERMINED:
            count["relations.abstained"] += 1
        else:
            count["relations.decided"] += 1
            count["relations.right"] += is_right(judged, truth)
    return count


def _calibration(story: Story, answer: Answer, truths: Mapping[Pair, Truth]) -> dict[str, float]:
    sums: dict[str, float] = {}

    def add(what: str, probability: float, right: bool) -> None:
        at = f"calibration.{what}.{min(BINS - 1, int(probability * BINS))}"
        for name, value in (("n", 1), ("right", right), ("sum", probability)):
            sums[f"{at}.{name}"] = sums.get(f"{at}.{name}", 0) + value

    for (source, target), probability in sorted(answer.arrows.items()):
        add("arrows", probability, source in ancestors(story, target))
    for pair, judged in sorted(answer.pairs.items()):
        if judged.relation is not Relation.UNDETERMINED:
            add("relations", judged.probability, is_right(judged, truths[pair]))
    return sums


# Counts → figures


def figures(count: Mapping[str, float]) -> dict[str, float | None]:
    """Shares out of counts; None where there is nothing to divide by."""

    def share(part: str, whole: str) -> float | None:
        return count.get(part, 0) / count[whole] if count.get(whole) else None

    found: dict[str, float | None] = {
        "edge precision": share("edges.direct", "edges.drawn"),
        "edge recall": share("edges.direct", "edges.true"),
        "arrows from an ancestor": share("edges.indirect", "edges.drawn"),
        "accusations false": share("accused.falsely", "accused.arrows"),
        "siblings accused": share("accused.sibling_accused", "accused.sibling_pairs"),
        "carriers accused": share("accused.carriers_accused", "accused.carriers"),
        "independents accused": share("accused.independent_accused", "accused.independent_pairs"),
        "roots right": share("roots.right", "roots.asked"),
        "direction right": share("direction.right", "direction.decided"),
        "direction coverage": share("direction.decided", "direction.derived"),
        "relations right": share("relations.right", "relations.decided"),
        "arrow calibration error": calibration_error(count, "arrows"),
        "relation calibration error": calibration_error(count, "relations"),
        "accounts error": share("accounts.error", "stories"),
    }
    for part in (*BUCKETS, "3+", "all"):
        among = {"3+": BUCKETS[1:], "all": BUCKETS}.get(part, (part,))
        found |= _absent_figures(count, among, part)
    return found


def _absent_figures(
    count: Mapping[str, float], buckets: Iterable[str], name: str
) -> dict[str, float | None]:
    def total(what: str) -> float:
        return sum(count.get(f"absent.{what}.{b}", 0) for b in buckets)

    precision = total("right") / total("answered") if total("answered") else None
    recall = total("found") / total("true") if total("true") else None
    both = (precision or 0) + (recall or 0)
    f1 = 2 * (precision or 0) * (recall or 0) / both if both else None
    return {
        f"absent precision {name}": precision,
        f"absent recall {name}": recall,
        f"absent F1 {name}": f1,
    }


def reliability(count: Mapping[str, float], what: str) -> list[tuple[float, float, int]]:
    """(mean probability, share right, number) of every bin that holds something."""
    rows = []
    for i in range(BINS):
        n = count.get(f"calibration.{what}.{i}.n", 0)
        if n:
            mean = count[f"calibration.{what}.{i}.sum"] / n
            rows.append((mean, count[f"calibration.{what}.{i}.right"] / n, int(n)))
    return rows


def calibration_error(count: Mapping[str, float], what: str) -> float | None:
    rows = reliability(count, what)
    total = sum(n for *_, n in rows)
    return sum(n * abs(mean - right) for mean, right, n in rows) / total if total else None


def report(count: Mapping[str, float]) -> str:
    """The figures in lines, then reliability tables and the table of relations."""
    lines = [f"{name:<30} {'–' if v is None else f'{v:.3f}'}" for name, v in figures(count).items()]
    for what in ("arrows", "relations"):
        lines.append(f"reliability of {what} (said, right, number)")
        lines += [f"  {p:.2f} {r:.2f} {n}" for p, r, n in reliability(count, what)]
    lines.append("relation: true, said, pairs")
    named = sorted(k for k in count if k.startswith("relation|"))
    lines += ["  " + " | ".join((*k.split("|")[1:], str(int(count[k])))) for k in named]
    return "\n".join(lines)
