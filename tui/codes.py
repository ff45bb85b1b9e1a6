"""Names → short codes for narrow columns: two to four letters each, all different."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

SHORTEST, LONGEST = 2, 4
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def codes(names: Sequence[str]) -> list[str]:
    """One for each name, in their order; an earlier name has the better code.

    `The Hill` is TH, `Anewz` AN; where that is taken, other letters of the name, then numbers.
    """
    taken: set[str] = set()
    numbers: dict[str, Iterator[int]] = {}
    found = []
    for name in names:
        letters = _letters(name)
        code = next((code for code in _spelt(letters) if code not in taken), None)
        if code is None:
            base = "".join(letters)[: LONGEST - 1]
            numbered = (_numbered(base, n) for n in numbers.setdefault(base, count(1)))
            code = next(code for code in numbered if code not in taken)
        taken.add(code)
        found.append(code)
    return found


def _letters(name: str) -> list[str]:
    """Of each word."""
    words = ["".join(filter(_is_plain, word)).upper() for word in name.split()]
    return [word for word in words if word] or ["X"]


def _spelt(words: Sequence[str]) -> Iterator[str]:
    """In the letters of the name, the best first."""
    initials, letters = "".join(word[0] for word in words)[:LONGEST], "".join(words)
    if len(initials) >= SHORTEST:
        yield initials
    for length in range(SHORTEST, min(LONGEST, len(letters)) + 1):
        yield letters[:length]
    for letter in letters[SHORTEST:]:
        yield letters[0] + letter


def _numbered(base: str, number: int) -> str:
    digits = _base_36(number)
    return base[: max(1, LONGEST - len(digits))] + digits


def _is_plain(character: str) -> bool:
    """A letter or digit of one cell."""
    return character.isalnum() and character < "\u1100"


def _base_36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits
