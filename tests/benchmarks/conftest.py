"""Invented news text, of which the generator makes a corpus; no real corpus is needed."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.synthetic.material import Material, load

_SMALL = "the of to in and a on for at by from with that".split()


@pytest.fixture(scope="session")
def invented_texts() -> list[str]:
    dice = Random(1)
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    words = ["".join(dice.choices(syllables, k=k % 3 + 2)) for k in range(3000)]
    names = [word.capitalize() for word in dice.sample(words, 300)]

    def word() -> str:
        kind = dice.random()
        if kind < 0.4:
            return dice.choice(_SMALL)
        if kind < 0.5:
            return f"{dice.choice(names)}x"
        return dice.choice(words) if kind < 0.97 else str(dice.randrange(1000))

    def sentence() -> str:
        said = [word() for _ in range(dice.randint(8, 30))]
        return " ".join([said[0].capitalize(), *said[1:], dice.choice(words)]) + "."

    return [" ".join(sentence() for _ in range(20)) for _ in range(400)]


@pytest.fixture(scope="session")
def material(invented_texts: list[str]) -> Material:
    return load(invented_texts, 10**9)
