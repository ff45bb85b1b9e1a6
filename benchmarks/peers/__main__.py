"""Command line of the comparison; see the package."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks import peers as package
from benchmarks.child import Taken, measured
from benchmarks.corpora import named, take
from benchmarks.peers import programs
from benchmarks.peers.environment import Environment, NotPresentError, environment
from benchmarks.peers.peers import NOT_PRESENT, PASSIM, Peer, peers
from benchmarks.provenance import provenance
from benchmarks.run import Found, kept, run
from benchmarks.truth import Truths, truths

RESULT = Path(__file__).parent.parent / "results" / "peers.json"
CORPORA = ("reuters21578", "abp37k")
ROOT = Path(__file__).parent.parent.parent
OURS = "wirelineage"
Row = dict[str, object]


def _read_pairs(path: Path) -> set[tuple[str, str]]:
    with path.open(encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return {(a, b) if a < b else (b, a) for a, b in rows}


class Comparison:
    """One corpus, cut to as many articles as a peer can take."""

    def __init__(self, corpus: Path, articles: int | None, work: Path, seconds: float) -> None:
        self._work, self._seconds = work, seconds
        self.texts = work / f"{articles or 'all'}.jsonl"
        self.articles, _ = take(corpus, articles, self.texts)
        self._truth: Truths | None = None
        self._own: list[Taken] = []
        self._kept: Found = {}

    @property
    def truth(self) -> Truths:
        if self._truth is None:
            self._truth = truths(self.texts)
        return self._truth

    def against(self, peer: Peer, where: Environment, rounds: int) -> Row:
        """Ours and the peer's in turn."""
        taken: list[Taken] = []
        out = self._work / "pairs.tsv"
        for _ in range(rounds):
            self._ours()
            taken.append(self._ran(peer, where, out))
            if taken[-1].exit_code:
                break
        row: Row = {"peer": peer.name, "version": where.version, "articles": self.articles}
        last = taken[-1]
        if last.timed_out:
            return row | {"failed": f"not ready after {self._seconds:.0f} s"} | middle(taken)
        if last.exit_code:
            return row | {"failed": last.talk[-600:]}
        found = _read_pairs(out)
        return row | middle(taken) | {"pairs": len(found), "recall": self.truth.recalls(found)}

    def ours(self) -> Row:
        row: Row = {"peer": OURS, "version": provenance()["wirelineage"], "articles": self.articles}
        recall = self.truth.recalls(self._kept.keys())
        return row | middle(self._own) | {"pairs": len(self._kept), "recall": recall}

    def _ours(self) -> None:
        store = self._work / "ours.wl"
        self._own.append(run(self.texts, store, None).taken)
        self._kept = kept(store)

    def _ran(self, peer: Peer, where: Environment, out: Path) -> Taken:
        program = f"{programs.__name__}.{peer.program}"
        command = [str(where.python), "-m", program, str(self.texts), str(out), *peer.arguments]
        own = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
        return measured(command, self._seconds, self._work, {**os.environ, **own})


def middle(taken: list[Taken]) -> Row:
    """Of several runs the median of each figure."""
    told = [each.told() for each in taken]
    return {
        "runs": len(taken),
        **{name: statistics.median(float(str(t[name])) for t in told) for name in told[0]},
    }


def compared(
    corpus: Path, chosen: argparse.Namespace, ready: list[tuple[Peer, Environment]], work: Path
) -> list[Row]:
    by_size: dict[int | None, Comparison] = {}
    rows: list[Row] = []
    for peer, where in ready:
        sizes = [n for n in (peer.most_articles, chosen.articles) if n]
        size = min(sizes, default=None)
        if size not in by_size:
            by_size[size] = Comparison(corpus, size, work, chosen.seconds)
        rows.append(by_size[size].against(peer, where, chosen.rounds))
        print(corpus.name, rows[-1]["peer"], rows[-1].get("wall_s"), file=sys.stderr)
    return [*(comparison.ours() for comparison in by_size.values()), *rows]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.peers", description=(package.__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--corpora", type=Path, default=os.environ.get("LINEAGE_CORPORA"))
    parser.add_argument("--environments", type=Path, required=True)
    parser.add_argument("--corpus", action="append", metavar="NAME", help=f"default: {CORPORA}")
    parser.add_argument("--peer", action="append", metavar="NAME", help="default: all")
    parser.add_argument("--articles", type=int, help="only the first so many")
    parser.add_argument("--rounds", type=int, default=1, help="of which the median is told")
    parser.add_argument("--seconds", type=float, default=3600, help="for one run of a peer")
    parser.add_argument("--passim", default=PASSIM, metavar="SOURCE", help=f"default: {PASSIM}")
    parser.add_argument("--out", type=Path, default=RESULT)
    chosen = parser.parse_args(arguments)
    if not chosen.corpora:
        print("Name the folder of corpora: --corpora FOLDER or LINEAGE_CORPORA.", file=sys.stderr)
        return 2
    ready, absent = [], dict(NOT_PRESENT)
    for peer in peers(chosen.passim):
        if not chosen.peer or peer.name in chosen.peer:
            try:
                ready.append((peer, environment(peer, chosen.environments)))
            except NotPresentError as why:
                absent[peer.name] = str(why)
    results = {}
    for name in chosen.corpus or CORPORA:
        if corpus := named(Path(chosen.corpora), name):
            with tempfile.TemporaryDirectory() as work:
                results[name] = compared(corpus, chosen, ready, Path(work))
    told = {"provenance": provenance(), "not present": absent, "corpora": results}
    text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    chosen.out.write_text(text, encoding="utf-8")
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
