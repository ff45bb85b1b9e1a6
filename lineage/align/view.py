"""Sentence → what the comparison looks at: folded words, stems, weights, quoted or own.

Made once per sentence of an article that has a candidate partner; a throw-away copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lineage.model import TOLD, Document, Role, Sentence
from lineage.text.equivalents import groups
from lineage.text.fold import Folded, fold
from lineage.text.stems import stem, stem_bits

CONTENT_BITS = 1.3
"""A stem in more than 40 % of articles is grammar, not content."""
GROUP_BITS = 3.0
"""What sharing only an equivalent word (war ~ conflict) is worth, at most."""

_OPENING = frozenset('“"‘(')
"""After these a capital may only begin a quotation."""

_STOCK = frozenset(
    "said say says told tell tells added add adds asked asks according monday tuesday wednesday "
    "thursday friday saturday sunday january february march april may june july august september "
    "october november december today yesterday tomorrow week month year president secretary "
    "minister senator sen rep representative gov governor mayor chief director spokesman "
    "spokeswoman spokesperson official officials former chairman leader reporter reporters news "
    "statement interview conference meeting house white senate department administration".split()
)
"""Words of attribution, time and office: shared by all who write on one event."""


@dataclass(slots=True)
class View:
    """One sentence as the features see it. Parallel lists run over its folded words."""

    index: int
    role: Role
    words: list[str]
    stems: list[str]
    bits: list[float]
    """Surprisal per word; 0 for grammar words."""
    quoted: list[bool]
    stock: list[bool]
    """Names, titles, weekdays, `said`."""
    bag: dict[str, float]
    """Content stem → bits."""
    groups: dict[int, float]
    """Equivalence group → bits."""
    numbers: frozenset[str]
    names: frozenset[str]
    mass: float
    """Sum of the bag's bits."""
    quoted_share: float
    """Of the mass, what stands inside quotation marks."""
    position: float
    """Relative place in the article, 0 to 1."""
    own_words: list[str]
    """Words outside quotation marks."""
    own: frozenset[str]
    """Content stems outside quotation marks."""
    plain: frozenset[str]
    """Own stems that are no names, titles or weekdays."""
    own_mass: float
    plain_mass: float


def views(document: Document) -> list[View]:
    """Views of the sentences that tell the story; furniture and credits have none."""
    text = document.article.text
    told = [s for s in document.sentences if s.role in TOLD]
    folded = [fold(text, s.span.start, s.span.stop) for s in told]
    names = _names(text, told, folded)
    last = max(1, len(document.sentences) - 1)
    return [
        _view(sentence, words, names, sentence.index / last)
        for sentence, words in zip(told, folded, strict=True)
    ]


def _names(text: str, told: Sequence[Sentence], folded: Sequence[Folded]) -> frozenset[str]:
    """Folded words that the article writes with a capital in mid-sentence."""
    found: set[str] = set()
    for sentence, words in zip(told, folded, strict=True):
        if sentence.role is not Role.BODY:
            continue
        for i, at in enumerate(words.starts):
            if (
                i
                and text[at].isupper()
                and text[max(0, at - 2) : at].strip() not in (".", "“", '"')
            ):
                found.add(words.words[i])
    return frozenset(found)


def _quoted(sentence: Sentence, folded: Folded) -> list[bool]:
    """For each word, whether it stands inside quotation marks."""
    if not sentence.quotes:
        return [False] * len(folded.words)
    return [
        any(q.start <= start and stop <= q.stop for q in sentence.quotes)
        for start, stop in zip(folded.starts, folded.stops, strict=True)
    ]


def _view(sentence: Sentence, folded: Folded, names: frozenset[str], position: float) -> View:
    words = list(folded.words)
    stems = [stem(word) for word in words]
    bits = [content_bits(s) for s in stems]
    quoted = _quoted(sentence, folded)
    stock = [word in names or word in _STOCK for word in words]
    bag = {s: b for s, b in zip(stems, bits, strict=True) if b}
    mass = sum(bag.values())
    in_quotes = {s: b for s, b, q in zip(stems, bits, quoted, strict=True) if b and q}
    own = frozenset(s for s, q in zip(stems, quoted, strict=True) if not q and s in bag)
    plain = own - {s for s, k in zip(stems, stock, strict=True) if k}
    return View(
        index=sentence.index,
        role=sentence.role,
        words=words,
        stems=stems,
        bits=bits,
        quoted=quoted,
        stock=stock,
        bag=bag,
        groups=_groups(bag),
        numbers=frozenset(w for w in words if w[0].isdigit()),
        names=frozenset(w for w in words if w in names and w not in _STOCK),
        mass=mass,
        quoted_share=sum(in_quotes.values()) / mass if mass else 0.0,
        position=position,
        own_words=[w for w, q in zip(words, quoted, strict=True) if not q],
        own=own,
        plain=plain,
        own_mass=sum(bag[s] for s in own),
        plain_mass=sum(bag[s] for s in plain),
    )


def _groups(bag: dict[str, float]) -> dict[int, float]:
    found: dict[int, float] = {}
    for s, b in bag.items():
        for group in groups(s):
            found[group] = max(found.get(group, 0.0), min(b, GROUP_BITS))
    return found


@lru_cache(maxsize=1 << 18)
def content_bits(stem_: str) -> float:
    bits = stem_bits(stem_)
    return bits if bits >= CONTENT_BITS else 0.0
