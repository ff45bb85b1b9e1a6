"""A unit → where it says that its text stood before, and trailers that point to the source.

A name we never heard of is a name too: `first appeared on chof360.com`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.model import Credit, CreditKind
from lineage.text.naming import CreditText, clauses, domain_at, known_title, published_name

_PIECE = (
    r"(?:story|article|post|blog post|piece|column|essay|commentary|op-ed|opinion piece|analysis|"
    r"report|interview|excerpt|review|content|item|dispatch|editorial|transcript|speech)"
)
_SUBJECT = (
    rf"(?:\b(?:[Tt]his|[Tt]he following)(?:\s+[A-Z][\w’'.-]*){{0,4}}(?:\s+{_PIECE})?"
    rf"|\b[Aa]n?\s+(?:[\w-]+\s+){{0,2}}?version\s+of\s+(?:this|the following)\s+{_PIECE})"
)
_APPEARED = (
    r"(?:(?:was|is|has been)\s+)?(?:(?:first|originally|previously|initially)\s+"
    r"(?:appeared|published|posted|ran|aired|printed)|appeared\s+(?:first|originally)|"
    r"(?:re-?published|reprinted|syndicated)(?!\s+by\s+(?!(?:kind\s+)?permission))|(?:produced|provided)\s+(?=by)|"
    r"published\s+(?=in\s+(?:partnership|collaboration)))"
)
_WHERE = (
    r"(?:\s+as\s+part\s+of\s+(?:a|the|our)\s+[\w -]{3,40}?)?"
    r"(?:\s+here)?(?:\s+(?:with|by)\s+(?:the\s+)?(?:kind\s+)?permission)?"
    r"(?:\s+in\s+(?:partnership|collaboration|cooperation)\s+with|\s+(?:on|in|at|by|from|of|with))"
    r"\s+(?:(?:the\s+)?(?:website|web site|pages|site|blog)\s+of\s+|[^.;:“”\"]{0,60}?"
    r"\b(?:issue|edition)\s+of\s+|(?:our|its|their)\s+(?:sister\s+\w+|partners?(?:\s+at)?)\s*,?\s*)?"
)
_FORMS = (
    re.compile(rf"{_SUBJECT}\s+{_APPEARED}{_WHERE}"),
    re.compile(
        rf"^[\W_]*(?:(?:Originally|First|Previously)\s+(?:appeared|published|posted)|Re-?published|"
        rf"Reprinted|Syndicated){_WHERE}"
    ),
    re.compile(
        r"\boriginally\s+(?:appeared|published)\s+(?:on|at)\s+(?=(?:https?://|www\.)?[\w.-]+\."
        r"[a-z]{2,4}(?:/\S*)?\W*$)"
    ),
    re.compile(
        rf"\bThe\s+{_PIECE}\s.{{3,200}}?\s(?:appeared first|first appeared)\s+(?:on|in|at)\s+"
    ),
)


def republication(unit: CreditText) -> Iterator[Credit]:
    """`This story first appeared on chof360.com.`; `Republished with permission from Grist`."""
    for form in _FORMS:
        found = form.search(unit.words)
        named = published_name(unit.words, found.end()) if found else None
        if named is not None:
            yield unit.credit(named, CreditKind.REPUBLICATION)
            return


_WHERE_FIRST = re.compile(
    rf",\s+where\s+(?:this|a version of this)\s+{_PIECE}\s+(?:was\s+)?(?:first|originally)\s+"
    r"(?:appeared|ran|published|posted)"
)
_EMPLOYED = re.compile(r"\b(?:at|for|of|with)\s+(?:the\s+)?")


def where_first(unit: CreditText) -> Iterator[Credit]:
    """`… is a columnist at the Tennessean, where this column first appeared.`"""
    where = _WHERE_FIRST.search(unit.words)
    if where is None:
        return
    for found in _EMPLOYED.finditer(unit.words, 0, where.start()):
        named = published_name(unit.words, found.end())
        if named is not None and named.stop == where.start():
            yield unit.credit(named, CreditKind.REPUBLICATION)
            return


_MORE = re.compile(
    r"\W*(?:(?:click (?:here )?|see |read |find )?(?:for )?more\s+(?:(?:news|stories|coverage|"
    r"reporting)\s+)?(?:from|at|on)|(?P<bare>from)|read\s+(?:more|the\s+(?:full|original|rest of "
    r"the)\s*(?:story|article|report|piece|version)?)\s+(?:on|at|from|in))\s+",
    re.IGNORECASE,
)
_MORE_END = re.compile(r"\W*(?:here)?\W*")
MAX_TRAILER = 100
"""Code points of a trailer; what is longer is a sentence with a message of its own."""


def mention(unit: CreditText) -> Iterator[Credit]:
    """`More from NBC News:`: a pointer to the source, as aggregators leave it in."""
    lowered = unit.words.lower()
    if "more" not in lowered and "from" not in lowered and "read" not in lowered:
        return
    for start, stop in clauses(unit.words):
        found = _MORE.match(unit.words, start, stop) if stop - start <= MAX_TRAILER else None
        if found is None or (found["bare"] and not unit.words[:stop].rstrip().endswith(":")):
            continue
        named = domain_at(unit.words, found.end()) or known_title(unit.words, found.end())
        if named is not None and _MORE_END.fullmatch(unit.words, named.stop, stop):
            yield unit.credit(named, CreditKind.MENTION)


RULES = (republication, where_first, mention)
HINTS = {
    republication: (
        "ppeared", "ublished", "eprinted", "yndicated", "posted", "ran ", "aired", "printed",
        "produced by", "provided by",
    ),
    where_first: (", where ",),
}  # fmt: skip
