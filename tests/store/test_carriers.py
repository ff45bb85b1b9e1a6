"""Which stored articles carry a new one's phrases, by the index and by reading everything."""

import sqlite3
from contextlib import closing

import pytest

from lineage.store import save
from lineage.store.carriers import CARRIERS_OF_A_PHRASE, Sought, carriers
from lineage.store.lineage_file import connect
from lineage.text.phrases import Phrase, phrases, rare_words

WIRE = (
    "Speaking in Brussels, Hegseth delivered the bluntest statement yet.",
    "Moscow controls about a fifth of the territory, mainly in the south.",
    "Zelensky had offered to swap a swathe of the Kursk region.",
)
SCOOP = "The harbour master of Lowestoft kept his ledgers in a herring barrel."
OTHER = "Rain fell on the market while nobody was there to see it."


@pytest.fixture
def stored(lineage_of, tmp_path):
    """`stored(document, …, duplicates=[…])` → an open file."""
    opened = []

    def build(*documents, indexed=True, **fields):
        path = tmp_path / f"{len(opened)}.wl"
        save(lineage_of(*documents, **fields), path)
        if not indexed:
            with closing(sqlite3.connect(path)) as file:
                file.execute("DROP TABLE article_search")
                file.execute("VACUUM")
        opened.append(connect(path))
        return opened[-1]

    yield build
    for file in opened:
        file.close()


def sought(document, most=24, least_bits=22.0):
    return Sought(phrases(document), rare_words(document, 48), most, least_bits)


def nobody(id_, publisher):
    return False


def ids(found):
    return list(found.ids)


@pytest.mark.parametrize("indexed", [True, False])
def test_articles_that_carry_a_phrase_are_found_and_no_others(indexed, stored, document):
    file = stored(
        document("a", *WIRE, OTHER),
        document("b", OTHER),
        document("c", OTHER, WIRE[1]),
        indexed=indexed,
    )
    found = carriers(file, sought(document("new", *WIRE)), nobody)
    assert (ids(found), found.left_out, found.stored) == (["a", "c"], 0, 3)
    assert found.is_indexed is indexed


@pytest.mark.parametrize("indexed", [True, False])
def test_case_accents_and_typography_make_no_difference(indexed, stored, document):
    file = stored(
        document("a", "ZELENSKÝ HAD OFFERED: “to swap — a swathe” of the Kürsk region"),
        indexed=indexed,
    )
    assert ids(carriers(file, sought(document("new", WIRE[2])), nobody)) == ["a"]


@pytest.mark.parametrize("indexed", [True, False])
@pytest.mark.parametrize(
    "text",
    ['say "OR" NOT (NEAR) "x', "a* ^b -c {d} : text:title", "'; DROP TABLE", '"', "", "\0 a \0 b"],
)
def test_whatever_a_phrase_holds_it_is_only_words(text, indexed, stored, document):
    file = stored(document("a", OTHER), document("b", text or "x"), indexed=indexed)
    found = carriers(file, Sought([Phrase(text, 30.0)], [Phrase(text, 30.0)], 9, 22.0), nobody)
    assert set(found.ids) <= {"b"}
    assert ("b" in found.ids) is any(c.isalnum() for c in text)


def test_an_empty_store_and_a_text_without_phrases_find_nothing(stored, document):
    assert carriers(stored(), sought(document("new", *WIRE)), nobody).ids == ()
    assert carriers(stored(document("a", *WIRE)), sought(document("new", "")), nobody).ids == ()


def test_those_that_share_most_are_taken_and_the_others_counted(stored, document):
    documents = [document(f"all{n}", *WIRE) for n in range(5)]
    documents += [document(f"one{n}", WIRE[0], OTHER) for n in range(5)]
    found = carriers(stored(*documents), sought(document("new", *WIRE), most=4), nobody)
    assert ids(found) == ["all0", "all1", "all2", "all3"]
    assert found.left_out == 6


def test_a_viral_story_hides_nobody_elses_words(stored, document):
    documents = [document(f"viral{n}", *WIRE) for n in range(40)]
    documents += [document("scoop", SCOOP)]
    found = carriers(stored(*documents), sought(document("new", *WIRE, SCOOP), most=4), nobody)
    assert ids(found) == ["scoop", *sorted(f"viral{n}" for n in range(40))[:4]]
    assert found.left_out == 36


