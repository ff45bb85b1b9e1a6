"""Checks of new articles against a store → terminal text, Markdown, JSON or a table.

A check says what was compared and what was not, then explains the article's words as `explain`
does, every pair with its counterpart and rule. Nothing here accuses: words are carried, a credit
was not found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from lineage.model import Arrow, Article, ArticleId, Document
from lineage.report import tables
from lineage.report.decisions import shares
from lineage.report.explain import (
    Explanation,
    explanation_lines,
    explanation_markdown,
    explanation_object,
)
from lineage.report.findings import name, source_name
from lineage.report.foreign import markdown_text
from lineage.report.json import dumps, report_of
from lineage.report.layout import PLAIN, Page
from lineage.report.numbers import count, likelihood, percent
from lineage.report.summary import strip_lines
from lineage.report.tables import Table
from lineage.report.view import View

SCHEMA = "wirelineage/check/1"
_RULE = (
    "Those carry no more of it than the ones compared, and no phrase that three of these do not "
    "carry as well, or have exactly the text of one; --most N compares more."
)


class Uncredited(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def arrow(self) -> Arrow: ...
    @property
    def is_others(self) -> bool: ...


class Standing(StrEnum):
    """What the store has under an article's id."""

    NEW = "nothing is stored under its id"
    SAME = "it is stored already with this very text; compared with the others"
    OTHER = "another text is stored under its id; that is one of the others here"

    @classmethod
    def of(cls, article: Article, known: Article | None) -> Standing:
        if known is None:
            return cls.NEW
        return cls.SAME if known.text == article.text else cls.OTHER


@dataclass(frozen=True, slots=True)
class Check:
    """What one article was found to carry of a store's articles."""

    view: View
    """Of the article and of those it was compared with."""
    explanation: Explanation
    standing: Standing
    stored: int
    """Articles in the store."""
    left_out: int
    """Stored articles that carry its phrases too and were not compared."""
    formulaic: int
    """Stored articles that share only formulas with it, phrases that come back on many days."""
    is_indexed: bool
    """False: the store has no full-text index and was read through."""
    uncredited: Sequence[Uncredited]
    findings: tuple[str, ...]
    """What was asked to fail on, in sentences; empty: nothing."""

    @property
    def document(self) -> Document:
        return self.view.documents[self.explanation.article]

    @property
    def compared(self) -> int:
        return len(self.view.documents) - 1


def check_text(checks: Sequence[Check], page: Page = PLAIN) -> str:
    lines: list[str] = []
    for check in checks:
        lines += ["", ""] if lines else []
        lines += page.wrap(_title(check))
        lines += strip_lines(check.view, check.document, page)
        lines += (line for said in _said(check) for line in page.wrap(said, "  "))
        lines += (line for said in check.findings for line in page.wrap(said, "! ", "  "))
        lines += ["", *explanation_lines(check.view, check.explanation, page, True)]
    return page.text(lines)


def check_markdown(checks: Sequence[Check]) -> str:
    return "\n".join(map(_markdown, checks))


def _markdown(check: Check) -> str:
    lines = [f"# {markdown_text(_title(check))}", ""]
    lines += [f"- {markdown_text(said)}" for said in _said(check)]
    lines += [f"- **{markdown_text(said)}**" for said in check.findings]
    explained = explanation_markdown(check.view, check.explanation, with_counterparts=True)
    return "\n".join([*lines, "", f"#{explained}".replace("\n## ", "\n### ")])


def check_json(checks: Sequence[Check], store: str) -> bytes:
    """`report` is a whole report of what concerns the article."""
    document = {"schema": SCHEMA, "store": store, "checks": [_object(check) for check in checks]}
    return dumps(document, indent=True) + b"\n"


def _object(check: Check) -> dict[str, object]:
    article = check.explanation.article
    tally = check.view.tallies[article]
    return {
        "article": article,
        "standing": check.standing.name.lower(),
        "stored_articles": check.stored,
        "compared": sorted(id_ for id_ in check.view.documents if id_ != article),
        "left_out": check.left_out,
        "formulaic": check.formulaic,
        "full_text_index": check.is_indexed,
        "told_words": tally.told,
        "matched_words": tally.matched,
        "findings": check.findings,
        "uncredited": [_uncredited_object(each) for each in check.uncredited],
        "explanation": explanation_object(check.view, check.explanation),
        "report": report_of(_concerning(check.view, article)),
    }


