"""Sentences of another's text → sentences of an outlet's article.

Law: words that are taken keep their names (`Line.wordings`) and their trail grows by the text
that they were taken from; words told anew are the outlet's own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from benchmarks.newsroom.account import Writer, merged, paragraphs
from benchmarks.newsroom.event import Event
from benchmarks.newsroom.settings import Settings
from benchmarks.newsroom.story import Line
from benchmarks.newsroom.words import (
    add_words,
    capital,
    drop_words,
    honorifics,
    outside_quotes,
    percent_sign,
    reorder,
    retag,
    say_otherwise,
    spell,
    split,
)

Lines = tuple[Line, ...]


class Care(StrEnum):
    """How thoroughly a text is edited."""

    VERBATIM = "verbatim"
    LIGHT = "light"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What an outlet does to every text, its own too."""

    uk: bool
    honorifics: bool
    percent_sign: bool
    straight_quotes: bool
    says_on: bool


def care(settings: Settings, rng: random.Random) -> Care:
    weights = (settings.verbatim_rate, settings.light_rate, settings.heavy_rate)
    return rng.choices(tuple(Care), weights)[0]


def taken(lines: Sequence[Line], source: str) -> Lines:
    return tuple(replace(line, trail=(*line.trail, source)) for line in lines)


def carried(writer: Writer, lines: Lines, source: str, how: Care) -> Lines:
    """What an outlet makes of a text that it takes."""
    rng, settings = writer.rng, writer.settings
    lines = cut_end(taken(lines, source), settings, rng)
    lines = drop_paragraphs(lines, settings, rng)
    if how is Care.VERBATIM:
        return lines
    lines = retell(writer, lines, how)
    lines = tuple(piece for line in lines for piece in edit(line, how, settings, rng))
    if rng.random() < settings.own_sentences_rate:
        lines = insert_own(writer, lines)
    if how is Care.HEAVY:
        lines = paragraphs(merged(writer, moved(lines, settings, rng)), rng)
    return lines


def cut_end(lines: Lines, settings: Settings, rng: random.Random) -> Lines:
    if rng.random() < settings.full_length_rate:
        return lines
    share = settings.min_kept_share + (1 - settings.min_kept_share) * rng.betavariate(2.2, 1.4)
    return lines[: max(6, round(len(lines) * share))]


def drop_paragraphs(lines: Lines, settings: Settings, rng: random.Random) -> Lines:
    kept: list[Line] = []
    for paragraph in by_paragraph(lines):
        if not kept or rng.random() >= settings.paragraph_drop_rate:
            kept.extend(paragraph)
    return tuple(kept)


def by_paragraph(lines: Sequence[Line]) -> list[list[Line]]:
    done: list[list[Line]] = [[]]
    for line in lines:
        done[-1].append(line)
        if line.ends_paragraph:
            done.append([])
    return [paragraph for paragraph in done if paragraph]


def moved(lines: Lines, settings: Settings, rng: random.Random) -> Lines:
    """A paragraph changes places with the next; the first keeps its place."""
    whole = by_paragraph(lines)
    for i in range(1, len(whole) - 1):
        if rng.random() < settings.moved_paragraph_rate:
            whole[i], whole[i + 1] = whole[i + 1], whole[i]
    return tuple(line for paragraph in whole for line in paragraph)


def retell(writer: Writer, lines: Lines, how: Care) -> Lines:
    """The lead in own words; in a heavy edit other facts as well."""
    rng, settings = writer.rng, writer.settings
    heavy = how is Care.HEAVY
    lead = rng.random() < settings.retold_lead_rate * (2 if heavy else 1)
    count = rng.randint(1, 3) if lead else 0
    done = []
    for i, line in enumerate(lines):
        again = i < count or (heavy and rng.random() < settings.retold_line_rate)
        done.append(_told_anew(writer, line) if again else line)
    return tuple(done)


def _told_anew(writer: Writer, line: Line) -> Line:
    event = writer.pen.event
    whole = {f"fact:{m.name}": m for m in event.facts} | {
        f"back:{m.name}": m for m in event.background
    }
    matter = whole.get(line.matter)
    if matter is None or len(line.wordings) > 1 or not event.is_fresh(matter.name):
        return line
    return replace(
        writer.line(writer.pen.tell(matter), line.matter), ends_paragraph=line.ends_paragraph
    )


