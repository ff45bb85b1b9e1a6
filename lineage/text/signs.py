"""A unit of an article → may it hold a credit? Cheap, and few sentences of a story may.

Only of those that may do the rules of `credits.py` read credits.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from lineage.text import agencies

_OPENERS = agencies.FIRST_WORDS | frozenset(
    """
    By BY by Source Sources Copyright COPYRIGHT c C More MORE With with WITH From FROM Reporting
    Additional Contributing Contributors CONTRIBUTING First Originally Previously Republished
    Re-published Reprinted Syndicated Distributed DISTRIBUTED Based Compiled Staff Agencies
    agencies Click CLICK Material Information Editing Writing
    """.split()
)
_SECOND_WORDS = {
    "This": frozenset(("report", "story", "article", "piece", "post")),
    "To": frozenset(("contact",)),
    "Our": frozenset(("Standards",)),
    "Read": frozenset(("more", "the", "More")),
    "For": frozenset(("more",)),
    "See": frozenset(("more",)),
    "The": _OPENERS,
    "the": _OPENERS,
}
FIRST_WORDS = _OPENERS.union(_SECOND_WORDS)
SECOND_WORDS = frozenset(chain.from_iterable(_SECOND_WORDS.values()))
_MARKS = " \t\n\r\xa0•⦁*·–—-_|([{©/.,:;)]}’'\"“”"
_QUOTES = '“”"‘'
MAX_UNIT = 4000
"""Code points; what goes on for longer without a full stop is a table or no text at all."""
MAX_HEAD = 80
"""Code points before the opening bracket of a dateline."""


HINTS = (
    "ontribut", "ppeared", "ublished", "eported from", "diting by", "opyright", "©", "/TASS/",
)  # fmt: skip
SIGNATURES = ("Reuter", "REUTER", "reuter")
"""Under a text."""


def may_hold_credit(words: str) -> bool:
    if len(words) > MAX_UNIT:
        return False
    head = words[:MAX_HEAD]
    return (
        "(" in head
        or opens_like_a_credit(head)
        or words.endswith(SIGNATURES)
        or any(map(words.__contains__, HINTS))
    )


def opens_like_a_credit(head: str) -> bool:
    is_opener = opens(head.partition(" ")[0])
    return _goes_on(head) if is_opener is None else is_opener


def _goes_on(head: str) -> bool:
    first, second, *_ = *head.lstrip(_MARKS).split(None, 2), "", ""
    if first in _SECOND_WORDS:
        return _bare(second) in _SECOND_WORDS[first]
    return _bare(first) in _OPENERS


@lru_cache(maxsize=1 << 14)
def opens(first: str) -> bool | None:
    """Whether a credit may begin with this; None: the words that follow decide."""
    if first[:1] in _QUOTES:
        return False
    word, *_ = *first.lstrip(_MARKS).split(None, 1), ""
    if not word or word in _SECOND_WORDS:
        return None
    return _bare(word) in _OPENERS


def _bare(word: str) -> str:
    return word.strip(_MARKS).removesuffix("’s").removesuffix("'s")
