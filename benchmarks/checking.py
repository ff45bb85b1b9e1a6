"""How long `check` takes, and how far it agrees with the run that made the store.

    python -m benchmarks.checking large.wl 100000
    python -m benchmarks.checking feed.wl --agreement 40

The first makes the store where there is none (see `large_store.py`) and checks two drafts: one that
carries six sentences of the store's largest story, which some 300 articles carry, and one of its
own words alone; in seconds by the clock and of one processor, in a new process, then twice more in
this one. The second checks stored articles, of which the store knows what a whole run says: a draw
of those with more than 30 words copied, edited or paraphrased, and one of those without any.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from sqlite3 import Connection
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from benchmarks.large_store import make_store
from lineage.cli.main import main
from lineage.store.articles import articles
from lineage.store.lineage_file import connect

_LARGEST = (
    "SELECT name FROM article JOIN story_article ON story_article.article = article.id "
    "WHERE story = (SELECT id FROM story ORDER BY articles DESC, id LIMIT 1) ORDER BY article.id"
)
_LONE = "SELECT name FROM article WHERE id NOT IN (SELECT article FROM story_article) LIMIT 40"
_SHARED = 6
_MATCHED = "SELECT name FROM article WHERE copied + edited + paraphrased"
_PARTNERS = (
    "SELECT b.name FROM article AS a JOIN alignment AS pair ON a.id IN (pair.a, pair.b) "
    "JOIN article AS b ON b.id = pair.a + pair.b - a.id WHERE a.name = ?"
)


def drafts(store: Path) -> dict[str, str]:
    """Neither is in the store; the first carries `_SHARED` sentences of it, the second none."""
    file = connect(store)
    (viral,) = file.execute(_LARGEST).fetchone()
    lone = [name for (name,) in file.execute(_LONE)]
    carried = next(articles(file, [viral])).text.split(". ")[:_SHARED]
    own = [words for a in articles(file, lone) for words in a.text.split(". ")[:1]]
    backwards = [" ".join(reversed(sentence.lower().split())).capitalize() for sentence in own]
    return {
        "of a story that 300 carry": ". ".join(carried + backwards[:14]) + ".",
        "of its own words": ". ".join(backwards[:20]) + ".",
    }


def measure(store: Path) -> None:
    with TemporaryDirectory() as folder:
        for name, text in drafts(store).items():
            draft = Path(folder) / "draft.txt"
            draft.write_text(text, encoding="utf-8")
            words = ["check", str(draft), "--against", str(store), "--quiet", "-o", "/dev/null"]
            print(f"{name}: new process {_cold(words)}, then {_warm(words)}, {_warm(words)}")


def _cold(words: list[str]) -> str:
    start, before = perf_counter(), getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "lineage", *words], check=True)
    after = getrusage(RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return _told(perf_counter() - start, busy)


def _warm(words: list[str]) -> str:
    start, busy = perf_counter(), process_time()
    main(words)
    return _told(perf_counter() - start, process_time() - busy)


def _told(seconds: float, busy: float) -> str:
    return f"{seconds:.2f} s ({busy:.2f} s of a processor)"


def agree(store: Path, count: int) -> None:
    file, dice = connect(store), random.Random(3)
    for kind, condition in (("matched", "> 30"), ("not matched", "= 0 AND quoted = 0")):
        names = [name for (name,) in file.execute(f"{_MATCHED} {condition} ORDER BY id")]
        busy = process_time()
        _compare(file, store, kind, dice.sample(names, min(count, len(names))))
        print(f"  {(process_time() - busy) / max(1, count):.2f} s of a processor each")


def _compare(file: Connection, store: Path, kind: str, names: Sequence[str]) -> None:
    checks = _checks(file, store, names)
    told = sum(check["told_words"] for check in checks)
    fewer = more = partners = found = 0
    for check in checks:
        name = check["article"]
        query = "SELECT copied + edited + paraphrased FROM article WHERE name = ?"
        (words,) = file.execute(query, (name,)).fetchone()
        fewer += max(0, words - check["matched_words"])
        more += max(0, check["matched_words"] - words)
        linked = {other for (other,) in file.execute(_PARTNERS, (name,))}
        partners, found = partners + len(linked), found + len(linked & {*check["compared"]})
    print(
        f"{kind}: {len(names)} articles of {told} words; matched in the run and not in the check "
        f"{fewer}, the other way round {more}; {found} of {partners} linked articles compared; "
        f"words without a credit in {sum(bool(c['findings']) for c in checks)}"
    )


def _checks(file: Connection, store: Path, names: Sequence[str]) -> list[dict[str, Any]]:
    with TemporaryDirectory() as folder:
        feed, answer = Path(folder) / "feed.jsonl", Path(folder) / "answer.json"
        lines = [json.dumps({"id": a.id, "text": a.text}) for a in articles(file, names)]
        feed.write_text("\n".join(lines), encoding="utf-8")
        words = ["--against", str(store), "--require-credit", "--quiet", "-o", str(answer)]
        main(["check", str(feed), *words])
        return json.loads(answer.read_text(encoding="utf-8"))["checks"]


if __name__ == "__main__":
    path = Path(sys.argv[1])
    if sys.argv[2] == "--agreement":
        agree(path, int(sys.argv[3]))
    else:
        if not path.exists():
            make_store(path, int(sys.argv[2]))
        measure(path)
