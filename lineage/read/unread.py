"""Files or records that are passed over → one note for each reason, however many they are."""

from __future__ import annotations

from collections.abc import Iterator

from lineage.model import Skipped


class Unread:
    """What one folder, archive or file holds and nobody reads."""

    def __init__(self, noun: str = "file") -> None:
        self._noun = noun
        self._met: dict[str, tuple[int, str, str]] = {}
        """Why → how many, the first by name, what to do about it."""

    def add(self, why: str, name: str, next_step: str) -> None:
        """`why` goes on after the noun: `with the suffix .jpg`."""
        count, first, _ = self._met.get(why, (0, name, ""))
        self._met[why] = count + 1, min(first, name), next_step

    def __bool__(self) -> bool:
        return bool(self._met)

    def notes(self, path: str) -> Iterator[Skipped]:
        for why, (count, first, next_step) in self._met.items():
            many = f"1 {self._noun}" if count == 1 else f"{count} {self._noun}s"
            reason = f"{many} {why} left unread; the first is {first}"
            yield Skipped(path, "", reason, next_step)
