"""What `--filter` leaves of each verb's answer."""

from __future__ import annotations

import csv
import io
import json

import pytest

from lineage.cli.exit_codes import ExitCode
from lineage.store import save


@pytest.fixture
def stored(borders_lineage, tmp_path):
    path = tmp_path / "x.wl"
    save(borders_lineage, path)
    return path


@pytest.fixture
def rows(stored, command):
    def of(table, chosen):
        argv = ("--format", "csv", "--table", table, "--filter", chosen)
        code, out, _ = command("report", stored, *argv)
        assert code == ExitCode.DONE
        return list(csv.DictReader(io.StringIO(out)))

    return of


@pytest.mark.parametrize(
    ("table", "chosen", "column", "shown"),
    [
        ("articles", "outlet:anewz", "article", ["anewz"]),
        ("articles", "outlet:nobody", "article", []),
        ("sentences", "article:talk", "article", ["talk", "talk"]),
        ("pairs", "label:E", "a", ["anewz"]),
        ("pairs", "outlet:anewz", "a", []),
        ("arrows", "article:standard", "target", ["standard", "standard"]),
        ("wires", "article:talk", "wire", ["wire:unnamed:talk"]),
        ("stories", "article:talk", "story", ["story:anewz"]),
        ("story_articles", "article:talk", "article", ["anewz", "standard", "talk"]),
        ("passages", "article:talk", "passage", []),
        ("readings", "article:anewz", "article", ["anewz", "standard"]),
        ("outlets", "outlet:anewz", "outlet", ["Anewz"]),
        ("uses", "outlet:anewz", "outlet", []),
    ],
)
def test_a_table_has_only_what_fits(rows, table, chosen, column, shown):
    assert [row[column] for row in rows(table, chosen)] == shown


def test_labels_stay_those_of_the_whole_corpus(rows):
    best = [row["best_article"] for row in rows("sentences", "article:anewz")]
    assert "standard" in best


@pytest.mark.parametrize("format_", ["text", "md"])
def test_the_report_says_that_a_filter_is_on(stored, command, format_):
    code, out, err = command("report", stored, "--format", format_, "--filter", "label:E")
    assert code == ExitCode.DONE
    assert "Only: label is edited; 2 of 3 articles" in " ".join(out.split())
    assert "only: label is edited; 2 of 3 articles" in err


def test_the_json_report_says_it_too(stored, command):
    _, out, _ = command("report", stored, "--format", "json", "--filter", "label:E")
    report = json.loads(out)
    assert report["only"] == "label is edited; 2 of 3 articles"
    assert len(report["articles"]) == 2


def test_a_filter_that_fits_nothing_leaves_an_empty_report(stored, command):
    for format_ in ("text", "md", "json"):
        code, _, err = command("report", stored, "--format", format_, "--filter", "nowhere")
        assert (code, "0 of 3 articles" in err) == (ExitCode.DONE, True)


def test_an_empty_filter_is_none(stored, command):
    assert command("report", stored, "--filter", "") == command("report", stored)


def test_links_are_exported_between_articles_that_fit(stored, command):
    code, out, _ = command("export", stored, "--filter", "label:E")
    assert code == ExitCode.DONE
    links = [json.loads(line) for line in out.splitlines()]
    assert [(link["source"], link["target"]) for link in links] == [("anewz", "standard")] * 3


def test_sentences_are_exported_with_counterparts_that_do_not_fit(stored, command):
    _, out, _ = command("export", stored, "--format", "sentences", "--filter", "article:anewz")
    assert {json.loads(line)["best"] for line in out.splitlines()} == {None, "standard"}


@pytest.mark.parametrize("format_", ["text", "dot", "mermaid", "graphml", "gexf"])
def test_a_story_is_drawn_whole_or_not_at_all(stored, command, format_):
    whole = command("graph", stored, "--format", format_)
    code, out, _ = command("graph", stored, "--format", format_, "--filter", "article:talk")
    assert (code, out) == whole[:2]
    code, out, _ = command("graph", stored, "--format", format_, "--filter", "nowhere")
    assert code == ExitCode.DONE
    assert "anewz" not in out


def test_a_story_that_does_not_fit_is_not_drawn_by_name(stored, command):
    code, out, _ = command("graph", stored, "--story", "anewz", "--filter", "nowhere")
    assert code == ExitCode.DONE
    assert "anewz" not in out


def test_what_is_traced_is_filtered_as_what_is_stored(straw_pipeline, folder, stored, command):
    argv = ("--format", "csv", "--filter", "label:E")
    assert command("report", folder, *argv)[1] == command("report", stored, *argv)[1]


@pytest.mark.parametrize("verb", ["report", "graph", "export"])
def test_a_filter_that_makes_no_sense_is_told_before_the_work(verb, command):
    code, _, err = command(verb, "nowhere.wl", "--filter", "outlt:anewz")
    assert code == ExitCode.USAGE
    assert "did you mean outlet?" in err


@pytest.fixture
def labelled(stored, tmp_path, command):
    """A person called the sentence of `talk` that was added (it rained) copied."""
    sheet = tmp_path / "ana.csv"
    command("labels", "sample", stored, "-n", "200", "-o", sheet)
    with sheet.open(encoding="utf-8", newline="") as page:
        table = list(csv.DictReader(page))
    for row in table:
        if row["text"] == "It rained.":
            row["label"] = "C"
    with sheet.open("w", encoding="utf-8", newline="") as page:
        writer = csv.DictWriter(page, list(table[0]))
        writer.writeheader()
        writer.writerows(table)
    assert command("labels", "import", stored, sheet, "--by", "Ana")[0] == ExitCode.DONE


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ("by:human", ["talk"]),
        ("by:model", ["anewz", "standard"]),
        ("has:note", []),
        ("label:C article:talk", ["talk"]),
    ],
)
def test_what_people_decided_can_be_asked(labelled, rows, chosen, shown):
    assert [row["article"] for row in rows("articles", chosen)] == shown


def test_decisions_are_counted_where_they_fit(labelled, stored, command):
    assert "1 human decision by" in command("report", stored, "--filter", "article:talk")[1]
    assert "human decision" not in command("report", stored, "--filter", "article:anewz")[1]


def test_without_labels_nobody_decided_anything(labelled, stored, command):
    argv = ("--format", "csv", "--table", "articles", "--filter", "by:human", "--no-labels")
    assert "0 of 3 articles" in command("report", stored, *argv)[2]
