"""What a hand on the desk does to a sentence's words: synonyms, spelling, clauses, honorifics.

Law: words inside quotation marks are a speaker's; only spelling may touch them. Each function
takes a sentence and gives one back, the same if there was nothing to do.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from importlib.resources import files

from benchmarks.newsroom.names import CITIES, FEMALE, MALE, SURNAMES

_PROPER = frozenset(
    (
        *MALE,
        *FEMALE,
        *SURNAMES,
        *(word for place in CITIES for name in place for word in name.split()),
    )
)
_PARTS = re.compile("(“[^”]*”)")


_NUMBER = "number:"
"""Before a group of words that stand for one another in front of a number only."""


def _groups() -> list[tuple[str, ...]]:
    text = (files(__package__) / "grammar" / "_synonyms.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return [_forms(line) for line in lines if line and line[0] != "#"]


def _forms(line: str) -> tuple[str, ...]:
    parts = line.removeprefix(_NUMBER).split("|")
    before = _BEFORE_NUMBER if line.startswith(_NUMBER) else ""
    return tuple(before + part.strip() for part in parts)


_BEFORE_NUMBER = "#"
_SYNONYMS = {form: group for group in reversed(_groups()) for form in group}


def _pattern(form: str) -> str:
    if form.startswith(_BEFORE_NUMBER):
        return re.escape(form[1:]) + r"(?= \d{1,3}(?!\d))"
    return re.escape(form)


_FORMS = re.compile(
    r"(?<![\w’-])(?:" + "|".join(map(_pattern, sorted(_SYNONYMS, key=len, reverse=True)))
    + r")(?![\w’-])",
    re.IGNORECASE,
)  # fmt: skip


def outside_quotes(text: str, change: Callable[[str], str]) -> str:
    parts = _PARTS.split(text)
    return "".join(p if p.startswith("“") else change(p) for p in parts)


def say_otherwise(
    text: str, rate: float, rng: random.Random, likes: dict[str, str] | None = None
) -> str:
    """Words that have synonyms are swapped at a rate; `likes` keeps a writer's choices."""

    def swap(found: re.Match[str]) -> str:
        word = found[0]
        low = word.lower()
        group = _SYNONYMS.get(_BEFORE_NUMBER + low) or _SYNONYMS[low]
        if rng.random() >= rate:
            return word
        others = [form for form in group if form.lstrip(_BEFORE_NUMBER) != low]
        other = rng.choice(others)
        if likes is not None:
            other = likes.setdefault(group[0], rng.choice(group))
        other = other.lstrip(_BEFORE_NUMBER)
        return other[0].upper() + other[1:] if word[0].isupper() else other

    return repair(outside_quotes(text, lambda part: _FORMS.sub(swap, part)))


_AN = re.compile(r"\b([Aa])n? (?=([\w“’]+))")
_SOUNDS_CONSONANT = re.compile(r"(?:one|uni(?!n)|use|usu|euro|ewe)", re.IGNORECASE)
_SOUNDS_VOWEL = re.compile(r"(?:[aeiou]|hour|honest|heir|8|11\b|18\b)", re.IGNORECASE)


def repair(text: str) -> str:
    """Articles, doubled commas and capitals put right."""
    text = outside_quotes(text, _articles)
    text = re.sub(r" {2,}", " ", text).strip()
    text = re.sub(r",+(?=[.;:?!])", "", text)
    text = re.sub(r",( ?,)+", ",", text)
    text = re.sub(r" ([,.;:])", r"\1", text)
    text = re.sub(r",(?=\w[a-z])", ", ", text)
    return capital(text)


def _articles(part: str) -> str:
    def fix(found: re.Match[str]) -> str:
        word = found[2]
        vowel = _SOUNDS_VOWEL.match(word) and not _SOUNDS_CONSONANT.match(word)
        return f"{found[1]}n " if vowel else f"{found[1]} "

    return _AN.sub(fix, part)


