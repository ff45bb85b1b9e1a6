"""What each verb does with stores, sources and flags."""

from __future__ import annotations

import json

import pytest

from lineage.cli.arguments import bytes_of, usable_memory
from lineage.cli.exit_codes import ExitCode

STARTS = {
    "text": "3 articles read",
    "md": "# Who carried whose words",
    "json": '{\n  "schema": "wirelineage/report/1"',
    "csv": "a,b,relation",
}


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "x.wl"
    path.write_bytes(b"store")
    return path


@pytest.mark.parametrize("format_", STARTS)
def test_report_prints_each_format_on_stdout(format_, straw, store, command) -> None:
    code, out, err = command("report", store, "--format", format_)
    assert (code, err) == (0, "")
    assert out.startswith(STARTS[format_])


@pytest.mark.parametrize(("suffix", "format_"), [("md", "md"), ("json", "json"), ("out", "text")])
def test_the_output_s_suffix_decides_the_format(
    suffix, format_, straw, store, tmp_path, command
) -> None:
    target = tmp_path / f"report.{suffix}"
    code, out, err = command("report", store, "-o", target)
    assert (code, out) == (0, "")
    assert "wrote" in err
    assert target.read_text().startswith(STARTS[format_])


TABLES = {
    "articles": "article,",
    "pairs": "a,b,",
    "sentences": "article,",
    "passages": "passage,",
    "readings": "passage,",
    "wires": "wire,",
    "arrows": "source,target,",
    "stories": "story,",
    "story_articles": "story,",
    "uses": "outlet,",
    "passed_over": "a,b,",
    "outlets": "outlet,",
}


@pytest.mark.parametrize("table", TABLES)
def test_report_writes_each_table(table, straw, store, command) -> None:
    code, out, _ = command("report", store, "--format", "csv", "--table", table)
    assert code == 0
    assert out.splitlines()[0].startswith(TABLES[table])


GRAPHS = {
    "text": "story:anewz",
    "dot": "digraph lineage",
    "mermaid": "flowchart TD",
    "graphml": "<?xml",
    "gexf": "<?xml",
}


@pytest.mark.parametrize("format_", GRAPHS)
def test_graph_prints_each_format(format_, straw, store, command) -> None:
    code, out, err = command("graph", store, "--format", format_)
    assert (code, err) == (0, "")
    assert out.startswith(GRAPHS[format_])


@pytest.mark.parametrize("name", ["story:anewz", "standard", "stand"])
def test_graph_of_one_story_by_its_id_or_by_an_article(name, straw, store, command) -> None:
    code, out, _ = command("graph", store, "--story", name)
    assert (code, out.splitlines()[0][:11]) == (0, "story:anewz")


def test_graph_of_no_story_is_a_usage_error_with_a_hint(straw, store, command) -> None:
    code, _, err = command("graph", store, "--story", "standart")
    assert code == ExitCode.USAGE
    assert "did you mean standard?" in err


def test_a_table_without_csv_is_a_usage_error(straw, store, command) -> None:
    assert command("report", store, "--table", "pairs")[0] == ExitCode.USAGE


@pytest.mark.parametrize(
    "verb", [["report"], ["info"], ["export"], ["explain", "anewz"], ["graph"]]
)
def test_every_verb_takes_sources_as_well_as_a_store(verb, straw, folder, store, command) -> None:
    assert command(*verb, store)[0] == 0
    assert straw.seen == []
    assert command(*verb, folder)[0] == 0
    assert [article.id for article in straw.seen] == ["anewz", "standard"]


def test_what_was_skipped_is_said_with_its_next_step(straw, folder, command) -> None:
    code, _, err = command("report", folder)
    assert code == 0
    assert err.startswith("skipped: ")
    assert "empty.txt" in err


def test_strict_turns_skipping_into_an_exit_code(straw, folder, command) -> None:
    code, out, _ = command("report", folder, "--strict")
    assert code == ExitCode.SKIPPED
    assert out.startswith(STARTS["text"])


def test_quiet_silences_the_talk_not_the_result(straw, folder, command) -> None:
    code, out, err = command("report", folder, "--quiet")
    assert (code, err) == (0, "")
    assert out.startswith(STARTS["text"])


def test_many_skipped_inputs_are_counted(straw, folder, command) -> None:
    for number in range(9):
        (folder / f"{number}.txt").write_text("")
    err = command("info", folder)[2]
    assert err.count("\n") == 4
    assert "7 more" in err


def test_nothing_usable_is_its_own_exit_code(straw, tmp_path, command) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert command("report", tmp_path)[0] == ExitCode.NO_INPUT
    assert command("report", tmp_path / "missing.txt")[0] == ExitCode.NO_INPUT


