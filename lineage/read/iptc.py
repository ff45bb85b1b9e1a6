"""What the standards of the IPTC have in common: status, parties, an item as a record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from lineage.model import Skipped
from lineage.read.record import Declared, Record, clean

_STOPPED = frozenset(("withheld", "canceled", "cancelled"))
_BY = re.compile(r"\s*by\s+", re.IGNORECASE)


def record_of(id_: str, text: str, declared: Declared) -> Record | Skipped:
    if not text.strip():
        reason = "an item without a text of its own"
        return Skipped(declared.path, declared.place, reason, "leave it out, or fetch it in full")
    return Record(clean(id_), clean(text), declared)


def not_to_publish(status: str, path: str, place: str) -> Skipped | None:
    """A note if the provider took the item back; the status may have a scheme before it."""
    said = status.rpartition(":")[2].rpartition("/")[2].strip().lower()
    if said not in _STOPPED:
        return None
    return Skipped(path, place, f"the item is {said}", "leave it out, as its provider asks")


class Party:
    """Somebody, under all the names that an item gives: words, codes, addresses."""

    def __init__(self, *names: str) -> None:
        given = [name.strip() for name in names if name.strip()]
        words = [name for name in given if "://" not in name]
        hosts = [host for name in given if (host := _host(name))]
        self.name = clean(next(iter((*words, *hosts)), ""))
        """In words if there are any, else the host of an address; empty: nobody."""
        self.keys = frozenset(_key(name) for name in (*words, *hosts, *map(_domain, hosts))) - {""}

    def is_also(self, other: Party) -> bool:
        return not self.keys.isdisjoint(other.keys)


def others(parties: Iterable[Party], publisher: Party) -> tuple[str, ...]:
    """The names of those who are not the publisher, none twice."""
    return distinct(party.name for party in parties if not party.is_also(publisher))


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, none twice, however they are capitalised."""
    kept = {name.casefold(): clean(name) for name in reversed([*names]) if name}
    return tuple(reversed(kept.values()))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # brackets that hold no address
        return ""


def _domain(host: str) -> str:
    """`acme` of `news.acme.com`."""
    return host.split(".")[-2] if "." in host else host


def _key(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def names_in_byline(line: str) -> list[str]:
    """The byline as it is signed, without its `By`; empty if it says nothing."""
    said = _BY.sub("", " ".join(line.split()), count=1) if _BY.match(line) else line
    said = " ".join(said.split()).strip(" ,;")
    return [said] if said else []