def capital(text: str) -> str:
    for i, sign in enumerate(text):
        if sign.isalnum():
            return text[:i] + sign.upper() + text[i + 1 :]
    return text


_US_UK = tuple(
    pair.split("/")
    for pair in """
    defense/defence offense/offence labor/labour harbor/harbour neighbor/neighbour honor/honour
    favor/favour color/colour center/centre theater/theatre meter/metre meters/metres
    kilometers/kilometres program/programme recognize/recognise organize/organise
    organized/organised organization/organisation criticized/criticised criticize/criticise
    authorized/authorised apologize/apologise apologized/apologised emphasized/emphasised
    prioritize/prioritise realize/realise analyze/analyse analyzed/analysed traveling/travelling
    traveled/travelled canceled/cancelled labeled/labelled signaled/signalled skeptical/sceptical
    percent/per#cent gray/grey aging/ageing judgment/judgement toward/towards
    neighborhood/neighbourhood neighborhoods/neighbourhoods neighboring/neighbouring tire/tyre
    jewelry/jewellery modernize/modernise stabilize/stabilise
    """.split()
)
_TO_UK = {us: uk.replace("#", " ") for us, uk in _US_UK}
_TO_US = {uk: us for us, uk in _TO_UK.items()}


def spell(text: str, uk: bool) -> str:
    """In British or American spelling, quotations too."""
    table = _TO_UK if uk else _TO_US

    def swap(found: re.Match[str]) -> str:
        other = table.get(found[0].lower())
        if other is None:
            return found[0]
        return other[0].upper() + other[1:] if found[0][0].isupper() else other

    return re.sub(r"\bper cent\b|\w+", swap, text)


def percent_sign(text: str) -> str:
    return re.sub(r"(\d) per ?cent\b", r"\1%", text)


def honorifics(text: str, people: dict[str, tuple[str, str]]) -> str:
    """`Varga said` → `Ms Varga said`; `people` is surname → (first name, honorific)."""

    def one(part: str) -> str:
        for last, (first, honorific) in people.items():
            pattern = rf"(?<!{re.escape(first)} )(?<!Mr )(?<!Ms )\b{re.escape(last)}\b"
            part = re.sub(pattern, f"{honorific} {last}", part)
        return part

    return outside_quotes(text, one)


_DROPPED = re.compile(
    r" (?:also|already|still|just|largely|quickly|immediately|widely|previously|currently|"
    r"reportedly)(?= \w)"
)


def drop_words(text: str, rng: random.Random) -> str:
    """An adverb, an apposition or a trailing attribution goes."""
    rules = (
        lambda t: outside_quotes(t, lambda part: _DROPPED.sub("", part, count=1)),
        lambda t: re.sub(r", (?:according to [^,“]+|[\w ]{3,40} said)\.$", ".", t),
        lambda t: re.sub(r"(?<=[a-z]), (?:who|which|a|an|the) [^,“”]{8,60},(?= [a-z])", "", t),
        lambda t: re.sub(r"^(?:Meanwhile|Separately|In addition|However|Earlier), ", "", t),
        lambda t: re.sub(r"(” (?:<?\w+ )?\w+ said) (?:in a statement|at a briefing)", r"\1", t),
    )
    for rule in rng.sample(rules, len(rules)):
        if (shorter := rule(text)) != text:
            return capital(shorter)
    return text


_TAG = re.compile(
    r"(?<=” )([A-Z][\w’. -]+?|[hs]e) (said|told reporters|told journalists|said in a statement|"
    r"said at a briefing|told a news conference|added)(?=[.:])"
)
_TAGS = ("said", "told reporters", "said in a statement", "added", "said at a briefing")


def retag(text: str, rng: random.Random) -> str:
    """Who said it stays; how it was said is put in another way."""

    def swap(found: re.Match[str]) -> str:
        return f"{found[1]} {rng.choice([tag for tag in _TAGS if tag != found[2]])}"

    return _TAG.sub(swap, text, count=1)


