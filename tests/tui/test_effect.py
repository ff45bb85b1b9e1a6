from __future__ import annotations

from lineage.model import Label, Tally
from lineage.store import save
from tui.effect import Effect

ANEWZ, STANDARD = 0, 1


def test_nobody_decided_anything(store, deciding):
    assert deciding(store).effects.all() == Effect()


def test_words_move_from_label_to_label(store, deciding):
    library = deciding(store)
    library.decisions.label(library.article(ANEWZ), 4, Label.ADDED)
    library.decisions.label(library.article(STANDARD), 1, Label.EDITED)
    found = library.effects.all()
    assert found.change == Tally(paraphrased=-6, added=6)
    assert (len(found.own), len(found.taken), found.corrected) == (2, 2, 1)


def test_an_undone_decision_has_no_effect(store, deciding):
    library = deciding(store)
    library.decisions.label(library.article(ANEWZ), 4, Label.ADDED)
    assert library.effects.all().own
    library.decisions.undo()
    assert library.effects.all() == Effect()


def test_people_who_differ_are_in_conflict(store, deciding):
    library = deciding(store, who="bo")
    library.decisions.label(library.article(ANEWZ), 4, Label.ADDED)
    library = deciding(store, who="ana", first=10)
    library.decisions.label(library.article(ANEWZ), 4, Label.EDITED)
    found = library.effects.all()
    (said,) = found.conflicts
    assert [(d.who, d.new) for d in said] == [("bo", Label.ADDED), ("ana", Label.EDITED)]
    assert (len(found.own), found.change) == (1, Tally(paraphrased=-6, edited=6))


def test_what_is_gone_is_orphaned_not_dropped(store, deciding, document, lineage_of):
    library = deciding(store)
    library.decisions.label(library.article(ANEWZ), 4, Label.ADDED)
    library.decisions.label(library.article(STANDARD), 3, Label.CREDIT)
    save(lineage_of(document("standard", "Another text.")), store)
    found = deciding(store).effects.all()
    assert [(o.decision.target.sentence.article, o.reason) for o in found.orphans] == [
        ("anewz", "the article is not there"),
        ("standard", "the article has no such sentence"),
    ]
    assert found.own == ()


def test_an_article_is_looked_at_again_only_after_a_decision_about_it(store, deciding, monkeypatch):
    library = deciding(store)
    library.decisions.label(library.article(ANEWZ), 4, Label.ADDED)
    library.decisions.label(library.article(STANDARD), 1, Label.EDITED)
    library.effects.all()
    asked = []
    part = library.archive.part
    monkeypatch.setattr(library.archive, "part", lambda n, **o: asked.append(n) or part(n, **o))
    library.decisions.label(library.article(ANEWZ), 2, Label.COPIED)
    library.effects.all()
    assert [n for n in asked if len(n) == 1] == [(ANEWZ,)]
