"""Signatures of raw texts are those of the sets that `benchmarks/signatures.py` spells out."""

import numpy as np
import pytest
from datasketch import MinHash
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.signatures import measured, shingle_hash, shingles
from lineage.match import texts as module
from lineage.match.kernel import EMPTY
from lineage.match.texts import text_shingles, text_signatures, text_words

ODD = [
    "",
    "…!?",
    "One two three",
    "He said “no” — twice. Then he said: NO!",
    "ÉCOLE Ünïcode İstanbul ΟΔΟΣ Straße ẞ K 中文 𐐀𐐨 \U0001f600 x_y ²³ \u00a0nbsp\u2009thin ..",
    "a" * 7 + " " + "b" * 8 + " " + "c" * 9 + " " + "d" * 16 + " " + "e" * 17 + " f",
    "w" * 300 + " one two three four " + "w" * 255 + "é",
    "lone \ud800 surrogate of five words",
    "one two three four five " * 50,
]


def check(texts):
    ours = text_signatures(texts)
    theirs = MinHash.bulk(map(shingles, texts), num_perm=128, hashfunc=shingle_hash)
    assert ours.shape == (len(texts), 128)
    for text, row, sketch in zip(texts, ours, theirs, strict=True):
        assert np.array_equal(row, sketch.hashvalues), text


def test_values_are_those_of_datasketch_for_the_same_shingles():
    check(ODD)
    check(ODD[::-1])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), max_size=6))
def test_values_are_those_of_datasketch_for_any_texts(texts):
    check(texts)


@given(st.lists(st.text("aB1é” _.Я\n", max_size=60), max_size=6))
def test_values_are_those_of_datasketch_for_words_of_all_lengths(texts):
    check(texts)


def test_values_do_not_depend_on_the_batch(monkeypatch):
    whole = text_signatures(ODD)
    monkeypatch.setattr(module, "_BATCH", 1)
    assert np.array_equal(text_signatures(ODD), whole)


def test_shingles_are_those_of_the_definition():
    hashes, starts = text_shingles(ODD)
    for i, text in enumerate(ODD):
        assert hashes[starts[i] : starts[i + 1]].tolist() == [*map(shingle_hash, shingles(text))]


def test_typography_and_case_make_no_difference():
    one, other = text_signatures(
        [
            "“We don’t know,” he said — AGAIN and again.",
            '"we don\'t know", He said - again and again',
        ]
    )
    assert np.array_equal(one, other)


def test_words_stand_where_they_are():
    texts = ["Éa bc", "dé"]
    found = text_words(texts)
    told = [
        texts[i].encode()[found.starts[w] - found.begins[i] : found.stops[w] - found.begins[i]]
        for i in range(2)
        for w in range(found.cuts[i], found.cuts[i + 1])
    ]
    assert [word.decode() for word in told] == ["Éa", "bc", "dé"]


def test_a_text_without_words_has_the_empty_signature():
    assert (text_signatures(["", "— …"]) == EMPTY).all()
    assert text_signatures([]).shape == (0, 128)


@pytest.mark.parametrize("count", [1, 30])
def test_the_benchmark_counts_what_it_measured(count):
    told = measured(["One two three four five six seven."] * count, 2)
    assert (told["texts"], told["words per text"]) == (count, 7.0)
    assert told["times as fast"] > 0
