"""An address on the web → one form for the ways to write it, and its host.

Law: what is left out (scheme, `www.`, fragment, trailing slash, what tracks a reader) never tells
two pages apart. Only `http` and `https` are addresses.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

_TRACKS = re.compile(
    r"(?:utm|mc|at|ns|vero|hsa|pk|mtm)_.*|(?:fb|g|dc|msc|y|tw)clid|igshid|cmp(?:id)?|ocid|smid|"
    r"ref_?src|ito|ncid|xtor|wt\.mc_id|gaa_.*|_ga|__twitter_impression|outputtype|amp",
    re.IGNORECASE,
)
"""Names of parameters that say how a reader came to the page, or on which machine."""

_BYTES = "surrogateescape"
"""Escaped bytes that are no UTF-8 stay different from each other."""


MAX_ADDRESS = 4096
"""Code points."""


def address(given: str) -> str | None:
    """What two ways to write one address have in common; None: not the address of a page, or that
    of a whole site."""
    return _address(given) if len(given) <= MAX_ADDRESS else None


@lru_cache(maxsize=1 << 14)
def _address(given: str) -> str | None:
    parts = _split(given)
    if parts is None or parts.hostname is None:
        return None
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True, errors=_BYTES)
        if not _TRACKS.fullmatch(name)
    )
    path = unquote(parts.path, errors=_BYTES).rstrip("/")
    if not path and not kept:
        return None
    query = urlencode(kept, errors=_BYTES)
    return f"{_host(parts.hostname)}{path}{'?' if kept else ''}{query}"


def host(given: str) -> str | None:
    """Without `www.`; None: not an address."""
    parts = _split(given)
    return _host(parts.hostname) if parts and parts.hostname else None


def _host(name: str) -> str:
    return name.removeprefix("www.").rstrip(".")


def _split(given: str) -> SplitResult | None:
    if len(given) > MAX_ADDRESS:
        return None
    try:
        parts = urlsplit(given.strip())
        return parts if parts.scheme in ("http", "https") else None
    except ValueError:
        return None
