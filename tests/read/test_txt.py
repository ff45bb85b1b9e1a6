import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import InputError, OptionError
from lineage.options import ReadOptions
from lineage.read import open_corpus
from lineage.read.txt import decode


def only_note(*sources, **options):
    """What is said of an input that gives no article."""
    corpus = open_corpus(sources, ReadOptions(**options))
    with pytest.raises(InputError, match="No article could be read"):
        list(corpus)
    (note,) = corpus.skipped
    return note


def read(*sources, **options):
    return list(open_corpus(sources, ReadOptions(**options)))


def test_text_is_kept_exactly_with_its_newlines(tmp_path):
    (tmp_path / "a.txt").write_bytes("\n One.\r\nTwo – ‘é’ 😀\rThree\t \n".encode())
    assert read(tmp_path)[0].text == "\n One.\r\nTwo – ‘é’ 😀\rThree\t \n"


def test_byte_order_mark_is_no_part_of_the_text(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfHe left.")
    assert read(tmp_path)[0].text == "He left."


def test_one_line_of_a_megabyte_is_just_text(tmp_path):
    (tmp_path / "a.txt").write_text("word " * 200_000)
    assert len(read(tmp_path)[0].text) == 1_000_000


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_empty_file_is_skipped(tmp_path, content):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    note = only_note(path)
    assert (note.path, note.place, note.reason) == (str(path), "", "empty file")
    assert note.next_step


@pytest.mark.parametrize(
    "content", [b"PNG\0\0", b"text\0text", b"\x89PNG\xff\0", bytes(range(1, 9)) * 20]
)
def test_binary_file_is_skipped(tmp_path, content):
    (tmp_path / "a.txt").write_bytes(content)
    assert only_note(tmp_path).reason == "binary file"


@pytest.mark.parametrize(("start", "place"), [(b"", "byte 3"), (b"\xef\xbb\xbf", "byte 6")])
def test_broken_utf8_is_skipped_with_its_byte(tmp_path, start, place):
    (tmp_path / "a.txt").write_bytes(start + b"caf\xe9 society")
    note = only_note(tmp_path)
    assert (note.place, note.reason) == (place, "the file is not UTF-8")
    assert note.next_step == "convert it, or pass --encoding"


def test_utf16_is_named_and_read_when_asked_for(tmp_path):
    (tmp_path / "a.txt").write_bytes("He left.".encode("utf-16"))
    assert only_note(tmp_path).next_step == "convert it, or pass --encoding utf-16"
    assert read(tmp_path, encoding="utf-16")[0].text == "He left."


def test_other_encodings_are_read_when_asked_for(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    assert read(tmp_path, encoding="latin-1")[0].text == "café"


@pytest.mark.parametrize("encoding", ["utf-9", "hex"])
def test_unknown_encoding_is_refused_at_once(tmp_path, encoding):
    with pytest.raises(OptionError, match=encoding):
        open_corpus([tmp_path], ReadOptions(encoding=encoding))


@given(st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_decoding_undoes_encoding(text):
    assert decode(text.encode(), "utf-8") == text
