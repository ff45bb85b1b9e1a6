"""Results of speed → tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Results = Mapping[str, Any]
Cells = Sequence[str]

SEEN = "other outlet, without furniture"
KINDS = ("verbatim", "passage", "edited", "paraphrased", "viral", "common source")
DISTRACTORS = ("quotation", "template", "same event")


def tables(results: Results) -> str:
    """One after the other, each with what it was measured on; empty without results."""
    makers = {"speed": _speed, "scaling": _scaling, "peers": _peers}
    parts = [
        "\n".join([*made(results[name]), "", f"*{_measured(results[name])}*", ""])
        for name, made in makers.items()
        if name in results
    ]
    return "\n".join(parts) if parts else "Not measured yet.\n"


def _measured(result: Results) -> str:
    on = result["provenance"]
    return f"wirelineage {on['wirelineage']}, Python {on['python']}, {on['machine']}."


def _speed(result: Results) -> Iterator[str]:
    yield "### A run, read to store (`python -m benchmarks.speed --corpora DIR`)\n"
    corpora = result["corpora"]
    yield from table(["", *corpora], _speed_rows(corpora.values()))
    for name, corpus in corpora.items():
        yield f"\nRecall in {name}, of pairs that share a run of so many words:\n"
        yield from _recall_table(corpus["recall"])


def _speed_rows(corpora: Iterable[Results]) -> Iterator[Cells]:
    every = list(corpora)
    yield ["articles, MB of text", *(f"{c['articles']:,}, {c['text_mb']:,.1f}" for c in every)]
    yield ["seconds by the clock, CPU", *(f"{_s(c['wall_s'])}, {_s(c['cpu_s'])}" for c in every)]
    yield ["articles, MB a second", *(f"{c['articles_per_s']:,.0f}, {c['text_mb_per_s']:.2f}"
                                      for c in every)]  # fmt: skip
    yield ["largest process, all together", *map(_memory, every)]
    for stage in dict.fromkeys(stage for c in every for stage in c["stages_s"]):
        yield [f"… {stage}, s", *(_s(c["stages_s"].get(stage, 0.0)) for c in every)]
    for name in every[0]["pairs"] if every else ():
        yield [name, *(f"{c['pairs'][name]:,}" for c in every)]


def view(recall: Mapping[str, Results]) -> str:
    """Pairs between outlets and without furniture, where there are several outlets; else all."""
    return SEEN if recall.get(SEEN) else "all"


def _recall_table(recall: Mapping[str, Mapping[str, Results]]) -> Iterator[str]:
    which = view(recall["related"])
    buckets = list(recall["related"][which])
    yield from table(
        [which, *buckets],
        [
            ["pairs", *(f"{recall['related'][which][b]['pairs']:,}" for b in buckets)],
            *([of, *(_share(recall[of][which][b]["recall"]) for b in buckets)] for of in recall),
        ],
    )


def _scaling(result: Results) -> Iterator[str]:
    yield "### By size (`python -m benchmarks.scaling --corpora DIR --work DIR`)\n"
    head = ["articles", "by the clock, s", "CPU, s", "CPU ms an article", "largest, all together"]
    rows = [
        [f"{r['articles']:,}", _s(r["wall_s"]), _s(r["cpu_s"]), f"{r['cpu_ms_per_article']:.1f}",
         _memory(r)]
        for r in result["sizes"]
    ]  # fmt: skip
    yield from table(head, rows)
    slopes = result["slopes"]
    if slopes["cpu_s"] is not None:
        yield (
            f"\nSlope of the logarithms from {slopes['from']:,.0f} articles up: CPU "
            f"{slopes['cpu_s']:.2f}, by the clock {slopes['wall_s']:.2f}, "
            f"memory {slopes['all_processes_mb']:.2f}.\n"
        )
    yield "Share of the planted pairs that the store relates:\n"
    kinds = [k for k in KINDS + DISTRACTORS if any(k in r["planted"] for r in result["sizes"])]
    yield from table(
        ["articles", *kinds],
        [[f"{r['articles']:,}", *(_planted(r["planted"].get(kind)) for kind in kinds)]
         for r in result["sizes"]],
    )  # fmt: skip
    yield f"\n{', '.join(DISTRACTORS)}: related, but no copies; see `benchmarks/synthetic`."


def _planted(cell: Results | None) -> str:
    return "" if cell is None else _share(cell["related"])


def _peers(result: Results) -> Iterator[str]:
    yield "### Other tools (`python -m benchmarks.peers --corpora DIR --environments DIR`)\n"
    for corpus, rows in result["corpora"].items():
        which = next((view(row["recall"]) for row in rows if "recall" in row), "all")
        seen = [row["recall"].get(which, {}) for row in rows if "recall" in row]
        buckets = list(dict.fromkeys(bucket for each in seen for bucket in each))
        head = ["articles", "CPU, s", "by the clock, s", "largest, all together", "pairs"]
        yield f"{corpus}; recall of pairs ({which}) that share a run of so many words:\n"
        yield from table(["", *head, *buckets], [_peer(row, which, buckets) for row in rows])
        yield ""
    for name, why in result["not present"].items():
        yield f"Not run: {name} ({why.splitlines()[0][:120]})."


def _peer(row: Results, which: str, buckets: Sequence[str]) -> Cells:
    took = [_s(row["cpu_s"]), _s(row["wall_s"]), _memory(row)] if "cpu_s" in row else [""] * 3
    begin = [f"{row['peer']} {row['version']}", f"{row['articles']:,}", *took]
    if "recall" not in row:
        return [*begin, str(row["failed"]).splitlines()[-1][:60], *[""] * len(buckets)]
    found = row["recall"].get(which, {})
    shares = (_share(found[b]["recall"]) if b in found else "" for b in buckets)
    return [*begin, f"{row['pairs']:,}", *shares]


def table(head: Cells, rows: Iterable[Cells]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _s(seconds: float) -> str:
    return f"{seconds:,.0f}" if seconds >= 100 else f"{seconds:.1f}"


def _memory(row: Results) -> str:
    return f"{row['largest_process_mb'] / 1000:.2f}, {row['all_processes_mb'] / 1000:.2f} GB"


def _share(value: float) -> str:
    """Two digits; 1 only for all."""
    if value == 1:
        return "1"
    return f"{min(value, 0.99):.2f}".removeprefix("0")
