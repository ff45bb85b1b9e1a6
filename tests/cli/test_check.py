"""`check`: what of new articles stands in a store, with the whole pipeline behind it."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lineage.cli.exit_codes import ExitCode
from lineage.options import Options, ReadOptions
from lineage.pipeline import trace
from lineage.read import open_corpus
from lineage.store import save

SEEDS = Path(__file__).parents[2] / "seeds"
STANDARD, NBC, ANEWZ, REWRITE, OVERT = (
    "000_fe8aca2d0c2033a4",
    "001_3851e0dce195f78a",
    "002_40cbf716cb98a2c8",
    "003_f15592eed41c0707",
    "004_15f70cf22d401b4f",
)
OWN = "Rain fell on the market in the old town on Thursday, and nobody was there to see it."


@pytest.fixture(scope="module")
def four(tmp_path_factory):
    """All seeds but the Standard's."""
    articles = [a for a in open_corpus([SEEDS], ReadOptions()) if a.id != STANDARD]
    path = tmp_path_factory.mktemp("four") / "four.wl"
    save(trace(articles, Options()), path)
    return path


@pytest.fixture
def check(four, command):
    """`check(file, …, *flags)` → exit code, stdout, stderr."""
    return lambda *words: command("check", "--against", four, *words)


@pytest.fixture
def new(tmp_path):
    """`new(text, name)` → a file that holds it."""

    def write(text, name="new"):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def lifted(new):
    """Sentences of the rewrite amid other ones."""
    sentences = re.split(r"(?<=\.)\s+", (SEEDS / f"{REWRITE}.txt").read_text("utf-8"))
    return new("\n\n".join(["A new headline for it", OWN, " ".join(sentences[4:8])]))


@pytest.fixture
def dated(tmp_path):
    """A store in which the rewrite is the Morning Post's, of the twelfth of February."""
    text = (SEEDS / f"{REWRITE}.txt").read_text("utf-8")
    nbc = (SEEDS / f"{NBC}.txt").read_text("utf-8")
    feed, path = tmp_path / "feed.jsonl", tmp_path / "dated.wl"
    common = {"date": "2025-02-12T10:00:00Z"}
    lines = [
        {"id": "post", "text": text, "outlet": "Morning Post", **common},
        {"id": "nbc", "text": nbc, "outlet": "chof360.com", **common},
    ]
    feed.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    save(trace(open_corpus([feed], ReadOptions()), Options()), path)
    return path


def checked(out):
    return json.loads(out)["checks"]


def test_an_article_is_told_by_label_with_its_sources_pairs_and_rules(check):
    code, out, err = check(SEEDS / f"{STANDARD}.txt")
    assert (code, err) == (0, "")
    assert out.startswith(f"{STANDARD}, checked against 4 stored articles\n")
    assert re.search(r"of 456 words: \d+ % copied, \d+ % edited, \d+ % paraphrased", out)
    assert f"1 {ANEWZ} (Anewz) explains" in out
    assert "from Reuters (not in this corpus)" in out
    assert re.search(r"E ▓ 3 ↔ 7 Speaking at a meeting .*↔ Speaking .*\(0.9\d; model\)", out, re.S)


def test_the_store_is_left_as_it_is(check, four):
    before = four.read_bytes()
    check(SEEDS / f"{STANDARD}.txt")
    assert four.read_bytes() == before
    assert [path.name for path in four.parent.iterdir()] == [four.name]


def test_the_same_check_gives_the_same_bytes(check):
    first, second = (check(SEEDS, "--format", "json")[1] for _ in range(2))
    assert first == second


def test_json_has_each_file_with_its_own_report(check, lifted):
    code, out, _ = check(SEEDS / f"{STANDARD}.txt", lifted, "--format", "json")
    assert code == 0
    other, standard = sorted(checked(out), key=lambda found: found["article"] == STANDARD)
    assert (standard["article"], other["article"]) == (STANDARD, "new")
    assert standard["standing"] == "new"
    assert standard["compared"] == [NBC, ANEWZ, REWRITE, OVERT]
    (row,) = standard["report"]["articles"]
    assert row["article"] == STANDARD
    assert standard["matched_words"] == sum(
        row[f"{label}_words"] for label in ("copied", "edited", "paraphrased")
    )
    assert {s["article"] for s in standard["report"]["sentences"]} == {STANDARD}
    assert all(STANDARD in (pair["a"], pair["b"]) for pair in standard["report"]["pairs"])
    pairs = [pair for source in other["explanation"]["sources"] for pair in source["pairs"]]
    assert {pair["label"] for pair in pairs} == {"copied"}
    assert all(pair["rule"] for pair in pairs)


def test_markdown_and_csv_say_the_same(check, lifted, tmp_path):
    flags = ("--fail-over", "20")
    page, table = tmp_path / "check.md", tmp_path / "check.csv"
    assert check(lifted, *flags, "-o", page)[0] == ExitCode.FINDING
    assert check(lifted, *flags, "-o", table)[0] == ExitCode.FINDING
    assert page.read_text("utf-8").startswith("# new, checked against 4 stored articles\n")
    (row,) = csv.DictReader(io.StringIO(table.read_text("utf-8")))
    assert (row["article"], row["stored_articles"], row["left_out"]) == ("new", "4", "0")
    assert f"**{row['findings'].split(':')[0]}" in page.read_text("utf-8")
    assert row["findings"].startswith("more than 20 %: ")


