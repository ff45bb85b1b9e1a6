"""What a command took: its own time and memory and those of all below it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.child import measured

BUSY = "import time; end = time.process_time() + 0.4\nwhile time.process_time() < end: pass"


def test_cpu_seconds_are_those_of_all_processes():
    below = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BUSY!r}])"
    taken = measured([sys.executable, "-c", below])
    assert taken.exit_code == 0
    assert 0.4 <= taken.cpu_s < 2
    assert taken.wall_s >= 0.4


def test_cpu_seconds_of_processes_that_nobody_waits_for_count():
    left = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BUSY!r}])"
    stays = "; import time; time.sleep(1.2)"
    assert measured([sys.executable, "-c", left + stays]).cpu_s >= 0.3


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="tells no such thing")
def test_memory_of_two_processes_adds_up():
    holds = "import time; x = b'x' * 60_000_000; time.sleep(2)"
    two = f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {holds!r}])"
    taken = measured([sys.executable, "-c", f"{two}; {holds}; p.wait()"])
    assert 60 < taken.rss_mb < 110
    assert taken.pss_mb > 1.4 * taken.rss_mb


def test_memory_is_not_that_of_the_process_that_measures():
    held = b"x" * 150_000_000
    assert measured([sys.executable, "-c", "import time; time.sleep(0.5)"]).rss_mb < 60
    assert held


def test_lines_come_with_their_time():
    says = "import time, sys; print('one', flush=True); time.sleep(0.3); print('two')"
    (first, one), (second, two) = measured([sys.executable, "-c", says]).lines
    assert (one, two) == ("one", "two")
    assert second - first >= 0.25


def test_what_takes_too_long_is_ended_with_all_below_it():
    sleeps = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"  # noqa: E501
    taken = measured([sys.executable, "-c", sleeps], seconds=0.5)
    assert taken.timed_out and taken.exit_code < 0
    assert taken.wall_s < 10


def test_a_failure_is_told_with_what_was_said():
    taken = measured([sys.executable, "-c", "raise SystemExit('no such thing')"])
    assert taken.exit_code == 1 and "no such thing" in taken.talk
