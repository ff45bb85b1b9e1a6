"""Two sentences → the word edits that turn one into the other.

The only module that knows diff_match_patch. Law: the edits replay source → target exactly, and
depend on nothing but the two texts (no time limit). Spans are offsets into the two articles.
Never for whole articles: align sentences first, then diff the words of a pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from diff_match_patch.diff_match_patch import diff_match_patch

from lineage.model import Edit, EditOp, Sentence, Span

_TOKEN = re.compile(r"\s+|\w+(?:[’'.,\-‐‑]\w+)*|[^\w\s]")
_FIRST_CODE = 0xE000
"""Private use, past the surrogates: neither letter, space nor line end to the clean-up."""
_MAX_TOKENS = 4_000
"""Of both sentences together. The search is quadratic in the number of differences; what is
longer than this is no sentence, and only its common beginning and end are told."""

_DIFFER: Any = diff_match_patch  # the library has no types

_Change = tuple[str, str]
_Part = str | _Change
"""Kept text, or what is deleted and what is inserted in its place."""


def word_edits(source: Sentence, target: Sentence) -> tuple[Edit, ...]:
    """The edits, in order; a deletion stands before the insertion that replaces it."""
    return tuple(_edits(_trimmed(_joined(_parts(source.text, target.text))), source, target))


def _parts(source: str, target: str) -> Iterator[_Part]:
    """Kept texts and changes in turn, from the operations on tokens."""
    deleted = inserted = ""
    for op, text in _token_diff(source, target):
        if op == diff_match_patch.DIFF_DELETE:
            deleted += text
        elif op == diff_match_patch.DIFF_INSERT:
            inserted += text
        else:
            if deleted or inserted:
                yield deleted, inserted
                deleted = inserted = ""
            yield text
    if deleted or inserted:
        yield deleted, inserted


def _token_diff(source: str, target: str) -> list[tuple[int, str]]:
    """Operations of diff_match_patch on whole tokens, each token one private code point."""
    left, right = _TOKEN.findall(source), _TOKEN.findall(target)
    if len(left) + len(right) > _MAX_TOKENS:
        return _coarse_diff(left, right)
    code = dict(zip(dict.fromkeys(left + right), map(chr, count(_FIRST_CODE)), strict=False))
    token = {c: t for t, c in code.items()}
    differ: Any = _DIFFER()
    differ.Diff_Timeout = 0
    ops = differ.diff_main(
        "".join(map(code.__getitem__, left)), "".join(map(code.__getitem__, right)), False
    )
    differ.diff_cleanupSemantic(ops)
    return [(op, "".join(map(token.__getitem__, codes))) for op, codes in ops]


def _coarse_diff(left: list[str], right: list[str]) -> list[tuple[int, str]]:
    """The common first and last tokens are kept, all between is replaced."""
    shortest = min(len(left), len(right))
    head = _common(left, right)
    tail = min(_common(left[::-1], right[::-1]), shortest - head)
    return [
        (diff_match_patch.DIFF_EQUAL, "".join(left[:head])),
        (diff_match_patch.DIFF_DELETE, "".join(left[head : len(left) - tail])),
        (diff_match_patch.DIFF_INSERT, "".join(right[head : len(right) - tail])),
        (diff_match_patch.DIFF_EQUAL, "".join(left[len(left) - tail :])),
    ]


def _common(left: list[str], right: list[str]) -> int:
    """How many first tokens are the same."""
    return next(
        (n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b),
        min(len(left), len(right)),
    )


def _joined(parts: Iterable[_Part]) -> list[_Part]:
    """Changes with nothing but white space between them become one change."""
    joined: list[_Part] = []
    for part in parts:
        if isinstance(part, str) or not _waits_for_more(joined):
            joined.append(part)
            continue
        space, change = joined.pop(), joined.pop()
        joined.append((change[0] + str(space) + part[0], change[1] + str(space) + part[1]))
    return joined


def _waits_for_more(parts: list[_Part]) -> bool:
    """Ends with a change and then kept white space."""
    return (
        len(parts) >= 2
        and isinstance(parts[-1], str)
        and parts[-1].isspace()
        and not isinstance(parts[-2], str)
    )


def _trimmed(parts: Iterable[_Part]) -> Iterator[_Part]:
    """White space that both sides of a change begin or end with is kept, not changed."""
    for part in parts:
        if isinstance(part, str):
            yield part
            continue
        deleted, inserted = part
        head = _shared_space(deleted, inserted)
        deleted, inserted = deleted[head:], inserted[head:]
        tail = _shared_space(deleted[::-1], inserted[::-1])
        yield part[0][:head]
        yield deleted[: len(deleted) - tail], inserted[: len(inserted) - tail]
        yield deleted[len(deleted) - tail :]


def _shared_space(one: str, other: str) -> int:
    """Length of the white space that both begin with."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b or not a.isspace():
            break
        length += 1
    return length


def _edits(parts: Iterable[_Part], source: Sentence, target: Sentence) -> Iterator[Edit]:
    """Parts laid end to end over the spans of the two sentences; kept neighbours are one."""
    at, to = source.span.start, target.span.start
    kept = 0
    for part in parts:
        if isinstance(part, str):
            kept += len(part)
            continue
        if kept:
            yield Edit(EditOp.KEEP, Span(at, at + kept), Span(to, to + kept))
            at, to, kept = at + kept, to + kept, 0
        deleted, inserted = part
        if deleted:
            yield Edit(EditOp.DELETE, Span(at, at + len(deleted)), Span(to, to))
            at += len(deleted)
        if inserted:
            yield Edit(EditOp.INSERT, Span(at, at), Span(to, to + len(inserted)))
            to += len(inserted)
    if kept:
        yield Edit(EditOp.KEEP, Span(at, at + kept), Span(to, to + kept))
