"""What a verb loads, what no module names, and what the package must carry."""

import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from lineage.store import save

ROOT = Path(__file__).parents[2]
HEAVY = ("datasketch", "textual", "scipy", "trafilatura", "lxml", "courlan", "warcio")
SCREEN = ("numpy", "rich", "orjson", "rapidfuzz", "diff_match_patch", "Stemmer")

PROBE = """
import sys
from lineage.cli.main import main
code = main({argv!r})
print("loaded", *sorted(name for name in sys.modules if "." not in name), file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture(scope="module")
def store(borders_lineage, tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "borders.wl"
    save(borders_lineage, path)
    return str(path)


def loaded(*argv):
    """Top-level modules that a run of the program has imported."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(argv=list(argv))],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout
    return set(done.stderr.splitlines()[-1].split())


def test_help_loads_only_the_standard_library():
    assert not loaded("--help") & {*HEAVY, *SCREEN}


@pytest.mark.parametrize("verb", ["ui", "serve", "run", "check"])
def test_help_of_a_verb_loads_only_the_standard_library(verb):
    assert not loaded(verb, "--help") & {*HEAVY, *SCREEN, "aiohttp", "tui"}


@pytest.mark.parametrize("format_", ["text", "md", "json", "csv"])
def test_report_of_a_store_is_light(store, format_):
    assert not loaded("report", store, "--format", format_) & {*HEAVY, "rich", "numpy"}


def test_only_a_page_loads_templates_and_pictures(store):
    assert "jinja2" not in loaded("report", store, "--format", "md")
    page = loaded("report", store, "--format", "html")
    assert "jinja2" in page
    assert not page & {*HEAVY, "rich", "networkx"}


def test_info_of_a_store_is_light(store):
    assert not loaded("info", store) & {*HEAVY, "rich", "numpy"}


@pytest.mark.parametrize("format_", ["text", "dot", "mermaid"])
def test_graph_of_a_store_loads_no_graph_library(store, format_):
    assert not loaded("graph", store, "--format", format_) & {*HEAVY, "rich", "numpy", "networkx"}


def test_what_is_read_of_texts_needs_no_library_for_pages():
    assert not loaded("dedup", "seeds") & {"trafilatura", "lxml", "courlan", "warcio"}


def test_the_list_of_formats_is_light():
    assert not loaded("formats") & {*HEAVY, "rich", "numpy"}


@pytest.mark.parametrize("format_", ["sentences", "passim", "meter", "tei", "prov", "jsonld"])
def test_export_of_a_store_is_light(store, format_):
    light = loaded("export", store, "--format", format_)
    assert not light & {*HEAVY, "rich", "numpy", "networkx", "pyarrow", "lxml", "prov"}


def test_explain_of_a_store_is_light(store):
    assert not loaded("explain", "anewz", store) & {*HEAVY, "rich"}


def test_the_package_itself_costs_nothing():
    probe = "import sys, lineage; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=ROOT
    )
    ours = {name for name in done.stdout.split() if name.partition(".")[0] == "lineage"}
    assert ours == {"lineage"}


@pytest.mark.parametrize("package", ["lineage", "tui"])
def test_nobody_names_difflib(package):
    naming = [p for p in (ROOT / package).rglob("*.py") if "difflib" in p.read_text("utf-8")]
    assert not naming


def test_every_data_file_is_packaged():
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    for package in ("lineage", "tui"):
        patterns = setup["package-data"].get(package, [])
        for path in sorted((ROOT / package).rglob("*")):
            name = path.relative_to(ROOT / package).as_posix()
            if path.is_file() and path.suffix not in (".py", ".pyc"):
                assert any(fnmatch(name, pattern) for pattern in patterns), path


@pytest.mark.parametrize("package", ["lineage", "tui"])
def test_every_folder_with_modules_is_a_package(package):
    folders = {path.parent for path in (ROOT / package).rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]
