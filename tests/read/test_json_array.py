"""A `.json` file that is one array of objects is read as the same objects line by line are."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.read import json_array
from lineage.read.json_array import read_json_array
from lineage.read.jsonl import read_jsonl

ROWS = [
    {"id": "a", "text": "He left.", "outlet": "Anewz", "date": "2025-02-12", "authors": ["Bo"]},
    {"id": 7, "text": "She \u2028 came 😀\0."},
]


@pytest.mark.parametrize("indent", [None, 0, 2])
@pytest.mark.parametrize("name", ["a.json", "a"])
def test_array_gives_what_its_objects_give_line_by_line(articles_of, indent, name):
    lines = articles_of("b.jsonl", "".join(json.dumps(row) + "\n" for row in ROWS))
    assert articles_of(name, "\ufeff \n" + json.dumps(ROWS, indent=indent)) == lines
    assert [article.id for article in lines[0]] == ["a", "7"]


@settings(deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"id": st.one_of(st.integers(), st.text()), "text": st.text(st.characters())},
            optional={
                "title": st.one_of(
                    st.text(), st.floats(allow_nan=False, allow_infinity=False), st.lists(st.text())
                )
            },
        ),
        min_size=1,
    )
)
def test_any_array_gives_what_its_objects_give_line_by_line(finds_of, rows):
    lines, noted = finds_of(read_jsonl, "".join(json.dumps(row) + "\n" for row in rows))
    items, told = finds_of(read_json_array, json.dumps(rows))
    assert [(r.id, r.text, r.declared.title, r.line) for r in items] == [
        (r.id, r.text, r.declared.title, json.dumps(json.loads(r.line)).encode()) for r in lines
    ]
    assert [note.reason for note in told] == [note.reason for note in noted]


def test_what_is_no_article_is_noted_and_the_rest_goes_on(articles_of):
    content = json.dumps([ROWS[0], 3, None, ["x"], {"id": "b", "body": "x"}, ROWS[1]])
    articles, notes = articles_of("a.json", content)
    assert [article.id for article in articles] == ["a", "7"]
    assert [(note.place, note.reason) for note in notes] == [
        ("item 2", "not an object but a number"),
        ("item 3", "not an object but null"),
        ("item 4", "not an object but an array"),
        ("item 5", "no field 'text'; the record has: body, id"),
    ]
    assert notes[-1].next_step == "use --text-field body"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'[{"id": 1, "text": "x"}', "bad JSON: (column 24)"),
        (b'[\n{"id": 1,\n"text": }]', "bad JSON: (line 3, column 9)"),
        (b'[{"id": 1, "text": "\xff"}]', "not UTF-8 (byte 20)"),
        (b'[{"id": 1, "text": "x"}] 1', "bad JSON: (column 26)"),
    ],
)
def test_array_that_is_none_is_one_note(articles_of, content, reason):
    articles, (note,) = articles_of("a.json", content)
    said = re.sub(r": .* \(", ": (", note.reason)  # the words are the library's
    assert (articles, said, note.place) == ([], reason, "")


@pytest.mark.parametrize(
    ("content", "reason"), [(b"[]", "an empty array"), (b"{}", "not an array but an object")]
)
def test_what_is_said_to_be_an_array_may_be_none(articles_of, content, reason):
    articles, (note,) = articles_of("a.json", content, format="json")
    assert (articles, note.reason) == ([], reason)


def test_array_that_is_too_large_is_left_unread(articles_of, monkeypatch):
    content = json.dumps(ROWS)
    monkeypatch.setattr(json_array, "MAX_BYTES", len(content))
    assert len(articles_of("a.json", content)[0]) == 2
    articles, (note,) = articles_of("a.json", content + " ")
    assert articles == []
    assert "jq -c '.[]'" in note.next_step


def test_items_of_ninjs_stay_ninjs(articles_of):
    item = {"uri": "urn:a", "versioncreated": "2024-05-06T00:00:00Z", "body_text": "He left."}
    (article,), notes = articles_of("a.json", json.dumps([item, item | {"uri": "urn:b"}][:1]))
    assert (article.id, article.text, notes) == ("urn:a", "He left.", [])


@pytest.mark.parametrize("head", [b"[Update] He left.", b"[1, 2]", b'["a"]', b'{"id": 1}'])
def test_other_brackets_are_no_array_of_objects(head):
    assert not json_array.is_json_array(head)