def test_a_missing_store_tells_how_to_make_it(straw, tmp_path, command) -> None:
    code, _, err = command("report", tmp_path / "none.wl")
    assert code == ExitCode.NO_INPUT
    assert "wirelineage run" in err


def test_a_damaged_store_is_its_own_exit_code(straw, tmp_path, command) -> None:
    (tmp_path / "bad.wl").write_bytes(b"junk")
    assert command("report", tmp_path / "bad.wl")[0] == ExitCode.BAD_STORE


def test_a_store_stands_alone(straw, store, folder, command) -> None:
    assert command("report", store, folder)[0] == ExitCode.USAGE


def test_reading_options_and_jobs_are_handed_on(straw, tmp_path, command) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text(json.dumps({"key": "k1", "body": "Words."}) + "\n")
    flags = ("--id-field", "key", "--text-field", "body", "--jobs", "2", "--memory", "1.5 GB")
    assert command("info", feed, *flags)[0] == 0
    assert [(a.id, a.text) for a in straw.seen] == [("k1", "Words.")]
    assert (straw.options.jobs, straw.options.memory) == (2, 1_500_000_000)


def test_without_a_bound_the_memory_is_the_machines(straw, folder, command, monkeypatch) -> None:
    monkeypatch.setattr("lineage.cli.arguments.usable_memory", lambda: 12_345)
    command("info", folder)
    assert straw.options.memory == 12_345


def test_jobs_must_be_positive(straw, folder, command) -> None:
    assert command("info", folder, "--jobs", "0")[0] == ExitCode.USAGE


@pytest.mark.parametrize("size", ["much", "-1G", "1e9", "2 bananas", "", "0"])
def test_memory_must_be_a_size(straw, folder, command, size) -> None:
    assert command("info", folder, f"--memory={size}")[0] == ExitCode.USAGE


def test_sizes_are_in_thousands() -> None:
    sizes = ["17", "800M", "4g", "1.5 GB", "3kb", "0.5T"]
    expected = [17, 8 * 10**8, 4 * 10**9, 15 * 10**8, 3000, 5 * 10**11]
    assert [bytes_of(size) for size in sizes] == expected


def test_the_machine_or_its_container_says_how_much_memory_there_is(tmp_path, monkeypatch) -> None:
    limit = tmp_path / "memory.max"
    monkeypatch.setattr("lineage.cli.arguments._CONTAINER", (str(limit), str(tmp_path / "none")))
    whole = usable_memory()
    limit.write_text("max\n")
    assert usable_memory() == whole
    limit.write_text("1000000\n")
    assert usable_memory() == 1_000_000


class TestRun:
    def test_stores_the_answer_and_says_what_it_holds(
        self, straw, folder, tmp_path, command
    ) -> None:
        code, out, err = command("run", folder, "-o", tmp_path / "new.wl")
        assert code == 0
        assert out.startswith("3 articles read")
        assert "wrote" in err
        assert list(straw.stored) == [str(tmp_path / "new.wl")]

    def test_json_says_the_same_to_a_program(self, straw, folder, tmp_path, command) -> None:
        _, out, _ = command("run", folder, "-o", tmp_path / "new.wl", "--format", "json")
        assert json.loads(out)["articles"] == 3

    def test_needs_an_output(self, straw, folder, command) -> None:
        assert command("run", folder)[0] == ExitCode.USAGE
        assert command("run", folder, "-o", "-")[0] == ExitCode.USAGE

    def test_replaces_a_store_and_nothing_else(
        self, straw, folder, store, tmp_path, command
    ) -> None:
        notes = tmp_path / "notes.txt"
        notes.write_text("mine")
        assert command("run", folder, "-o", store)[0] == 0
        assert command("run", folder, "-o", notes)[0] == ExitCode.NO_OUTPUT
        assert notes.read_text() == "mine"

    def test_takes_no_store(self, straw, store, tmp_path, command) -> None:
        assert command("run", store, "-o", tmp_path / "new.wl")[0] == ExitCode.USAGE


