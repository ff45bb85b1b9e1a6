"""Pictures and tables of the results; the README tells what the results tell."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from benchmarks.plot import BEGIN, END, FOLDER, README, load, main, pictures, replaced
from benchmarks.svg import Axis, Series, chart, decades
from benchmarks.tables import tables

ON = {"wirelineage": "0.1.0", "python": "3.11.7", "numpy": "2.4", "machine": "x86_64, 2 cores"}
TOOK = {"wall_s": 12.0, "cpu_s": 20.5, "largest_process_mb": 300, "all_processes_mb": 450}
FOUND = {"all": {"8-12": {"pairs": 10, "recall": 0.5}, "20+": {"pairs": 40, "recall": 0.996}}}


def size(articles: int) -> dict[str, Any]:
    planted = {"verbatim": {"pairs": 9, "related": 1.0, "told as copying": 0.9}}
    took = {k: v * articles / 1000 for k, v in TOOK.items()}
    return {"articles": articles, **took, "cpu_ms_per_article": 20.5, "planted": planted}


RESULTS: dict[str, Any] = {
    "speed": {
        "provenance": ON,
        "corpora": {
            "small": {
                "articles": 1500, "text_mb": 2.5, **TOOK, "articles_per_s": 125.0,
                "text_mb_per_s": 0.21, "stages_s": {"start": 0.5, "cut": 11.5},
                "pairs": {"pairs passed over": 70, "edges": 60},
                "recall": {"seen": FOUND, "related": FOUND},
            }
        },
    },
    "scaling": {
        "provenance": ON, "seed": 1, "sizes": [size(n) for n in (1000, 16_000, 64_000)],
        "slopes": {"from": 16_000, "wall_s": 1.0, "cpu_s": 1.0, "all_processes_mb": 1.0},
    },
    "peers": {
        "provenance": ON,
        "not present": {"TextPAIR": "there is no package"},
        "corpora": {
            "small": [
                {"peer": "wirelineage", "version": "0.1.0", "articles": 1500, "runs": 1, **TOOK,
                 "pairs": 60, "recall": FOUND},
                {"peer": "A & B", "version": "2", "articles": 1500, "runs": 1, **TOOK,
                 "pairs": 6, "recall": FOUND},
                {"peer": "few", "version": "2", "articles": 300, "runs": 1, **TOOK,
                 "pairs": 6, "recall": FOUND},
                {"peer": "slow", "version": "3", "articles": 1500, "failed": "not ready"},
            ]
        },
    },
}  # fmt: skip


def test_pictures_are_xml_that_names_what_it_shows():
    drawn = dict(pictures(RESULTS))
    assert set(drawn) == {"scaling.svg", "peers-small.svg"}
    texts = {
        name: [e.text for e in ElementTree.fromstring(svg).iter() if e.tag.endswith("text")]
        for name, svg in drawn.items()
    }
    assert "seconds CPU, slope 1.00 from 16,000 articles" in texts["scaling.svg"]
    assert {"wirelineage", "A & B"} <= set(texts["peers-small.svg"])
    assert "few" not in texts["peers-small.svg"], "it took a part of the corpus"
    assert "slow" not in texts["peers-small.svg"], "it found nothing"


def test_everything_drawn_lies_in_the_picture():
    for svg in dict(pictures(RESULTS)).values():
        assert all(0 <= float(x) <= 720 for x in re.findall(r'(?:cx|x)="([\d.]+)"', svg))
        assert all(0 <= float(y) <= 440 for y in re.findall(r'(?:cy|y)="([\d.]+)"', svg))


def test_ten_times_as_much_is_always_the_same_step_on_a_logarithmic_axis():
    axis = Axis("x", 1, 1000)
    assert [round(axis.share(v), 3) for v in (1, 10, 100, 1000)] == [0, 0.333, 0.667, 1]
    assert list(axis.ticks()) == [1, 10, 100, 1000]
    assert list(Axis("share", 0, 1, is_log=False).ticks())[-1] == 1
    assert decades([3, 250]) == (1, 1000)
    assert decades([10, 10]) == (10, 100)


def test_names_are_escaped():
    line = Series("a < b", [(1, 1), (10, 10)], 0)
    svg = chart("t & u", Axis("x", 1, 10), Axis("y", 1, 10), [line])
    assert "a &lt; b" in svg and "t &amp; u" in svg


def test_tables_tell_the_results():
    told = tables(RESULTS)
    assert "| seconds by the clock, CPU | 12.0, 20.5 |" in told
    assert "| pairs | 10 | 40 |" in told
    assert "| related | .50 | .99 |" in told, "1 is said of all alone"
    assert "Slope of the logarithms from 16,000 articles up: CPU 1.00" in told
    assert "| few 2 | 300 | 20.5 | 12.0 | 0.30, 0.45 GB | 6 | .50 | .99 |" in told
    assert "Not run: TextPAIR (there is no package)." in told
    assert tables({}) == "Not measured yet.\n"


def test_every_table_has_as_many_cells_in_each_row():
    for part in re.findall(r"(?:^\|.*\n)+", tables(RESULTS), re.MULTILINE):
        assert len({line.count("|") for line in part.splitlines()}) == 1


def test_the_part_between_the_marks_is_written_anew(tmp_path: Path):
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    assert main(["--results", str(tmp_path), "--readme", str(readme)]) == 0
    assert readme.read_text() == f"before\n{BEGIN}\n\nNot measured yet.\n\n{END}\nafter\n"
    with pytest.raises(ValueError, match="has no"):
        replaced("no marks", RESULTS)


def test_tables_can_be_printed_alone(tmp_path: Path, capsys):
    assert main(["--results", str(tmp_path), "--print"]) == 0
    assert capsys.readouterr().out == "Not measured yet.\n"


def test_the_readme_tells_what_the_results_tell():
    text = README.read_text(encoding="utf-8")
    assert text == replaced(text, load(FOLDER)), "write it anew: python -m benchmarks.plot"


def test_the_pictures_show_what_the_results_tell():
    for name, picture in pictures(load(FOLDER)):
        assert (FOLDER / name).read_text(encoding="utf-8") == picture
