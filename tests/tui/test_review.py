"""The screen that asks a person about one sentence after the other."""

from __future__ import annotations

import pytest

from lineage.errors import OutputError
from lineage.model import Label
from lineage.store import save
from lineage.store.labels_file import append_decisions, labels_path, read_decisions
from tests.tui.conftest import press, screen_text
from tui.app import LineageApp
from tui.case import shared_words
from tui.place import Place

REVIEW = Place("review")
FIRST, SECOND = ("anewz", 4), ("standard", 2)
"""The two that the model is least sure of."""


@pytest.fixture
def after(store, deciding, drive):
    """Keys in a new application → the application, and the text of its screen."""

    def run(*keys, size=(100, 40), look=screen_text, library=None, **options):
        app = LineageApp(library or deciding(store, **options), start=REVIEW)

        async def steps(pilot):
            await press(pilot, *keys)
            return look(app)

        return app, drive(app, steps, size)

    return run


def said(store):
    return [
        (line.target.sentence.article, line.target.sentence.index, line.new)
        for line in read_decisions(labels_path(store))[0]
        if hasattr(line, "target")
    ]


def toasts(app):
    return [notification.message for notification in app._notifications]


def flat(text):
    return " ".join(text.split())


def test_it_shows_the_sentence_in_context_and_what_speaks_for_the_label(after):
    _, text = after()
    whole = flat(text)
    assert "Anewz s5 model: P ▒ paraphrased, unsure ▮▯▯ 0.60 (unsure)" in whole
    assert "4 “Chasing this illusionary goal" in whole
    assert "5 Ukraine’s foreign ministry did not respond." in whole
    assert "6 Comments (0)" in whole
    assert "standard s3 best match Kyiv gave no answer." in whole
    assert "rare words shared: none" in whole
    assert "[-Kyiv gave no answer-]{+Ukraine’s foreign ministry did not respond+}." in whole
    assert "rule: model; longest shared run 7" in whole
    assert "1 of 7 · 6 left" in whole


def test_the_next_best_stands_in_another_article(after):
    _, text = after(*"ssss")
    assert 'talk s1 next best Q " quoted, sure ▮▮▮ 0.90' in flat(text)
    _, text = after(*"bssss")
    assert "talk s1 next best “Chasing" in flat(text)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 30), (160, 40), (200, 60)])
def test_sentence_and_keys_are_seen_at_every_size(after, size):
    _, text = after(size=size)
    assert "5 Ukraine’s foreign ministry did not" in text
    assert "C copied  E edited  P paraphrased" in text


def test_a_accepts_and_goes_on(after, store):
    _, text = after("a")
    assert said(store) == [(*FIRST, Label.PARAPHRASED)]
    assert "standard s3" in text
    assert "2 of 7 · 5 left" in text
    assert "ana: 1 done · 0 changed from the model" in flat(text)
    assert "saved 09:00:01 UTC" in flat(text)


@pytest.mark.parametrize(("key", "label"), zip("CEPQNWB", Label, strict=True))
def test_a_letter_labels_and_goes_on(after, store, key, label):
    app, text = after(key)
    assert said(store) == [(*FIRST, label)]
    assert f"last: anewz s5: {key} {label.value}; the model said P ▒ paraphrased" in flat(text)
    assert toasts(app) == []


def test_s_leaves_it_and_goes_on(after, store):
    _, text = after("s")
    assert said(store) == []
    assert "2 of 7" in text


def test_t_writes_a_note_that_is_saved_with_the_label(after, store):
    _, text = after("t", *"abc", "enter")
    assert said(store) == []
    assert "note: abc" in text
    after("t", *"abc", "enter", "E")
    assert [line.note for line in read_decisions(labels_path(store))[0]] == ["abc"]


def test_u_takes_back_and_goes_back_to_the_sentence(after, store):
    app, text = after("E", "N", "u")
    assert toasts(app) == ["Taken back: standard s3: N added"]
    assert "2 of 7" in text
    assert "ana: 1 done" in text
    app, text = after("u", first=10)
    assert toasts(app) == ["Taken back: anewz s5: E edited"]


def test_capital_u_makes_it_again_and_goes_on(after, store):
    app, text = after("E", "u", "U")
    assert toasts(app)[-1] == "Made again: anewz s5: E edited"
    assert "2 of 7" in text


