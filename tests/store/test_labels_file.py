from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import InputError, OutputError
from lineage.model import (
    ArrowTarget,
    ArticleId,
    Assent,
    Decision,
    Label,
    Retraction,
    SentenceKey,
    SentenceTarget,
    Span,
)
from lineage.store.annotation import annotation, said
from lineage.store.labels_file import append_decisions, labels_path, read_decisions, to_bytes

WHEN = "2025-03-01T09:30:00Z"
TARGET = SentenceTarget(
    SentenceKey(ArticleId("a/1"), 2), "It rained.", "He left.\n", "\nShe", Span(9, 19), "00ff"
)
SAID = Decision(
    "urn:uuid:1", "Ana", WHEN, TARGET, Label.EDITED, Label.COPIED, "same words", 0.75, "0.1.0"
)
ACCEPTED = Decision(
    "urn:uuid:2",
    "Bo",
    WHEN,
    ArrowTarget("wire:reuters:a", ArticleId("a:1")),
    None,
    Assent.ACCEPTED,
    None,
    None,
    "0.1.0",
)
BACK = Retraction("urn:uuid:3", "Ana", WHEN, "urn:uuid:1", "0.1.0")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.labels.jsonl"


def test_the_file_stands_beside_its_store(tmp_path):
    assert labels_path(tmp_path / "x.wl") == tmp_path / "x.labels.jsonl"
    assert labels_path(tmp_path / "x.store") == tmp_path / "x.store.labels.jsonl"


def test_what_is_written_is_read(path):
    append_decisions(path, [SAID, ACCEPTED])
    append_decisions(path, [BACK])
    assert read_decisions(path) == ((SAID, ACCEPTED, BACK), ())


def test_no_file_holds_no_decisions(path):
    assert read_decisions(path) == ((), ())
    append_decisions(path, [])
    assert not path.exists()


def test_a_line_is_a_web_annotation():
    line = annotation(SAID)
    assert line["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert line["type"] == "Annotation"
    assert line["creator"] == {"type": "Person", "name": "Ana"}
    assert line["created"] == WHEN
    assert [(b["purpose"], b["value"]) for b in line["body"]] == [
        ("classifying", "copied"),
        ("commenting", "same words"),
    ]
    quoted, position = line["target"]["selector"]
    assert (quoted["type"], quoted["exact"]) == ("TextQuoteSelector", "It rained.")
    assert (position["type"], position["start"], position["end"]) == (
        "TextPositionSelector",
        9,
        19,
    )
    assert line["target"]["source"] == "urn:wirelineage:article:a%2F1"


texts = st.text(st.characters(), max_size=12)
names = texts.filter(str.strip)
odds = st.none() | st.floats(0, 1)
counts = st.integers(0, 2**40)
sentences = st.builds(
    SentenceTarget,
    st.builds(SentenceKey, texts, counts),
    texts,
    texts,
    texts,
    st.builds(lambda a, b: Span(min(a, b), max(a, b)), counts, counts),
    texts,
)
ids = texts.map("urn:uuid:".__add__)
lines = (
    st.builds(
        Decision,
        *(ids, names, st.just(WHEN), sentences),
        *(st.none() | st.sampled_from([*Label]),) * 2,
        *(st.none() | texts, odds, texts),
    )
    | st.builds(
        Decision,
        *(ids, names, st.just(WHEN), st.builds(ArrowTarget, texts, texts)),
        *(st.none() | st.sampled_from([*Assent]),) * 2,
        *(st.none() | texts, odds, texts),
    )
    | st.builds(Retraction, ids, names, st.just(WHEN), ids, texts)
)


@given(lines)
def test_every_line_survives_json(line):
    (raw,) = to_bytes([line])
    assert raw.count(b"\n") == 1
    assert said(json.loads(raw)) == line


def test_a_torn_last_line_is_told_and_ended_by_the_next(path):
    append_decisions(path, [SAID, ACCEPTED])
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    found, (skip,) = read_decisions(path)
    assert found == (SAID,)
    assert (skip.place, skip.reason) == ("line 2", "an unfinished line")
    append_decisions(path, [BACK])
    assert path.read_bytes().startswith(whole[:-40])
    assert read_decisions(path)[0] == (SAID, BACK)


def test_a_last_line_that_only_lacks_its_end_counts(path):
    append_decisions(path, [SAID])
    path.write_bytes(path.read_bytes()[:-1])
    assert read_decisions(path) == ((SAID,), ())
    append_decisions(path, [ACCEPTED])
    assert read_decisions(path) == ((SAID, ACCEPTED), ())


LINE = next(iter(to_bytes([SAID]))).decode().strip()


@pytest.mark.parametrize(
    "foreign",
    [
        "[]",
        "3",
        '{"id": "https://example.org/1", "type": "Annotation"}',
        "not JSON",
        "[" * 100_000,
        LINE.replace('"copied"', '"pasted"'),
        LINE.replace('"start":9', '"start":"9"'),
        LINE.replace('"start":9', '"start":99'),
        LINE.replace("0.75", "7.5"),
        LINE.replace(WHEN, "yesterday"),
        LINE.replace('"classifying"', '["x"]'),
    ],
)
def test_a_foreign_line_is_told_with_its_number_and_stays(path, foreign):
    path.write_text(f"\n{foreign}\n{LINE}\n")
    before = path.read_bytes()
    found, (skip,) = read_decisions(path)
    assert found == (SAID,)
    assert (skip.path, skip.place) == (str(path), "line 2")
    append_decisions(path, [BACK])
    assert path.read_bytes().startswith(before)


def test_bytes_that_are_no_text_are_a_bad_line(path):
    path.write_bytes(b"\xff\xfe{}\n" + LINE.encode())
    found, skipped = read_decisions(path)
    assert (found, [s.place for s in skipped]) == ((SAID,), ["line 1"])


def test_writers_at_the_same_time_lose_no_line(path):
    def write(n):
        append_decisions(path, [Retraction(f"urn:uuid:{n}", "Ana", WHEN, "urn:uuid:0", "0.1.0")])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(64)))
    found, skipped = read_decisions(path)
    assert (len(found), skipped) == (64, ())


def test_a_folder_that_cannot_be_written_is_told_with_the_next_step(tmp_path):
    with pytest.raises(OutputError, match="copy the store into a folder of your own"):
        append_decisions(tmp_path / "none" / "x.labels.jsonl", [SAID])


def test_a_full_disk_is_told(path, monkeypatch):
    monkeypatch.setattr(os, "write", lambda file, data: len(data) - 1)
    with pytest.raises(OutputError, match="full"):
        append_decisions(path, [SAID])


def test_what_cannot_be_read_is_told(path):
    path.mkdir()
    with pytest.raises(InputError, match="--no-labels"):
        read_decisions(path)
