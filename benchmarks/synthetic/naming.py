"""The names of one story, put in for those of the raw material; figures are drawn anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from zlib import crc32

NAMES = 12
"""In one story."""
_NAME = re.compile(r"([A-Z][A-Za-z-]+)(.*)", re.DOTALL)
_DIGIT = re.compile(r"\d")


class Cast:
    def __init__(self, names: Sequence[str], dice: Random) -> None:
        self._dice = dice
        self._names = [dice.choice(names) for _ in range(NAMES)] if names else []

    def someone(self) -> str:
        return self._dice.choice(self._names) if self._names else "Nobody"

    def put_in(self, sentence: Sequence[str]) -> list[str]:
        """The same name for the same name; the first word is left alone."""
        return [sentence[0], *(self._said(word) for word in sentence[1:])]

    def _said(self, word: str) -> str:
        if word.islower():
            return word
        name = _NAME.fullmatch(word)
        if name and self._names:
            return self._names[crc32(name[1].encode()) % NAMES] + name[2]
        return _DIGIT.sub(lambda _: str(self._dice.randrange(10)), word)
