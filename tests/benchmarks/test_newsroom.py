"""The simulated newsroom: same seed, same story; the truth follows from who took whose words."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from benchmarks.newsroom import Line, Settings, Story, relation, simulate
from benchmarks.newsroom.__main__ import longest_run
from benchmarks.newsroom.grammar import kind_names, load_kind
from benchmarks.newsroom.story import (
    accounts,
    ancestors,
    carriers,
    families,
    hidden_wires,
    other_hidden,
    roots,
    visible_parents,
)
from benchmarks.newsroom.words import drop_words, honorifics, reorder, say_otherwise, spell, split
from lineage.model import Article, ArticleId, Relation
from lineage.text.agencies import SOURCES

SEEDS = range(40)


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return [simulate(seed) for seed in SEEDS]


def line(wording: str, *trail: str, words: int = 30) -> Line:
    return Line(f"{wording} " + "word " * (words - 2) + "end.", "fact:x", (wording,), trail)


@pytest.fixture
def chain() -> Story:
    """A hidden wire; two carriers, `a` and `b`; `c` copies `b`; `d` stands alone."""
    ledger = {
        "wire:1": (line("w1"), line("w2")),
        "a": (line("w1", "wire:1"), line("a1")),
        "b": (line("w1", "wire:1"), line("w2", "wire:1")),
        "c": (line("w2", "wire:1", "b"),),
        "d": (line("d1"),),
    }
    return Story(
        articles=tuple(Article(ArticleId(i), "Text.", outlet=i.upper()) for i in "abcd"),
        parents={"a": ("wire:1",), "b": ("wire:1",), "c": ("b",), "d": ()},
        wires={"wire:1": "Reuters"},
        seen={},
        kinds=dict.fromkeys("abcd", "wire copy"),
        hidden={"wire:1": ()},
        names={"wire:1": "Reuters"},
        events=dict.fromkeys("abcd", "event:1"),
        ledger=ledger,
    )


def test_same_seed_same_story(stories: list[Story]) -> None:
    assert simulate(3) == stories[3]
    assert simulate(3) != stories[4]


def test_settings_are_obeyed() -> None:
    alone = Settings(wires_weights=(1.0,), second_hand_weights=(1.0,), own_update_rate=0,
                     archive_rate=0, template_rate=0, second_event_rate=0)  # fmt: skip
    for seed in range(10):
        story = simulate(seed, alone)
        assert not story.wires
        assert set(story.parents.values()) <= {()}


def test_two_carriers_of_one_wire_have_a_common_source(chain: Story) -> None:
    truth = relation(chain, "a", "b")
    assert (truth.relation, truth.source) == (Relation.COMMON_SOURCE, "wire:1")
    assert truth.words == 30


def test_second_hand_copy_derives_from_its_source(chain: Story) -> None:
    truth = relation(chain, "c", "b")
    assert (truth.relation, truth.source, truth.direct) == (Relation.DERIVED, "b", True)
    assert truth.accepted == {Relation.DERIVED}
    assert ancestors(chain, "c") == {"b", "wire:1"}


def test_different_sentences_of_one_source_are_independent(chain: Story) -> None:
    assert relation(chain, "a", "c").relation is Relation.INDEPENDENT


def test_stranger_is_independent(chain: Story) -> None:
    truth = relation(chain, "a", "d")
    assert truth.relation is Relation.INDEPENDENT
    assert truth.accepted == {Relation.INDEPENDENT, Relation.SHARED_QUOTES}


def test_roots_accounts_and_carriers(chain: Story) -> None:
    assert roots(chain, "c") == ("wire:1",)
    assert hidden_wires(chain) == {"wire:1": {"a", "b", "c"}}
    # the wire and the stranger; `a` wrote no more than half
    assert accounts(chain) == 2 + (roots(chain, "a")[0] == "a")


def test_hidden_middle_is_bridged(chain: Story) -> None:
    hidden = replace(
        chain,
        articles=tuple(a for a in chain.articles if a.id != "b"),
        parents={i: p for i, p in chain.parents.items() if i != "b"} | {"d": ("outlet:1",)},
        hidden={"wire:1": (), "outlet:1": ("a",)},
    )
    assert visible_parents(hidden, "d") == {"a"}
    assert other_hidden(hidden) == {"outlet:1": {"d"}}


def test_ledger_and_parents_agree(stories: list[Story]) -> None:
    for story in stories:
        for article in story.ids():
            trails = [ln.trail for ln in story.ledger[article] if ln.trail]
            assert {trail[-1] for trail in trails} == set(story.parents[article])
            for trail in trails:
                for earlier, later in pairwise(trail):
                    assert earlier in ancestors(story, later)


def test_ids_tell_nothing_and_name_everything(stories: list[Story]) -> None:
    for story in stories:
        ids = story.ids()
        assert list(ids) == sorted(ids)
        assert set(ids) == set(story.kinds) == set(story.parents) == set(story.events)
        named = {*ids, *story.hidden}
        assert {p for parents in story.parents.values() for p in parents} <= named
        assert all(re.fullmatch(r"[0-9a-f]{10}", i) for i in ids)


def test_every_relation_is_simulated(stories: list[Story]) -> None:
    found = {relation(s, *pair).relation for s in stories for pair in s.pairs()}
    assert found == set(Relation) - {Relation.UNDETERMINED, Relation.UPDATE}
    kinds = {kind for story in stories for kind in story.kinds.values()}
    assert kinds == {"wire", "wire copy", "two wires", "second hand", "independent", "archive",
                     "update", "template"}  # fmt: skip
    assert any(len(texts) > 1 for story in stories for texts in families(story).values())
    assert any(carriers(s, frozenset((t,))) for s in stories for t in s.hidden)


def test_agencies_are_known_to_the_program(stories: list[Story]) -> None:
    known = {source.name for source in SOURCES if source.is_agency}
    assert {agency for story in stories for agency in story.wires.values()} <= known


def test_pages_are_whole(stories: list[Story]) -> None:
    for article in (a for story in stories for a in story.articles):
        assert not re.search(r"[{}<>|]| ,|\.\.|,\.|agoyear", article.text), article.text
        assert 60 < len(article.text.split()) < 900


@pytest.mark.parametrize("name", kind_names())
def test_kind_is_rich_enough(name: str) -> None:
    kind = load_kind(name)
    assert 12 <= len(kind.facts) <= 25
    assert 6 <= len(kind.background) <= 10
    assert 6 <= len(kind.sayings) <= 16
    assert sum(fact.weight >= 9 for fact in kind.facts) >= 2
    assert {"A", "B", "C"} <= {key for key, _ in kind.actors}
    assert {"theme", "oldtheme"} <= {key for key, _ in kind.slots}
    for matter in (*kind.facts, *kind.background):
        assert len(matter.templates) >= 2, matter.name
        assert all(t.count("{") == t.count("}") for t in matter.templates), matter.name


def test_independent_reporters_share_few_words_in_a_row(stories: list[Story]) -> None:
    """Stock phrases, but no sentences: as in news (in four real stories, two to four words)."""
    runs = sorted(
        longest_run(story, a, b)
        for story in stories
        for a, b in story.pairs()
        if story.events[a] == story.events[b]
        and story.kinds[a] == story.kinds[b] == "independent"
        and not relation(story, a, b).words
    )
    assert len(runs) > 30
    assert runs[len(runs) // 2] <= 5
    assert runs[len(runs) * 9 // 10] <= 9


def test_house_edits_leave_quotations_alone() -> None:
    class Always:
        def random(self) -> float:
            return 0.0

        def choice(self, things: list[str]) -> str:
            return things[-1]

        def sample(self, things: tuple[object, ...], _: int) -> list[object]:
            return list(things)

    text = "The deal was rejected, he said. “We urged a deal,” he added."
    changed = say_otherwise(text, 1.0, Always())  # type: ignore[arg-type]
    assert changed.endswith("“We urged a deal,” he added.")
    assert changed != text
    assert drop_words("It was also late.", Always()) == "It was late."  # type: ignore[arg-type]


def test_clauses_change_places() -> None:
    assert reorder("After the vote failed, the union called a meeting of all its members.") == (
        "The union called a meeting of all its members after the vote failed."
    )
    assert reorder("“We know,” Varga said.") == "“We know,” said Varga."
    assert split("The town was flooded, and it stayed so until the evening.") == (
        "The town was flooded.",
        "It stayed so until the evening.",
    )


def test_spelling_and_honorifics() -> None:
    assert spell("Defense spending rose two percent.", uk=True) == (
        "Defence spending rose two per cent."
    )
    assert honorifics("Ana Varga left. Varga said so.", {"Varga": ("Ana", "Ms")}) == (
        "Ana Varga left. Ms Varga said so."
    )