def test_fail_over_counts_told_words_of_each_file_and_the_limit_is_allowed(check, lifted):
    (found,) = checked(check(lifted, "--format", "json")[1])
    share = 100 * found["matched_words"] / found["told_words"]
    assert check(lifted, "--fail-over", share + 0.01)[0] == 0
    assert check(lifted, "--fail-over", share - 0.01)[0] == ExitCode.FINDING
    assert check(lifted, "--fail-over", 100)[0] == 0


def test_one_file_too_many_words_of_which_are_matched_is_enough(check, lifted, new):
    assert check(new(OWN, "own"), "--fail-over", 0)[0] == 0
    code, out, _ = check(new(OWN, "own"), lifted, "--fail-over", 0)
    assert code == ExitCode.FINDING
    assert out.count("! more than 0 %") == 1


def test_quoted_speech_is_never_among_them(check, new):
    speech = new(
        "The general spoke at noon, and the rain went on all day.\n\n"
        "“Chasing this illusionary goal will only prolong the war and cause more suffering,” "
        "said the general."
    )
    code, out, _ = check(speech, "--fail-over", 0, "--format", "json")
    (found,) = checked(out)
    (row,) = found["report"]["articles"]
    assert row["quoted_words"] > 0
    assert (code, found["matched_words"]) == (0, 0)


def test_an_ignored_source_is_as_if_the_store_did_not_have_it(lifted, dated, command):
    flags = ("check", lifted, "--against", dated)
    ignoring = (*flags, "--ignore-source", "post")
    (whole,) = checked(command(*flags, "--format", "json")[1])
    (rest,) = checked(command(*ignoring, "--format", "json")[1])
    assert (whole["compared"], rest["compared"]) == (["nbc", "post"], ["nbc"])
    assert rest["matched_words"] < whole["matched_words"]
    limit = 100 * rest["matched_words"] / rest["told_words"] + 0.01
    assert command(*flags, "--fail-over", limit)[0] == ExitCode.FINDING
    assert command(*ignoring, "--fail-over", limit)[0] == 0


def test_an_outlet_is_ignored_by_its_name_and_a_name_that_means_nothing_is_told(check):
    _, out, err = check(
        SEEDS / f"{STANDARD}.txt",
        *("--ignore-source", "anewz", "--ignore-source", "Anews", "--format", "json"),
    )
    (found,) = checked(out)
    assert ANEWZ not in found["compared"]
    assert re.search(r"--ignore-source Anews: .*four.wl has no such article or outlet", err)


def test_words_of_an_agency_that_is_not_credited_are_a_finding(check):
    code, out, _ = check(SEEDS / f"{STANDARD}.txt", "--require-credit")
    assert code == ExitCode.FINDING
    said = " ".join(out.split())
    assert re.search(r"! \d+ words \(sentences 3, .* no credit to Reuters was found", said)


def test_a_credit_anywhere_is_enough(check, new):
    text = (SEEDS / f"{STANDARD}.txt").read_text("utf-8")
    assert check(new(text + "\n\nReporting by Reuters"), "--require-credit")[0] == 0
    assert check(SEEDS / f"{ANEWZ}.txt", "--require-credit")[0] == 0


def test_a_declared_source_is_a_credit(check, tmp_path):
    text = (SEEDS / f"{STANDARD}.txt").read_text("utf-8")
    path = tmp_path / "new.jsonl"
    for sources, code in (("Reuters", 0), ("© Getty Images", ExitCode.FINDING)):
        record = {"id": "new", "text": text, "outlet": "Standard", "sources": sources}
        path.write_text(json.dumps(record))
        assert check(path, "--require-credit")[0] == code


def test_an_agency_that_is_ignored_needs_no_credit(check):
    flags = ("--require-credit", "--ignore-source", "Reuters")
    assert check(SEEDS / f"{STANDARD}.txt", *flags)[0] == 0


def test_without_dates_and_outlets_nobody_is_said_to_carry_an_outlets_words(check, lifted):
    assert check(lifted, "--require-credit")[0] == 0


def test_with_date_and_outlet_words_of_another_outlet_want_a_credit(lifted, dated, command):
    flags = (lifted, "--against", dated, "--require-credit", "--date", "2025-02-15")
    code, out, _ = command("check", *flags)
    assert code == 0
    assert "whether it is another outlet than the article's own is not known" in " ".join(
        out.split()
    )
    code, out, _ = command("check", *flags, "--outlet", "Globe")
    assert code == ExitCode.FINDING
    assert "no credit to Morning Post was found" in " ".join(out.split())
    assert command("check", *flags, "--outlet", "Morning Post")[0] == 0
    early = (lifted, "--against", dated, "--require-credit", "--outlet", "Globe")
    assert command("check", *early, "--date", "2025-02-01")[0] == 0


