"""Sentence → what the comparison looks at: folded words, stems, weights, quoted or own.

Made once per sentence of an article that has a candidate partner; a throw-away copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, pairwise

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

_SPEAKER_WORDS = frozenset("i you we me my our us your am myself ourselves yourself".split())
"""Words that reporters leave to the people they quote; a transcript may stand without marks."""
_NEGATIONS = frozenset(("not", "no", "never", "without", "nor", "neither"))

Places = dict[tuple[str, str], list[int]]
"""Two words in a row → where the first of them stands."""


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
    unnamed: frozenset[str]
    """Content stems, quoted or own, that are no names, titles or weekdays."""
    own_mass: float
    plain_mass: float
    is_own: bool
    """No word is quoted."""
    places: Places
    negates: bool
    speaks: bool
    """A speaker's words outside quotation marks."""


def views(document: Document) -> list[View]:
    """Views of the sentences that tell the story; furniture and credits have none."""
    text = document.article.text
    told = [s for s in document.sentences if s.role in TOLD]
    folded = [fold(text, s.span.start, s.span.stop) for s in told]
    names = _names(text, told, folded)
    kinds = _Kinds(names | _STOCK, names - _STOCK)
    last = max(1, len(document.sentences) - 1)
    return [
        _view(sentence, words, kinds, sentence.index / last)
        for sentence, words in zip(told, folded, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Words that an article has in all its sentences."""

    stock: frozenset[str]
    names: frozenset[str]
    """Those that are no stock for everybody."""


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


def _view(sentence: Sentence, folded: Folded, kinds: _Kinds, position: float) -> View:
    words = list(folded.words)
    weighed = [_weighed(word) for word in words]
    stems = [s for s, _, _ in weighed]
    bits = [b for _, b, _ in weighed]
    quoted = _quoted(sentence, folded)
    is_own = True not in quoted
    stock = [word in kinds.stock for word in words]
    bag = {s: b for s, b, _ in weighed if b}
    mass = sum(bag.values())
    own, in_quotes, own_words = frozenset(bag), 0.0, words
    if not is_own:
        own = frozenset([s for s, q in zip(stems, quoted, strict=True) if not q and s in bag])
        in_quotes = sum({s: b for s, b, q in zip(stems, bits, quoted, strict=True) if q}.values())
        own_words = [w for w, q in zip(words, quoted, strict=True) if not q]
    plain = own.difference(compress(stems, stock))
    unnamed = frozenset(s for s, b, k in zip(stems, bits, stock, strict=True) if b and not k)
    return View(
        index=sentence.index,
        role=sentence.role,
        words=words,
        stems=stems,
        bits=bits,
        quoted=quoted,
        stock=stock,
        bag=bag,
        groups=_groups(weighed),
        numbers=frozenset([w for w in words if w[0].isdigit()]),
        names=kinds.names.intersection(words),
        mass=mass,
        quoted_share=in_quotes / mass if mass else 0.0,
        position=position,
        own_words=own_words,
        own=own,
        plain=plain,
        unnamed=unnamed,
        own_mass=mass if is_own else sum([bag[s] for s in own]),
        plain_mass=sum([bag[s] for s in plain]),
        is_own=is_own,
        places=places(words),
        negates=not _NEGATIONS.isdisjoint(words),
        speaks=not _SPEAKER_WORDS.isdisjoint(own_words),
    )


def places(words: Sequence[str]) -> Places:
    found: Places = {}
    for at, two in enumerate(pairwise(words)):
        found.setdefault(two, []).append(at)
    return found


_Weighed = tuple[str, float, tuple[int, ...]]
"""A word's stem, its bits, and its groups of equivalents."""


@lru_cache(maxsize=1 << 18)
def _weighed(word: str) -> _Weighed:
    stem_ = stem(word)
    return stem_, content_bits(stem_), groups(stem_)


def _groups(weighed: Sequence[_Weighed]) -> dict[int, float]:
    found: dict[int, float] = {}
    for _, b, of_stem in weighed:
        if b and of_stem:
            for group in of_stem:
                found[group] = max(found.get(group, 0.0), min(b, GROUP_BITS))
    return found


@lru_cache(maxsize=1 << 18)
def content_bits(stem_: str) -> float:
    bits = stem_bits(stem_)
    return bits if bits >= CONTENT_BITS else 0.0
