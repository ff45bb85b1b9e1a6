import json

import pytest

from lineage.read.ninjs import is_ninjs, read_ninjs

FIRST = {
    "uri": "urn:acme:17",
    "versioncreated": "2024-05-06T08:15:00Z",
    "byline": "By Ann Lee",
    "headline": "Gone",
    "copyrightholder": "Acme News",
    "infosource": [{"name": "Reuters"}],
    "body_text": "One. Two.",
    "body_xhtml": "<p>One.</p><p>Two.</p>",
}
SECOND = {
    "uri": "urn:acme:17",
    "versioncreated": "2024-05-06T08:15:00Z",
    "by": "Ann Lee",
    "headlines": [{"role": "main", "value": "Gone"}],
    "copyrightholder": "Acme News",
    "infosources": [{"name": "Reuters"}],
    "bodies": [
        {"role": "main", "contenttype": "text/plain", "value": "One. Two."},
        {"role": "rich", "contenttype": "application/xhtml+xml", "value": "<p>One.</p>\n<p>Two."},
    ],
}
THIRD = {
    "uri": "urn:acme:17",
    "standard": {"name": "ninjs", "version": "3.1"},
    "pubStatus": "usable",
    "versionCreated": "2024-05-06T08:15:00Z",
    "firstCreated": "2024-05-05T08:15:00Z",
    "by": "Ann Lee",
    "headlines": [{"value": "Gone"}],
    "copyrightHolder": "Acme News",
    "infoSources": [{"literal": "Reuters", "role": "x"}],
    "bodies": [
        {
            "contentType": "text/vnd.IPTC.NITF",
            "value": '<?xml version="1.0" encoding="utf-16"?><nitf><body><body.content><p>One.</p>'
            "<p>Two.</p></body.content></body></nitf>",
        },
        {"contentType": "text/plain", "value": "One. Two."},
    ],
}


def item(**changes):
    return json.dumps({**THIRD, **changes})


@pytest.mark.parametrize("values", [FIRST, SECOND, THIRD])
def test_every_generation_gives_all_that_an_article_has(finds_of, values):
    (record,), notes = finds_of(read_ninjs, json.dumps(values, indent=2))
    assert (record.id, record.text, notes) == ("urn:acme:17", "One.\n\nTwo.", [])
    said = record.declared
    assert (said.title, said.date) == ("Gone", "2024-05-06T08:15:00Z")
    assert (said.authors, said.sources) == (("Ann Lee",), ("Reuters", "Acme News"))


@pytest.mark.parametrize("version", ["1.6", "2.2", "3.1"])
def test_published_item_is_read_and_its_pictures_are_not(finds_of, samples, version):
    content = (samples / f"ninjs-{version}-associations.json").read_bytes()
    assert is_ninjs(content[:4096])
    (record,), notes = finds_of(read_ninjs, content)
    assert record.text == "[ ... ]"
    assert record.declared.title.startswith("Dell Redefines Workstation")
    assert record.id == record.declared.url
    assert notes == []


@pytest.mark.parametrize("form", ["[{}, {}]", "[\n{},\n{}\n]", "{}\n\n{}\n", "\ufeff{}\r\n{}"])
def test_items_come_as_an_array_or_one_a_line(finds_of, form):
    items = [item(uri=f"urn:{n}") for n in range(2)]
    records, notes = finds_of(read_ninjs, form.format(*items))
    assert ([record.id for record in records], notes) == (["urn:0", "urn:1"], [])


def test_text_within_another_item_is_an_article_of_its_own(finds_of):
    inner = {"uri": "urn:b", "bodies": [{"value": "Inner."}]}
    for within in ([inner, {"uri": "urn:c", "type": "picture"}], {"main": inner}):
        records, notes = finds_of(read_ninjs, item(associations=within))
        assert [(record.id, record.text) for record in records] == [
            ("urn:acme:17", "One.\n\nTwo."), ("urn:b", "Inner."),
        ]  # fmt: skip
        assert notes == []


def test_holder_whose_address_it_is_is_no_source(finds_of):
    (record,), _ = finds_of(read_ninjs, item(uri="https://www.acme-news.test/17"))
    assert record.declared.url == "https://www.acme-news.test/17"
    assert record.declared.sources == ("Reuters",)


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_item_that_was_taken_back_is_left_out(finds_of, status):
    records, (note,) = finds_of(read_ninjs, item(pubStatus=status))
    assert (records, note.reason) == ([], f"the item is {status}")


@pytest.mark.parametrize(
    "bodies",
    [
        None, [], {}, 3, "x", [3], [None], [{}], [{"value": 3}], [{"value": ["x"]}],
        [{"value": " "}], [{"contentType": 7, "role": [], "value": None}],
        [{"contentType": "nitf", "value": "<nitf><body>"}],
        [{"contentType": "application/xml", "value": "<x>y</x>"}],
    ],
)  # fmt: skip
def test_item_without_a_text_is_noted(finds_of, bodies):
    records, (note,) = finds_of(read_ninjs, item(bodies=bodies))
    assert (records, note.reason) == ([], "an item without a text of its own")
    assert note.place == "line 1"


@pytest.mark.parametrize("wrong", [None, 3, True, [], {}, [[]], [3], {"a": {"b": 1}}])
def test_wrong_types_count_as_absent(articles_of, wrong):
    fields = "pubStatus versionCreated by headlines copyrightHolder infoSources associations uri"
    content = item(**dict.fromkeys(fields.split(), wrong))
    (article,), _ = articles_of("a.json", content)
    assert (article.id, article.text) == ("a", "One.\n\nTwo.")
    assert (article.title, article.authors, article.url) == (None, (), None)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"uri": "a", "bodies": [\n', "bad JSON: "),
        ('["a", 3]', "not an item of ninjs but another value"),
        ("", "bad JSON: "),
    ],
)
def test_damaged_file_is_noted(finds_of, content, reason):
    records, notes = finds_of(read_ninjs, content)
    assert records == []
    assert {note.reason.startswith(reason) for note in notes} == {True}


def test_damaged_line_costs_only_itself(finds_of):
    lines = [item(uri=f"urn:{n}") for n in range(4)]
    lines[0] = lines[0].replace(":", "", 1)
    lines[2] = lines[2][:50]
    records, notes = finds_of(read_ninjs, "\n".join(lines))
    assert [record.id for record in records] == ["urn:1", "urn:3"]
    assert [note.place for note in notes] == ["line 1", "line 3"]


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        (json.dumps(FIRST).encode(), True),
        (json.dumps([SECOND], indent=4).encode(), True),
        (item().encode(), True),
        (b'{"id": "a", "text": "b"}', False),
        (b'{"uri": "a", "body_text": "b"}', False),
        (rb'{"id": "a", "text": "{\"uri\": 1, \"bodies\": 2}"}', False),
        (b"uri, bodies", False),
    ],
)
def test_item_is_told_by_its_keys(head, is_one):
    assert is_ninjs(head) is is_one


def test_a_caption_is_no_article(finds_of):
    picture = {"uri": "urn:c", "type": "picture", "body_text": "He waits.", "copyrightholder": "X"}
    (record,), notes = finds_of(read_ninjs, json.dumps(FIRST | {"associations": {"a": picture}}))
    assert (record.id, notes) == ("urn:acme:17", [])
    records, (note,) = finds_of(read_ninjs, json.dumps(picture | {"pubstatus": "usable"}))
    assert (records, note.reason) == ([], "the item is not a text but of the type 'picture'")