def test_b_hides_what_the_model_says_until_a_label_is_given(after, store):
    app, text = after("b", "a")
    assert "model: hidden until you decide" in text
    assert not {"0.60", "(unsure)", "rule:", "▒"} & set(text.split())
    assert toasts(app) == ["The model's label is hidden: give your own, or b shows it."]
    assert said(store) == []
    _, text = after("b", "E")
    assert "last: anewz s5: E edited; the model said P ▒ paraphrased, unsure ▮▯▯ 0.60" in flat(text)
    assert said(store) == [(*FIRST, Label.EDITED)]


def test_b_shows_it_again(after):
    _, text = after("b", "b")
    assert "model: P ▒ paraphrased" in text


def test_enter_opens_the_article_at_the_sentence(after):
    _, place = after("enter", look=lambda app: app.pane.place())
    assert place == Place("article", 0, at=4)


def test_what_i_decided_is_not_asked_again_what_others_did_is(after, deciding, store):
    after("E", "N")
    _, text = after(first=10)
    assert "1 of 5 · 4 left" in text
    _, text = after(who="bo")
    assert "1 of 7 · 6 left" in text
    assert "ana, 2025-03-01; the model says paraphrased, 0.60" in text


def test_blind_hides_what_others_say(after, store):
    after("E")
    _, text = after("b", who="bo")
    assert "ana, 2025" not in text


def test_conflicts_with_others_are_counted_and_listed(after, store, deciding, tmp_path):
    other = deciding(store, who="bo")
    other.decisions.path = tmp_path / "bo.labels.jsonl"
    theirs = other.decisions.label(other.article(0), 4, Label.ADDED)
    append_decisions(labels_path(store), [theirs])
    _, text = after("E", first=5)
    assert "1 conflict with others" in flat(text)
    assert "conflict: anewz s5: bo N added, ana E edited" in flat(text)
    _, place = after("tab", "enter", first=20, look=lambda app: app.pane.place())
    assert place == Place("article", 0, at=4)


def test_orphans_are_counted_and_listed(after, store, deciding, document, lineage_of):
    library = deciding(store)
    library.decisions.label(library.article(0), 4, Label.ADDED)
    a, b = document("a", "He left us all."), document("b", "He left us.")
    save(lineage_of(a, b, links=[("a", 0, "edited", "b", 0, 0.7)]), store)
    _, text = after(first=10)
    assert "0 done" in text and "1 orphaned" in flat(text)
    assert "orphaned: anewz s5: N added (the article is not there) Ukraine’s" in flat(text)


def test_lines_that_are_not_understood_are_told(after, store):
    labels_path(store).write_text("nonsense\n")
    _, text = after()
    assert "1 line of borders.labels.jsonl not understood, and left as they are" in flat(text)


def test_what_cannot_be_saved_is_asked_still(after, store, monkeypatch):
    def refuse(path, lines):
        raise OutputError(f"{path} cannot be written")

    monkeypatch.setattr("tui.decisions.append_decisions", refuse)
    app, text = after("E")
    assert "cannot be written" in toasts(app)[0]
    assert "1 of 7" in text and "0 done" in text


def test_without_a_store_it_says_where_labels_are_kept(after, store):
    _, text = after("E", can_save=False)
    assert "Labels are kept with a store" in flat(text)
    assert "1 of 7" in text


def test_at_the_end_nothing_is_left_but_what_was_skipped(after, drive, store):
    _, text = after(*"sssssss")
    assert "Nothing is left to review" in text
    _, text = after(*"sssssss", "1", "8")
    assert "1 of 7" in text


def test_a_corpus_without_links_has_nothing_to_review(after, deciding, document, lineage_of, store):
    save(lineage_of(document("a", "He left.")), store)
    _, text = after(*"aEsbu")
    assert "Nothing is left to review" in text


def test_hostile_text_does_no_harm(app_of, bomb_lineage, drive):
    app = app_of(bomb_lineage, start=REVIEW)

    async def steps(pilot):
        await press(pilot, "s", "b", "b")
        return screen_text(app)

    text = drive(app, steps, (100, 40))
    assert "[/b] [Reuters] [red]x[/]" in text
    assert not set(text) & set("\x1b\x00\u202e\u200b")


def test_shared_words_are_those_that_tell_something(document):
    one = document("a", "Hegseth also signalled that greater responsibilities await the allies.")
    other = document("b", "He told the allies of Hegseth: a greater responsibility awaits.")
    found = shared_words(one.sentences[0], other.sentences[0])
    assert found == ["Hegseth", "greater", "await", "allies"]