def _uncredited_object(found: Uncredited) -> dict[str, object]:
    arrow = found.arrow
    return {
        "name": found.name,
        "source": arrow.source,
        "probability": round(arrow.probability, 4),
        "words": arrow.words,
        "numbers": [index + 1 for index in arrow.sentences],
        "of_another_outlet": found.is_others,
    }


def check_table(checks: Sequence[Check]) -> Table:
    """One row for each article: as in `articles`, then what the check says of it."""
    columns: tuple[str, ...] = ()
    rows = []
    for check in checks:
        own = tables.articles(_concerning(check.view, check.explanation.article))
        columns = own.columns
        names = "; ".join(dict.fromkeys(u.name for u in check.uncredited if u.is_others))
        told = " | ".join(check.findings) or None
        counts = (check.stored, check.compared, check.left_out, check.formulaic)
        rows.append((*own.rows[0], *counts, names or None, told))
    more = ("stored_articles", "compared", "left_out", "formulaic", "uncredited", "findings")
    return Table("checks", (*columns, *more), tuple(rows))


def _concerning(view: View, article: ArticleId) -> View:
    """The view with lists of the article alone, and of its pairs, sources and passages."""
    lineage = view.lineage
    alignments = [a for a in lineage.alignments if article in (a.a, a.b)]
    edges = tuple(e for e in lineage.edges if article in (e.a, e.b))
    arrows = tuple(a for a in lineage.arrows if a.target == article)
    named = {*(e.source for e in edges), *(a.source for a in arrows)}
    lists = replace(
        lineage,
        documents=(view.documents[article],),
        alignments=tuple(alignments),
        passages=tuple(
            p for p in lineage.passages if any(c.article == article for c in p.carriers)
        ),
        edges=edges,
        arrows=arrows,
        wires=tuple(w for w in lineage.wires if w.id in named or article in w.carriers),
        stories=tuple(s for s in lineage.stories if article in s.articles),
        outlets=(),
        uses=(),
        duplicates=tuple(f for f in lineage.duplicates if article in f),
    )
    return replace(view, lineage=lists)


def _title(check: Check) -> str:
    stored = count(check.stored, "stored article")
    return f"{name(check.document.article)}, checked against {stored}"


def _said(check: Check) -> Iterator[str]:
    """What was compared, what of it stands there, what is not credited."""
    tally = check.view.tallies[check.explanation.article]
    yield shares(tally)
    yield (
        f"{tally.matched} of {count(tally.told, 'word')} ({percent(tally.matched, tally.told)}) "
        "are copied, edited or paraphrased in stored articles; quoted speech is not among them"
    )
    if check.standing is not Standing.NEW:
        yield check.standing.value
    yield from _compared(check)
    told = (uncredited(check.view, each) for each in check.uncredited)
    yield from (said for said in told if said not in check.findings)


def _compared(check: Check) -> Iterator[str]:
    how = "" if check.is_indexed else " (the store has no full-text index; every text was read)"
    yield f"compared with {count(check.compared, 'stored article')} that may share its words{how}"
    if check.left_out:
        yield f"{count(check.left_out, 'more stored article')} carry phrases of it. {_RULE}"
    if check.formulaic:
        yield (
            f"{count(check.formulaic, 'stored article')} share only formulas with it that come "
            "back on many days; not compared"
        )


def uncredited(view: View, found: Uncredited) -> str:
    """Whose words, how many, where, how sure; and what is not known of it."""
    arrow = found.arrow
    numbers = ", ".join(str(index + 1) for index in arrow.sentences)
    said = (
        f"{count(arrow.words, 'word')} (sentences {numbers}) are put down to "
        f"{source_name(view, arrow.source)}, probability {likelihood(arrow.probability)}; "
        f"no credit to {found.name} was found"
    )
    if found.is_others:
        return said
    return f"{said}; whether it is another outlet than the article's own is not known: --outlet"
