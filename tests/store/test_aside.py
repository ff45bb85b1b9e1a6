import sqlite3
import time
from contextlib import closing

import pytest

from lineage.store import aside as module
from lineage.store.aside import aside


def test_what_is_asked_is_done_in_its_order(tmp_path):
    with aside(tmp_path / "x.db") as file:
        file.script("CREATE TABLE t (a, b); BEGIN")
        for n in range(50):
            file.insert("t", 2, [n, None, n, "x"])
        file.script("CREATE INDEX i ON t (a)")
        rows = file.done().execute("SELECT * FROM t ORDER BY rowid").fetchall()
    assert rows == [(n, b) for n in range(50) for b in (None, "x")]


def test_what_goes_wrong_in_the_thread_is_raised(tmp_path):
    with aside(tmp_path / "x.db") as file:
        file.insert("nothing", 1, [1])
        with pytest.raises(sqlite3.Error):
            file.done()
    with pytest.raises(sqlite3.Error), aside(tmp_path / "x.db") as file:
        for _ in range(40):
            file.insert("nothing", 1, [1])


def test_it_does_not_run_far_ahead_of_the_thread(tmp_path):
    done = []
    with aside(tmp_path / "x.db") as file:
        file.done().create_function("slow", 1, lambda n: time.sleep(0.01) or done.append(n))
        for n in range(20):
            file.script(f"SELECT slow({n})")
            assert n - len(done) <= module.WAITING + 1
        file.done()
    assert done == list(range(20))


def test_after_an_interruption_it_does_not_go_on(tmp_path):
    numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000000)"
    with pytest.raises(KeyboardInterrupt), aside(tmp_path / "x.db") as file:
        file.script("CREATE TABLE t (a)")
        file.done()
        for _ in range(4):
            file.script(f"INSERT INTO t {numbers} SELECT max(i) FROM n")
        time.sleep(0.05)
        raise KeyboardInterrupt
    with closing(sqlite3.connect(tmp_path / "x.db")) as left:
        assert left.execute("SELECT count(*) FROM t").fetchone()[0] < 4
