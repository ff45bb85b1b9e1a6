"""A seed → a story: events, agencies, outlets, who took whose words, and what the pages show."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from benchmarks.newsroom import clock, desk, page
from benchmarks.newsroom.account import Writer, account, paragraphs
from benchmarks.newsroom.desk import HouseStyle
from benchmarks.newsroom.event import Event, make_event
from benchmarks.newsroom.grammar import Matter, kind_names
from benchmarks.newsroom.names import AGENCIES, AGENCY_WEIGHTS, NAMED_OUTLETS, OUTLETS
from benchmarks.newsroom.page import Credits
from benchmarks.newsroom.pen import Pen
from benchmarks.newsroom.settings import Settings
from benchmarks.newsroom.story import Line, Story
from benchmarks.newsroom.templates import template_lines
from lineage.model import Article, ArticleId


@dataclass(frozen=True, slots=True)
class Newsroom:
    """An outlet or an agency."""

    name: str
    style: HouseStyle
    speed: float
    """Multiplies its lags."""
    date_only: bool


@dataclass(slots=True)
class Text:
    """One text of the story, in the corpus or not."""

    id: str
    room: Newsroom
    kind: str
    lines: tuple[Line, ...]
    title: str
    city: str
    when: datetime
    visible: bool = True
    credit: str | None = None
    """Agency that its words are from, mostly."""
    credits: Credits = field(default_factory=Credits)
    event: str = ""
    tail: str | None = None


@dataclass(slots=True)
class _Desk:
    """The state of one simulated story."""

    rng: random.Random
    settings: Settings
    texts: list[Text] = field(default_factory=list)
    rooms: list[Newsroom] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def name(self, what: str) -> str:
        self.counts[what] += 1
        return f"{what}:{self.counts[what]}"

    def chance(self, rate: float) -> bool:
        return self.rng.random() < rate

    def some(self, weights: Sequence[float]) -> int:
        return self.rng.choices(range(len(weights)), weights)[0]

    def writer(self, text: str, event: Event, room: Newsroom) -> Writer:
        pen = Pen(event, self.rng, room.style.says_on, self.settings.own_synonym_rate)
        return Writer(text, pen, self.settings)

    def later(self, moment: datetime, hours: float, room: Newsroom) -> datetime:
        return clock.after(moment, hours * room.speed, self.settings, self.rng)


def simulate(seed: int, settings: Settings | None = None) -> Story:
    """The story of a seed; the same for ever, as long as grammar and settings are the same."""
    settings = settings or Settings()
    at_work = _Desk(random.Random(seed), settings)
    at_work.rooms = _rooms(at_work)
    when = _moment(at_work.rng)
    agencies = _agencies(at_work.rng)
    kinds = at_work.rng.sample(kind_names(), 2)
    _cover(at_work, kinds[0], when, agencies)
    if at_work.chance(settings.second_event_rate):
        others = agencies if at_work.chance(settings.same_agency_rate) else agencies[3:]
        _cover(at_work, kinds[1], _near(when, at_work.rng), others, small=True)
    if at_work.chance(settings.template_rate):
        _templates(at_work, when, agencies[-1])
    return _story(at_work)


def _moment(rng: random.Random) -> datetime:
    return datetime(2014, 1, 6) + timedelta(  # noqa: DTZ001 every moment is in UTC
        days=rng.randint(0, 3800), hours=rng.randint(6, 20), minutes=rng.randint(0, 59)
    )


def _near(when: datetime, rng: random.Random) -> datetime:
    return when + timedelta(hours=rng.randint(-20, 20))


def _agencies(rng: random.Random) -> list[str]:
    """Every agency once, the big ones mostly in front."""
    weights = dict(zip(AGENCIES, AGENCY_WEIGHTS, strict=True))
    return sorted(AGENCIES, key=lambda name: -(rng.random() ** (1 / weights[name])))


def _rooms(at_work: _Desk) -> list[Newsroom]:
    rng = at_work.rng
    names = rng.sample(OUTLETS, 18) + rng.sample(NAMED_OUTLETS, 8)
    rng.shuffle(names)
    return [_room(name, at_work) for name in names]


def _room(name: str, at_work: _Desk, agency: bool = False) -> Newsroom:
    rng, settings = at_work.rng, at_work.settings
    uk = rng.random() < 0.35
    style = HouseStyle(
        uk=uk,
        honorifics=not agency and rng.random() < (0.4 if uk else 0.08),
        percent_sign=rng.random() < 0.5,
        straight_quotes=rng.random() < 0.35,
        says_on=name != "Associated Press" and rng.random() < 0.75,
    )
    speed = math.exp(rng.gauss(0, settings.outlet_speed_sigma))
    return Newsroom(name, style, speed, rng.random() < settings.date_only_outlet_rate)


def _cover(
    at_work: _Desk, kind: str, when: datetime, agencies: list[str], small: bool = False
) -> None:
    """Everybody who tells one event."""
    settings, rng = at_work.settings, at_work.rng
    event = make_event(at_work.name("event"), kind, when, rng)
    archive = _archive(at_work, event) if at_work.chance(settings.archive_rate) else None
    count = 1 if small else at_work.some(settings.wires_weights)
    wires = [_wire(at_work, event, agency) for agency in agencies[:count]]
    alone = [
        _independent(at_work, event, archive)
        for _ in range(1 if small else at_work.some(settings.independents_weights))
    ]
    carriers = [
        _carrier(at_work, event, chain, wires, archive)
        for chain in wires
        for _ in range(1 if small else at_work.some(settings.carriers_weights))
    ]
    copied = [*carriers, *carriers, *alone]
    seconds: list[Text] = []
    for _ in range(0 if small or not copied else at_work.some(settings.second_hand_weights)):
        chained = seconds and at_work.chance(settings.chain_rate)
        seconds.append(_second_hand(at_work, event, rng.choice(seconds if chained else copied)))
    for text in (*carriers, *alone, *seconds):
        if at_work.chance(settings.own_update_rate):
            _own_update(at_work, event, text)


def _next_room(at_work: _Desk) -> Newsroom:
    return at_work.rooms.pop() if at_work.rooms else _room(at_work.rng.choice(OUTLETS), at_work)


def _title(writer: Writer) -> str:
    """A headline needs no introductions."""
    pen = Pen(writer.pen.event, writer.rng, False, 0.3)
    pen.introduced |= {*writer.pen.event.people}
    headlines = Matter("headline", 0, pen.event.kind.headlines)
    return pen.write(pen.event.way_to_tell(headlines, pen.rng))


def _wire(at_work: _Desk, event: Event, agency: str) -> list[Text]:
    """An agency's versions of its story, earliest first."""
    settings, rng = at_work.settings, at_work.rng
    room = replace(_room(agency, at_work, agency=True), speed=1.0)
    many = sum(1 for _ in range(2) if at_work.chance(settings.wire_version_rate))
    chain: list[Text] = []
    when = at_work.later(event.when, settings.wire_lag_hours, room)
    for version in range(many + 1):
        name = at_work.name("wire")
        writer = at_work.writer(name, event, room)
        if chain:
            at_work.versions[name] = chain[-1].id
            lines = desk.fuller(writer, chain[-1].lines, chain[-1].id, settings)
            when = at_work.later(when, settings.version_lag_hours, room)
        else:
            lines = account(writer, early=many > 0)
        text = _text(at_work, name, room, "update" if version else "wire", lines, writer, when)
        text.visible = at_work.chance(settings.seen_wire_rate)
        text.credit = agency
        text.credits = Credits(dateline=agency if page.has_dateline(agency) else None,
                               line=None if page.has_dateline(agency) else agency)  # fmt: skip
        text.tail = page.agency_tail(agency, rng)
        chain.append(text)
    return chain


