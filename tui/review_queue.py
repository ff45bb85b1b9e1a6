"""A store → sentences that are worth a person's eye, in the order in which they are asked.

First those that the model is least sure of, then those that weigh most in the shares, last one in
ten drawn blindly from all: only these tell how often the model is right where it is sure.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice

from lineage.store.archive import Archive
from tui.glyphs import SURE_PROBABILITY

MOST_UNSURE = 500
MOST_WEIGHTY = 100
_DRAWN_SHARE = 0.1
"""Of the whole queue."""
_Place = tuple[int, int]
"""Number of an article, index of a sentence."""


@dataclass(frozen=True, slots=True)
class Asked:
    article: int
    """Its number in the store."""
    sentence: int
    """Its index in the article."""
    why: str
    """`unsure`, `large effect` or `drawn at random`."""


def queue(archive: Archive, done: Collection[_Place] = ()) -> tuple[Asked, ...]:
    """Without the sentences in `done`; a text that several articles share is asked about once."""
    left_out = archive.repeats()
    asked: dict[_Place, str] = dict.fromkeys(
        archive.unsure(MOST_UNSURE, SURE_PROBABILITY), "unsure"
    )
    for place in archive.weighty(MOST_WEIGHTY):
        asked.setdefault(place, "large effect")
    for place in _drawn(archive, asked, round(len(asked) * _DRAWN_SHARE / (1 - _DRAWN_SHARE))):
        asked[place] = "drawn at random"
    return tuple(
        Asked(*place, why)
        for place, why in asked.items()
        if place not in done and place[0] not in left_out
    )


def _drawn(archive: Archive, asked: Collection[_Place], wanted: int) -> list[_Place]:
    """Sentences that are not asked about yet; the same ones every time."""
    of = archive.counts().sentences
    digests = (blake2b(f"review {n}".encode(), digest_size=8).digest() for n in range(8 * wanted))
    rows = dict.fromkeys(int.from_bytes(digest) % of for digest in digests)
    found = (place for place in archive.sentences_at(list(rows)) if place not in asked)
    return list(islice(found, wanted))
