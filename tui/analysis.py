"""Sources → a run of the program in a process of its own, and what it tells on its way.

So the screen stays quick, and stopping is a kill: whatever the process leaves is in a folder that
its owner removes. The process is the leader of a session, so that its workers die with it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO

import lineage
from lineage.model import Skipped

STAGES = ("read", "cut", "match", "compare", "align", "trace", "save")
STOPPED = 130
_NO_INPUT, _SOME_SKIPPED = 3, 4
_PROGRAM = (
    f"import sys; sys.path.append({str(Path(lineage.__file__).parents[1])!r}); "
    "from lineage.cli.main import main; sys.exit(main())"
)
"""Found by this program's own place, never by the folder that somebody happens to be in (-P)."""
_NO_SETTINGS = {"WIRELINEAGE_CONFIG": "off"}
"""What files and variables set is among the flags already."""


@dataclass(frozen=True, slots=True)
class Step:
    """So many of a stage's units are done."""

    stage: str
    done: int
    total: int | None
    """None: not known."""


@dataclass(frozen=True, slots=True)
class Partial:
    """The texts can be looked at; nothing is compared yet."""

    path: Path


@dataclass(frozen=True, slots=True)
class Said:
    text: str


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    """An exit code of the program; negative: a signal ended it."""
    reason: str
    """Why there is no answer; empty: there is one."""

    @property
    def has_answer(self) -> bool:
        return self.code in (0, _SOME_SKIPPED)

    @property
    def is_without_articles(self) -> bool:
        return self.code == _NO_INPUT


Told = Step | Partial | Said | Skipped | Ended


class Analysis:
    """Begins at once."""

    def __init__(
        self,
        sources: Sequence[str],
        store: Path,
        partial: Path,
        flags: Sequence[str] = (),
        stdin: int | IO[bytes] = subprocess.DEVNULL,
    ) -> None:
        """`flags`: how sources are read, as the verb `run` takes it."""
        self.sources = tuple(sources)
        self.store = store
        self._is_stopped = False
        paths = ("-o", str(store), "--partial", str(partial))
        words = ("run", *paths, "--progress", "json", *flags, "--", *sources)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM, *words],
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
            env=os.environ | _NO_SETTINGS,
        )
        Thread(target=self._bury, daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def listen(self, tell: Callable[[Told], None]) -> None:
        """`tell` is called in another thread with everything, `Ended` last."""

        def pass_on() -> None:
            with suppress(RuntimeError):  # the listener's loop is closed
                for told in self.told():
                    tell(told)

        Thread(target=pass_on, daemon=True).start()

    def told(self) -> Iterator[Told]:
        """Waits for the process."""
        stderr, reason = self._process.stderr, ""
        assert stderr is not None
        with stderr:
            for line in stderr:
                for told in _read(line):
                    if isinstance(told, Said):
                        reason = told.text
                    yield told
        code = self._process.wait()
        if self._is_stopped:
            yield Ended(STOPPED, "stopped")
        elif code < 0:
            yield Ended(code, f"the analysis was ended from outside ({_name(-code)})")
        else:
            yield Ended(code, reason if code not in (0, _SOME_SKIPPED) else "")

    def stop(self) -> None:
        """Nothing of it lives on; does no harm when all is done."""
        if self._process.poll() is None:
            self._is_stopped = True
            self._kill()
            self._process.wait()

    def _bury(self) -> None:
        """Workers outlive a leader that was killed, and would wait for ever."""
        self._process.wait()
        self._kill()

    def _kill(self) -> None:
        if sys.platform == "win32":
            self._process.kill()
            return
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _read(line: bytes) -> Iterator[Told]:
    """A line that is no JSON was not written by us, but may say what went wrong."""
    text = line.decode("utf-8", "replace").strip()
    try:
        said = json.loads(text)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        if text:
            yield Said(text)
    elif "stage" in said:
        yield Step(said["stage"], said["done"], said["total"])
    elif "skipped" in said:
        yield Skipped(**said["skipped"])
    elif "partial" in said:
        yield Partial(Path(said["partial"]))
    else:
        yield Said(str(said.get("failed", said.get("said", text))))