def _text(
    at_work: _Desk,
    name: str,
    room: Newsroom,
    kind: str,
    lines: Sequence[Line],
    writer: Writer,
    when: datetime,
) -> Text:
    event = writer.pen.event
    styled = desk.in_style(lines, event, room.style)
    city = event.slots["city"]
    text = Text(name, room, kind, styled, _title(writer), city, when, event=event.name)
    at_work.texts.append(text)
    return text


def _carrier(
    at_work: _Desk,
    event: Event,
    chain: list[Text],
    wires: list[list[Text]],
    archive: Text | None,
) -> Text:
    settings, rng = at_work.settings, at_work.rng
    early = len(chain) > 1 and at_work.chance(settings.early_version_rate)
    source = rng.choice(chain[:-1]) if early else chain[-1]
    room, name = _next_room(at_work), at_work.name("outlet")
    writer = at_work.writer(name, event, room)
    how = desk.care(settings, rng)
    lines = desk.carried(writer, source.lines, source.id, how)
    kind, when = "wire copy", source.when
    others = [other for other in wires if other is not chain]
    if others and at_work.chance(settings.second_wire_rate):
        second = rng.choice(others)[-1]
        lines, kind = _filled_up(at_work, lines, second), "two wires"
        when = max(when, second.when)
    if how is not desk.Care.VERBATIM:
        lines = _with_archive(at_work, lines, archive)
    when = at_work.later(when, settings.carrier_lag_hours, room)
    text = _text(at_work, name, room, kind, lines, writer, when)
    text.credit = source.credit
    text.credits = _carrier_credits(at_work, source.credit, how)
    return text


