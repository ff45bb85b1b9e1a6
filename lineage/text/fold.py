"""Words → folded words, for comparison only; every folded word keeps the span it stands for.

What house styles choose freely is folded away: case, accents, typography, US/UK spelling,
contractions, honorifics, numerals. The article's text is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lineage.text.words import WORD

HONORIFICS = frozenset("mr mrs ms miss dr sir lord lady dame prof mx messrs".split())

_CONTRACTED = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let",),
    "it's": ("it",),
}
_CONTRACTED_TAIL = {"'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}

_NUMERALS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
    if word != "one"
} | {
    word: str(10 * value)
    for value, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), start=3)
}

_SPELLINGS = {
    "grey": "gray", "programme": "program", "programmes": "programs", "tyre": "tire",
    "tyres": "tires", "cheque": "check", "cheques": "checks", "sceptic": "skeptic",
    "sceptics": "skeptics", "sceptical": "skeptical", "scepticism": "skepticism",
    "ageing": "aging", "judgement": "judgment", "acknowledgement": "acknowledgment",
    "manoeuvre": "maneuver", "manoeuvres": "maneuvers", "plough": "plow", "kerb": "curb",
    "jewellery": "jewelry", "pyjamas": "pajamas", "mum": "mom", "whilst": "while",
    "amongst": "among", "towards": "toward", "afterwards": "afterward", "forwards": "forward",
    "backwards": "backward", "upwards": "upward", "defence": "defense", "defences": "defenses",
    "offence": "offense", "offences": "offenses", "licence": "license", "licences": "licenses",
    "pretence": "pretense", "practise": "practice", "practised": "practiced",
    "practising": "practicing", "aluminium": "aluminum", "storey": "story", "draught": "draft",
    "centre": "center", "centres": "centers", "centred": "centered", "theatre": "theater",
    "theatres": "theaters", "metre": "meter", "metres": "meters", "litre": "liter",
    "litres": "liters", "fibre": "fiber", "calibre": "caliber", "sabre": "saber",
    "spectre": "specter", "meagre": "meager", "sombre": "somber", "lustre": "luster",
    "kilometre": "kilometer", "kilometres": "kilometers", "analyse": "analyze",
    "analysed": "analyzed", "paralyse": "paralyze", "paralysed": "paralyzed",
    "catalogue": "catalog", "dialogue": "dialog", "learnt": "learned", "burnt": "burned",
    "spelt": "spelled", "percentage": "percentage", "artefact": "artifact", "enrol": "enroll",
    "fulfil": "fulfill", "instalment": "installment", "skilful": "skillful", "wilful": "willful",
    "kyiv": "kyiv", "kiev": "kyiv", "ok": "okay", "mln": "million", "bn": "billion",
    "bln": "billion", "pct": "percent", "defense": "defense", "adviser": "advisor",
    "advisers": "advisors", "per": "per",
}  # fmt: skip

_UNITED_STATES = frozenset(("US", "USA", "U.S", "U.S.", "U.S.A", "U.S.A."))
JOINED = {
    ("per", "cent"): "percent",
    ("united", "states"): "u.s.",
    ("united", "kingdom"): "uk",
    ("united", "nations"): "un",
}
"""Pairs of words that one word stands for elsewhere."""
_JOINING = frozenset(second for _, second in JOINED)

_OUR = re.compile(
    r"^(behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|sav|splend|vap|vig|val|arm|"
    r"cand|clam|dem|fer|glam|od|parl|ranc|tum|sav)our"
)
_DOUBLED = re.compile(
    r"^(cancel|counsel|dial|duel|equal|fuel|grovel|initial|jewel|label|level|marshal|model|panel|"
    r"parcel|pedal|quarrel|rival|shovel|signal|snorkel|spiral|total|travel|tunnel|unravel|worship|"
    r"kidnap|program)(?:l|p|m)(ed|ing|er|ers)$"
)
_ISE = re.compile(r"(?<=[a-z]{3})is(e|ed|es|er|ers|ing|ation|ations)$")
_ISE_KEPT = re.compile(
    r"^(adv|advert|ar|appr|chast|circumc|compr|comprom|conc|cru|br|prom|prem|dem|desp|dev|disgu|"
    r"enterpr|exc|exerc|expert|franch|fra|gu|impr|improv|inc|ma|merchand|mo|no|otherw|likew|parad|"
    r"pla|po|pra|prec|pr|ra|rev|r|superv|surm|surpr|telev|tortoi|treat|turquo|upr|v|w|cla|disfranch|"
    r"ma|clockw|pleas|cerem|lea|relea|decea|disea|increa|decrea|purcha|era|cea|tea|ea|rel|chem|"
    r"prai|appra|rai|brui|crui|noi|poi|promi|premi|rehear)is"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded words and, for each, the span of the text that it stands for."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]


def fold(text: str, start: int = 0, stop: int | None = None) -> Folded:
    """Fold text[start:stop]; spans are offsets into `text`.

    >>> fold("Mr Lammy won’t recognise 4,000 troops").words
    ('lammy', 'will', 'not', 'recognize', '4000', 'troops')
    """
    found = list(WORD.finditer(text, start, len(text) if stop is None else stop))
    forms = [fold_word(match[0]) for match in found]
    spans = [match.span() for match in found]
    words = tuple([form for of_word in forms for form in of_word])
    if len(words) != len(forms) or () in forms or not _JOINING.isdisjoint(words):
        return _uneven(forms, spans)
    return Folded(words, tuple([a for a, _ in spans]), tuple([b for _, b in spans]))


def _uneven(forms: Sequence[tuple[str, ...]], spans: Sequence[tuple[int, int]]) -> Folded:
    """Words of none or several forms, and forms that join the one before."""
    out: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    for of_word, (a, b) in zip(forms, spans, strict=True):
        for folded in of_word:
            if folded in _JOINING and out and (out[-1], folded) in JOINED:
                out[-1], stops[-1] = JOINED[out[-1], folded], b
                continue
            out.append(folded)
            starts.append(a)
            stops.append(b)
    return Folded(tuple(out), tuple(starts), tuple(stops))


@lru_cache(maxsize=1 << 19)
def fold_word(word: str) -> tuple[str, ...]:
    """The comparison forms of one word: none for an honorific, two for a contraction."""
    if word.upper() in _UNITED_STATES and (word.isupper() or "." in word):
        return ("u.s.",)
    if word == "%":
        return ("percent",)
    plain = _plain(word)
    if plain in HONORIFICS or not plain.strip("'"):
        return ()
    if "'" in plain or plain == "cannot":
        return tuple(folded for folded in _expand(plain) if folded)
    return (_spelling(plain),)


def _plain(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()
    lowered = word.casefold().replace("’", "'").replace("ʼ", "'").replace("‘", "'")
    if not lowered.isascii():
        lowered = without_accents(lowered)
    if lowered[:1].isdigit():
        return lowered.replace(",", "")
    return lowered.replace(".", "")


def without_accents(text: str) -> str:
    """Compatibility forms too become plain letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _expand(plain: str) -> tuple[str, ...]:
    if plain in _CONTRACTED:
        return _CONTRACTED[plain]
    if plain.endswith("n't"):
        return (plain[:-3], "not")
    for tail, meaning in _CONTRACTED_TAIL.items():
        if plain.endswith(tail):
            return (plain[: -len(tail)], meaning)
    if plain.endswith("'s"):
        plain = plain[:-2]
    return (_spelling(plain.replace("'", "")),)


def _spelling(plain: str) -> str:
    if plain in _SPELLINGS:
        return _SPELLINGS[plain]
    if plain in _NUMERALS:
        return _NUMERALS[plain]
    if "our" in plain:
        plain = _OUR.sub(lambda m: m.group()[:-2] + "r", plain)
    if "is" in plain and not _ISE_KEPT.match(plain):
        plain = _ISE.sub(r"iz\1", plain)
    if plain.endswith(("ed", "ing", "er", "ers")) and (doubled := _DOUBLED.match(plain)):
        plain = doubled[1] + doubled[2]
    if plain.endswith(("yy", "iy")):  # Zelenskyy, Zelenskiy
        plain = plain[:-2] + "y"
    return plain
