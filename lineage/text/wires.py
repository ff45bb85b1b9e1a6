"""A unit → the agencies that sign it: datelines, bylines, credit lines, copyright.

Law: each rule reads a closed form at the unit's ends. A name in brackets within a line
is no signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.model import Credit, CreditKind
from lineage.text.agencies import SOURCES, is_sure, source_named, sources_in
from lineage.text.naming import CreditText, Named, is_list, row_of_names

_USUAL = {source.name: source for source in SOURCES}

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_AGENCY = (
    r"(?P<open>[(\[/])(?P<name>[A-Z][^()\[\]\n]{1,40}?|dpa)[)\]/]\s*\.?"
    r"(?:(?P<dash>\s*[-–—]+|:(?=\s))|\s+(?=[A-Z“\"‘'$0-9])|\s*$)"
)
_IN_DATELINE = re.compile(_AGENCY)
_DATELINE = re.compile(
    r"\W{0,3}(?P<head>[A-Z][^()\n\"“”:;]{0,70}?(?:[\s,\]]\s*|(?<=[A-Z]{3})))??" + _AGENCY
)
_DATED = re.compile(rf"\b{_MONTH}\.?\s*\d|\d(?:st|nd|rd|th)?\s+{_MONTH}|\b\d{{1,2}}[./]\d{{1,2}}")
_IN_BRACKETS = re.compile(r"[^/;&\s][^/;&]*(?<!\s)")


_CAPITALS = re.compile(r"\W*[A-Z]{3}")
_DASHLESS = frozenset(("CNN", "CBS News", "Religion News Service"))
"""Houses that print `City (CNN) The council …`."""


def dateline(unit: CreditText) -> Iterator[Credit]:
    """`CITY, State, Date (Agency) —` where a unit begins; the dash may miss in the first."""
    # to look for the name first is far quicker
    found = _IN_DATELINE.search(unit.words) and _DATELINE.match(unit.words)
    if found is None or not _is_place(found["head"] or "", found["name"]):
        return
    is_signed = _is_signed(found)
    for part in _IN_BRACKETS.finditer(unit.words, *found.span("name")):
        source = source_named(part.group())
        if source is None or part.group() == "PA":
            continue
        if is_signed or (unit.is_first_body and _may_miss_dash(found, source.name)):
            yield unit.credit(Named(source, part.start(), part.end()), CreditKind.DATELINE)


def _is_signed(dateline: re.Match[str]) -> bool:
    """A dash after the name, or a date before it; `/TASS/` needs the date."""
    if _DATED.search(dateline["head"] or ""):
        return True
    return bool((dateline["dash"] or "").strip(": ")) and dateline["open"] != "/"


def _may_miss_dash(dateline: re.Match[str], name: str) -> bool:
    """The city in capitals, before the name or after it, or the habit of a house."""
    if dateline["open"] != "(":
        return False
    head, text = dateline["head"] or "", dateline.string
    is_capital = _CAPITALS.match(head) or _CAPITALS.match(text, dateline.end())
    return is_capital is not None or name in _DASHLESS


_PLACE_JOINTS = frozenset(
    ("de", "del", "da", "do", "dos", "la", "las", "le", "el", "al", "and", "of", "the", "sur", "am")
)
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
MAX_PLACE_WORDS = 9
"""City, state and date together; in small letters (no word all in capitals) at most 5."""


def _is_place(head: str, name: str) -> bool:
    """A city, perhaps with a state and a date; not the long form of the bracketed initials."""
    found = _WORD.findall(head)
    if len(found) > MAX_PLACE_WORDS or (len(found) > 5 and not re.search(r"\b[A-Z]{3}", head)):
        return False
    if any(w[0].islower() and w not in _PLACE_JOINTS for w in found):
        return False
    return not _spells_out(head, name) and not any(sources_in(head, 0, len(head)))


def _spells_out(head: str, initials: str) -> bool:
    parts = re.findall(r"[^\W\d_]+", head)
    capitals = "".join(w[0] for w in parts if w[0].isupper())
    return capitals.endswith(initials) or "".join(w[0] for w in parts).upper() == initials


_BY = re.compile(r"\W{0,3}(?:By|BY|by)[:\s]\s*")
_BEFORE_NAME = re.compile(
    r"\s*(?:,|\||/|\s[-–—]|\b(?:of|for)\b|\s(?=[A-Z]))\s*", re.IGNORECASE
)  # fmt: skip
_AFTER_NAME = re.compile(
    r"(?:['’]s?)?(?:[\s,|/–—-]*(?:and\b)?\s*(?:[\w’'-]+\s+){0,3}(?:staff|writers?|reporters?|editors?|"
    r"correspondents?|journalists?|service|fellow|team|contributors?))?[\s,|·•–—-]*"
    r"(?:(?:updated?|published|posted|in\s+[A-Z]|on\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec|\d).{0,60})?\W*",
    re.IGNORECASE,
)
MAX_BYLINE = 160
"""Code points of a byline; a longer line that begins with `By` is a sentence."""


def byline(unit: CreditText) -> Iterator[Credit]:
    """`By Jane Doe, Associated Press`; `By REUTERS`; `By JANE DOE | AP`."""
    by = _BY.match(unit.words)
    if by is None or len(unit.words) > MAX_BYLINE:
        return
    places = [by.end(), *(m.end() for m in _BEFORE_NAME.finditer(unit.words, by.end()))]
    for at in places:
        row = row_of_names(unit.words, at)
        if row and is_list(unit.words[by.end() : at]) and _ends_byline(unit.words, row[-1].stop):
            yield from (unit.credit(named, CreditKind.BYLINE) for named in row)
            return


def _ends_byline(words: str, at: int) -> bool:
    return _AFTER_NAME.fullmatch(words, at) is not None


_BEFORE_ALONE = re.compile(
    r"[\s•⦁*·_]*(?:[-–—]{1,3}\s*|[(\[]\s*|(?:sources?|agency)\s*[:–—-]\s*)?", re.IGNORECASE
)
_AFTER_ALONE = re.compile(
    r"(?:\s+(?:Staff|staff|newswires?|Newswires?|[Ww]ire|[Rr]eports?|News Service|"
    r"(?:[A-Z][\w’'-]+\s+){0,3}(?:Writers?|Correspondents?|Editors?|[Rr]eporters?)|"
    r"in\s+[A-Z][\w .,’'-]{2,40}))?[\s.)\]*_]*"
)
MAX_ALONE = 120
"""Code points of a line that is only names."""


def alone(unit: CreditText) -> Iterator[Credit]:
    """A line that is only an agency: `Reuters`, `(AFP)`, `– AFP`, `Source: Reuters`."""
    if not unit.is_line or len(unit.words) > MAX_ALONE:
        return
    lead = _BEFORE_ALONE.match(unit.words)
    row = row_of_names(unit.words, lead.end() if lead else 0)
    if not row or not _AFTER_ALONE.fullmatch(unit.words, row[-1].stop):
        return
    if all(n.source.is_agency and is_sure(unit.words[n.start : n.stop]) for n in row):
        yield from (unit.credit(named, CreditKind.CREDIT_LINE) for named in row)


_REUTER = re.compile(r"(?:^|\n)[ \t]*(?P<name>Reuter|REUTER|reuter)\s*$")


def reuter_sign(unit: CreditText) -> Iterator[Credit]:
    """The sign under an old telegram, even when it was left in the last sentence."""
    found = _REUTER.search(unit.words)
    if found and (unit.is_line or found.start()):
        named = Named(_USUAL["Reuters"], found.start("name"), found.end("name"))
        yield unit.credit(named, CreditKind.CREDIT_LINE)


_DESK = re.compile(
    r"\(?\s*\b(?:Additional reporting|Reporting|Writing|Compiled)\s+by\s+[A-Z][^()\n]{1,600}?[;.]"
    r"\s*(?:[A-Za-z][\w ]{0,30}\s)?(?:[Ee]diting|[Ww]riting|reporting)\s+by\s+[A-Z][^()\n]{1,300}?"
    r"(?:\)|\s*$)"
)


def reuters_desk(unit: CreditText) -> Iterator[Credit]:
    """`(Reporting by A; Editing by B)`: house style of Reuters, which names itself nowhere."""
    found = _DESK.search(unit.words) if " by " in unit.words else None
    if found is None:
        return
    named = Named(_USUAL["Reuters"], found.start(), found.end())
    others = sources_in(unit.words, named.start, named.stop)
    if all(source.name == "Reuters" for source, _, _ in others):
        yield unit.credit(named, CreditKind.CREDIT_LINE)


_FOOTERS = (
    ("Reuters", re.compile(r"The Thomson Reuters Trust Principles")),
    ("Bloomberg News", re.compile(r"To contact the \w+s?\b.{0,200}@bloomberg\.net")),
)


def house_footer(unit: CreditText) -> Iterator[Credit]:
    """What one agency alone prints under its texts."""
    for name, form in _FOOTERS:
        found = form.search(unit.words)
        if found:
            named = Named(_USUAL[name], found.start(), found.end())
            yield unit.credit(named, CreditKind.CREDIT_LINE)


_COPYRIGHT = re.compile(
    r"(?<!mage )(?<!hoto )(?:©|\([cC]\)|\b(?:Copyright|COPYRIGHT)\b|^copyright\b|"
    r"\b(?:DISTRIBUTED BY|Distributed [Bb]y)\b)"
    r"(?:\s|©|\([cC]\)|[Cc]opyright|COPYRIGHT|[-–,.|]|(?:19|20)\d\d|\bby\b|\bBY\b)*"
)


def copyright_line(unit: CreditText) -> Iterator[Credit]:
    """`© 2025 Reuters`; an outlet's own copyright says nothing of where the words come from."""
    for found in _COPYRIGHT.finditer(unit.words):
        for named in row_of_names(unit.words, found.end()):
            spelling = unit.words[named.start : named.stop]
            if named.source.is_agency and is_sure(spelling):
                yield unit.credit(named, CreditKind.CREDIT_LINE)


RULES = (dateline, byline, alone, reuter_sign, reuters_desk, house_footer, copyright_line)
HINTS = {
    dateline: ("(", "[", "/"),
    byline: ("By", "BY", "by"),
    reuter_sign: ("Reuter", "REUTER", "reuter"),
    reuters_desk: ("diting", "riting", "reporting"),
    house_footer: ("Reuters Trust", "bloomberg"),
    copyright_line: ("©", "(c)", "(C)", "opyright", "OPYRIGHT", "istributed", "ISTRIBUTED"),
}
"""One at least stands in all that the rule reads."""
