from lineage.align.edits import word_edits
from lineage.report.compare import Difference
from lineage.report.readings import Reading
from tui import collation
from tui.collation import Collation


def collated(document, *texts):
    documents = [document(f"a{n}", text) for n, text in enumerate(texts)]
    found = [Reading(d, d.sentences, d.sentences[0]) for d in documents]
    return Collation(found[0], found, lambda a, b: Difference(a, b, word_edits(a, b))), found


def test_few_readings_are_worked_out_at_once(document):
    collated_, found = collated(document, "One two.", "One three.")
    collated_.begin(found[1:])
    assert [span.of("One two.") for span in collated_.common] == ["One"]


def test_what_would_take_too_long_is_left_and_what_all_share_with_it(document, monkeypatch):
    monkeypatch.setattr(collation, "MOST_AT_ONCE", 150)
    collated_, found = collated(document, "One two.", "One three.", "One four.")
    collated_.begin(found[1:])
    assert collated_.known(found[1]) is not None
    assert (collated_.known(found[2]), collated_.common) == (None, None)


def test_what_is_known_is_not_worked_out_again(document, monkeypatch):
    monkeypatch.setattr(collation, "MOST_AT_ONCE", 150)
    collated_, found = collated(document, "One two.", "One three.", "One four.")
    for _ in range(3):
        collated_.begin(found[1:])
    assert collated_.common is not None