def test_an_article_that_is_stored_is_compared_with_the_others(check):
    (found,) = checked(check(SEEDS / f"{ANEWZ}.txt", "--format", "json")[1])
    assert (found["article"], found["standing"]) == (ANEWZ, "same")
    assert found["compared"] == [NBC, REWRITE, OVERT]
    assert found["explanation"]["outlet"] == "Anewz"
    assert found["explanation"]["same_text_as"] == []


def test_the_same_text_under_another_id_is_told(check, new):
    path = new((SEEDS / f"{REWRITE}.txt").read_text("utf-8"))
    code, out, _ = check(path, "--fail-over", 99, "--format", "json")
    (found,) = checked(out)
    assert code == ExitCode.FINDING
    assert found["explanation"]["same_text_as"] == [REWRITE]
    assert found["matched_words"] == found["told_words"]


def test_another_text_under_a_stored_id_gets_an_id_of_its_own(check, lifted, new):
    path = new(lifted.read_text("utf-8"), REWRITE)
    (found,) = checked(check(path, "--format", "json")[1])
    assert (found["article"], found["standing"]) == (f"{REWRITE} (new)", "other")
    assert REWRITE in found["compared"]


def test_a_store_without_an_index_is_read_through_and_that_is_said(four, tmp_path, command, lifted):
    bare = tmp_path / "bare.wl"
    bare.write_bytes(four.read_bytes())
    with closing(sqlite3.connect(bare)) as file:
        file.execute("DROP TABLE article_search")
        file.execute("VACUUM")
    out = command("check", lifted, "--against", bare)[1]
    assert "no full-text index; every text was read" in " ".join(out.split())
    indexed, read = (
        checked(command("check", lifted, "--against", store, "--format", "json")[1])[0]
        for store in (four, bare)
    )
    assert (indexed.pop("full_text_index"), read.pop("full_text_index")) == (True, False)
    assert indexed == read


def test_fewer_articles_are_compared_when_asked_and_the_others_counted(tmp_path, new, command):
    feed, path = tmp_path / "feed.jsonl", tmp_path / "x.wl"
    lines = [{"id": f"a{n}", "text": f"{OWN} It was day {n} of it."} for n in range(8)]
    feed.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    save(trace(open_corpus([feed], ReadOptions()), Options()), path)
    code, out, _ = command("check", new(OWN), "--against", path, "--most", 4, "--format", "json")
    (found,) = checked(out)
    assert (code, len(found["compared"]), found["left_out"]) == (0, 4, 4)
    out = command("check", new(OWN), "--against", path, "--most", 4)[1]
    assert "4 more stored articles carry phrases of it." in out


HOSTILE = {
    "syntax": 'NOT "OR" (NEAR) [/b] <b>x*</b> ^ : - {x} "" \' AND Ukraine"s pre-2014 "borders when',
    "one word": "Ukraine",
    "marks": "“”“”“” … — !!! ###",
    "a long line": "borders of Ukraine and the peacekeepers " * 4000,
    "controls": "Hegseth\x1b[31m said \u202eit was unrealistic in Kyiv.",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_is_checked(text, check, new):
    for format_ in ("text", "json", "md", "csv"):
        code, out, _ = check(new(text), "--format", format_, "--fail-over", 100)
        assert code == 0
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_checked(check, new, lifted):
    code, out, err = check(new("", "empty"), lifted)
    assert code == 0
    assert "empty.txt" in err
    assert out.startswith("new, checked")
    assert check(new("", "empty"), lifted, "--strict")[0] == ExitCode.SKIPPED
    assert check(new("", "empty"), lifted, "--strict", "--fail-over", 1)[0] == ExitCode.FINDING
    assert check(new("", "empty"))[0] == ExitCode.NO_INPUT


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (["--fail-over", "120"], ExitCode.USAGE),
        (["--fail-over", "x"], ExitCode.USAGE),
        (["--fail-over", "nan"], ExitCode.USAGE),
        (["--most", "0"], ExitCode.USAGE),
        (["--date", "yesterday"], ExitCode.USAGE),
    ],
)
def test_a_flag_that_makes_no_sense_is_a_usage_error(flags, code, check, lifted):
    assert check(lifted, *flags)[0] == code


def test_the_store_and_the_files_cannot_be_mistaken_for_each_other(
    four, check, lifted, command, tmp_path
):
    assert check(four)[0] == ExitCode.USAGE
    assert command("check", lifted)[0] == ExitCode.USAGE
    assert command("check", lifted, "--against", lifted)[0] == ExitCode.USAGE
    assert command("check", lifted, "--against", tmp_path / "no.wl")[0] == ExitCode.NO_INPUT
    assert check(lifted, "-o", four)[0] == ExitCode.USAGE


def test_a_damaged_store_is_told(four, lifted, command, tmp_path):
    path, raw = tmp_path / "bad.wl", bytearray(four.read_bytes())
    raw[8192:] = b"\x55" * (len(raw) - 8192)
    path.write_bytes(raw)
    code, _, err = command("check", lifted, "--against", path)
    assert code == ExitCode.BAD_STORE
    assert "is damaged" in err
