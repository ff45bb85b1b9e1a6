"""How time, memory and recall go with the size of a corpus whose copying is known.

usage: python -m benchmarks.scaling --corpora FOLDER --work FOLDER [--sizes 1000,4000,…]
       (or LINEAGE_CORPORA=FOLDER)  [--seed N] [--jobs N] [--seconds N] [--out results/scaling.json]

Corpora are those of `benchmarks.synthetic`, made in `--work` where they are not there yet, and
left there (2.7 GB for a million articles; the store beside it is removed). What is planted in an
article does not depend on the size, so the slope of CPU seconds over articles, both as logarithms,
is 1 for a program whose work for an article is always the same. It is fitted from FIT_FROM
articles up, where there are such sizes. Results are written after each size.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.child import measured
from benchmarks.corpora import records
from benchmarks.provenance import provenance
from benchmarks.run import SAME_TEXT, kept, run
from benchmarks.synthetic.__main__ import truth_path
from lineage.model import Relation

RESULT = Path(__file__).parent / "results" / "scaling.json"
SIZES = (1_000, 4_000, 16_000, 37_000, 150_000, 1_000_000)
FIT_FROM = 16_000
COPYING = {Relation.DERIVED, Relation.UPDATE, Relation.COMMON_SOURCE, SAME_TEXT}
Row = dict[str, object]


def measure(corpus: Path, jobs: int | None, seconds: float | None) -> Row:
    store = corpus.with_suffix(".wl")
    done = run(corpus, store, jobs, seconds)
    articles, size = 0, 0
    for record in records(corpus):
        articles, size = articles + 1, size + len(record["text"].encode())
    row: Row = {
        "articles": articles,
        "text_mb": round(size / 1e6, 1),
        **done.taken.told(),
        "cpu_ms_per_article": round(1000 * done.taken.cpu_s / articles, 3),
        "store_mb": round(store.stat().st_size / 1e6, 1),
        "stages_s": done.stages,
        "pairs": done.counts,
        "planted": planted(truth_path(corpus), kept(store)),
    }
    store.unlink()
    return row


def planted(truth: Path, found: Mapping[tuple[str, str], str]) -> dict[str, Row]:
    """For each kind of pair how many there are, the share that the store relates, and the share
    of which it says that text was taken or has one source."""
    pairs: Counter[str] = Counter()
    related: Counter[str] = Counter()
    copying: Counter[str] = Counter()
    with truth.open("rb") as lines:
        for line in lines:
            pair = json.loads(line)
            relation = found.get((pair["a"], pair["b"]))
            pairs[pair["kind"]] += 1
            related[pair["kind"]] += relation is not None
            copying[pair["kind"]] += relation in COPYING
    return {
        kind: {
            "pairs": count,
            "related": round(related[kind] / count, 4),
            "told as copying": round(copying[kind] / count, 4),
        }
        for kind, count in sorted(pairs.items())
    }


def slope(points: Sequence[tuple[float, float]]) -> float | None:
    """Of the line through the logarithms, by least squares; None of fewer than two points."""
    logs = [(math.log(x), math.log(y)) for x, y in points if x > 0 and y > 0]
    if len({x for x, _ in logs}) < 2:
        return None
    mx, my = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    along = sum((x - mx) ** 2 for x, _ in logs)
    return round(float(sum((x - mx) * (y - my) for x, y in logs) / along), 3)


def slopes(rows: Sequence[Row]) -> dict[str, float | None]:
    """`from`: the smallest corpus that takes part."""
    sizes = [float(str(row["articles"])) for row in rows]
    large = [n for n in sizes if n >= FIT_FROM] or sizes
    found: dict[str, float | None] = {"from": min(large)}
    for name in ("wall_s", "cpu_s", "all_processes_mb"):
        points = [(n, float(str(row[name]))) for n, row in zip(sizes, rows, strict=True)]
        found[name] = slope([(n, value) for n, value in points if n in large])
    return found


def made(folder: Path, size: int, chosen: argparse.Namespace) -> Path:
    """The corpus of this size; raises ChildProcessError where it cannot be made."""
    corpus: Path = folder / f"synthetic-{chosen.seed}-{size}.jsonl"
    if not corpus.exists():
        begun = corpus.with_suffix(".part")
        flags = [f"--corpora={chosen.corpora}", f"--articles={size}", f"--seed={chosen.seed}"]
        files = [f"--out={begun}", f"--truth={truth_path(corpus)}"]
        done = measured([sys.executable, "-m", "benchmarks.synthetic", *flags, *files])
        if done.exit_code:
            raise ChildProcessError(done.talk)
        begun.rename(corpus)
    return corpus


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, default=os.environ.get("LINEAGE_CORPORA"))
    parser.add_argument("--work", type=Path, required=True, help="where corpora are made and kept")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, help="worker processes (default: one a core)")
    parser.add_argument("--seconds", type=float, help="for one run; a larger one is not tried")
    parser.add_argument("--out", type=Path, default=RESULT)
    chosen = parser.parse_args(arguments)
    if not chosen.corpora:
        print("Name the folder of corpora: --corpora FOLDER or LINEAGE_CORPORA.", file=sys.stderr)
        return 2
    chosen.work.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    for size in sorted(int(size) for size in chosen.sizes.split(",")):
        try:
            rows.append(measure(made(chosen.work, size, chosen), chosen.jobs, chosen.seconds))
        except ChildProcessError as failed:
            print(f"{size} articles: {failed}", file=sys.stderr)
            return 1
        told = {"provenance": provenance(), "seed": chosen.seed, "sizes": rows}
        told["slopes"] = slopes(rows)
        chosen.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        print(json.dumps({k: rows[-1][k] for k in ("articles", "wall_s", "cpu_s")}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
