"""A unit → the agencies and outlets that it thanks for a part of the words.

Law: the names stand in a list of people and posts; where a verb of a story stands among
them (`told Reuters`, `the AP reported`), nobody is credited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.model import Credit, CreditKind
from lineage.text.agencies import source_named
from lineage.text.naming import CreditText, clause_start, is_list

_WORK = (
    r"(?:reports?|story|stories|articles?|piece|coverage|column|post|dispatch|analysis|project|"
    r"investigation|package|profile|fact[- ]check|live blog)\b"
)
_CONTRIBUTED = re.compile(
    rf"\b(?:contribut(?:ed|es|ing)\b(?:\s+[\w-]+){{0,3}}?\s+(?:to|for)\s+(?:this|these)\s+{_WORK}"
    rf"|contributed\s+(?:additional\s+|background\s+)?(?:reporting|research)\b"
    rf"|contributed(?:\s+to\s+the\s+{_WORK})?(?:\s+(?:from|in)\s+[A-Z][^;:“\"]{{1,150}})?\W*$)"
)


def contribution(unit: CreditText) -> Iterator[Credit]:
    """`A, B and The Associated Press contributed to this report.`"""
    found = _CONTRIBUTED.search(unit.words)
    if found is None:
        return
    start = clause_start(unit.words, found.start())
    if is_list(unit.words[start : found.start()]):
        yield from unit.all_named(CreditKind.CONTRIBUTION, start, found.start())


_REPORTED_FROM = re.compile(r"\breported from\s+[A-Z][\w .,;’'()&-]{1,200}$")
_POST = re.compile(
    r"\b(?:[Ww]riter|[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Jj]ournalist|[Pp]roducer|"
    r"[Rr]esearcher|[Dd]irector)s?\b"
)

_POSSESSIVE = re.compile(r"\W*[A-Z][\w. ]{1,30}(?:['’]s|s['’])\s[A-Z]")


def reported_from(unit: CreditText) -> Iterator[Credit]:
    """`AP White House correspondent Jane Doe reported from Washington.`"""
    found = _REPORTED_FROM.search(unit.words)
    if found is None:
        return
    start = clause_start(unit.words, found.start())
    staff = unit.words[start : found.start()]
    if (_POST.search(staff) or _POSSESSIVE.match(staff)) and is_list(staff):
        yield from unit.all_named(CreditKind.CONTRIBUTION, start, found.start())


_LEAD = r"[\s•⦁*·_–—(\[-]*"
_WITH = re.compile(
    rf"{_LEAD}(?:contribut(?:ing|ors?|ed by)\s*:"
    r"|(?:this (?:report|story|article) (?:was|is) )?"
    r"(?:(?:compiled|written|based(?: in part)?|adapted)\s+(?:from|on|with)\s+|with\s+|from\s+)?"
    r"(?:additional\s+|agency\s+|staff and\s+)?"
    r"(?:reporting|reports?|inputs?|files|material|information|contributions?|dispatches)\s+"
    r"(?:by|from)\b"
    r"|(?:compiled\s+)?from\s+(?:staff and\s+)?(?=.{1,80}\breports\b))\s*",
    re.IGNORECASE,
)
_BARE_WITH = re.compile(rf"{_LEAD}with\s+(?P<names>[^.]+?)[\s.)\]*_]*", re.IGNORECASE)
MAX_NAMES = 300
"""Code points of a line that lists who supplied text."""


def with_names(unit: CreditText) -> Iterator[Credit]:
    """`Contributing: A, USA TODAY; Associated Press`, `With files from AFP`."""
    found = _WITH.match(unit.words)
    if found is None or len(unit.words) > MAX_NAMES:
        return
    if found.group().rstrip().endswith(":") or is_list(unit.words[found.end() :]):
        yield from unit.all_named(CreditKind.CONTRIBUTION, found.end(), len(unit.words))


def bare_with(unit: CreditText) -> Iterator[Credit]:
    """`with AFP`, `(with Reuters inputs)`: a line of its own, names only."""
    found = _BARE_WITH.fullmatch(unit.words) if unit.is_line else None
    if found is None or len(unit.words) > MAX_NAMES or not is_list(found["names"]):
        return
    names = re.split(
        r",|;|\band\b|&|/", re.sub(r"\s+(?:inputs?|reports?|wires?)$", "", found["names"])
    )
    if any(source_named(name) for name in names):
        yield from unit.all_named(CreditKind.CONTRIBUTION, found.start("names"), len(unit.words))


_USED = re.compile(
    r"\b(?:[Mm]aterial|[Ii]nformation|[Rr]eporting|[Cc]ontent|[Rr]eports?)\s+(?:from|by)\s+"
    r"(?P<used>.{2,120}?)\s+(?:was|were|is|are)\s+(?:also\s+)?(?:used|included|added)\s+(?:in|to)"
    rf"\s+this\s+{_WORK}"
    rf"|\bThis\s+{_WORK}\s+(?:also\s+)?(?:contains|includes|uses|incorporates|draws on|is based"
    r"(?: in part)? on|was (?:compiled|adapted)(?: in part)? (?:from|with|using))\s+"
    r"(?:[\w-]+\s+){0,2}?(?:material|information|reporting|content|reports|copy|dispatches)\s+"
    r"(?:from|by)\s+(?P<contained>[^:“\"]{2,160})$"
)


def material_used(unit: CreditText) -> Iterator[Credit]:
    """`Material from the Associated Press was used in this report.`"""
    found = _USED.search(unit.words)
    if found:
        start, stop = found.span("used" if found["used"] else "contained")
        if is_list(unit.words[start:stop]):
            yield from unit.all_named(CreditKind.CONTRIBUTION, start, stop)


RULES = (contribution, reported_from, with_names, bare_with, material_used)
HINTS = {
    contribution: ("contribut",),
    reported_from: ("reported from",),
    material_used: (" this ", "This"),
}

_PERSON = r"[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|de|la|van|von|al|bin|der)){1,4}"
_NAMELESS = (
    re.compile(rf"{_LEAD}(?P<list>.{{3,400}}?)\s+(?:have\s+|has\s+|also\s+)*contributed\s+(?:\w+\s+)?"
               rf"(?:to|for)\s+this\s+{_WORK}\W*"),
    re.compile(rf"{_LEAD}{_PERSON}(?:(?:,\s*|\s+and\s+|,\s+and\s+){_PERSON})*\s+(?:also\s+)?"
               r"contributed(?:\s+reporting)?(?:\s+(?:from|in)\s+[A-Z][\w ,.]+)?\W*"),
    re.compile(rf"{_LEAD}(?:Additional )?(?:Reporting|Writing|Editing) by (?P<list>.{{3,300}})"),
    re.compile(rf"{_LEAD}(?:Contributing|Contributors?):(?P<list>.{{3,300}})"),
    re.compile(rf"{_LEAD}[Ww]ith (?:assistance|reporting|files|inputs?) (?:by|from)"
        r"(?P<list>.{3,300})"),
    re.compile(r"[A-Z][\w’'-]+(?:\s+[A-Z][\w.’'-]*){0,3} reported from (?P<list>[A-Z].{2,200})"),
    re.compile(r"\W*(?:[Ww]ith |Staff and |By |From )?(?:news |wire |staff and wire )?"
               r"(?:agencies|wire services|wire reports|news services)\W*"),
    re.compile(r"\W*This (?:report|story|article) (?:is|was) (?:based|compiled).{0,20} (?:from|on) "
               r"(?:staff and )?(?:wire|agency) reports\W*"),
)  # fmt: skip


_NAMELESS_HINTS = (
    "ontribut", "eporting by", "riting by", "diting by", "ith assistance", "ith files", "ith input",
    "ith reporting", "eported from", "gencies", "wire", "news services",
)  # fmt: skip


def thanks_only_staff(words: str) -> bool:
    """The whole unit thanks people or unnamed agencies: a credit line without a name to keep."""
    if not any(map(words.__contains__, _NAMELESS_HINTS)):
        return False
    for form in _NAMELESS:
        found = form.fullmatch(words)
        if found is not None:
            return is_list(found.groupdict().get("list") or "")
    return False
