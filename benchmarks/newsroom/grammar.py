"""Grammar files → the kinds of event, as tables. The only module that knows their syntax.

    slot NAME: one | another         a choice made once for an event
    slot NAME: 12..90 5              a number from a range, in steps of five
    actor A: Gov. ; {the governor of <region>|who governs <region>} ; the governor
    org O: <oname> Rail ; <oname> ; the company
    source: officials said | …       who stands behind a fact
    headline:                        then indented lines, one template each
    fact 9 landfall:                 newsworthiness and name, then templates
    back history:                    what was known before
    say A:                           then utterances: `Sentences. || told with “a part of it”`
    without: crowd calls say         common facts, background and sayings that do not fit

In a template `{a|b}` is a choice made anew at each telling, `<x>` a slot, actor or organisation,
`<x~>` a number that a reporter may round, `<A.he>` a pronoun. `common.txt` belongs to every kind.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

COMMON = "common"
YEARS = 6
"""Years past that an event has; each fact has one of them as `<agoyear>`."""
_CHOICE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Matter:
    """A fact or a piece of background, and the ways to tell it."""

    name: str
    weight: int
    """Newsworthiness, 10 for the lead."""
    templates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    actor: str
    words: str
    partial: tuple[str, ...]
    """Ways to tell it with a part of it in quotation marks."""


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    slots: tuple[tuple[str, str], ...]
    actors: tuple[tuple[str, tuple[str, ...]], ...]
    """Title before the name, apposition after it, short form."""
    orgs: tuple[tuple[str, tuple[str, ...]], ...]
    """Full name, short name, what it is."""
    sources: tuple[str, ...]
    without: frozenset[str]
    headlines: tuple[str, ...]
    facts: tuple[Matter, ...]
    background: tuple[Matter, ...]
    sayings: tuple[Saying, ...]


def spin(template: str, rng: random.Random) -> str:
    """Each `{a|b}` becomes one of its branches, inner ones first."""
    while found := _CHOICE.search(template):
        branch = rng.choice(found[1].split("|"))
        template = template[: found.start()] + branch + template[found.end() :]
    return template


def kind_names() -> tuple[str, ...]:
    folder = files(__package__) / "grammar"
    names = (entry.name.removesuffix(".txt") for entry in folder.iterdir())
    return tuple(sorted(n for n in names if n != COMMON and not n.startswith(("_", "template"))))


@cache
def load_kind(name: str) -> Kind:
    own, common = _parse(name), _parse(COMMON)
    return Kind(
        name,
        common.slots + own.slots,
        own.actors,
        own.orgs,
        own.sources or common.sources,
        own.without,
        own.headlines,
        own.facts + _fitting(common.facts, own.without),
        own.background + _fitting(common.background, own.without),
        own.sayings + (() if "say" in own.without else common.sayings),
    )


def _fitting(matters: tuple[Matter, ...], without: frozenset[str]) -> tuple[Matter, ...]:
    return tuple(m for m in matters if m.name not in without)


@cache
def _parse(name: str) -> Kind:
    text = (files(__package__) / "grammar" / f"{name}.txt").read_text(encoding="utf-8")
    slots: list[tuple[str, str]] = []
    actors: list[tuple[str, tuple[str, ...]]] = []
    orgs: list[tuple[str, tuple[str, ...]]] = []
    sources: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    blocks: list[tuple[list[str], list[str]]] = []
    for raw in text.splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if raw[0].isspace():
            blocks[-1][1].append(line)
            continue
        head, _, rest = line.partition(":")
        word, _, key = head.partition(" ")
        if word == "slot":
            slots.append((key, rest.strip()))
        elif word in ("actor", "org"):
            forms = tuple(part.strip() for part in rest.split(";"))
            (actors if word == "actor" else orgs).append((key, forms))
        elif word == "source":
            sources = tuple(part.strip() for part in rest.split("|"))
        elif word == "without":
            without = frozenset(rest.split())
        else:
            blocks.append(([word, *key.split()], []))
    return Kind(
        name,
        tuple(slots),
        tuple(actors),
        tuple(orgs),
        sources,
        without,
        tuple(line for head, lines in blocks if head[0] == "headline" for line in lines),
        tuple(_matter(h[2], int(h[1]), ls) for h, ls in blocks if h[0] == "fact"),
        tuple(_matter(h[1], 1, ls) for h, ls in blocks if h[0] == "back"),
        tuple(_saying(h[1], line) for h, lines in blocks if h[0] == "say" for line in lines),
    )


def _matter(name: str, weight: int, lines: list[str]) -> Matter:
    year = f"<agoyear{sum(map(ord, name)) % YEARS}>"
    return Matter(name, weight, tuple(line.replace("<agoyear>", year) for line in lines))


def _saying(actor: str, line: str) -> Saying:
    words, *partial = (part.strip() for part in line.split("||"))
    return Saying(actor, words, tuple(partial))
