from __future__ import annotations

import pytest

from lineage.errors import OutputError
from lineage.model import Arrow, Assent, Decision, Label, Retraction
from lineage.store.labels_file import append_decisions, labels_path, read_decisions
from tui.decisions import NO_STORE, person, told

ANEWZ, STANDARD, TALK = range(3)


def on_file(store):
    return read_decisions(labels_path(store))[0]


def ids(lines):
    return [line.id.removeprefix("urn:uuid:") for line in lines]


def test_a_decision_is_on_file_at_once(store, deciding):
    library = deciding(store)
    made = library.decisions.label(library.article(ANEWZ), 2, Label.PARAPHRASED, "their words")
    assert on_file(store) == (made,)
    assert (made.who, made.when, made.id) == ("ana", "2025-03-01T09:00:01Z", "urn:uuid:ana-1")
    assert (made.old, made.new, made.probability) == (Label.EDITED, Label.PARAPHRASED, 0.95)
    assert made.note == "their words"
    assert made.target.exact.startswith("Speaking in Brussels, Hegseth gave")


def test_old_is_what_was_shown_and_probability_the_model_s(store, deciding):
    library = deciding(store)
    library.decisions.label(library.article(ANEWZ), 2, Label.PARAPHRASED)
    library.forget()
    again = library.decisions.label(library.article(ANEWZ), 2, None)
    assert (again.old, again.new, again.probability) == (Label.PARAPHRASED, None, 0.95)


def test_a_note_stays_until_another_is_given(store, deciding):
    library = deciding(store)
    opened, decisions = library.article(ANEWZ), library.decisions
    decisions.label(opened, 2, Label.COPIED, "why")
    assert decisions.label(opened, 2, Label.EDITED).note == "why"
    assert decisions.label(opened, 2, Label.EDITED, "").note is None
    assert decisions.label(opened, 2, Label.EDITED).note is None


def test_undo_appends_and_leaves_what_was(store, deciding):
    library = deciding(store)
    first = library.decisions.label(library.article(ANEWZ), 2, Label.COPIED)
    second = library.decisions.label(library.article(ANEWZ), 2, Label.ADDED)
    assert library.decisions.undo() == second
    assert library.decisions.own(library.article(ANEWZ).document, 2) == first
    kinds = [type(line) for line in on_file(store)]
    assert kinds == [Decision, Decision, Retraction]


def test_redo_says_the_same_again_under_a_new_id(store, deciding):
    decisions = (library := deciding(store)).decisions
    made = decisions.label(library.article(ANEWZ), 2, Label.COPIED, "note")
    decisions.undo()
    again = decisions.redo()
    assert again.id != made.id
    assert (again.target, again.new, again.note) == (made.target, made.new, made.note)
    assert decisions.redo() is None


def test_what_is_decided_after_an_undo_cannot_be_redone_over(store, deciding):
    decisions = (library := deciding(store)).decisions
    decisions.label(library.article(ANEWZ), 2, Label.COPIED)
    decisions.undo()
    decisions.label(library.article(ANEWZ), 3, Label.ADDED)
    assert decisions.redo() is None


def test_undo_and_redo_outlast_a_restart(store, deciding):
    library = deciding(store)
    for index, label in ((2, Label.COPIED), (3, Label.ADDED), (4, Label.CREDIT)):
        library.decisions.label(library.article(ANEWZ), index, label)
    library.decisions.undo()
    library.decisions.undo()
    decisions = deciding(store, first=20).decisions
    assert decisions.redo().new is Label.ADDED
    decisions = deciding(store, first=30).decisions
    assert decisions.redo().new is Label.CREDIT
    assert decisions.redo() is None
    assert [decisions.undo().new for _ in range(3)] == [Label.CREDIT, Label.ADDED, Label.COPIED]
    assert decisions.undo() is None


def test_one_takes_back_only_what_is_one_s_own(store, deciding):
    library = deciding(store, who="bo")
    library.decisions.label(library.article(ANEWZ), 2, Label.COPIED)
    assert deciding(store, who="ana").decisions.undo() is None