_OPENINGS = (
    "Meanwhile, ", "At the same time, ", "In addition, ", "For now, ", "According to reports, ",
    "It was also reported that ", "Officials confirmed that ", "Notably, ",
)  # fmt: skip
_ENDINGS = (
    ", it emerged", ", according to reports", ", officials confirmed", ", it was announced",
    ", reports said",
)  # fmt: skip


def add_words(text: str, rng: random.Random) -> str:
    """A few empty words in front or at the end, as desks add them when they join paragraphs."""
    if "“" in text or "," in text or ":" in text or not text.endswith("."):
        return text
    if rng.random() < 0.6:
        return rng.choice(_OPENINGS) + _uncapital(text)
    return text[:-1] + rng.choice(_ENDINGS) + "."


_FRONTED = re.compile(
    r"^((?:While|After|As|Although|When|Because|Before|Since|If|By|At|In|On|With|During|Under)"
    r" [^,“”]{8,110}), ([^“”:;?]{20,})\.$"
)
_BACKED = re.compile(
    r"^([^,“”:;?]{20,140}) (while|after|although|when|because|before|if) ([^,“”:;?]{12,})\.$"
)
_SAYS_LAST = re.compile(r"^(“[^”]+),” (\w[\w .]+?) said(?=[.])")
_SAID_FIRST = re.compile(r"^(“[^”]+),” said (\w[\w .]+?)(?=[.])")


def reorder(text: str) -> str:
    """The subordinate clause goes to the other end, or `X said` becomes `said X`."""
    if found := _FRONTED.match(text):
        return f"{capital(found[2])} {_uncapital(found[1])}."
    if found := _BACKED.match(text):
        return f"{capital(found[2])} {found[3]}, {_uncapital(found[1])}."
    if (found := _SAYS_LAST.match(text)) and found[2] not in ("he", "she", "He", "She"):
        return _SAYS_LAST.sub(r"\1,” said \2", text)
    return _SAID_FIRST.sub(r"\1,” \2 said", text)


def _texts() -> list[str]:
    folder = files(__package__) / "grammar"
    return [entry.read_text(encoding="utf-8") for entry in folder.iterdir()]


def _found(pattern: str) -> frozenset[str]:
    return frozenset(word for text in _texts() for word in re.findall(pattern, text))


_WORDS = _found(r"(?<![\w<.])[a-z]+\b(?![\w>~])")
"""What the grammar has in lower case somewhere."""
_NAMES = _found(r"(?<=[a-z,] )[A-Z]\w+") | _found(r"(?<=[:|{;] )[A-Z]\w+") | _PROPER


def _uncapital(text: str) -> str:
    first = re.split(r"[ ,’]", text, maxsplit=1)[0]
    is_name = first == "I" or (first in _NAMES and first.lower() not in _WORDS)
    return text if is_name else text[0].lower() + text[1:]


_JOINT = re.compile(r"(?:, (and|but)|;) ((?:he|she|it|they|the|officials|police) [^“”]{20,}\.)$")


def split(text: str) -> tuple[str, ...]:
    """`A, and it …` → `A.` and `It …`."""
    found = None if "“" in text else _JOINT.search(text)
    if not found:
        return (text,)
    second = ("But " if found[1] == "but" else "") + found[2]
    return (text[: found.start()] + ".", capital(second))


def merge(one: str, other: str, rng: random.Random) -> str | None:
    """Two short sentences in one, if they can be."""
    if any(sign in one + other for sign in "“;:?") or len(one) + len(other) > 210:
        return None
    lowered = _uncapital(other)
    if not one.endswith(".") or lowered[:1].isdigit():
        return None
    joints = ("; ",) if ", " in one else (", and ", ", while ", ", and ", "; ")
    return one[:-1] + rng.choice(joints) + lowered
