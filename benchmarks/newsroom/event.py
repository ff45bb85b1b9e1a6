"""A kind and a random source → one event: its people, numbers, days, facts and public words."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from benchmarks.newsroom.grammar import YEARS, Kind, Matter, load_kind, spin
from benchmarks.newsroom.names import CITIES, FEMALE, MALE, SURNAMES

_SLOT = re.compile(r"<(\w+)>")
_RANGE = re.compile(r"(\d+)\.\.(\d+)(?: (\d+))?$")
SMALL = "zero one two three four five six seven eight nine".split()
UTTERANCES_PER_EVENT = (8, 12)
LEAD_WEIGHT = 9
"""Facts from this newsworthiness on are in every event and in every account."""
FACTS_PER_EVENT = (14, 20)
BACKGROUND_PER_EVENT = (6, 8)


@dataclass(frozen=True, slots=True)
class Person:
    first: str
    last: str
    title: str
    roles: tuple[str, ...]
    """In apposition: `the governor of Norrland`."""
    short: str
    female: bool
    age: int

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass(frozen=True, slots=True)
class Org:
    full: str
    short: str
    what: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """Said in public, the same for every reporter."""

    name: str
    actor: str
    sentences: tuple[str, ...]
    partial: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    name: str
    kind: Kind
    when: datetime
    slots: Mapping[str, str]
    people: Mapping[str, Person]
    orgs: Mapping[str, Org]
    facts: tuple[Matter, ...]
    background: tuple[Matter, ...]
    utterances: tuple[Utterance, ...]
    decks: dict[str, list[str]] = field(default_factory=dict)

    def is_fresh(self, what: str) -> bool:
        """There is a way to tell it that nobody has used."""
        return self.decks.get(what) != []

    def draw(self, what: str, ways: Sequence[str], rng: random.Random) -> str:
        """A way to tell it that nobody has used, as long as there is one: the language has more
        ways than this grammar, and two reporters seldom hit upon the same."""
        deck = self.decks.setdefault(what, rng.sample(ways, len(ways)))
        return deck.pop() if deck else rng.choice(ways)

    def way_to_tell(self, matter: Matter, rng: random.Random) -> str:
        return self.draw(matter.name, matter.templates, rng)


def make_event(name: str, kind_name: str, when: datetime, rng: random.Random) -> Event:
    kind = load_kind(kind_name)
    slots = _slots(kind, when, rng)
    orgs = {key: Org(*(_fill(form, slots, rng) for form in forms)) for key, forms in kind.orgs}
    people = _people(kind, slots | {k: o.short for k, o in orgs.items()}, rng)
    said = slots | {k: o.short for k, o in orgs.items()} | {k: p.last for k, p in people.items()}
    return Event(
        name,
        kind,
        when,
        slots,
        people,
        orgs,
        _news(kind.facts, rng),
        _some(kind.background, BACKGROUND_PER_EVENT, rng),
        _utterances(kind, said, rng),
    )


def _news(facts: tuple[Matter, ...], rng: random.Random) -> tuple[Matter, ...]:
    """Some of the facts; what makes a lead always."""
    some = _some(facts, FACTS_PER_EVENT, rng)
    return tuple(f for f in facts if f in some or f.weight >= LEAD_WEIGHT)


def _slots(kind: Kind, when: datetime, rng: random.Random) -> dict[str, str]:
    city, region, country, people = rng.choice(CITIES)
    slots = {"city": city, "region": region, "country": country, "people": people}
    slots |= _days(when, rng)
    for key, spec in kind.slots:
        slots[key] = _fill(_value(spec, rng), slots, rng)
    return slots


def _value(spec: str, rng: random.Random) -> str:
    if found := _RANGE.match(spec):
        low, high, step = int(found[1]), int(found[2]), int(found[3] or 1)
        number = rng.randrange(low, high + 1, step)
        return SMALL[number] if number < 10 else f"{number:,}"
    return rng.choice([part.strip() for part in _top_level(spec)])


def _top_level(spec: str) -> list[str]:
    parts, depth = [""], 0
    for sign in spec:
        depth += (sign == "{") - (sign == "}")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _days(when: datetime, rng: random.Random) -> dict[str, str]:
    def day(after: float, form: str) -> str:
        return _date(when + timedelta(days=after), form)

    return {
        "day": day(0, "%A"),
        "yesterday": day(-1, "%A"),
        "tomorrow": day(1, "%A"),
        "month": day(0, "%B"),
        "later": day(rng.randint(15, 60), "%B %d"),
        "latermonth": day(rng.randint(70, 300), "%B"),
        "agomonth": day(-rng.randint(70, 300), "%B"),
        "agodate": day(-rng.randint(20, 150), "%B %d"),
        "year": str(when.year),
        "lastyear": str(when.year - 1),
        **{f"agoyear{i}": str(year) for i, year in enumerate(_years_before(when.year, rng))},
        "nextyear": str(when.year + rng.randint(1, 4)),
    }


def _years_before(year: int, rng: random.Random) -> list[int]:
    return [year - back for back in rng.sample(range(3, 16), YEARS)]


def _date(moment: datetime, form: str) -> str:
    return moment.strftime(form).replace(" 0", " ")


def _people(kind: Kind, slots: Mapping[str, str], rng: random.Random) -> dict[str, Person]:
    lasts = rng.sample(SURNAMES, len(kind.actors))
    people = {}
    for (key, forms), last in zip(kind.actors, lasts, strict=True):
        female = rng.random() < 0.45
        first = rng.choice(FEMALE if female else MALE)
        title, role, short = (_SLOT.sub(lambda s: slots[s[1]], form) for form in forms)
        roles = tuple(role.strip("{}").split("|"))
        people[key] = Person(first, last, title, roles, short, female, rng.randint(34, 71))
    return people


def _utterances(kind: Kind, slots: Mapping[str, str], rng: random.Random) -> tuple[Utterance, ...]:
    chosen = _some(kind.sayings, UTTERANCES_PER_EVENT, rng)
    made = []
    for index, saying in enumerate(chosen):
        words = tuple(re.split(r"(?<=[.?!]) ", _fill(saying.words, slots, rng)))
        made.append(Utterance(f"say:{index}", saying.actor, words, saying.partial))
    return tuple(made)


def _some(things: tuple[Any, ...], bounds: tuple[int, int], rng: random.Random) -> tuple[Any, ...]:
    """Some of them, in their order."""
    count = min(len(things), rng.randint(*bounds))
    return tuple(things[i] for i in sorted(rng.sample(range(len(things)), count)))


def _fill(template: str, slots: Mapping[str, str], rng: random.Random) -> str:
    """Choices made and slots filled, once for all."""
    return _SLOT.sub(lambda found: slots[found[1]], spin(template, rng))
