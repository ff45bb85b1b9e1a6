"""A text of a newsroom → the page that a reader (and the program) sees."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.newsroom.desk import HouseStyle
from benchmarks.newsroom.names import FEMALE, MALE, SURNAMES
from benchmarks.newsroom.settings import Settings
from benchmarks.newsroom.story import Line
from benchmarks.newsroom.words import spell

_INITIALS = {
    "Associated Press": "AP", "Agence France-Presse": "AFP", "United Press International": "UPI",
    "Australian Associated Press": "AAP", "Bloomberg News": "Bloomberg", "Kyodo News": "Kyodo",
    "PA Media": "PA",
}  # fmt: skip
_WITH_ARTICLE = {"Associated Press": "The Associated Press"}
_DATELINED = frozenset(("Reuters", "AP", "AFP", "UPI", "Xinhua", "Kyodo", "AAP", "dpa", "EFE"))
_HEAD = ("Advertisement", "Share this article", "2 min read", "Listen to this story", "Video")
_AMID = ("Advertisement", "ADVERTISEMENT", "Story continues below", "Read more: {title}",
         "Related: {title}", "Sign up for our daily newsletter")  # fmt: skip
_TAIL = (
    ("Tags", "Comments (0)", "Leave the first comment"),
    ("Read more from {outlet}",),
    ("Sign up for our daily newsletter",),
    ("Copyright © {year} {outlet}. All rights reserved.",),
    ("Related stories", "{title}"),
    ("Share this article", "Most read", "{title}"),
    ("This is a developing story. Please check back for updates.",),
    ("Follow us on Twitter",),
)
_OTHER_TITLES = (
    "Five things to know this morning", "Council to look again at parking charges",
    "The quiet return of the night train", "Recipe: a soup for cold evenings",
    "Why the bees came back to the old quarry", "Our readers’ best pictures of the week",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Credits:
    """What a page says of where its words come from."""

    dateline: str | None = None
    """Agency in the dateline."""
    line: str | None = None
    """Agency in a byline or in a line of its own."""
    contributed: str | None = None
    republished: str | None = None
    """Outlet of `first appeared on`."""


def short_name(agency: str) -> str:
    return _INITIALS.get(agency, agency)


def agency_tail(agency: str, rng: random.Random) -> str | None:
    """How an agency signs its own text."""
    if agency == "Reuters":
        return f"(Reporting by {person(rng)}; Editing by {person(rng)})"
    if agency == "Associated Press" and rng.random() < 0.5:
        return f"Associated Press writer {person(rng)} contributed to this report."
    return None


def person(rng: random.Random) -> str:
    return f"{rng.choice(MALE + FEMALE)} {rng.choice(SURNAMES)}"


def page(
    lines: Sequence[Line],
    title: str,
    city: str,
    outlet: str,
    year: int,
    style: HouseStyle,
    credits_: Credits,
    settings: Settings,
    rng: random.Random,
    tail: str | None = None,
) -> tuple[str, tuple[str, ...]]:
    """The text, and the authors that the record names."""
    paragraphs = _paragraphs(lines)
    paragraphs[0] = _dateline(city, style, credits_, settings, rng) + paragraphs[0]
    head, authors = _head(title, style, credits_, settings, rng)
    furniture = rng.random() < settings.furniture_rate
    filled = {"outlet": outlet, "year": year, "title": rng.choice(_OTHER_TITLES)}
    if furniture and rng.random() < 0.3 and not head:
        head.append(rng.choice(_HEAD))
    if furniture and len(paragraphs) > 5 and rng.random() < 0.5:
        at = rng.randint(2, len(paragraphs) - 2)
        paragraphs.insert(at, rng.choice(_AMID).format(**filled))
    end = [tail] if tail else []
    end += _tail_credits(credits_, rng)
    if furniture:
        end += [line.format(**filled) for line in rng.choice(_TAIL)]
    text = rng.choice(("\n\n", "\n\n", "\n")).join((*head, *paragraphs, *end))
    return (_straight(text) if style.straight_quotes else text), authors


def _straight(text: str) -> str:
    return text.translate(str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"}))


def _paragraphs(lines: Sequence[Line]) -> list[str]:
    done = [""]
    for line in lines:
        done[-1] = f"{done[-1]} {line.text}".strip()
        if line.ends_paragraph:
            done.append("")
    return [paragraph for paragraph in done if paragraph]


def _dateline(
    city: str,
    style: HouseStyle,
    credits_: Credits,
    settings: Settings,
    rng: random.Random,
) -> str:
    place = city if style.uk else city.upper()
    if credits_.dateline:
        name = short_name(credits_.dateline)
        dash = " -" if name == "Reuters" else " —"
        return f"{place} ({name}){dash} "
    if credits_.line or credits_.contributed or rng.random() >= settings.dateline_rate:
        return ""
    return f"{place} — "


def has_dateline(agency: str) -> bool:
    return short_name(agency) in _DATELINED


def _head(
    title: str, style: HouseStyle, credits_: Credits, settings: Settings, rng: random.Random
) -> tuple[list[str], tuple[str, ...]]:
    head = [spell(title, style.uk)] if rng.random() < settings.headline_in_text_rate else []
    if credits_.line:
        name = _WITH_ARTICLE.get(credits_.line, credits_.line)
        form = rng.choice(("{p}, {n}", "By {p}, {n}", "By {n}", "{n}", "{n} | {n}"))
        if not head or form in ("{p}, {n}", "{n} | {n}"):
            form = "By {p}, {n}"
        head.append(form.format(p=person(rng), n=name))
        return head, ()
    if rng.random() >= settings.byline_rate or credits_.dateline:
        return head, ()
    author = person(rng)
    if rng.random() < 0.6:
        head.append(f"By {author}")
    return head, (author,)


def _tail_credits(credits_: Credits, rng: random.Random) -> list[str]:
    lines = []
    if credits_.contributed:
        name = _WITH_ARTICLE.get(credits_.contributed, credits_.contributed)
        forms = (
            f"{name} contributed to this report.",
            f"{name} contributed to this story.",
            f"With reporting by {name}",
            f"— {name}",
        )
        lines.append(rng.choice(forms[:3] if rng.random() < 0.85 else forms))
    if credits_.republished:
        lines.append(f"This story first appeared on {credits_.republished}.")
    return lines
