import io
import os
import sys
import zipfile
from itertools import permutations
from pathlib import Path
from types import SimpleNamespace

import pytest

from lineage.errors import InputError
from lineage.options import ReadOptions
from lineage.read import open_corpus

SEEDS = Path(__file__).parents[2] / "seeds"


def read(*sources, **options):
    corpus = open_corpus(sources, ReadOptions(**options))
    return list(corpus), corpus.skipped


def ids(*sources):
    return [article.id for article in read(*sources)[0]]


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A folder `t` with three texts, seen from beside it."""
    monkeypatch.chdir(tmp_path)
    for name in ("t/b.txt", "t/a.md", "t/deep/er/c.txt"):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}.")
    return Path("t")


@pytest.fixture
def stdin(monkeypatch):
    def give(content: bytes):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))

    return give


def test_seeds_are_read_with_their_outlets():
    articles, skipped = read(SEEDS)
    assert [article.id[:4] for article in articles] == ["000_", "001_", "002_", "003_", "004_"]
    outlets = [None, "chof360.com", "Anewz", None, "Overt Defense"]
    assert [article.outlet for article in articles] == outlets
    for article in articles:
        assert article.text == (SEEDS / f"{article.id}.txt").read_bytes().decode()
    assert skipped == []


def test_id_is_the_path_below_the_folder_or_the_stem(tree):
    assert ids(tree) == ["a", "b", "deep/er/c"]
    assert ids(tree / "deep/er/c.txt") == ["c"]


def test_order_of_sources_does_not_matter(tree):
    Path("x.jsonl").write_text('{"id": "a", "text": "Another a."}\n{"id": "x", "text": "X."}')
    sources = ["x.jsonl", "t", "t/deep/er/c.txt"]
    answers = {
        (tuple(articles), tuple(skipped))
        for articles, skipped in (read(*order) for order in permutations(sources))
    }
    assert len(answers) == 1


def test_order_of_a_directory_does_not_matter(tree, monkeypatch):
    before = read(tree)
    scandir = os.scandir

    class Reversed:
        def __init__(self, folder):
            with scandir(folder) as entries:
                self.entries = sorted(entries, key=lambda entry: entry.name, reverse=True)

        def __enter__(self):
            return iter(self.entries)

        def __exit__(self, *_):
            return None

    monkeypatch.setattr(os, "scandir", Reversed)
    assert read(tree) == before


def test_file_named_twice_is_read_once(tree):
    assert ids("t", "./t", tree.absolute(), "t/b.txt", "t/deep") == ["a", "b", "deep/er/c"]


def test_second_iteration_reads_again(tree):
    corpus = open_corpus([tree], ReadOptions())
    assert list(corpus) == list(corpus)
    assert corpus.read == 3


def test_articles_are_counted_while_they_are_read(tree):
    corpus = open_corpus([tree], ReadOptions())
    assert [corpus.read for _ in corpus] == [1, 2, 3]


def test_later_article_of_the_same_id_is_skipped(tree):
    Path("t/z.jsonl").write_text('\n{"id": "a", "text": "Another a."}')
    articles, (note,) = read(tree)
    assert articles[0].text == "Text of t/a.md."
    assert (note.path, note.place) == ("t/z.jsonl", "line 2")
    assert note.reason == f"the id 'a' was read before, from t{os.sep}a.md"
    assert note.next_step


def test_equal_texts_under_different_ids_are_all_kept(tmp_path):
    for n in range(1000):
        (tmp_path / f"{n:04}.txt").write_text("The same.")
    articles, skipped = read(tmp_path)
    assert len(articles) == 1000
    assert skipped == []


def test_record_with_a_bad_date_is_kept_undated(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "x", "date": "32/13/2025"}')
    (article,), (note,) = read(tmp_path)
    assert article.published is None
    assert (note.place, note.reason) == ("line 1", "bad date '32/13/2025', kept as undated")


def test_unknown_suffixes_are_counted_not_listed(tree):
    for n in range(5):
        Path(f"t/{n}.pdf").write_bytes(b"%PDF")
    Path("t/README").write_text("x")
    articles, notes = read(tree)
    assert len(articles) == 3
    assert [note.reason for note in notes] == [
        "1 file without a suffix left unread; the first is t/README",
        "5 files with the suffix .pdf left unread; the first is t/0.pdf",
    ]


def test_hidden_files_are_left_alone(tree):
    Path("t/.DS_Store").write_bytes(b"\0")
    Path("t/.git").mkdir()
    Path("t/.git/x.txt").write_text("x")
    articles, skipped = read(tree)
    assert (len(articles), skipped) == (3, [])


def test_folder_with_nothing_readable_is_noted(tree):
    Path("empty").mkdir()
    _, (note,) = read("t", "empty")
    assert (note.path, note.reason) == ("empty", "the folder holds no file that can be read")
    assert ".jsonl" in note.next_step


def test_unknown_suffix_of_a_named_file_is_noted(tree):
    Path("x.pdf").write_bytes(b"%PDF")
    _, (note,) = read("t", "x.pdf")
    assert (note.path, note.reason) == ("x.pdf", "files that end in .pdf are not read")


def test_named_file_without_a_suffix_is_looked_into(tree):
    Path("plain").write_text("He left.")
    Path("lines").write_text('{"id": "x", "text": "He left."}')
    assert ids("plain", "lines") == ["x", "plain"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipe_and_dead_link_inside_a_folder_are_noted(tree):
    os.mkfifo("t/pipe.txt")
    Path("t/dead.txt").symlink_to("nowhere")
    Path("t/loop").symlink_to(".")
    articles, notes = read(tree)
    assert len(articles) == 3
    assert [(note.path, note.reason) for note in notes] == [
        ("t/dead.txt", "a link to something that is not a file"),
        ("t/loop", "a link to a folder"),
        ("t/pipe.txt", "not a file but a pipe or a device"),
    ]


def test_file_that_vanished_is_noted(tree):
    corpus = open_corpus([tree], ReadOptions())
    Path("t/b.txt").unlink()
    assert len(list(corpus)) == 2
    assert [note.reason for note in corpus.skipped] == ["the file vanished before it was read"]


def test_unreadable_file_is_noted(tree, monkeypatch):
    usual = Path.open

    def refuse(path, *args, **kwargs):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return usual(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    articles, (note,) = read(tree)
    assert len(articles) == 2
    assert (note.path, note.reason) == ("t/b.txt", "the file cannot be read: Permission denied")
    assert note.next_step


def test_unreadable_folder_is_noted(tree, monkeypatch):
    usual = os.scandir

    def refuse(path):
        if Path(path).name == "deep":
            raise PermissionError(13, "Permission denied")
        return usual(path)

    monkeypatch.setattr(os, "scandir", refuse)
    articles, (note,) = read(tree)
    assert len(articles) == 2
    assert note.reason == "the folder cannot be opened: Permission denied"


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that are not UTF-8")
def test_name_that_is_no_text_still_gives_an_id(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9\n.txt")).write_text("x")
    (article,), _ = read(tmp_path)
    assert article.id == "caf\\xe9\n"


@pytest.mark.parametrize("sources", [["missing"], ["t", "missing/x.txt"]])
def test_source_that_does_not_exist_is_refused(tree, sources):
    with pytest.raises(InputError, match=r"missing\S* does not exist; check the path"):
        open_corpus(sources, ReadOptions())


def test_no_source_at_all_is_refused():
    with pytest.raises(InputError, match="Nothing to read"):
        open_corpus([], ReadOptions())


def test_no_usable_article_is_an_error_that_tells_the_first_reason(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"\0")
    corpus = open_corpus([tmp_path], ReadOptions())
    with pytest.raises(InputError, match=r"a\.txt: empty file; remove it.*\(1 more were skipped\)"):
        list(corpus)
    assert len(corpus.skipped) == 2


def test_stdin_is_one_text(stdin):
    stdin(b"\n\n He left.\r\n{ }")
    (article,), _ = read("-")
    assert (article.id, article.text) == ("stdin", "\n\n He left.\r\n{ }")


def test_stdin_that_opens_with_a_brace_is_json_lines(stdin):
    stdin(b'\n  \n{"id": 1, "text": "x"}\n{"id": 1, "text": "y"}\n')
    articles, (note,) = read("-", "-")
    assert [article.id for article in articles] == ["1"]
    assert (note.path, note.place) == ("standard input", "line 4")


def test_stdin_is_read_only_once(stdin):
    stdin(b"He left.")
    corpus = open_corpus(["-"], ReadOptions())
    assert len(list(corpus)) == 1
    with pytest.raises(InputError, match="only once"):
        list(corpus)


def test_empty_stdin_is_an_error(stdin):
    stdin(b"")
    with pytest.raises(InputError, match="standard input: empty file"):
        read("-")


def test_files_of_other_kinds_beside_the_articles_are_one_note(tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.xml").write_text("<settings/>")
    (tmp_path / "d.txt").write_text("He left.")
    with zipfile.ZipFile(tmp_path / "e.zip", "w") as archive:
        for name in ("a", "b"):
            archive.writestr(f"{name}.xml", "<settings/>")
    corpus = open_corpus([tmp_path], ReadOptions())
    assert [article.id for article in corpus] == ["d"]
    assert [(note.path, note.reason[:7]) for note in corpus.skipped] == [
        (str(tmp_path / "e.zip"), "2 files"),
        (str(tmp_path), "3 files"),
    ]
    assert f"the first is {tmp_path / 'a.xml'}" in corpus.skipped[1].reason


def test_a_date_of_a_megabyte_is_not_repeated(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "A.", "date": "' + "z" * 10**6 + '"}')
    corpus = open_corpus([tmp_path], ReadOptions())
    assert len(list(corpus)) == 1
    assert len(corpus.skipped[0].reason) < 200
