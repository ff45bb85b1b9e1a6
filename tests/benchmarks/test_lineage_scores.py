"""Scores of answers whose worth is known: perfect, all-accusing, silent."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.lineage_baseline import earliest_similar
from benchmarks.lineage_scores import (
    Answer,
    AnsweredWire,
    Judged,
    calibration_error,
    figures,
    is_match,
    reliability,
    report,
    score,
    true_edges,
)
from benchmarks.newsroom import Story, relation, simulate
from benchmarks.newsroom.story import hidden_wires
from lineage.model import Relation


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return [simulate(seed) for seed in range(30)]


def perfect(story: Story) -> Answer:
    truths = {pair: relation(story, *pair) for pair in story.pairs()}
    return Answer(
        pairs={pair: Judged(t.relation, t.source, 1.0) for pair, t in truths.items()},
        arrows=dict.fromkeys(true_edges(story), 1.0),
        wires=tuple(
            AnsweredWire(who, story.wires[wire]) for wire, who in hidden_wires(story).items()
        ),
    )


def accusing(story: Story) -> Answer:
    """Everybody copied from everybody whose id comes first."""
    return Answer(
        pairs={(a, b): Judged(Relation.DERIVED, a, 1.0) for a, b in story.pairs()},
        arrows=dict.fromkeys(story.pairs(), 1.0),
    )


def total(stories: list[Story], answers: list[Answer]) -> Counter[str]:
    count: Counter[str] = Counter()
    for story, answer in zip(stories, answers, strict=True):
        count.update(score(story, answer))
    return count


def test_perfect_answer_scores_one(stories: list[Story]) -> None:
    found = figures(total(stories, [perfect(s) for s in stories]))
    for name in ("edge precision", "edge recall", "direction right", "direction coverage",
                 "relations right", "absent precision all", "absent recall all",
                 "absent F1 3"):  # fmt: skip
        assert found[name] == 1.0, name
    for name in ("accusations false", "siblings accused", "carriers accused",
                 "independents accused", "arrow calibration error",
                 "relation calibration error"):  # fmt: skip
        assert found[name] == 0.0, name


def test_perfect_answer_finds_most_roots(stories: list[Story]) -> None:
    """Arrows cannot tell an article that wrote most of its own words and took some."""
    right = figures(total(stories, [perfect(s) for s in stories]))["roots right"]
    assert right is not None
    assert right > 0.75


def test_all_accusing_answer_is_counted_as_such(stories: list[Story]) -> None:
    found = figures(total(stories, [accusing(s) for s in stories]))
    assert found["siblings accused"] == found["independents accused"] == 1.0
    for name in ("accusations false", "relation calibration error"):
        value = found[name]
        assert value is not None
        assert value > 0.8, name
    assert found["direction coverage"] == 1.0


def test_silence_is_abstention(stories: list[Story]) -> None:
    count = total(stories, [Answer()] * len(stories))
    found = figures(count)
    assert found["relations right"] is None
    assert found["edge precision"] is None
    assert found["edge recall"] == found["direction coverage"] == found["absent recall all"] == 0
    assert found["siblings accused"] == 0
    assert count["relations.abstained"] == sum(len(list(s.pairs())) for s in stories)


@pytest.mark.parametrize(
    ("answered", "true", "matches"),
    [("ab", "abc", True), ("abxy", "abc", True), ("abxyz", "abc", False), ("ax", "abc", False)],
)
def test_half_of_the_carriers_and_two_make_a_match(answered: str, true: str, matches: bool) -> None:
    assert is_match(frozenset(answered), frozenset(true)) is matches


def test_one_wire_split_in_two_is_half_wrong(stories: list[Story]) -> None:
    for story in stories:
        for wire, who in hidden_wires(story).items():
            if len(who) >= 4 and wire not in story.versions.values():
                parts = sorted(who)
                halves = (parts[: len(parts) // 2], parts[len(parts) // 2 :])
                answer = Answer(wires=tuple(AnsweredWire(frozenset(h)) for h in halves))
                count = score(story, answer)
                right = sum(v for k, v in count.items() if k.startswith("absent.right"))
                answered = sum(v for k, v in count.items() if k.startswith("absent.answered"))
                assert (right, answered) == (1, 2)
                return
    pytest.fail("no such story")


def test_reversed_arrow_is_a_false_accusation(stories: list[Story]) -> None:
    for story in stories:
        for (source, target), asked in true_edges(story).items():
            if (
                asked
                and story.kinds[source] == "independent"
                and (story.outlet(source) != story.outlet(target))
            ):
                count = score(story, Answer(arrows={(target, source): 0.9}))
                assert (count["edges.reversed"], count["accused.falsely"]) == (1, 1)
                return
    pytest.fail("no such story")


def test_calibration_error_weighs_bins() -> None:
    count: Counter[str] = Counter()
    count.update({"calibration.arrows.9.n": 3, "calibration.arrows.9.right": 3,
                  "calibration.arrows.9.sum": 2.7, "calibration.arrows.5.n": 1,
                  "calibration.arrows.5.right": 0, "calibration.arrows.5.sum": 0.5})  # fmt: skip
    assert reliability(count, "arrows") == [(0.5, 0.0, 1), (pytest.approx(0.9), 1.0, 3)]
    assert calibration_error(count, "arrows") == pytest.approx((1 * 0.5 + 3 * 0.1) / 4)


def test_counts_add(stories: list[Story]) -> None:
    answers = [earliest_similar(s.articles) for s in stories]
    halves = total(stories[:15], answers[:15])
    halves.update(total(stories[15:], answers[15:]))
    assert figures(halves) == pytest.approx(figures(total(stories, answers)))
    assert "siblings accused" in report(halves)


def test_usual_rule_accuses_carriers(stories: list[Story]) -> None:
    found = figures(total(stories, [earliest_similar(s.articles) for s in stories]))
    accused = found["carriers accused"]
    assert accused is not None
    assert accused > 0.4
