"""Ids → names of places in the page, the same every time: `#s-000-3` is sentence 3 of `000`."""

from __future__ import annotations

import re
from hashlib import blake2b

from lineage.model import ArticleId, SentenceKey
from lineage.report.view import number

_PLAIN = re.compile(r"(?!-|.*--)[A-Za-z0-9_.-]{1,80}(?<!-)")
"""Without what parts two ids of a pair."""
_REST = re.compile(r"[^A-Za-z0-9_.-]+")


def article(id_: ArticleId) -> str:
    return f"a-{safe(id_)}"


def sentence(of: SentenceKey) -> str:
    return f"s-{safe(of.article)}-{number(of)}"


def pair(a: ArticleId, b: ArticleId) -> str:
    return f"p-{safe(a)}--{safe(b)}"


def safe(id_: str) -> str:
    """The id itself when it is plain; else what is plain of it, and a digest of the whole."""
    if _PLAIN.fullmatch(id_):
        return id_
    digest = blake2b(id_.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{_REST.sub('_', id_)[:40]}~{digest}"
