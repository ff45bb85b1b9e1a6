"""An event and a reporter's random source → sentences in the reporter's own words.

A pen remembers whom it has introduced and which synonym it likes: one text, one pen.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from benchmarks.newsroom.event import SMALL, Event, Org, Person, Utterance
from benchmarks.newsroom.grammar import Matter, spin
from benchmarks.newsroom.words import repair, say_otherwise

_SLOT = re.compile(r"<(\w+)(?:\.(\w+))?(~?)>")
_LEANS = re.compile(
    r"(?:It|That|This|They|He|But|Then|Still|There|After that|In the end|Whatever|What|Twelve|"
    r"We signed|The law fails)\b"
)
"""Sentences that nobody quotes without the one before."""
_FIRST_PERSON = re.compile(r"\b(?:I|we|us|our|my|this|today|tonight)\b", re.IGNORECASE)
_PRONOUNS = {"he": ("he", "she"), "him": ("him", "her"), "his": ("his", "her")}
_SAID = (
    "said", "said", "said", "said <on>", "told reporters", "said in a statement",
    "told a news conference", "said at a briefing",
)  # fmt: skip
_OPENED = ("said", "said", "told reporters", "said in a statement", "put it this way")


@dataclass(slots=True)
class Pen:
    event: Event
    rng: random.Random
    says_on: bool
    """`on Wednesday`, not `Wednesday`."""
    synonym_rate: float
    introduced: set[str] = field(default_factory=set)
    likes: dict[str, str] = field(default_factory=dict)
    last_actor: str = ""
    """Who spoke last: a pronoun is understood."""

    def tell(self, matter: Matter) -> str:
        self.last_actor = ""
        return self.write(self.event.way_to_tell(matter, self.rng))

    def write(self, template: str) -> str:
        filled = self._fill(spin(template, self.rng))
        varied = say_otherwise(filled, self.synonym_rate, self.rng, self.likes)
        return repair(varied)

    def quote(self, utterance: Utterance, sentences: int) -> str:
        """Some sentences in a row of what was said, with who said it."""
        starts = [
            i
            for i in range(len(utterance.sentences) - sentences + 1)
            if i == 0 or not _LEANS.match(utterance.sentences[i])
        ]
        start = self.rng.choice(starts)
        words = utterance.sentences[start : start + sentences]
        again = self.last_actor == utterance.actor
        who = self._speaker(utterance.actor)
        form = self.rng.random()
        said = self.rng.choice(_SAID if form < 0.85 else _OPENED)
        if again and self.rng.random() < 0.4:
            said, form = "added", min(form, 0.8)
        if form < 0.42 and len(words) > 1:
            line = f"“{_comma(words[0])}” {who} {said}. “{' '.join(words[1:])}”"
        elif form < 0.85:
            line = f"“{_comma(' '.join(words))}” {who} {said}."
        else:
            line = f"{who} {said}: “{' '.join(words)}”"
        return repair(self._fill(line))

    def partial(self, utterance: Utterance, indirect: bool) -> str:
        """The speaker's point in the reporter's sentence."""
        who = self._speaker(utterance.actor)
        line = f"{who} {self.event.draw(utterance.name, utterance.partial, self.rng)}."
        if indirect and not _FIRST_PERSON.search(line):
            line = line.replace("“", "").replace("”", "")
        return self.write(line)

    def _speaker(self, actor: str) -> str:
        again = actor == self.last_actor
        self.last_actor = actor
        return f"<{actor}.he>" if again and self.rng.random() < 0.7 else f"<{actor}>"

    def _fill(self, text: str) -> str:
        while found := _SLOT.search(text):
            value = self._value(found[1], found[2], bool(found[3]))
            text = text[: found.start()] + value + text[found.end() :]
        return text

    def _value(self, key: str, form: str | None, rounded: bool) -> str:
        if key == "on":
            return f"on {self.event.slots['day']}" if self.says_on else self.event.slots["day"]
        if key in self.event.people:
            return self._person(key, self.event.people[key], form)
        if key in self.event.orgs:
            return self._org(key, self.event.orgs[key])
        value = self.event.slots[key]
        return _rounded(value, self.rng) if rounded else value

    def _person(self, key: str, person: Person, form: str | None) -> str:
        if form in _PRONOUNS:
            if key in self.introduced:
                return _PRONOUNS[form][person.female]
            form = None
        if key in self.introduced:
            if form == "s" or self.rng.random() < 0.72:
                return person.last
            return person.short
        self.introduced.add(key)
        role = self.event.draw(f"role:{key}", person.roles, self.rng)
        if person.title and self.rng.random() < 0.7:
            return f"{person.title} {person.name}"
        if self.rng.random() < 0.1:
            return f"{person.name}, {person.age}, {role},"
        return f"{person.name}, {role},"

    def _org(self, key: str, org: Org) -> str:
        if key not in self.introduced:
            self.introduced.add(key)
            return org.full
        return self.rng.choice((org.full, org.short, org.short, org.what))


def _comma(words: str) -> str:
    return words[:-1] + "," if words.endswith(".") else words


def _rounded(value: str, rng: random.Random) -> str:
    if value in SMALL or rng.random() < 0.4:
        return value
    number = int(value.replace(",", ""))
    unit = 10 ** max(1, len(str(number)) - 2)
    near = round(number / unit) * unit
    if near == number:
        return f"{rng.choice(('about', 'around', 'some'))} {number:,}"
    how = ("nearly", "almost", "close to") if near > number else ("more than", "over", "about")
    return f"{rng.choice(how)} {near:,}"
