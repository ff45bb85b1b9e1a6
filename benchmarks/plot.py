"""Results of speed → pictures, and the tables of benchmarks/README.md.

usage: python -m benchmarks.plot [--results FOLDER] [--readme FILE] [--print]

Reads `speed.json`, `scaling.json` and `peers.json`, whichever are there; writes `scaling.svg` and
`peers-NAME.svg` beside them and the part of the README between its two marks. With --print the
tables go to stdout alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.svg import Axis, Series, chart, decades
from benchmarks.tables import tables, view

FOLDER = Path(__file__).parent / "results"
README = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- speed: written by benchmarks.plot -->", "<!-- end of speed -->"
NAMES = ("speed", "scaling", "peers")
LONG = "20+"
"""The runs whose recall is drawn."""

Results = Mapping[str, Any]


def load(folder: Path) -> dict[str, Any]:
    """Name → result, of those that are there."""
    paths = {name: folder / f"{name}.json" for name in NAMES}
    return {n: json.loads(p.read_text(encoding="utf-8")) for n, p in paths.items() if p.exists()}


def pictures(results: Results) -> Iterator[tuple[str, str]]:
    """(file name, SVG)"""
    if "scaling" in results:
        yield "scaling.svg", scaling(results["scaling"])
    if "peers" in results:
        for corpus, rows in results["peers"]["corpora"].items():
            drawn = [row for row in rows if "recall" in row]
            if drawn:
                yield f"peers-{corpus}.svg", peers(corpus, drawn)


def scaling(result: Results) -> str:
    rows, slopes = result["sizes"], result["slopes"]
    series = []
    for number, (key, name) in enumerate((("cpu_s", "CPU"), ("wall_s", "by the clock"))):
        points = [(row["articles"], row[key]) for row in rows]
        power = slopes[key]
        said = "" if power is None else f", slope {power:.2f} from {slopes['from']:,.0f} articles"
        fit = () if power is None else _line(points, power, slopes["from"])
        series.append(Series(f"seconds {name}{said}", points, number, fit=fit))
    x = Axis("articles", *decades([row["articles"] for row in rows]))
    y = Axis("seconds", *decades([v for s in series for _, v in s.points]))
    return chart("Time of a run, corpora with constant reuse in an article", x, y, series)


def _line(
    points: list[tuple[float, float]], power: float, first: float
) -> tuple[tuple[float, float], ...]:
    """From the first to the last of the fitted points, through the last one."""
    chosen = [point for point in points if point[0] >= first] or points
    (begin, _), (end, value) = chosen[0], chosen[-1]
    return (begin, value * (begin / end) ** power), (end, value)


def peers(corpus: str, rows: list[dict[str, Any]]) -> str:
    """Those that took the whole corpus: the time of the others stands in the table alone."""
    whole = max(row["articles"] for row in rows)
    which = view(rows[0]["recall"])
    series = [
        Series(
            row["peer"],
            [
                (
                    max(row["cpu_s"], 0.01),
                    row["recall"].get(which, {}).get(LONG, {}).get("recall", 0.0),
                )
            ],
            0 if row["peer"] == "wirelineage" else 1,
            is_joined=False,
        )
        for row in rows
        if row["articles"] == whole
    ]
    x = Axis("CPU seconds", *decades([p[0] for s in series for p in s.points]))
    y = Axis("recall of pairs with 20 words in a row", 0.0, 1.0, is_log=False)
    return chart(
        f"{corpus}, {whole:,} articles: what is found in what time ({which})", x, y, series, True
    )


def block(results: Results) -> str:
    return f"{BEGIN}\n\n{tables(results)}\n{END}"


def replaced(readme: str, results: Results) -> str:
    """Raises ValueError where the README has not both marks."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the README has no {BEGIN} … {END}")
    return before + block(results) + after


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--results", type=Path, default=FOLDER)
    parser.add_argument("--readme", type=Path, default=README)
    parser.add_argument("--print", action="store_true", help="only print the tables")
    chosen = parser.parse_args(arguments)
    results = load(chosen.results)
    if chosen.print:
        print(tables(results), end="")
        return 0
    for name, picture in pictures(results):
        (chosen.results / name).write_text(picture, encoding="utf-8")
    text = chosen.readme.read_text(encoding="utf-8")
    chosen.readme.write_text(replaced(text, results), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