def _filled_up(at_work: _Desk, lines: tuple[Line, ...], second: Text) -> tuple[Line, ...]:
    """Paragraphs of a second agency go in where the first did not tell the same."""
    told = {line.matter for line in lines}
    new = [ln for ln in desk.taken(second.lines, second.id) if ln.matter not in told]
    new = new[: at_work.rng.randint(3, 8)]
    done = list(lines)
    at = at_work.rng.randint(2, len(done))
    return (*done[:at], *new, *done[at:])


def _with_archive(
    at_work: _Desk, lines: tuple[Line, ...], archive: Text | None
) -> tuple[Line, ...]:
    """Background paragraphs of an old article, at the end."""
    if archive is None or not at_work.chance(at_work.settings.archive_use_rate):
        return lines
    told = {line.matter for line in lines}
    old = [
        ln
        for ln in desk.taken(archive.lines, archive.id)
        if ln.matter.startswith("back") and ln.matter not in told
    ]
    start = at_work.rng.randint(0, max(0, len(old) - 3))
    picked = old[start : start + at_work.rng.randint(2, 4)]
    pieces = [p for ln in picked for p in desk.edit(ln, desk.Care.LIGHT, at_work.settings,
                                                    at_work.rng)]  # fmt: skip
    return (*lines, *pieces)


def _carrier_credits(at_work: _Desk, agency: str | None, how: desk.Care) -> Credits:
    settings = at_work.settings
    roll = at_work.rng.random()
    if agency is None or roll >= settings.credit_kept_rate + settings.credit_contribution_rate:
        return Credits()
    if roll >= settings.credit_kept_rate or how is desk.Care.HEAVY:
        return Credits(contributed=agency)
    if page.has_dateline(agency) and at_work.chance(0.6):
        return Credits(dateline=agency)
    return Credits(line=agency)


def _independent(at_work: _Desk, event: Event, archive: Text | None) -> Text:
    settings = at_work.settings
    room, name = _next_room(at_work), at_work.name("outlet")
    writer = at_work.writer(name, event, room)
    lines = _with_archive(at_work, account(writer), archive)
    when = at_work.later(event.when, settings.independent_lag_hours, room)
    return _text(at_work, name, room, "independent", lines, writer, when)


def _second_hand(at_work: _Desk, event: Event, source: Text) -> Text:
    settings, rng = at_work.settings, at_work.rng
    room, name = _next_room(at_work), at_work.name("outlet")
    writer = at_work.writer(name, event, room)
    how = desk.care(settings, rng)
    lines = desk.carried(writer, source.lines, source.id, how)
    when = at_work.later(source.when, settings.second_hand_lag_hours, room)
    text = _text(at_work, name, room, "second hand", lines, writer, when)
    text.credit = source.credit
    if source.credit and at_work.chance(settings.inherited_credit_rate):
        text.credits = _carrier_credits(at_work, source.credit, how)
    if at_work.chance(settings.naming_rate):
        _name(at_work, text, source.room.name, writer)
    if at_work.chance(settings.unseen_outlet_rate):
        source.visible = False
    return text


