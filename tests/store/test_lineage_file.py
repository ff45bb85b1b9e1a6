import errno
import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from lineage.errors import FormatError, InputError, OutputError
from lineage.model import Label, Origin, Reason, Sentence, Span, Verdict
from lineage.store import is_store, load, save
from lineage.store.schema import SCHEMA_VERSION


@pytest.fixture
def path(tmp_path, small_lineage):
    """A saved lineage."""
    save(small_lineage, tmp_path / "x.wl")
    return tmp_path / "x.wl"


def entries(folder):
    return sorted(path.name for path in folder.iterdir())


def test_bytes_do_not_depend_on_the_hash_seed(path, tmp_path):
    code = (
        "import sys; from pathlib import Path; from lineage.store import load, save\n"
        "save(load(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    for seed in "12":
        subprocess.run(
            [sys.executable, "-c", code, path, tmp_path / seed],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
        )
        assert (tmp_path / seed).read_bytes() == path.read_bytes()


def test_earlier_file_is_replaced_through_a_link(tmp_path, path, small_lineage):
    save(replace(small_lineage, skipped=()), path)
    (tmp_path / "link.wl").symlink_to(path)
    save(small_lineage, tmp_path / "link.wl")
    assert load(path) == small_lineage
    assert (tmp_path / "link.wl").is_symlink()


def test_earlier_file_is_kept_when_asked(path, small_lineage):
    before = path.read_bytes()
    with pytest.raises(OutputError, match="exists already"):
        save(small_lineage, path, overwrite=False)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_file_has_the_usual_permissions(tmp_path, path):
    (tmp_path / "usual").touch()
    assert path.stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize(
    "fault", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device")]
)
def test_interrupted_save_leaves_the_earlier_file(
    tmp_path, monkeypatch, fault, path, small_lineage
):
    before = path.read_bytes()

    def fail(_):
        raise fault

    monkeypatch.setattr(os, "fsync", fail)
    expected = OutputError if isinstance(fault, OSError) else KeyboardInterrupt
    with pytest.raises(expected) as caught:
        save(replace(small_lineage, edges=()), path)
    assert expected is KeyboardInterrupt or "No space left on device" in str(caught.value)
    assert entries(tmp_path) == ["x.wl"]
    assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on the size of files")
def test_full_disk_leaves_nothing(tmp_path, small_lineage):
    import resource

    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, usual[1]))
    try:
        with pytest.raises(OutputError, match=r"x\.wl could not be written .* -o"):
            save(small_lineage, tmp_path / "x.wl")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert entries(tmp_path) == []


def test_folder_that_does_not_exist_is_an_output_error(tmp_path, small_lineage):
    with pytest.raises(OutputError, match="does not exist; make it first"):
        save(small_lineage, tmp_path / "no" / "x.wl")
    assert entries(tmp_path) == []


def test_unwritable_folder_is_an_output_error(tmp_path, monkeypatch, small_lineage):
    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "mkdir", refuse)
    with pytest.raises(OutputError, match=r"x\.wl could not be written: Permission denied; .* -o"):
        save(small_lineage, tmp_path / "x.wl")


def test_bytes_do_not_depend_on_who_writes_them_and_where(path, tmp_path, small_lineage):
    near = tmp_path / "near"
    near.mkdir()
    save(small_lineage, tmp_path / "y.wl", jobs=2, near=near)
    assert (tmp_path / "y.wl").read_bytes() == path.read_bytes()
    assert (entries(near), entries(tmp_path)) == ([], ["near", "x.wl", "y.wl"])


def test_folder_and_device_are_never_replaced(tmp_path, small_lineage):
    for path in (tmp_path, Path(os.devnull)):
        with pytest.raises(OutputError, match="is not a file that can be replaced"):
            save(small_lineage, path)


def test_contradictory_lineage_is_refused_and_leaves_nothing(tmp_path, small_lineage):
    lineage = small_lineage
    document = lineage.documents[0]
    wrong = Sentence(document.article.id, 0, Span(0, 2), "no", document.sentences[0].role)
    broken = replace(document, sentences=(wrong, *document.sentences[1:]))
    with pytest.raises(ValueError, match="not the text of its span"):
        save(replace(lineage, documents=(broken, *lineage.documents[1:])), tmp_path / "x.wl")
    assert entries(tmp_path) == []


def test_reason_that_is_no_number_is_refused(tmp_path, small_lineage):
    lineage = small_lineage
    verdict = Verdict(Label.ADDED, "model", 0.5, (Reason("shared", float("nan"), 1.0),))
    origin = Origin(lineage.origins[0].sentence, None, verdict)
    with pytest.raises(ValueError, match="not a finite number"):
        save(replace(lineage, origins=(origin,)), tmp_path / "x.wl")


def test_is_store_knows_its_own_files(tmp_path, path):
    assert is_store(path)
    with closing(sqlite3.connect(tmp_path / "other.db")) as file:
        file.execute("CREATE TABLE t (x)")
    (tmp_path / "a.txt").write_text("He left.")
    for name in ("other.db", "a.txt", "missing", "."):
        assert not is_store(tmp_path / name)


def test_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match=r"x\.wl does not exist"):
        load(tmp_path / "x.wl")


def test_foreign_files_are_told_apart(tmp_path):
    with closing(sqlite3.connect(tmp_path / "other.db")) as file:
        file.execute("CREATE TABLE t (x)")
    (tmp_path / "a.txt").write_text("He left.")
    with pytest.raises(FormatError, match=r"other\.db is another program's SQLite file; .* run"):
        load(tmp_path / "other.db")
    with pytest.raises(FormatError, match=r"a\.txt is no lineage file; .* run"):
        load(tmp_path / "a.txt")


def test_newer_version_asks_for_an_update(path):
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(FormatError, match="update wirelineage"):
        load(path)
    assert is_store(path)


def test_cut_file_is_damaged(path):
    whole = path.read_bytes()
    for size in (100, 5000, len(whole) // 2, len(whole) - 1000):
        path.write_bytes(whole[:size])
        with pytest.raises(FormatError, match=r"x\.wl is damaged"):
            load(path)


def test_any_damage_is_a_format_error_or_goes_unseen(path):
    whole = path.read_bytes()
    chance = random.Random(1)
    refused = 0
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.choice((1, 40))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
        try:
            load(path)
        except FormatError:
            refused += 1
    assert refused > 50


def test_what_is_stored_does_not_depend_on_how_much_is_looked_at_together(
    tmp_path, monkeypatch, borders_lineage
):
    def dumped(name):
        save(borders_lineage, tmp_path / name)
        with closing(sqlite3.connect(tmp_path / name)) as file:
            return list(file.iterdump())

    usual = dumped("usual.wl")
    for place in ("rows._PAIRS", "rows._ORIGINS", "text_rows._BLOCK", "text_rows._ROWS"):
        monkeypatch.setattr(f"lineage.store.{place}", 2)
    monkeypatch.setattr("lineage.store.verdicts._BLOCK", 2)
    monkeypatch.setattr("lineage.store.aside.MOST_VALUES", 50)
    assert dumped("small.wl") == usual
