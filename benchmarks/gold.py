"""Annotated stories → parsed documents, truth, and scores.

A story is a JSON file of stand-off annotation (units, links, optional) plus the texts of its
articles: `NAME.articles.jsonl` beside it, or a corpus that holds them.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lineage.model import Article, Document, Label
from lineage.options import ReadOptions
from lineage.read import open_corpus
from lineage.text.document import parse

CLASSES = ("copied", "edited", "paraphrased", "quoted")
_RANK = (*CLASSES, "added", "credit", "furniture")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Unit:
    id: str
    article: str
    start: int
    stop: int
    kinds: frozenset[str]
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Story:
    name: str
    documents: tuple[Document, ...]
    units: Mapping[str, tuple[Unit, ...]]
    """Article id → its units."""
    links: Mapping[Pair, frozenset[str]]
    optional: frozenset[Pair]
    lineage: Mapping[str, Any]

    def standing_for(self, article: str, start: int, stop: int) -> list[Unit]:
        """Units that a span of an article stands for: half of the shorter one is common."""
        return [
            u
            for u in self.units.get(article, ())
            if (both := min(u.stop, stop) - max(u.start, start)) > 0
            and both * 2 >= min(u.stop - u.start, stop - start)
        ]


def load_stories(folder: Path, corpora: Sequence[Path] = ()) -> list[Story]:
    """Every story of a folder whose texts can be found; sorted by name."""
    files = sorted(p for p in folder.glob("*.json"))
    wanted = {a["id"] for p in files for a in json.loads(p.read_text()).get("articles", ())}
    texts = dict(_texts(sorted(folder.glob("*.articles.jsonl")), None))
    for corpus in corpora:
        texts |= dict(_texts([corpus], None if corpus.is_dir() else wanted - texts.keys()))
    stories = (_story(path, texts) for path in files)
    return [story for story in stories if story is not None]


def _texts(paths: Iterable[Path], wanted: set[str] | None) -> Iterator[tuple[str, Article]]:
    for path in paths:
        for article in open_corpus([path], ReadOptions()):
            if wanted is None or article.id in wanted:
                yield article.id, article


def _story(path: Path, texts: Mapping[str, Article]) -> Story | None:
    stored = json.loads(path.read_text(encoding="utf-8"))
    units: dict[str, list[Unit]] = defaultdict(list)
    for u in stored["units"]:
        units[u["article"]].append(
            Unit(u["id"], u["article"], u["start"], u["end"],
                 frozenset(u["kinds"]), frozenset(u["labels"]))
        )  # fmt: skip
    if not units or any(article not in texts for article in units):
        return None
    return Story(
        path.stem,
        tuple(parse(texts[article]) for article in sorted(units)),
        {article: tuple(found) for article, found in units.items()},
        {_pair(link["a"], link["b"]): frozenset(link["classes"]) for link in stored["links"]},
        frozenset(_pair(a, b) for a, b in stored["optional"]),
        stored.get("lineage", {}),
    )


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


Spanned = tuple[str, int, int]
"""Article id, start, stop."""


def count(
    story: Story,
    links: Iterable[tuple[Spanned, Spanned, str]],
    sentences: Iterable[tuple[Spanned, str]],
) -> Counter[str]:
    """Every count that `scores` needs; the counts of several stories add up."""
    c: Counter[str] = Counter()
    predicted = _predicted(story, links)
    for pair in story.optional:
        predicted.pop(pair, None)
    c["gold"], c["predicted"] = len(story.links), len(predicted)
    for pair, label in predicted.items():
        classes = story.links.get(pair, frozenset())
        c["found"] += bool(classes)
        c[f"predicted {label}"] += 1
        c[f"right {label}"] += label in classes
        c["without ground"] += label in CLASSES[:2] and not classes & set(CLASSES[:2])
    for pair, classes in story.links.items():
        if len(classes) == 1:
            (only,) = classes
            c[f"gold {only}"] += 1
            c[f"recalled {only}"] += predicted.get(pair) == only
        if classes == {"quoted"}:
            c["quotes"] += 1
            c["quotes accused"] += predicted.get(pair) in CLASSES[:2]
    told: dict[str, str] = {}
    for spanned, label in sentences:
        for unit in story.standing_for(*spanned):
            told[unit.id] = min(told.get(unit.id, label), label, key=_RANK.index)
    for unit in (u for units in story.units.values() for u in units):
        label = told.get(unit.id, "")
        c["units"] += 1
        c["units right"] += ("furniture" if label == "credit" else label) in unit.labels
    return c


def _predicted(
    story: Story, links: Iterable[tuple[Spanned, Spanned, str]]
) -> dict[Pair, str]:  # fmt: skip
    predicted: dict[Pair, str] = {}
    for source, target, label in links:
        for a in story.standing_for(*source):
            for b in story.standing_for(*target):
                pair = _pair(a.id, b.id)
                predicted[pair] = min(predicted.get(pair, label), label, key=_RANK.index)
    return predicted


def scores(c: Counter[str]) -> dict[str, float]:
    precision, recall = _ratio(c["found"], c["predicted"]), _ratio(c["found"], c["gold"])
    per_class = {
        k: f1(_ratio(c[f"right {k}"], c[f"predicted {k}"]),
              _ratio(c[f"recalled {k}"], c[f"gold {k}"]))
        for k in CLASSES
    }  # fmt: skip
    return {
        "links": c["gold"],
        "link precision": precision,
        "link recall": recall,
        "link F1": f1(precision, recall),
        "macro F1": sum(per_class.values()) / len(CLASSES),
        **{f"F1 {k}": value for k, value in per_class.items()},
        "shared quotes": c["quotes"],
        "shared quotes called copied or edited": c["quotes accused"],
        "copied or edited without ground": c["without ground"],
        "sentence labels right": _ratio(c["units right"], c["units"]),
    }


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def label_of(classes: Iterable[str]) -> Label | None:
    """The strongest class, as a label."""
    found = sorted(classes, key=CLASSES.index)
    return Label(found[0]) if found else None
