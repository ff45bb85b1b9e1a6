"""What is summed up of a store is what is counted in the lineage that was saved there."""

import random
import sqlite3
from contextlib import closing

import pytest

from lineage.errors import FormatError, InputError
from lineage.model import Label, Tally
from lineage.report.info import contents
from lineage.store import save, stored_contents


@pytest.fixture
def path(tmp_path, small_lineage):
    save(small_lineage, tmp_path / "x.wl")
    return tmp_path / "x.wl"


def test_every_number_is_that_of_the_lineage(path, small_lineage):
    held = stored_contents(path)
    assert held == contents(small_lineage)
    assert (held.articles, held.sentences, held.pairs, held.stories) == (2, 5, 1, 1)
    assert (held.passages, held.wires, held.same_text) == (1, 2, 0)
    assert held.words == Tally(edited=6, added=6, credit=1)
    labels = (Label.COPIED, Label.EDITED, Label.PARAPHRASED, Label.QUOTED)
    assert held.links == tuple(zip(labels, (0, 1, 0, 0), strict=True))
    assert (held.skipped, held.provenance) == (small_lineage.skipped, small_lineage.provenance)


def test_whatever_repeats_a_text_is_counted_but_for_the_first(tmp_path, document, lineage_of):
    ids = "abcde"
    families = [ids[:3], ids[3:]]
    lineage = lineage_of(*(document(id_, "He left.") for id_ in ids), duplicates=families)
    save(lineage, tmp_path / "x.wl")
    assert stored_contents(tmp_path / "x.wl") == contents(lineage)
    assert contents(lineage).same_text == 3


def test_links_are_counted_by_label_over_all_pairs(tmp_path, borders_lineage):
    save(borders_lineage, tmp_path / "x.wl")
    assert stored_contents(tmp_path / "x.wl") == contents(borders_lineage)
    assert sum(n for _, n in contents(borders_lineage).links) == 5


def test_nothing_at_all_is_nothing(tmp_path, lineage_of):
    save(lineage_of(), tmp_path / "x.wl")
    held = stored_contents(tmp_path / "x.wl")
    assert held == contents(lineage_of())
    assert (held.articles, held.words) == (0, Tally())


def test_texts_and_sentences_are_not_read(path, small_lineage):
    """So that it takes a moment, however much there is to read."""
    with closing(sqlite3.connect(path)) as file:
        file.executescript("DROP TABLE article_text; DROP TABLE sentence; DROP TABLE origin")
        file.execute("VACUUM")
    assert stored_contents(path) == contents(small_lineage)


def test_what_is_no_store_is_told(tmp_path):
    with pytest.raises(InputError, match=r"x\.wl does not exist"):
        stored_contents(tmp_path / "x.wl")
    (tmp_path / "a.txt").write_text("He left.")
    with pytest.raises(FormatError, match=r"a\.txt is no lineage file"):
        stored_contents(tmp_path / "a.txt")


def test_a_label_that_no_link_has_is_damage(path):
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE verdict SET label = 'stolen'")
    with pytest.raises(FormatError, match=r"x\.wl is damaged"):
        stored_contents(path)


def test_any_damage_is_a_format_error_or_goes_unseen(path):
    whole = path.read_bytes()
    chance = random.Random(1)
    for _ in range(200):
        content = bytearray(whole)
        for _ in range(40):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
        try:
            stored_contents(path)
        except FormatError:
            continue