def test_every_phrase_keeps_some_of_its_carriers(stored, document):
    documents = [document(f"first{n}", *WIRE[:2]) for n in range(9)]
    documents += [document(f"second{n}", WIRE[2]) for n in range(9)]
    found = carriers(stored(*documents), sought(document("new", *WIRE), most=1), nobody)
    assert len([id_ for id_ in found.ids if id_.startswith("first")]) == CARRIERS_OF_A_PHRASE
    assert len([id_ for id_ in found.ids if id_.startswith("second")]) == CARRIERS_OF_A_PHRASE


def test_of_articles_with_one_text_one_is_compared(stored, document):
    file = stored(
        *(document(id_, *WIRE) for id_ in "abc"), document("d", WIRE[0]), duplicates=["abc"]
    )
    found = carriers(file, sought(document("new", *WIRE)), nobody)
    assert (ids(found), found.left_out) == (["a", "d"], 2)


def test_where_all_share_as_much_an_agencys_own_then_the_earliest_is_taken(stored, document):
    file = stored(
        document("a", *WIRE, outlet="Globe"),
        document("b", *WIRE, outlet="Talk", published="2025-02-14"),
        document("c", *WIRE, outlet="Anewz", published="2025-02-12"),
        document("d", *WIRE, outlet="Reuters"),
        document("e", *WIRE, outlet="Anewz", published="2025-02-13"),
    )
    new = sought(document("new", *WIRE), most=3)
    assert ids(carriers(file, new, nobody)) == ["c", "d", "e"]


def test_articles_that_share_only_a_formula_of_many_days_are_counted_not_taken(stored, document):
    days = [f"2024-{month:02d}-{day:02d}" for month in range(1, 13) for day in (3, 13, 23)]
    documents = [document(f"f{day}", WIRE[0], OTHER, published=day) for day in days]
    documents += [document("scoop", SCOOP, WIRE[0], published="2024-02-02")]
    found = carriers(stored(*documents), sought(document("new", WIRE[0], SCOOP)), nobody)
    assert (ids(found), found.left_out, found.formulaic) == (["scoop"], 0, 36)


def test_one_burst_of_any_size_is_no_formula(stored, document):
    documents = [document(f"v{n:03}", WIRE[0], published="2024-02-02") for n in range(60)]
    found = carriers(stored(*documents), sought(document("new", WIRE[0]), most=8), nobody)
    assert (len(found.ids), found.left_out, found.formulaic) == (8, 52, 0)


def test_a_whole_text_that_comes_back_on_many_days_is_taken_all_the_same(stored, document):
    days = [f"2024-{month:02d}-{day:02d}" for month in range(1, 13) for day in (3, 13, 23)]
    documents = [document(f"f{day}", *WIRE, SCOOP, OTHER, published=day) for day in days]
    file = stored(*documents)
    whole = sought(document("new", *WIRE, SCOOP, OTHER), most=8, least_bits=5.0)
    found = carriers(file, whole, nobody)
    assert (len(found.ids), found.left_out, found.formulaic) == (8, 28, 0)
    part = sought(document("new", WIRE[0]), most=8, least_bits=5.0)
    found = carriers(file, part, nobody)
    assert (found.ids, found.left_out, found.formulaic) == ((), 0, 36)


def test_what_is_passed_over_is_neither_taken_nor_counted(stored, document):
    file = stored(document("a", *WIRE, outlet="AP"), document("b", *WIRE), document("c", *WIRE))
    new = sought(document("new", *WIRE), most=1)

    def is_passed_over(id_, publisher):
        return id_ == "b" or publisher == "Associated Press"

    found = carriers(file, new, is_passed_over)
    assert (ids(found), found.left_out) == (["c"], 0)


@pytest.mark.parametrize("indexed", [True, False])
def test_a_text_told_anew_is_found_by_its_rare_words(indexed, stored, document):
    anew = "Kursk swathe: Zelensky will swap it, Hegseth hears, bluntest of all Lowestoft herrings."
    file = stored(document("a", anew), document("b", OTHER), indexed=indexed)
    new = document("new", *WIRE, SCOOP)
    assert ids(carriers(file, sought(new), nobody)) == ["a"]
    assert ids(carriers(file, sought(new, least_bits=900.0), nobody)) == []


def test_the_index_finds_what_reading_everything_finds(stored, document):
    documents = [
        document("a", *WIRE, SCOOP, title=OTHER),
        document("b", OTHER, WIRE[0].replace("Brussels", "Lowestoft")),
        document("c", SCOOP.upper(), "x"),
        document("d", "Nothing at all."),
    ]
    for text in (*WIRE, SCOOP, OTHER):
        new = sought(document("new", text), most=2)
        fast, slow = (
            carriers(stored(*documents, indexed=indexed), new, nobody) for indexed in (True, False)
        )
        assert (fast.ids, fast.left_out) == (slow.ids, slow.left_out)
