"""A command → what it took: seconds, CPU seconds, memory, and when it said what.

CPU seconds are those of the process and of all below it. Memory is looked at up to ten times a
second, and a tenth of the time at most: the highest resident set of the largest process, and the
sum of the proportional sets of all (pages that several share count once) where the kernel tells.
What `wait4` says of memory will not do: it knows no less than the process that measures.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_SECONDS_BETWEEN = 0.1
_TICK = os.sysconf("SC_CLK_TCK")
_KEPT_OF_TALK = 4000


@dataclass(slots=True)
class Taken:
    exit_code: int = 0
    """Negative: ended by that signal."""
    timed_out: bool = False
    wall_s: float = 0.0
    cpu_s: float = 0.0
    rss_mb: float = 0.0
    """Peak of the largest process."""
    pss_mb: float = 0.0
    """Peak of all processes together; 0: cannot be read here."""
    lines: list[tuple[float, str]] = field(default_factory=list)
    """(seconds since the start, line) of all that was said on stdout and stderr."""

    def told(self) -> dict[str, object]:
        """For a results file."""
        return {
            "wall_s": round(self.wall_s, 2),
            "cpu_s": round(self.cpu_s, 2),
            "largest_process_mb": round(self.rss_mb),
            "all_processes_mb": round(self.pss_mb),
        }

    @property
    def talk(self) -> str:
        """The end of it."""
        return "\n".join(line for _, line in self.lines)[-_KEPT_OF_TALK:]


def measured(
    command: Sequence[str],
    seconds: float | None = None,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Taken:
    """Runs it in a session of its own; after `seconds` the whole session is ended."""
    taken = Taken()
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=dict(environment) if environment is not None else None,
        start_new_session=True,
        text=True,
        errors="replace",
    )
    watch = _Watch(process.pid, begun + seconds if seconds else None, taken)
    watch.start()
    assert process.stdout
    with process.stdout as said:
        for line in said:
            taken.lines.append((time.perf_counter() - begun, line.rstrip("\n")))
    _, status, used = os.wait4(process.pid, 0)
    taken.wall_s = time.perf_counter() - begun
    watch.stop()
    process.returncode = taken.exit_code = os.waitstatus_to_exitcode(status)
    taken.cpu_s = max(used.ru_utime + used.ru_stime, watch.cpu_s)
    taken.rss_mb = taken.rss_mb or used.ru_maxrss / 1024
    return taken


class _Watch(threading.Thread):
    """Looks at all processes of a session; ends them when their time is over."""

    def __init__(self, session: int, deadline: float | None, taken: Taken) -> None:
        super().__init__(daemon=True)
        self._session, self._deadline, self._taken = session, deadline, taken
        self._over = threading.Event()
        self._cpu: dict[int, float] = {}

    @property
    def cpu_s(self) -> float:
        """Of every process by itself, for those that nobody waited for."""
        return sum(self._cpu.values())

    def run(self) -> None:
        pause = _SECONDS_BETWEEN
        while not self._over.wait(pause):
            begun = time.perf_counter()
            members = list(self._members())
            largest = max((_told(pid, "status", "VmHWM:") for pid in members), default=0.0)
            self._taken.rss_mb = max(self._taken.rss_mb, largest)
            together = sum(_told(pid, "smaps_rollup", "Pss:") for pid in members)
            self._taken.pss_mb = max(self._taken.pss_mb, together)
            if self._deadline and time.perf_counter() > self._deadline:
                self._taken.timed_out = True
                for pid in members:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                return
            pause = max(_SECONDS_BETWEEN, 10 * (time.perf_counter() - begun))

    def stop(self) -> None:
        self._over.set()
        self.join()

    def _members(self) -> list[int]:
        """Processes of the session; their CPU seconds are noted."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                values = (process / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(values[3]) == self._session:
                pid = int(process.name)
                self._cpu[pid] = (int(values[11]) + int(values[12])) / _TICK
                found.append(pid)
        return found


def _told(pid: int, file: str, name: str) -> float:
    """MB; 0 where it cannot be read."""
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024
