import os

import pytest

from lineage.errors import InputError, OptionError
from lineage.options import AUTO, ReadOptions
from lineage.read import formats, open_corpus
from lineage.read.formats import KINDS, kinds_of, told
from lineage.read.record import Declared, Format, Record
from tests.read.pages import page


def test_names_are_there_once_and_every_extra_can_be_asked_for():
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)
    assert AUTO not in names
    assert [kind.name for kind in KINDS if bool(kind.extra) != bool(kind.module)] == []


@pytest.fixture
def two_of_a_kind(monkeypatch):
    """Two more formats that share a suffix, told by their first letter."""

    def reader(name):
        return lambda stream, path, id_, _: iter([Record(id_, name, Declared(path, ""))])

    more = [
        Format(
            name,
            (".twin",),
            "",
            reader(name),
            lambda head, name=name: head.startswith(name.encode()),
        )
        for name in ("castor", "pollux")
    ]
    monkeypatch.setattr(formats, "KINDS", (*more, *KINDS))


def test_content_decides_where_formats_share_a_suffix(two_of_a_kind, tmp_path):
    for name in ("castor", "pollux", "helen"):
        (tmp_path / f"{name}.twin").write_text(f" {name}")
    corpus = open_corpus(sorted(tmp_path.iterdir()), ReadOptions())
    assert [article.text for article in corpus] == ["castor", "pollux"]
    (note,) = corpus.skipped
    assert (note.path, note.reason) == (
        str(tmp_path / "helen.twin"),
        "the content is none of: castor, pollux",
    )


def test_a_format_that_is_named_wins_over_suffix_and_content(two_of_a_kind, tmp_path):
    for name in ("a.twin", "b.txt", "c.unknown", "d"):
        (tmp_path / name).write_text("castor")
    corpus = open_corpus([tmp_path], ReadOptions(format="pollux"))
    assert [(article.id, article.text) for article in corpus] == [(one, "pollux") for one in "abcd"]


def test_content_decides_where_there_is_no_suffix(tmp_path):
    for name, content in (
        ("page", page()),
        ("lines", '{"id": "1", "text": "One."}'),
        ("text", "Two."),
    ):
        (tmp_path / name).write_text(content)
    corpus = open_corpus([tmp_path / name for name in ("page", "lines", "text")], ReadOptions())
    assert [article.id for article in corpus] == ["1", "page", "text"]


def test_a_format_that_is_not_there_is_refused_with_the_nearest(tmp_path):
    with pytest.raises(OptionError, match="did you mean jsonl"):
        open_corpus([tmp_path], ReadOptions(format="json-l"))
    with pytest.raises(OptionError, match="auto, zip, tar"):
        open_corpus([tmp_path], ReadOptions(format="qqqq"))


def test_files_whose_extra_is_missing_are_left_with_the_next_step(tmp_path, monkeypatch):
    monkeypatch.setattr(formats, "find_spec", lambda _: None)
    for name, content in (("a.html", page()), ("b.html", page()), ("c.txt", "C.")):
        (tmp_path / name).write_text(content)
    corpus = open_corpus([tmp_path], ReadOptions())
    assert [article.id for article in corpus] == ["c"]
    (note,) = corpus.skipped
    assert note.reason.startswith("2 files with the suffix .html left unread")
    assert note.next_step == "pip install 'wirelineage[pages]'"
    with pytest.raises(InputError, match=r"pip install 'wirelineage\[pages\]'"):
        list(open_corpus([tmp_path / "a.html"], ReadOptions()))


def test_archives_are_opened_whatever_their_members_are_said_to_be():
    assert [kind.name for kind in kinds_of(".zip", "html")] == ["zip"]
    assert [kind.name for kind in kinds_of(".txt", "html")] == ["html"]


def test_a_record_from_a_slow_pipe_is_read_before_the_next_one_comes():
    source, sink = os.pipe()
    with os.fdopen(source, "rb") as pipe, os.fdopen(sink, "wb", buffering=0) as writer:
        writer.write(b'\n{"id": "a", "text": "A')
        writer.write(b' text."}\n')
        kind, rest = told(pipe, KINDS)
        assert kind.name == "jsonl" and rest.readline() + rest.readline() == (
            b'\n{"id": "a", "text": "A text."}\n'
        )
        writer.write(b'{"id": "b"}\n')
        assert rest.readline() == b'{"id": "b"}\n'