def test_another_person_s_file_can_be_appended(store, deciding, tmp_path):
    library = deciding(store)
    library.decisions.label(library.article(ANEWZ), 2, Label.COPIED)
    other = deciding(store, who="bo", first=9)
    other.decisions.path = tmp_path / "bo.labels.jsonl"
    theirs = other.decisions.label(other.article(ANEWZ), 3, Label.ADDED)
    append_decisions(labels_path(store), [theirs, *on_file(store)])
    merged = deciding(store, first=20)
    lines = merged.decisions.about(["anewz"])
    assert ids(lines) == ["ana-1", "bo-9"]
    seen = merged.article(ANEWZ).view
    assert [seen.label(s).value for s in merged.article(ANEWZ).document.sentences[2:4]] == [
        "copied",
        "added",
    ]


@pytest.mark.parametrize("accepted", [True, False])
def test_an_arrow_is_accepted_or_rejected(store, deciding, accepted):
    library = deciding(store)
    arrow = next(a for a in library.article(STANDARD).view.lineage.arrows if a.source == "anewz")
    made = library.decisions.assent(arrow, accepted=accepted)
    assert (made.new is Assent.ACCEPTED, made.probability, made.old) == (accepted, 0.15, None)
    library.forget()
    found = {a.source: a.probability for a in library.article(STANDARD).view.arrows_to("standard")}
    assert found == ({"anewz": 1.0} if accepted else {}) | {"wire:reuters": 0.8}


def test_the_model_s_probability_of_an_arrow_outlasts_assent(store, deciding):
    library = deciding(store)
    shown = Arrow("anewz", "standard", 0.15, False)
    library.decisions.assent(shown, accepted=True)
    again = library.decisions.assent(Arrow("anewz", "standard", 1.0, False), accepted=False)
    assert (again.old, again.probability) == (Assent.ACCEPTED, 0.15)


def test_what_cannot_be_saved_is_not_decided(store, deciding):
    library = deciding(store, can_save=False)
    with pytest.raises(OutputError, match="kept with a store"):
        library.decisions.label(library.article(ANEWZ), 2, Label.COPIED)
    assert library.decisions.about(["anewz"]) == ()
    assert not labels_path(store).exists()
    assert "kept with a store" in NO_STORE


def test_a_store_that_is_only_read_keeps_what_was_decided_and_takes_no_more(store, deciding):
    deciding(store).decisions.label(deciding(store).article(ANEWZ), 2, Label.COPIED)
    before = labels_path(store).read_bytes()
    library = deciding(store, read_only=True)
    assert library.decisions.about(["anewz"])
    with pytest.raises(OutputError, match="--read-only"):
        library.decisions.undo()
    assert labels_path(store).read_bytes() == before


def test_lines_that_are_not_understood_are_told(store, deciding):
    labels_path(store).write_text("not JSON\n")
    (skipped,) = deciding(store).decisions.skipped
    assert skipped.place == "line 1"


@pytest.mark.parametrize(
    ("named", "env", "name"),
    [
        (" Ana ", {"USER": "root"}, "Ana"),
        (None, {"USER": "bo"}, "bo"),
        ("", {"USERNAME": "win"}, "win"),
        (None, {}, "anonymous"),
        ("\udcff", {}, "?"),
    ],
)
def test_a_person_is_who_is_named_else_who_is_logged_in(named, env, name):
    assert person(named, env) == name


def test_a_decision_is_told_in_a_few_words(store, deciding):
    library = deciding(store)
    opened = library.article(ANEWZ)
    assert told(library.decisions.label(opened, 2, Label.COPIED, "n")) == (
        "anewz s3: C copied, with a note"
    )
    assert told(library.decisions.label(opened, 2, None, "")) == "anewz s3: as the model says"
    arrow = opened.view.arrows_to("anewz")[0]
    told_arrow = told(library.decisions.assent(arrow, accepted=True))
    assert told_arrow == "wire:reuters to anewz: accepted"