def _name(at_work: _Desk, text: Text, outlet: str, writer: Writer) -> None:
    """The outlet that had the story first is named in the text or below it."""
    rng = at_work.rng
    lead = text.lines[0]
    if rng.random() < 0.25:
        text.credits = replace(text.credits, republished=outlet)
    elif rng.random() < 0.5 and "“" not in lead.text and " said" not in lead.text:
        told = rng.choice((f"{outlet} reported", f"{outlet} reports", f"according to {outlet}"))
        text.lines = (replace(lead, text=f"{lead.text[:-1]}, {told}."), *text.lines[1:])
    else:
        words = rng.choice((f"The news was first reported by {outlet}.",
                            f"{outlet} was the first to report the details.",
                            f"The details were reported earlier by {outlet}."))  # fmt: skip
        at = rng.randint(2, max(2, min(6, len(text.lines))))
        text.lines = (*text.lines[:at], writer.line(words, "page"), *text.lines[at:])


def _own_update(at_work: _Desk, event: Event, first: Text) -> None:
    settings = at_work.settings
    name = at_work.name("outlet")
    writer = at_work.writer(name, event, first.room)
    lines = desk.fuller(writer, first.lines, first.id, settings)
    when = at_work.later(first.when, settings.update_lag_hours, first.room)
    text = _text(at_work, name, first.room, "update", lines, writer, when)
    text.credit, text.credits = first.credit, first.credits


def _archive(at_work: _Desk, event: Event) -> Text:
    """An older article, most of it what is background now."""
    rng = at_work.rng
    room, name = _next_room(at_work), at_work.name("archive")
    writer = at_work.writer(name, event, room)
    told = [writer.background(m) for m in rng.sample(event.background, len(event.background))]
    lines = paragraphs([*_old_news(writer), *told], rng)
    when = event.when - timedelta(days=rng.randint(3, 40), hours=rng.randint(0, 9))
    text = _text(at_work, name, room, "archive", lines, writer, when)
    text.title = writer.pen.write(rng.choice(_OLD_TITLES))
    text.visible = at_work.chance(at_work.settings.seen_archive_rate)
    return text


_OLD_TITLES = (
    "What to know about <oldtheme>",
    "Explained: {the long road to|the background to|what lies behind} the debate on <oldtheme>",
    "{A short history|Five questions answered|How it came to this}: <oldtheme>",
)
_OLD_NEWS = (
    "{Few subjects divide|Nothing has occupied} <country> {as much as|like} <oldtheme> this year.",
    "{Ask around|Stop anyone} in <city> and {sooner or later|before long} the {talk|conversation} "
    "turns to <oldtheme>.",
    "{Here is|This is} what {is known|can be said} about <oldtheme>{ so far|}, {before|ahead of} "
    "{what could be|what many expect to be} {busy|decisive} weeks.",
    "{Readers|Many readers} have {asked us about|written to this newspaper about} <oldtheme>"
    "{, and we went through the files|; a look into the archive}.",
    "{Anyone who wants|Whoever wishes} to understand <oldtheme> {has to|must} {go|look} back "
    "{some|a few} years{, to a time when hardly anybody cared|}.",
    "{Experts|Those who know the subject} {disagree|are of two minds} about {almost everything "
    "that concerns|the lessons of} <oldtheme>, {which|a fact that} {makes|has made} {plain|simple} "
    "answers {rare|hard to find}.",
)
OLD_NEWS_SENTENCES = 4


def _old_news(writer: Writer) -> Iterator[Line]:
    for template in writer.rng.sample(_OLD_NEWS, OLD_NEWS_SENTENCES):
        yield writer.line(writer.pen.write(template), "page")