class TestCompare:
    def test_two_files_are_two_articles(self, straw, folder, command) -> None:
        code, out, _ = command("compare", folder / "standard.txt", folder / "anewz.txt")
        assert code == 0
        assert out.startswith("standard ↔ anewz")
        assert "[-delivered-]{+gave+}" in out

    def test_two_files_of_one_name_are_told_apart(
        self, straw, folder, tmp_path, document, lineage_of, command
    ) -> None:
        other = tmp_path / "anewz.txt"
        other.write_text("Other words.\n")
        names = (str(folder / "anewz.txt"), str(other))
        straw.lineage = lineage_of(*(document(name, "x") for name in names))
        assert command("compare", *names)[0] == 0
        assert [article.id for article in straw.seen] == list(names)

    def test_a_pair_is_taken_from_a_store_or_from_sources(
        self, straw, store, folder, command
    ) -> None:
        for source in (store, folder):
            code, out, _ = command("compare", source, "--pair", "standard", "anewz")
            assert code == 0
            assert out.startswith("standard ↔ anewz")

    @pytest.mark.parametrize("format_", ["md", "json"])
    def test_has_other_formats(self, format_, straw, store, command) -> None:
        pair = ("--pair", "standard", "anewz")
        code, out, _ = command("compare", store, *pair, "--format", format_)
        assert code == 0
        assert out.startswith({"md": "# ", "json": "{"}[format_])

    def test_exit_code_tells_of_copied_or_edited_sentences(self, straw, store, command) -> None:
        pair = ("compare", store, "--exit-code", "--pair")
        assert command(*pair, "standard", "anewz")[0] == ExitCode.FINDING
        assert command(*pair, "standard", "talk")[0] == 0

    def test_anything_else_is_a_usage_error(self, straw, store, folder, command) -> None:
        assert command("compare", folder / "anewz.txt")[0] == ExitCode.USAGE
        assert command("compare", store, folder)[0] == ExitCode.USAGE
        assert command("compare", store, "--pair", "anewz", "anewz")[0] == ExitCode.USAGE

    def test_a_file_of_many_articles_needs_a_pair(self, straw, folder, tmp_path, command) -> None:
        feed = tmp_path / "feed.jsonl"
        feed.write_text('{"id": "1", "text": "One."}\n{"id": "2", "text": "Two."}\n')
        code, _, err = command("compare", feed, folder / "anewz.txt")
        assert code == ExitCode.USAGE
        assert "--pair" in err


class TestExplain:
    def test_names_the_sources(self, straw, store, command) -> None:
        code, out, _ = command("explain", "anewz", store)
        assert code == 0
        assert "standard explains 30 of 39 words (77 %)" in out

    @pytest.mark.parametrize("name", ["anewz", "some/anewz.txt", "an"])
    def test_finds_the_article_by_id_file_or_beginning(self, name, straw, store, command) -> None:
        code, out, _ = command("explain", name, store, "--format", "json")
        assert code == 0
        assert json.loads(out)["article"] == "anewz"

    def test_an_unknown_id_gets_the_nearest(self, straw, store, command) -> None:
        code, _, err = command("explain", "anews", store)
        assert code == ExitCode.USAGE
        assert "did you mean anewz?" in err
        assert "--table articles` lists them" in command("explain", "zzz", store)[2]


class TestExport:
    def test_links_and_sentences_are_json_lines(self, straw, store, command) -> None:
        links = command("export", store, "--format", "links")[1].splitlines()
        sentences = command("export", store, "--format", "sentences")[1].splitlines()
        assert (len(links), len(sentences)) == (5, 12)
        assert json.loads(links[0])["label"] == "edited"
        assert json.loads(sentences[0])["span"] == [0, 42]


@pytest.mark.parametrize("format_", STARTS)
def test_a_stored_answer_is_reported_like_a_fresh_one(
    format_, straw_pipeline, folder, tmp_path, command
) -> None:
    assert command("run", folder, "-o", tmp_path / "x.wl")[0] == 0
    fresh = command("report", folder, "--format", format_)
    stored = command("report", tmp_path / "x.wl", "--format", format_)
    assert stored[:2] == fresh[:2]


@pytest.mark.parametrize("format_", ["text", "json"])
def test_info_of_a_store_is_that_of_its_sources_and_of_the_run(
    format_, straw_pipeline, folder, tmp_path, command
) -> None:
    told = command("run", folder, "-o", tmp_path / "x.wl", "--format", format_)[1]
    assert command("info", tmp_path / "x.wl", "--format", format_) == (0, told, "")
    assert command("info", folder, "--format", format_)[1] == told


def test_info_loads_no_store(straw, store, monkeypatch, command) -> None:
    held = straw.stored_contents(store)
    monkeypatch.setattr("lineage.store.load", lambda _: 1 // 0)
    monkeypatch.setattr("lineage.store.stored_contents", lambda _: held)
    code, out, _ = command("info", store)
    assert code == 0
    assert out.startswith("3 articles read")


def test_info_takes_a_store_alone_or_sources(straw, store, folder, command) -> None:
    code, _, err = command("info", store, folder)
    assert code == ExitCode.USAGE
    assert "stands alone" in err
