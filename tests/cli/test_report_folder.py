"""`report -o DIR`: everything a reader may want, in one folder, the same every time."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from lineage.cli.exit_codes import ExitCode
from lineage.report.tables import TABLES

ALWAYS = {"methods.md", "manifest.json", "SHA256SUMS"}
OF = {
    "html": {"index.html"},
    "md": {"report.md"},
    "json": {"report.json", "report.schema.json"},
    "csv": {f"{name}.csv" for name in TABLES},
}


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "x.wl"
    path.write_bytes(b"store")
    return path


def names(folder):
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("name", ["out/", "out", "."])
def test_a_path_with_a_slash_or_without_a_suffix_or_that_is_a_folder_gets_everything(
    name, straw, store, tmp_path, command
) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    code, out, err = command("report", store, "-o", f"{folder}/{name}" if name != "." else folder)
    assert (code, out) == (0, "")
    assert "wrote" in err
    assert names(folder / name.strip("./")) == ALWAYS.union(*OF.values())


def test_a_suffix_or_a_format_means_a_file(straw, store, tmp_path, command) -> None:
    command("report", store, "-o", tmp_path / "a.out")
    command("report", store, "-o", tmp_path / "b", "--format", "md")
    command("report", store, "-o", tmp_path / "page.html")
    assert (tmp_path / "a.out").read_text().startswith("3 articles read")
    assert (tmp_path / "b").read_text().startswith("# Who carried")
    assert (tmp_path / "page.html").read_text().startswith("<!doctype html>")


@pytest.mark.parametrize("format_", OF)
def test_formats_picks(format_, straw, store, tmp_path, command) -> None:
    assert command("report", store, "-o", tmp_path / "out", "--formats", format_)[0] == 0
    assert names(tmp_path / "out") == ALWAYS | OF[format_]


def test_the_manifest_has_the_digest_of_every_other_file(straw, store, tmp_path, command) -> None:
    command("report", store, "-o", tmp_path / "out")
    made = json.loads((tmp_path / "out/manifest.json").read_bytes())
    digests = {row["file"]: row["sha256"] for row in made["output"]}
    assert set(digests) == names(tmp_path / "out") - {"manifest.json", "SHA256SUMS"}
    for name, digest in digests.items():
        assert sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == digest


def test_again_gives_the_same_bytes_in_its_place(straw, store, tmp_path, command) -> None:
    def written():
        assert command("report", store, "-o", tmp_path / "out/")[0] == 0
        return {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    assert written() == written()


@pytest.mark.parametrize("texts", ["snippet", "none"])
def test_text_that_is_left_out_is_in_no_file(texts, straw, store, tmp_path, command) -> None:
    command("report", store, "-o", tmp_path / "out", "--text", texts)
    written = {path.name: path.read_text() for path in (tmp_path / "out").iterdir()}
    inside = [name for name, text in written.items() if "Speaking in Brussels" in text]
    assert bool(inside) is (texts == "snippet")
    assert "--text" in written["methods.md"].replace("\\", "")
    assert json.loads(written["manifest.json"])["parameters"]["text"] == texts


def test_the_digest_of_a_text_is_the_whole_text_s(straw, store, tmp_path, command) -> None:
    made = []
    for texts in ("full", "none"):
        command("report", store, "-o", tmp_path / texts, "--text", texts)
        made.append(json.loads((tmp_path / texts / "manifest.json").read_bytes())["input"])
    assert made[0] == made[1]


def test_excel_gets_its_byte_order_mark(straw, store, tmp_path, command) -> None:
    command("report", store, "-o", tmp_path / "out", "--excel", "--formats", "csv")
    assert all(
        path.read_bytes().startswith(b"\xef\xbb\xbf") for path in (tmp_path / "out").glob("*.csv")
    )


@pytest.mark.parametrize(
    "flags",
    [
        ("--formats", "pdf", "-o", "out"),
        ("--formats", "md"),
        ("--formats", "md", "--format", "md", "-o", "out"),
        ("--table", "pairs", "-o", "out"),
        ("-o", "out.xlsx"),
    ],
)
def test_what_does_not_go_together_is_a_usage_error(
    flags, straw, store, tmp_path, command, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command("report", store, *flags)[0] == ExitCode.USAGE


def test_a_folder_with_somebody_s_work_in_it_is_not_replaced(
    straw, store, tmp_path, command
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("mine")
    assert command("report", store, "-o", tmp_path / "mine")[0] == ExitCode.NO_OUTPUT
    assert names(tmp_path / "mine") == {"notes.txt"}


def test_schema_prints_what_the_folder_holds(straw, store, tmp_path, command) -> None:
    code, out, _ = command("schema")
    assert code == 0
    command("report", store, "-o", tmp_path / "out", "--formats", "json")
    assert (tmp_path / "out/report.schema.json").read_text() == out


@pytest.mark.parametrize(
    ("settings", "flags", "begins"),
    [
        ("formats = 'html'", ("-o", "out.json"), "{"),
        ("format = 'md'", ("-o", "out.json"), "{"),
        ("format = 'md'", ("-o", "out.csv", "--table", "outlets"), "outlet,"),
        ("format = 'md'", ("-o", "out.unknown"), "# "),
        ("table = 'outlets'", ("-o", "out.md"), "# "),
        ("table = 'outlets'", ("-o", "out.csv"), "outlet,"),
    ],
)
def test_what_the_call_says_is_stronger_than_what_settings_say(
    settings, flags, begins, straw, store, tmp_path, command, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wirelineage.toml").write_text(f"[report]\n{settings}\n")
    assert command("report", store, *flags)[0] == ExitCode.DONE
    assert (tmp_path / flags[1]).read_text().startswith(begins)


def test_settings_pick_what_a_folder_holds(straw, store, tmp_path, command, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wirelineage.toml").write_text("format = 'json'\nformats = 'md'\n")
    assert command("report", store)[1].startswith("{")
    assert command("report", store, "-o", "out/")[0] == ExitCode.DONE
    assert names(tmp_path / "out") == {"SHA256SUMS", "manifest.json", "methods.md", "report.md"}
