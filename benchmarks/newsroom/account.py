"""An event and a pen → the sentences of a reporter's own account, as an inverted pyramid."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.newsroom.event import LEAD_WEIGHT, Event, Utterance
from benchmarks.newsroom.grammar import Matter
from benchmarks.newsroom.pen import Pen
from benchmarks.newsroom.settings import Settings
from benchmarks.newsroom.story import Line
from benchmarks.newsroom.words import merge

SOURCED_WEIGHT = 5
"""What is less newsworthy needs no source."""


@dataclass(slots=True)
class Writer:
    """A pen at work on one text: names its sentences, knows what it has told."""

    text: str
    pen: Pen
    settings: Settings
    written: int = 0

    @property
    def rng(self) -> random.Random:
        return self.pen.rng

    def line(self, words: str, matter: str) -> Line:
        self.written += 1
        return Line(words, matter, (f"{self.text}/{self.written}",))

    def fact(self, matter: Matter) -> Line:
        words = self.pen.tell(matter)
        if (
            LEAD_WEIGHT > matter.weight >= SOURCED_WEIGHT
            and self.rng.random() < self.settings.sourced_rate
        ):
            words = self._sourced(words)
        return self.line(words, f"fact:{matter.name}")

    def _sourced(self, words: str) -> str:
        if any(sign in words for sign in ("said", "according", "“", ":", ";", ",")):
            return words
        source = self.rng.choice(self.pen.event.kind.sources)
        return self.pen.write(f"{words[:-1]}, {source}.")

    def background(self, matter: Matter) -> Line:
        return self.line(self.pen.tell(matter), f"back:{matter.name}")

    def quote(self, utterance: Utterance) -> Line:
        roll = self.rng.random()
        partial = bool(utterance.partial) and self.pen.event.is_fresh(utterance.name)
        if partial and roll < self.settings.partial_quote_rate:
            words = self.pen.partial(utterance, indirect=False)
        elif partial and roll < self.settings.partial_quote_rate + self.settings.indirect_rate:
            words = self.pen.partial(utterance, indirect=True)
        else:
            most = min(3, len(utterance.sentences))
            words = self.pen.quote(utterance, self.rng.randint(1, most))
        return self.line(words, utterance.name)


def account(writer: Writer, early: bool = False) -> tuple[Line, ...]:
    """A whole story; an early one has few facts, a quotation at most, little background."""
    rng, settings, event = writer.rng, writer.settings, writer.pen.event
    share = settings.early_facts_share if early else settings.facts_told_share
    facts = pyramid(_told(event, share, settings, rng), rng)
    quotes = _picked(event.utterances, *_quote_bounds(settings, early), rng)
    known = [m for m in event.background if event.is_fresh(m.name)]
    background = _picked(known, 0 if early else 1, _most_background(settings, early), rng)
    lines = [writer.fact(matter) for matter in facts[:2]]
    lines += interleaved(writer, facts[2:], quotes, background)
    return paragraphs(merged(writer, lines), rng)


def _quote_bounds(settings: Settings, early: bool) -> tuple[int, int]:
    return (1, 2) if early else (settings.min_quotes, settings.max_quotes)


def _most_background(settings: Settings, early: bool) -> int:
    return 1 if early else settings.max_background


def _told(event: Event, share: float, settings: Settings, rng: random.Random) -> list[Matter]:
    return [
        f
        for f in event.facts
        if f.weight >= LEAD_WEIGHT
        or rng.random() < (share if event.is_fresh(f.name) else share * settings.stale_fact_rate)
    ]


def pyramid(facts: Iterable[Matter], rng: random.Random) -> list[Matter]:
    """The most newsworthy first, as this reporter judges it."""
    judged = [(-_judged(f.weight, rng), f.name, f) for f in facts]
    return [f for *_, f in sorted(judged, key=lambda row: row[:2])]


def _judged(weight: int, rng: random.Random) -> float:
    if weight >= LEAD_WEIGHT:
        return weight
    return min(LEAD_WEIGHT - 0.1, weight + rng.gauss(0, 1.2))


def _picked(things: Sequence, least: int, most: int, rng: random.Random) -> list:
    count = min(len(things), rng.randint(least, max(least, most)))
    return [things[i] for i in sorted(rng.sample(range(len(things)), count))]


def interleaved(
    writer: Writer,
    facts: Sequence[Matter],
    quotes: Sequence[Utterance],
    background: Sequence[Matter],
) -> Iterator[Line]:
    """Facts in order, quotations among them, background towards the end."""
    rng = writer.rng
    ahead = list(facts)
    said = rng.sample(list(quotes), len(quotes))
    known = list(background)
    while ahead or said or known:
        if ahead and (not said or rng.random() < 0.6):
            yield writer.fact(ahead.pop(0))
        elif said:
            yield writer.quote(said.pop())
        if known and (not (ahead or said) or rng.random() < 0.12):
            yield writer.background(known.pop(0))


def merged(writer: Writer, lines: Iterable[Line]) -> list[Line]:
    """Now and then two sentences in one."""
    done: list[Line] = []
    for line in lines:
        both = _merge(done[-1], line, writer) if done else None
        if both:
            done[-1] = both
        else:
            done.append(line)
    return done


def _merge(one: Line, other: Line, writer: Writer) -> Line | None:
    if writer.rng.random() >= writer.settings.merge_rate or len(one.wordings) > 1:
        return None
    if one.trail != other.trail or not (one.matter[:4] == other.matter[:4] == "fact"):
        return None
    words = merge(one.text, other.text, writer.rng)
    return words and replace(one, text=words, wordings=(*one.wordings, *other.wordings))


def paragraphs(lines: Sequence[Line], rng: random.Random) -> tuple[Line, ...]:
    """One to three sentences a paragraph, as newsrooms set them."""
    done = []
    run = 0
    for line in lines:
        run += 1
        ends = run >= 3 or rng.random() < 0.62
        done.append(replace(line, ends_paragraph=ends))
        run = 0 if ends else run
    return tuple(done)