def edit(line: Line, how: Care, settings: Settings, rng: random.Random) -> Lines:
    rate = settings.heavy_line_rate if how is Care.HEAVY else settings.light_line_rate
    if not line.trail or rng.random() >= rate:
        return (line,)
    text = say_otherwise(line.text, settings.edit_synonym_rate, rng)
    if rng.random() < settings.drop_words_rate:
        text = drop_words(text, rng)
    if rng.random() < settings.reorder_rate:
        text = reorder(text)
    if rng.random() < settings.retag_rate:
        text = retag(text, rng)
    if rng.random() < settings.add_words_rate:
        text = add_words(text, rng)
    parts = split(text) if rng.random() < settings.split_rate else (text,)
    pieces = [replace(line, text=part, ends_paragraph=False) for part in parts]
    pieces[-1] = replace(pieces[-1], ends_paragraph=line.ends_paragraph)
    return tuple(pieces)


def insert_own(writer: Writer, lines: Lines) -> Lines:
    """One to four sentences that the source does not have, after the lead."""
    own = unused(writer, lines)
    count = min(len(own), writer.rng.randint(1, 4))
    done = list(lines)
    for line in own[:count]:
        at = writer.rng.randint(1, len(done))
        done.insert(at, line)
    return tuple(done)


def unused(writer: Writer, lines: Sequence[Line]) -> list[Line]:
    """Facts, quotations and background that these lines do not tell, in the writer's words,
    shuffled."""
    event, told = writer.pen.event, {line.matter for line in lines}
    writer.pen.introduced |= introduced(event, lines)
    new = [
        lambda m=m: writer.fact(m)
        for m in event.facts
        if f"fact:{m.name}" not in told and event.is_fresh(m.name)
    ]
    new += [lambda u=u: writer.quote(u) for u in event.utterances if u.name not in told]
    new += [lambda m=m: writer.background(m) for m in event.background
            if f"back:{m.name}" not in told and event.is_fresh(m.name)]  # fmt: skip
    writer.rng.shuffle(new)
    return [make() for make in new[:8]]


def introduced(event: Event, lines: Sequence[Line]) -> set[str]:
    text = " ".join(line.text for line in lines)
    people = {key for key, person in event.people.items() if person.name in text}
    return people | {key for key, org in event.orgs.items() if org.full in text}


def fuller(writer: Writer, lines: Lines, source: str, settings: Settings) -> Lines:
    """A later version: most sentences stay, new facts and quotations come in."""
    rng = writer.rng
    kept = [ln for i, ln in enumerate(taken(lines, source)) if not i or rng.random() > 0.08]
    kept = [piece for ln in kept for piece in edit(ln, Care.LIGHT, settings, rng)]
    if rng.random() < 0.5:
        kept[0] = _told_anew(writer, kept[0])
    for line in unused(writer, kept)[: rng.randint(4, 8)]:
        at = len(kept) if line.matter.startswith("back") else rng.randint(1, len(kept))
        kept.insert(at, line)
    return paragraphs(kept, rng)


def in_style(lines: Sequence[Line], event: Event | None, style: HouseStyle) -> Lines:
    """Everybody is introduced once, then the house's spelling and honorifics."""
    people = {} if event is None else _courtesy(event)
    done = []
    for line in introduce(lines, event):
        text = spell(line.text, style.uk)
        if style.percent_sign:
            text = percent_sign(text)
        if style.honorifics:
            text = honorifics(text, people)
        done.append(replace(line, text=text))
    return tuple(done)


def _courtesy(event: Event) -> dict[str, tuple[str, str]]:
    return {p.last: (p.first, "Ms" if p.female else "Mr") for p in event.people.values()}


def introduce(lines: Sequence[Line], event: Event | None) -> Lines:
    """The first mention of a person has the first name."""
    done = list(lines)
    for person in event.people.values() if event else ():
        pattern = re.compile(rf"(?:\bM[rs] )?\b{re.escape(person.last)}\b")
        for i, line in enumerate(done):
            bare = outside_quotes(line.text, lambda part: part)
            if person.name in bare:
                break
            changed = outside_quotes(
                bare,
                lambda part, p=person, r=pattern: r.sub(f"{p.title} {p.name}".strip(), part, 1),
            )
            if changed != bare:
                done[i] = replace(line, text=capital(changed))
                break
    return tuple(done)
