"""Who has whose words in one story, on the screen; every key of it."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest

from lineage.model import Arrow, ArticleId, Edge, Evidence, Relation, Story, Tally, Wire
from tests.tui.conftest import BOMB, press, screen_text, settle
from tui.place import Place
from tui.settings import Settings

LINEAGE = Place("lineage")


@pytest.fixture
def app(app_of, borders_lineage):
    return app_of(borders_lineage, start=LINEAGE)


@pytest.fixture(scope="session")
def family_lineage(document, lineage_of):
    """`b` has it from `a` and perhaps from `c`; `c` and `a` are related, nobody knows how; `d`
    stands alone; of `e` the text is that of `a`."""
    documents = [
        document(
            id_,
            "The dogs of Kyiv ran home.",
            f"The story of {id_} was told.",
            outlet=f"The {id_.upper()}",
            published="2025-02-12" if id_ != "d" else None,
            title=f"Headline {id_}",
        )
        for id_ in "abcd"
    ]
    same = document(
        "e", "The dogs of Kyiv ran home.", "The story of a was told.", published="2025-02-13"
    )
    ids = tuple(map(ArticleId, "abcde"))
    prose = Evidence("shared prose", "Both tell of dogs.", "a", (), 1.5)
    edge = Edge(ids[0], ids[1], Relation.DERIVED, "a", 0.95, Tally(edited=6), Tally(), (prose,))
    apart = Edge(ids[0], ids[2], Relation.UNDETERMINED, None, 0.6, Tally(), Tally(), ())
    return lineage_of(
        *documents,
        same,
        links=[("a", 0, "edited", "b", 0), ("a", 0, "edited", "c", 0)],
        edges=(edge, apart),
        arrows=(
            Arrow("a", ids[1], 0.95, True, (0,), 6),
            Arrow("c", ids[1], 0.2, False),
        ),
        duplicates=[("a", "e")],
        stories=(Story("story:a", ids, (), 3),),
    )


@pytest.fixture
def family(app_of, family_lineage):
    return app_of(family_lineage, start=LINEAGE)


def said(app):
    return [notice.message for notice in app._notifications]


def test_the_head_says_which_story_and_what_is_missing(app, keys):
    head = keys(app).splitlines()[0]
    assert "story 1 of 1" in head
    assert "3 articles · 1 source not here · 2 undated" in head


def test_a_source_stands_over_those_who_carry_it_and_says_why_it_is_supposed(app, keys):
    text = keys(app, size=(100, 40))
    assert "◌ Reuters, not in this corpus" in text
    assert "│ credit: anewz credits Reuters in a credit line." in text
    assert "├─▓─ ● Anewz, 2025-02-12 (0.90, 20 words)  anewz" in text
    assert "└╌▓╌ ● standard (0.80, 15 words)  Borders | “unrealistic”" in text
    assert "│      © credits Reuters (credit line)   words: " in text
    assert "⚑ no credit found" in text


def test_public_speech_is_a_node_and_no_copying(app, keys):
    text = keys(app, size=(100, 40))
    assert "◇ common public speech" in text
    assert "3 articles share only quotations with another here; that is not copying" in text
    assert '└┄"┄ quoted by talk: 1 shared quoted sentence' in text


def test_who_is_linked_by_nothing_but_quotations_is_independent(app_of, borders_lineage, keys):
    sure = tuple(a for a in borders_lineage.arrows if a.target != "talk")
    text = keys(app_of(replace(borders_lineage, arrows=sure), start=LINEAGE), size=(100, 40))
    assert "no link outside quotations: independent of the others here" in text


def test_of_a_weak_arrow_it_is_said_that_it_is_not_drawn(app, keys):
    assert "no source is sure enough to be drawn" in keys(app, size=(100, 40))


def test_articles_of_one_text_stand_once(family, keys):
    text = keys(family, size=(100, 40))
    assert "same text in e" in text
    assert text.count("● ") == 4


def test_undetermined_pairs_of_a_small_story_come_last(family, keys):
    text = keys(family, size=(100, 40))
    assert "? a (The A) and c (The C) are related; what is at hand does not tell how" in text


def test_space_folds_and_unfolds(app, drive):
    async def steps(pilot):
        before = screen_text(app)
        await press(pilot, "space")
        folded = screen_text(app)
        await press(pilot, "space")
        return before, folded, screen_text(app)

    before, folded, after = drive(app, steps, (100, 40))
    assert "◌ Reuters, not in this corpus  ▸ 2 folded" in folded
    assert "● Anewz" not in folded
    assert after == before


def test_space_on_what_holds_nothing_folds_what_it_hangs_from(app, drive):
    async def steps(pilot):
        await press(pilot, "j", "space")
        return app.pane.node.id, screen_text(app)

    id_, text = drive(app, steps, (100, 40))
    assert id_ == "wire:reuters"
    assert "2 folded" in text


def test_space_where_nothing_hangs_says_so(family, keys):
    keys(family, "G", "space")
    assert said(family) == ["Nothing hangs from it."]


def test_a_shows_all_arrows_and_again_only_main_ones(app, drive):
    async def steps(pilot):
        await press(pilot, "j", "j", "a")
        whole = screen_text(app)
        await press(pilot, "j")
        weak = app.pane.node
        await press(pilot, "a")
        return whole, weak, app.pane.node, screen_text(app)

    whole, weak, node, less = drive(app, steps, (100, 40))
    assert "└╌▓╌ perhaps from anewz (0.15, 4 words)" in whole
    assert weak.arrow.source == "anewz"
    assert node.id == "standard"
    assert "perhaps from" not in less


def test_the_sentences_behind_an_arrow_stand_below(app, keys):
    text = keys(app, "j", "j", size=(100, 40))
    assert "1 sentence, 15 words put down to Reuters (not in this corpus)" in text
    assert "2 E ▓ Speaking in Brussels, Mr Hegseth" in text
    assert "↔ Anewz s3: Speaking in Brussels, Hegseth" in text


def test_beside_the_tree_in_a_wide_window(app, keys):
    text = keys(app, "j", "j", size=(160, 40))
    (line,) = (line for line in text.splitlines() if "put down to Reuters" in line)
    assert line.index("standard: 1 sentence") > 90


def test_d_puts_the_evidence_first(family, drive):
    async def steps(pilot):
        await press(pilot, "j")
        sentences = screen_text(family)
        await press(pilot, "d")
        return sentences, screen_text(family)

    sentences, evidence = drive(family, steps, (100, 26))
    assert "1 sentence, 6 words put down to a (The A)" in sentences
    below = evidence.splitlines()[-10:]
    assert "The text of b (The B) comes from a (The A) (probability 0.95)." in below[1]
    assert "shared prose: Both tell of dogs. [+1.5]" in "\n".join(below)


def test_d_makes_room_in_a_low_window_and_gives_it_back(app, drive):
    async def steps(pilot):
        seen = [app.pane.detail.display]
        for _ in range(2):
            await press(pilot, "d")
            seen.append(app.pane.detail.display)
        return seen

    assert drive(app, steps, (80, 18)) == [False, True, False]


def test_i_leaves_unseen_sources_unnamed(app, drive):
    async def steps(pilot):
        await press(pilot, "i")
        without = screen_text(app)
        await press(pilot, "i")
        return without, screen_text(app)

    without, again = drive(app, steps, (100, 40))
    assert "◌ common source" in without
    assert "Reuters, not in" not in without.splitlines()[4]
    assert "├─▓─ ● Anewz" in without
    assert "◌ Reuters, not in this corpus" in again


def test_enter_on_an_article_opens_it_where_the_words_are(app, drive):
    async def steps(pilot):
        await press(pilot, "j", "j", "enter")
        return app.pane.SCREEN, app.pane.place(), app.pane.subject()

    screen, place, subject = drive(app, steps)
    assert (screen, place.at, subject) == ("articles", 1, "standard")


def test_enter_on_a_source_tells_its_text_even_in_a_low_window(app, keys):
    text = keys(app, "enter", size=(80, 18))
    assert "What Reuters must have said" in text
    assert "Speaking in Brussels, Hegseth gave" in text


def test_enter_on_a_source_without_text_says_so(app_of, borders_lineage, keys):
    mute = tuple(replace(wire, text=()) for wire in borders_lineage.wires)
    app = app_of(replace(borders_lineage, wires=mute), start=LINEAGE)
    assert "its text cannot be told" in keys(app, "enter", size=(100, 30))


def test_enter_on_public_speech_folds_it(app, drive):
    async def steps(pilot):
        await press(pilot, "slash", *"public speech", "enter", "enter")
        return screen_text(app)

    assert "common public speech  ▸ 3 folded" in drive(app, steps, (100, 40))


def test_enter_on_an_uncertain_pair_compares_it(family, drive):
    async def steps(pilot):
        await press(pilot, "G", "enter")
        return family.pane.SCREEN, family.pane.subject()

    assert drive(family, steps) == ("compare", "The A ↔ The C")


def test_c_compares_with_the_article_that_it_comes_from(family, drive):
    async def steps(pilot):
        await press(pilot, "j", "c")
        return family.pane.SCREEN, family.pane.subject()

    assert drive(family, steps) == ("compare", "The A ↔ The B")


def test_c_on_a_further_arrow_compares_with_its_source(family, drive):
    async def steps(pilot):
        await press(pilot, "j", "a", "j", "enter")
        return family.pane.SCREEN, family.pane.subject()

    assert drive(family, steps) == ("compare", "The C ↔ The B")


def test_c_says_that_a_source_is_no_article(app, keys):
    keys(app, "c")
    assert said(app) == ["No article of this story is its source."]


@pytest.mark.parametrize(("key", "accepted"), [("A", True), ("R", False)])
def test_capital_a_and_r_decide_the_arrow_at_the_cursor(app, drive, monkeypatch, key, accepted):
    decided = []

    def assent(arrow, *, accepted):
        decided.append((arrow.source, arrow.target, accepted))

    monkeypatch.setattr(app, "assent", assent, raising=False)

    async def steps(pilot):
        await press(pilot, "j", key)

    drive(app, steps)
    assert decided == [("wire:reuters", "anewz", accepted)]


@pytest.mark.parametrize("key", ["A", "R"])
def test_only_arrows_are_decided(app, keys, key):
    keys(app, key)
    assert said(app) == ["The cursor is on no link."]


def test_greater_and_less_go_to_other_stories(app_of, many_lineage, drive):
    app = app_of(many_lineage, start=LINEAGE)

    async def steps(pilot):
        heads = [app.pane.subject()]
        for key in ("greater_than_sign", "greater_than_sign", "less_than_sign"):
            await press(pilot, key)
            heads.append(app.pane.subject())
        await press(pilot, "less_than_sign", "less_than_sign")
        return heads

    assert drive(app, steps) == [f"story {n} of 20" for n in (1, 2, 3, 2)]
    assert said(app) == ["No story is larger."]


def test_the_story_of_what_was_looked_at_is_shown(app_of, many_lineage, drive):
    app = app_of(many_lineage)

    async def steps(pilot):
        await press(pilot, "j", "j", "enter")
        chosen = app.pane.place()
        await press(pilot, "1", "5")
        return chosen, app.pane.place(), app.pane.subject()

    chosen, again, subject = drive(app, steps)
    assert chosen == again
    assert subject == "story 3 of 20"


def test_escape_comes_back_to_the_same_node(app, drive):
    async def steps(pilot):
        await press(pilot, "j", "j", "enter", "escape")
        return app.pane.node.id

    assert drive(app, steps) == "standard"


def test_find_goes_from_node_to_node(app, drive):
    async def steps(pilot):
        await press(pilot, "slash", *"CREDITS reuters", "enter")
        seen = [app.pane.node.id]
        for key in ("n", "N"):
            await press(pilot, key)
            seen.append(app.pane.node.id)
        return seen

    assert drive(app, steps) == ["wire:reuters", "anewz", "wire:reuters"]


def test_without_stories_it_says_that_there_are_none(app_of, document, lineage_of, keys):
    app = app_of(lineage_of(document("a", "It rained.")), start=LINEAGE)
    text = keys(app, "j", "space", "a", "d", "i", "c", "A", "enter", "greater_than_sign")
    assert "No two articles are related." in text


@pytest.fixture(scope="session")
def large_lineage(document, lineage_of):
    """A story of 240 articles, each from the first, which comes from a source that is not here."""
    ids = [ArticleId(f"a{n:03}") for n in range(240)]
    arrows = [Arrow("wire:afp:a000", ids[0], 0.9, True), *(
        Arrow(ids[0], id_, 0.9, True, (0,), 2) for id_ in ids[1:]
    )]  # fmt: skip
    wire = Wire("wire:afp:a000", "AFP", True, None, (ids[0],), ())
    story = Story("story:a000", tuple(ids), (wire.id,), 1, True)
    documents = [document(id_, "It rained.") for id_ in ids]
    return lineage_of(*documents, arrows=tuple(arrows), wires=(wire,), stories=(story,))


def test_a_large_story_is_read_aside_and_opens_folded(app_of, large_lineage, drive, monkeypatch):
    app = app_of(large_lineage, start=Place("articles"))
    may_read, story = Event(), app.library.story

    def slow(number):
        may_read.wait(20)
        return story(number)

    monkeypatch.setattr(app.library, "story", slow)

    async def steps(pilot):
        await pilot.press("5")
        for _ in range(3):
            await pilot.pause()
        waiting = screen_text(app)
        may_read.set()
        await settle(pilot)
        folded = screen_text(app)
        await press(pilot, "space")
        return waiting, folded, screen_text(app)

    waiting, folded, text = drive(app, steps)
    assert "… reading a story of 240 articles" in waiting
    assert "Too many articles share text to weigh them all at once" in text
    assert "◌ AFP, not in this corpus  ▸ 1 folded" in folded
    assert "└─?─ ● a000 (0.90)  ▸ 239 folded" in text


def test_hostile_text_in_a_story_is_shown_and_does_no_harm(app_of, bomb_lineage, keys):
    a, b = (document.article.id for document in bomb_lineage.documents)
    wire = Wire(f"wire:{BOMB}", BOMB, True, None, (a,), (Evidence("credit", BOMB),), 0.9)
    hostile = replace(
        bomb_lineage,
        wires=(wire,),
        arrows=(Arrow(wire.id, a, 0.9, True, (0,), 9), Arrow(a, b, 0.9, True, (0,), 9)),
        stories=(Story(f"story:{a}", (a, b), (wire.id,), 1),),
    )
    app = app_of(hostile, start=LINEAGE)
    text = keys(app, "j", "j", "d", "a", "k", "enter", "escape", size=(120, 40))
    assert not {"\x1b", "\x00", "\u202e", "\u200b"} & set(text)
    assert "◌ see [/b] [Reuters] [red]x[/]" in text


def test_ascii_trees_are_ascii(app_of, borders_lineage, keys):
    text = keys(
        app_of(borders_lineage, settings=Settings(ascii=True), start=LINEAGE), size=(100, 40)
    )
    assert text.isascii()
    assert "|-+- * Anewz" in text
