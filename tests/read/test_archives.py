import bz2
import gzip
import io
import lzma
import sys
import tarfile
import zipfile
from pathlib import PurePath
from types import SimpleNamespace

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.errors import InputError
from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read import open_corpus, opening
from lineage.read.formats import kinds_of, split_name
from lineage.read.opening import Budget, Opened, finds
from lineage.read.record import Record
from lineage.read.streams import TooLargeError, unpacked

TEXTS = {"b.txt": "Text b.", "a.md": "Text a.", "deep/er/c.txt": "Text c."}


def zipped(members, pack=zipfile.ZIP_DEFLATED):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", pack) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return held.getvalue()


def tarred(members, extra=()):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, text in members.items():
            data = text if isinstance(text, bytes) else text.encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info in extra:
            archive.addfile(info)
    return held.getvalue()


def odd(name, type_, to=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = type_, to
    return info


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Name and bytes of a file → its articles and notes, seen from beside it."""
    monkeypatch.chdir(tmp_path)

    def given(name, data, **options):
        (tmp_path / name).write_bytes(data)
        before = sorted(tmp_path.iterdir())
        corpus = open_corpus([name], ReadOptions(**options))
        articles = []
        try:
            articles += corpus
        finally:
            assert sorted(tmp_path.iterdir()) == before
        return articles, corpus.skipped

    return given


PACKED = {
    "x.zip": zipped(TEXTS),
    "x.tar": tarred(TEXTS),
    "x.tar.gz": gzip.compress(tarred(TEXTS)),
    "x.tgz": gzip.compress(tarred(TEXTS)),
    "x.tar.bz2": bz2.compress(tarred(TEXTS)),
    "x.txz": lzma.compress(tarred(TEXTS)),
    "x.tar.zst": zstandard.compress(tarred(TEXTS)),
    "x.ZIP": zipped(TEXTS, zipfile.ZIP_LZMA),
    "x.Zip": zipped(TEXTS, zipfile.ZIP_BZIP2),
}


@pytest.mark.parametrize("name", PACKED)
def test_members_are_articles_with_the_archive_in_their_ids(name, read):
    articles, notes = read(name, PACKED[name])
    found = {article.id: article.text for article in articles}
    assert found == {"x/a": "Text a.", "x/b": "Text b.", "x/deep/er/c": "Text c."}
    assert notes == []


@pytest.mark.parametrize("name", [name for name in PACKED if name.islower()])
def test_an_archive_in_a_pipe_is_told_by_its_content(name, monkeypatch):
    data = PACKED[name]

    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Pipe(data)))
    assert sorted(one.id for one in open_corpus(["-"], ReadOptions())) == [
        *("stdin/a", "stdin/b", "stdin/deep/er/c"),
    ]


def test_members_of_every_kind_are_read(read):
    inner = gzip.compress(b'{"id": "1", "text": "One."}\n')
    articles, _ = read(
        "x.zip", zipped({"f.jsonl.gz": inner, "y.tar": tarred(TEXTS), "n.txt": "N."})
    )
    assert [one.id for one in articles] == ["1", "x/n", "x/y/b", "x/y/a", "x/y/deep/er/c"]


def test_messages_show_the_archive_and_the_member(read):
    _, (note,) = read("x.zip", zipped({"a.txt": "A.", "f.jsonl": "{bad\n"}))
    assert (note.path, note.place) == ("x.zip!f.jsonl", "line 1")


def test_archives_in_archives_are_read_to_a_depth(read):
    data = {"a.txt": "A."}
    two = zipped({"b.txt": "B.", "in.zip": zipped(data)})
    articles, notes = read("x.zip", two)
    assert ([one.id for one in articles], notes) == (["x/b", "x/in/a"], [])
    articles, (note,) = read("x.zip", zipped({"in.zip": two}))
    assert [one.id for one in articles] == ["x/in/b"]
    assert note.path == "x.zip!in.zip!in.zip"


LEADING_OUT = ("/abs.txt", "../up.txt", "a/../../up.txt", "c:\\x.txt", "..\\up.txt", "//net/x.txt")


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_that_lead_out_are_counted_and_never_read(pack, read):
    name = "x.zip" if pack is zipped else "x.tar"
    articles, (note,) = read(name, pack({"a.txt": "A.", **dict.fromkeys(LEADING_OUT, "Evil.")}))
    assert [one.text for one in articles] == ["A."]
    assert note.reason.startswith("6 files with a path that leads out of the archive left unread")


def test_links_and_devices_in_a_tar_are_never_followed(read):
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)
    extra = [odd(f"{n}.txt", kind, "/etc/passwd") for n, kind in enumerate(kinds)]
    articles, (note,) = read("x.tar", tarred({"a.txt": "A."}, extra))
    assert [one.text for one in articles] == ["A."]
    assert note.reason.startswith(
        "5 files that are links or devices left unread; the first is x.tar!0.txt"
    )


def test_links_in_a_zip_are_never_followed(read):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "A.")
        link = zipfile.ZipInfo("l.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    articles, (note,) = read("x.zip", held.getvalue())
    assert [one.text for one in articles] == ["A."]
    assert "links" in note.reason


def test_encrypted_members_are_counted(read):
    data = bytearray(zipped({"a.txt": "A.", "b.txt": "B."}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    articles, (note,) = read("x.zip", bytes(data))
    assert [one.text for one in articles] == ["B."]
    assert note.reason.startswith("1 file that are encrypted")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_members_with_one_name_the_first_is_read(read):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "First.")
        archive.writestr("a.txt", "Second.")
    articles, (note,) = read("x.zip", held.getvalue())
    assert [one.text for one in articles] == ["First."]
    assert "there before" in note.reason


def test_hidden_members_are_left_alone_and_others_counted(read):
    members = {
        "a.txt": "A.",
        ".b.txt": "B.",
        ".git/c.txt": "C.",
        "__MACOSX/a.txt": "x",
        "p.jpg": "x",
    }
    articles, (note,) = read("x.zip", zipped(members))
    assert [one.id for one in articles] == ["x/a"]
    assert note.reason.startswith(
        "1 file with the suffix .jpg left unread; the first is x.zip!p.jpg"
    )


def test_a_table_of_metadata_in_an_archive_is_told_and_not_read(read):
    articles, (note,) = read("x.zip", zipped({"a.txt": "A.", "manifest.csv": "id,outlet\n"}))
    assert len(articles) == 1
    assert "--metadata" in note.next_step


@pytest.mark.parametrize("name", PACKED)
@pytest.mark.parametrize("keep", [0, 1, 30, 100, 0.2])
def test_an_archive_that_is_cut_short_gives_a_note(name, keep, tmp_path):
    whole = PACKED[name]
    (tmp_path / name).write_bytes(whole[: int(keep if keep >= 1 else keep * len(whole))])
    (tmp_path / "z.txt").write_text("Text z.")
    corpus = open_corpus([tmp_path], ReadOptions())
    assert {one.text for one in corpus} <= {*TEXTS.values(), "Text z."}
    assert "damaged or cut short" in corpus.skipped[0].reason


@pytest.mark.parametrize("size", range(0, 3072, 256))
def test_a_tar_that_is_cut_anywhere_gives_what_came_before(size, tmp_path):
    (tmp_path / "x.tar").write_bytes(tarred(TEXTS)[:size])
    (tmp_path / "z.txt").write_text("Text z.")
    corpus = open_corpus([tmp_path], ReadOptions())
    assert len(list(corpus)) == 1 + (size + 505) // 1024
    assert "damaged or cut short" in corpus.skipped[0].reason


def test_a_damaged_member_does_not_hide_the_others(read):
    data = zipped(TEXTS, zipfile.ZIP_STORED).replace(b"Text b.", b"Text !.")
    articles, (note,) = read("x.zip", data)
    assert [one.text for one in articles] == ["Text a.", "Text c."]
    assert note.path == "x.zip!b.txt"


def test_a_damaged_header_in_a_tar_is_told(read):
    data = bytearray(tarred(TEXTS))
    data[1024 + 148] ^= 1
    articles, (note,) = read("x.tar", bytes(data))
    assert [one.text for one in articles] == ["Text b."]
    assert "damaged" in note.reason


def test_endless_names_in_a_tar_are_refused(read):
    header = odd("././@LongLink", tarfile.GNUTYPE_LONGNAME)
    header.size = 1 << 40
    data = tarred({"a.txt": "A."})[:1024] + header.tobuf(tarfile.GNU_FORMAT) + b"a" * 4096
    articles, (note,) = read("x.tar", data)
    assert [one.text for one in articles] == ["A."]
    assert "damaged" in note.reason


@pytest.mark.parametrize("suffix", ["zip", "tar.gz"])
def test_a_bomb_goes_off_nowhere(suffix, read, monkeypatch):
    monkeypatch.setattr(opening, "FREE_BYTES", 1 << 20)
    members = {"a.txt": "A.", "b.txt": b"\0" * (1 << 22), "c.txt": "C."}
    data = zipped(members) if suffix == "zip" else gzip.compress(tarred(members))
    articles, (note,) = read(f"x.{suffix}", data)
    assert [one.text for one in articles] == ["A."]
    assert "unpacks to more" in note.reason


def test_a_bomb_in_a_packed_member_goes_off_nowhere(read, monkeypatch):
    monkeypatch.setattr(opening, "FREE_BYTES", 1 << 20)
    members = {"a.txt": "A.", "b.jsonl.gz": gzip.compress(b" " * (1 << 22))}
    articles, notes = read("x.zip", zipped(members))
    assert [one.text for one in articles] == ["A."]
    assert (notes[0].path, "unpacks to more" in notes[0].reason) == ("x.zip!b.jsonl.gz", True)


def test_a_packed_file_is_no_bomb_either(read, monkeypatch):
    monkeypatch.setattr(opening, "FREE_BYTES", 1 << 20)
    bomb = gzip.compress(b" " * (1 << 22))
    for name, data in (
        *(("a.txt.gz", bomb), ("a.json", bomb)),
        ("a.zip", zipped({"b.json": bomb}, zipfile.ZIP_STORED)),
    ):
        with pytest.raises(InputError, match="unpacks to more"):
            read(name, data)


def test_members_are_counted(read, monkeypatch):
    monkeypatch.setattr(opening, "MAX_MEMBERS", 3)
    articles, (note,) = read("x.zip", zipped({f"{n}.txt": f"Text {n}." for n in range(9)}))
    assert len(articles) == 3
    assert "more than 3 members" in note.reason


def test_a_member_larger_than_memory_should_hold_is_left_unread(read, monkeypatch):
    monkeypatch.setattr(opening, "MAX_MEMBER_BYTES", 10)
    articles, (note,) = read("x.zip", zipped({"a.txt": "A.", "b.txt": "B" * 11}))
    assert len(articles) == 1
    assert "of more than" in note.reason


def test_a_larger_file_may_give_more():
    Budget(10_000_000).take(900_000_000)
    with pytest.raises(TooLargeError):
        Budget(10_000_000).take(1_100_000_000)
    Budget(1).take(60_000_000)


def test_what_sources_are_said_to_be_holds_for_members(read):
    articles, _ = read("x.zip", zipped({"a.story": "A.", "b": "B.", "c.txt": "C."}), format="txt")
    assert [one.id for one in articles] == ["x/a", "x/b", "x/c"]
    articles, _ = read("x.docs", zipped(TEXTS), format="zip")
    assert [one.id for one in articles] == ["x/a", "x/b", "x/deep/er/c"]


@given(
    name=st.sampled_from(sorted(PACKED)),
    place=st.floats(0, 1, exclude_max=True),
    byte=st.binary(max_size=3),
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_damaged_ends_as_a_note(name, place, byte):
    data = bytearray(PACKED[name])
    at = int(place * len(data))
    data[at : at + 1] = byte
    stem, suffix = split_name(PurePath(name))
    packing = PurePath(name).suffix
    file = Opened(unpacked(io.BytesIO(data), packing), name, stem, kinds_of(suffix, "auto"))
    for found in finds(file, ReadOptions(), Budget(len(data))):
        assert isinstance(found, Record | Skipped)
