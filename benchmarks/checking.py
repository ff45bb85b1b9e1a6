"""How long `check` takes against a large store of invented articles.

    python -m benchmarks.checking /tmp/large.wl 100000

Makes the store where there is none (see `large_store.py`). Two drafts: one that carries six
sentences of the store's largest story, which some 300 articles carry, and one of its own words
alone. Seconds by the clock and of one processor: in a new process, then twice more in this one.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

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


if __name__ == "__main__":
    path = Path(sys.argv[1])
    if not path.exists():
        make_store(path, int(sys.argv[2]))
    measure(path)
