"""Labels by people, from a sample to a report."""

from __future__ import annotations

import csv
import io
import json

import pytest

from lineage.cli.exit_codes import ExitCode


@pytest.fixture
def store(tmp_path, straw):
    path = tmp_path / "x.wl"
    path.write_bytes(b"store")
    return path


@pytest.fixture
def beside(tmp_path):
    return tmp_path / "x.labels.jsonl"


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def filled(store, tmp_path, command):
    """`filled("ana", {("anewz", 3): "copied"})` → a sample with these labels, as a spreadsheet
    saves it."""

    def fill(who, labels, delimiter=";"):
        drawn = rows(command("labels", "sample", store, "-n", "99")[1])
        for row in drawn:
            row["label"] = labels.get((row["article"], int(row["number"])), "")
        page = io.StringIO(newline="")
        writer = csv.DictWriter(page, drawn[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(drawn)
        path = tmp_path / f"{who}.csv"
        path.write_text(page.getvalue(), encoding="utf-8-sig", newline="")
        return path

    return fill


def test_a_sample_is_a_table_to_fill_in(store, command):
    code, out, _ = command("labels", "sample", store, "-n", "5", "--stratify", "label,outlet")
    drawn = rows(out)
    assert (code, len(drawn)) == (0, 5)
    assert list(drawn[0]) == [
        *("id", "article", "number", "text", "best_counterpart", "model_label", "label", "note")
    ]
    assert {(row["label"], row["note"]) for row in drawn} == {("", "")}
    assert command("labels", "sample", store, "-n", "5", "--stratify", "label,outlet")[1] == out


def test_a_blind_sample_does_not_tell_the_model_s_label(store, command):
    assert "model_label" not in command("labels", "sample", store, "--blind")[1]


@pytest.mark.parametrize("flags", [("--stratify", "weather"), ("-n", "0")])
def test_a_sample_that_makes_no_sense_is_a_usage_error(store, command, flags):
    assert command("labels", "sample", store, *flags)[0] == ExitCode.USAGE


def test_labels_need_a_store(folder, straw, command):
    code, _, err = command("labels", "sample", folder)
    assert code == ExitCode.USAGE
    assert "wirelineage run" in err


@pytest.mark.parametrize("delimiter", ",;\t")
def test_a_filled_in_sample_changes_the_report(store, filled, command, delimiter):
    sheet = filled("ana", {("anewz", 3): "copied", ("anewz", 5): "N"}, delimiter)
    code, out, err = command("labels", "import", store, sheet, "--by", "Ana")
    assert (code, out) == (0, "")
    assert "2 lines added" in err
    told = command("report", store)[1]
    assert "2 human decisions by 1 person" in told
    assert "62 %* copied" in told
    assert "human" not in command("report", store, "--no-labels")[1]


@pytest.mark.parametrize(
    "verb",
    [
        ("compare", "{}", "--pair", "anewz", "standard", "--format", "json"),
        ("explain", "anewz", "{}", "--format", "json"),
        ("export", "{}", "--format", "links"),
        ("report", "{}", "--format", "csv", "--table", "sentences"),
    ],
)
def test_every_verb_sees_what_people_decided(store, filled, command, verb):
    command("labels", "import", store, filled("ana", {("anewz", 3): "added"}), "--by", "Ana")
    words = [str(store) if word == "{}" else word for word in verb]
    decided, model = command(*words), command(*words, "--no-labels")
    assert decided[0] == model[0] == 0
    assert decided[1] != model[1]


def test_importing_twice_adds_nothing(store, filled, beside, command):
    sheet = filled("ana", {("anewz", 3): "copied"})
    command("labels", "import", store, sheet, "--by", "Ana")
    before = beside.read_bytes()
    assert "0 lines added" in command("labels", "import", store, sheet, "--by", "Ana")[2]
    assert beside.read_bytes() == before


def test_who_changes_a_label_back_is_heard(store, filled, command):
    for label in ("copied", "added", "copied"):
        sheet = filled("ana", {("anewz", 3): label})
        assert "1 line added" in command("labels", "import", store, sheet, "--by", "Ana")[2]
    out = command("labels", "export", store, "--format", "csv")[1]
    assert [(r["new"], r["stands"]) for r in rows(out)] == [
        ("copied", "false"),
        ("added", "false"),
        ("copied", "true"),
    ]


def test_a_filled_in_sample_needs_a_name(store, filled, command):
    code, _, err = command("labels", "import", store, filled("ana", {}))
    assert code == ExitCode.USAGE
    assert "--by NAME" in err


def test_bad_rows_are_told_and_counted_when_strict(store, filled, command):
    sheet = filled("ana", {("anewz", 3): "pasted", ("anewz", 4): "copied"})
    code, _, err = command("labels", "import", store, sheet, "--by", "Ana", "--strict")
    assert code == ExitCode.SKIPPED
    assert "no label is called pasted" in err
    assert "1 line added" in err


def test_a_table_without_the_columns_is_refused(store, tmp_path, command):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    code, _, err = command("labels", "import", store, tmp_path / "t.csv", "--by", "Ana")
    assert code == ExitCode.NO_INPUT
    assert "labels sample" in err


def test_a_file_that_is_not_there_is_no_input(store, tmp_path, command):
    assert command("labels", "import", store, tmp_path / "no.csv")[0] == ExitCode.NO_INPUT
    assert command("labels", "agreement", store, tmp_path / "no.jsonl")[0] == ExitCode.NO_INPUT


def test_somebody_else_s_file_is_joined_without_doubles(store, filled, tmp_path, beside, command):
    command("labels", "import", store, filled("bo", {("anewz", 3): "copied"}), "--by", "Bo")
    other = beside.rename(tmp_path / "bo.labels.jsonl")
    command("labels", "import", store, filled("ana", {("anewz", 3): "edited"}), "--by", "Ana")
    assert "1 line added" in command("labels", "import", store, other)[2]
    assert "0 lines added" in command("labels", "import", store, other)[2]
    lines = command("labels", "export", store)[1].splitlines()
    assert [json.loads(line)["creator"]["name"] for line in lines] == ["Bo", "Ana"]


@pytest.mark.parametrize(
    ("format_", "start"), [("text", "1 sentence labelled by"), ("json", "{"), ("csv", "measure,")]
)
def test_agreement_takes_other_people_s_files(
    store, filled, tmp_path, beside, command, format_, start
):
    command("labels", "import", store, filled("bo", {("anewz", 3): "copied"}), "--by", "Bo")
    other = beside.rename(tmp_path / "bo.labels.jsonl")
    command("labels", "import", store, filled("ana", {("anewz", 3): "edited"}), "--by", "Ana")
    code, out, _ = command("labels", "agreement", store, other, "--format", format_)
    assert code == 0
    assert out.startswith(start)
    assert "Bo" in out


def test_what_is_no_longer_there_is_said_and_listed(
    store, filled, straw, command, document, lineage_of
):
    command("labels", "import", store, filled("ana", {("anewz", 3): "copied"}), "--by", "Ana")
    assert command("labels", "orphans", store)[1].startswith("No decision")
    straw.lineage = lineage_of(document("other", "Words."))
    code, out, _ = command("labels", "orphans", store)
    assert code == 0
    assert "the article is not there" in out
    assert len(rows(command("labels", "orphans", store, "--format", "csv")[1])) == 1
    assert len(json.loads(command("labels", "orphans", store, "--format", "json")[1])) == 1
    assert "labels orphans" in command("report", store)[2]


def test_a_renamed_article_keeps_its_labels(store, filled, straw, command, document, lineage_of):
    text = "Words were said."
    straw.lineage = lineage_of(document("a", text))
    command("labels", "import", store, filled("ana", {("a", 1): "copied"}), "--by", "Ana")
    straw.lineage = lineage_of(document("renamed", text))
    assert "1 human decision by 1 person" in command("report", store)[1]


def test_a_bad_line_is_skipped_and_strict_tells(store, beside, command):
    beside.write_text('{"id": 1}\n')
    code, out, err = command("report", store, "--strict")
    assert code == ExitCode.SKIPPED
    assert "x.labels.jsonl, line 1" in err
    assert "Skipped: 2 inputs" in out


def test_labels_that_cannot_be_read_are_told_with_the_way_round(store, beside, command):
    beside.mkdir()
    code, _, err = command("report", store)
    assert code == ExitCode.NO_INPUT
    assert "--no-labels" in err


def test_labels_are_not_overwritten_by_their_export(store, beside, filled, command):
    command("labels", "import", store, filled("ana", {("anewz", 3): "copied"}), "--by", "Ana")
    assert command("labels", "export", store, "-o", beside)[0] == ExitCode.USAGE


def test_a_rejected_arrow_is_in_no_outlet_s_sums(store, beside, straw, command, borders_lineage):
    from lineage.model import ArrowTarget, Assent, Decision
    from lineage.store.labels_file import append_decisions

    target = ArrowTarget("wire:reuters", "anewz")
    said = ("2025-03-01T09:00:00Z", target, None, Assent.REJECTED, None, None, "0.1.0")
    append_decisions(beside, [Decision("urn:uuid:1", "Ana", *said)])
    out = command("report", store, "--format", "csv", "--table", "outlets")[1]
    assert rows(out)[0]["carried_words"] == "0"
    assert (
        "wire:reuters,anewz"
        not in command("report", store, "--format", "csv", "--table", "arrows")[1]
    )