def _templates(at_work: _Desk, when: datetime, agency: str) -> None:
    """A daily report of one agency, of several days, carried by an outlet now and then."""
    rng = at_work.rng
    room = _room(agency, at_work, agency=True)
    report = rng.choice(("markets", "weather"))
    city = rng.choice(("Varenholt", "Port Salvia", "New Harrow"))
    for day in rng.sample(range(-6, 7), rng.randint(2, 3)):
        name = at_work.name("wire")
        moment = when.replace(hour=16) + timedelta(days=day, minutes=rng.randint(0, 30))
        title, words = template_lines(report, city, moment, rng)
        lines = [Line(w, "page", (f"{name}/{i}",)) for i, w in enumerate(words)]
        styled = desk.in_style(lines, None, room.style)
        text = Text(name, room, "template", styled, title, city, moment, credit=agency)
        text.event = at_work.name("template")
        text.credits = Credits(line=agency)
        at_work.texts.append(text)
        if at_work.chance(0.35):
            _template_copy(at_work, text)


def _template_copy(at_work: _Desk, source: Text) -> None:
    room, name = _next_room(at_work), at_work.name("outlet")
    lines = desk.cut_end(desk.taken(source.lines, source.id), at_work.settings, at_work.rng)
    lines = desk.in_style(lines, None, room.style)
    when = at_work.later(source.when, at_work.settings.carrier_lag_hours, room)
    source.visible = at_work.chance(0.6)
    text = Text(name, room, "wire copy", lines, source.title, source.city, when)
    text.event = source.event
    text.credits = _carrier_credits(at_work, source.credit, desk.Care.VERBATIM)
    at_work.texts.append(text)


def _story(at_work: _Desk) -> Story:
    """Final ids, pages and stamps; texts that nobody sees and nobody took from are forgotten."""
    used = {t for text in at_work.texts if text.visible for ln in text.lines for t in ln.trail}
    texts = [text for text in at_work.texts if text.visible or text.id in used]
    new = {text.id: _article_id(at_work.rng) for text in texts if text.visible}
    names = {text.id: new.get(text.id, text.id) for text in texts}
    ledger = {names[t.id]: _renamed(t.lines, names) for t in texts}
    parents = {name: _parents(lines) for name, lines in ledger.items()}
    wires = [t for t in texts if t.id.startswith("wire")]
    visible = set(new.values())
    return Story(
        articles=tuple(sorted((_article(at_work, t, new[t.id]) for t in texts if t.visible),
                              key=lambda a: a.id)),
        parents={i: parents[i] for i in sorted(visible)},
        wires={t.id: t.room.name for t in wires},
        seen={t.id: new[t.id] for t in texts
              if t.visible and t.id.startswith(("wire", "archive"))},
        kinds={new[t.id]: t.kind for t in sorted(texts, key=lambda t: names[t.id]) if t.visible},
        hidden={t.id: parents[t.id] for t in texts if not t.visible},
        names={t.id: t.room.name for t in texts if not t.visible},
        versions={new_: old for new_, old in at_work.versions.items() if {new_, old} <= {*names}},
        events={new[t.id]: t.event for t in sorted(texts, key=lambda t: names[t.id]) if t.visible},
        ledger={i: ledger[i] for i in sorted(ledger)},
    )  # fmt: skip


def _article_id(rng: random.Random) -> str:
    return f"{rng.getrandbits(40):010x}"


def _renamed(lines: Sequence[Line], names: dict[str, str]) -> tuple[Line, ...]:
    return tuple(replace(ln, trail=tuple(names.get(t, t) for t in ln.trail)) for ln in lines)


def _parents(lines: Sequence[Line]) -> tuple[str, ...]:
    count: Counter[str] = Counter()
    for line in lines:
        if line.trail:
            count[line.trail[-1]] += line.words
    return tuple(sorted(count, key=lambda parent: (-count[parent], parent)))


def _article(at_work: _Desk, text: Text, id_: str) -> Article:
    rng, settings = at_work.rng, at_work.settings
    words, authors = page.page(
        text.lines, text.title, text.city, text.room.name, text.when.year, text.room.style,
        text.credits, settings, rng, text.tail,
    )  # fmt: skip
    return Article(
        ArticleId(id_),
        words,
        outlet=text.room.name,
        title=text.title,
        published=clock.stamp(text.when, text.room.date_only, settings, rng),
        authors=authors,
    )
