"""What explains an article → terminal text, Markdown or JSON.

Takes any value of the shape below, as reports do not trace. "Explains" is about words: the
page says so, and says what each number is a part of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from lineage.glossary import LABELS
from lineage.model import ArticleId, Document, Label, SentenceKey, Tally
from lineage.report import findings
from lineage.report.foreign import markdown_text
from lineage.report.json import dumps
from lineage.report.layout import PLAIN, Page
from lineage.report.markdown import markdown_table
from lineage.report.numbers import count, likelihood, percent
from lineage.report.view import View, number

SCHEMA = "wirelineage/explain/1"
_COMES = "Where its words come from, as its story is judged whole"
_SCOPE = (
    "Each source explains what the ones before it did not. This is about words: it does not say "
    "who was first."
)


class Pair(Protocol):
    @property
    def sentence(self) -> SentenceKey: ...
    @property
    def counterpart(self) -> SentenceKey: ...
    @property
    def label(self) -> Label: ...
    @property
    def probability(self) -> float: ...
    @property
    def rule(self) -> str: ...


class Source(Protocol):
    @property
    def article(self) -> ArticleId: ...
    @property
    def tally(self) -> Tally: ...
    @property
    def pairs(self) -> Sequence[Pair]: ...


class Explanation(Protocol):
    @property
    def article(self) -> ArticleId: ...
    @property
    def told_words(self) -> int: ...
    @property
    def sources(self) -> Sequence[Source]: ...
    @property
    def same_text(self) -> Sequence[ArticleId]: ...
    @property
    def speech(self) -> Sequence[SentenceKey]: ...
    @property
    def speech_words(self) -> int: ...
    @property
    def unexplained(self) -> Sequence[SentenceKey]: ...
    @property
    def unexplained_words(self) -> int: ...


def explanation_text(view: View, found: Explanation, page: Page = PLAIN) -> str:
    return page.text(explanation_lines(view, found, page))


def explanation_lines(
    view: View, found: Explanation, page: Page, with_counterparts: bool = False
) -> list[str]:
    """`with_counterparts`: below each sentence the one that it was found in, and the rule."""
    document = view.documents[found.article]
    lines = [*page.wrap(_scope(document, found)), *page.wrap(findings.credit(document))]
    for same in found.same_text:
        lines += page.wrap(f"Has exactly the text of {_name(view, same)}.")
    lines += ["", *page.wrap(f"{_COMES}:")]
    for said in findings.sources_of(view, found.article):
        lines += page.wrap(said, "  ", "    ")
    lines += ["", *page.wrap(_SCOPE if found.sources else "No other article explains it.")]
    for rank, source in enumerate(found.sources, start=1):
        lines += ["", *page.wrap(_source(view, found, source), f"{rank:>3} ", "    ")]
        for pair in source.pairs:
            lines += page.wrap(_pair(view, pair, page), "    ", "          ")
            if with_counterparts:
                lines += page.wrap(_counterpart(view, pair), " " * 10)
    lines += ["", *page.wrap(_speech(found)), "", *page.wrap(_unexplained(found))]
    for key in found.unexplained:
        lines += page.wrap(_words(view, key), f"{number(key):>7}   ", " " * 10)
    return lines


def explanation_markdown(view: View, found: Explanation, with_counterparts: bool = False) -> str:
    document = view.documents[found.article]
    lines = [f"# What explains {markdown_text(findings.name(document.article))}", ""]
    lines += [markdown_text(f"{_scope(document, found)} {findings.credit(document)}."), ""]
    lines += [
        f"Has exactly the text of {markdown_text(_name(view, same))}.\n" for same in found.same_text
    ]
    lines += [f"{_COMES}:", ""]
    lines += [f"- {markdown_text(said)}" for said in findings.sources_of(view, found.article)]
    lines += ["", _SCOPE if found.sources else "No other article explains it.", ""]
    columns = ["sentence", "counterpart", "label", "probability", "words of the sentence"]
    columns += ["words of the counterpart", "rule"] * with_counterparts
    row = _full_row if with_counterparts else _row
    for rank, source in enumerate(found.sources, start=1):
        lines += [f"## {rank}. {markdown_text(_source(view, found, source))}", ""]
        lines += [*markdown_table(columns, (row(view, p) for p in source.pairs)), ""]
    lines += [markdown_text(_speech(found)), "", markdown_text(_unexplained(found)), ""]
    lines += [f"- {number(k)}: {markdown_text(_words(view, k))}" for k in found.unexplained]
    return "\n".join(lines).rstrip() + "\n"


def explanation_json(view: View, found: Explanation) -> bytes:
    report = {"schema": SCHEMA, **explanation_object(view, found)}
    return dumps(report, indent=True) + b"\n"


def explanation_object(view: View, found: Explanation) -> dict[str, object]:
    """Plain values, to be written as JSON."""
    document = view.documents[found.article]
    return {
        "article": found.article,
        "outlet": document.article.outlet,
        "credits": [f"{c.name} ({c.kind.value})" for c in document.credits],
        "told_words": found.told_words,
        "arrows": [
            {
                "source": a.source,
                "probability": round(a.probability, 4),
                "main": a.is_main,
                "words": a.words,
            }
            for a in view.arrows_to(found.article)
        ],
        "same_text_as": list(found.same_text),
        "sources": [_json_source(source) for source in found.sources],
        "public_speech": _json_rest(found.speech, found.speech_words),
        "unexplained": _json_rest(found.unexplained, found.unexplained_words),
    }


def _scope(document: Document, found: Explanation) -> str:
    told = count(found.told_words, "word")
    return f"{findings.name(document.article)}: {told} that tell the story."


def _name(view: View, article: ArticleId) -> str:
    return findings.name(view.documents[article].article)


def _source(view: View, found: Explanation, source: Source) -> str:
    tally, told = source.tally, found.told_words
    words = f"{tally.matched} of {count(told, 'word')} ({percent(tally.matched, told)})"
    labels = ", ".join(
        f"{getattr(tally, label.value)} {label.value}"
        for label in (Label.COPIED, Label.EDITED, Label.PARAPHRASED)
        if getattr(tally, label.value)
    )
    sentences = count(len(source.pairs), "sentence")
    return f"{_name(view, source.article)} explains {words} in {sentences}: {labels}."


def _pair(view: View, pair: Pair, page: Page) -> str:
    entry = LABELS[pair.label]
    places = f"{number(pair.sentence)} ↔ {number(pair.counterpart)}"
    return f"{entry.letter} {page.block(pair.label)} {places} {_words(view, pair.sentence)}"


def _counterpart(view: View, pair: Pair) -> str:
    """`↔ “NATO membership for Kyiv …” (0.62; mostly same words)`"""
    why = f"{likelihood(pair.probability)}; {pair.rule.replace('_', ' ')}"
    return f"↔ {_words(view, pair.counterpart)} ({why})"


def _full_row(view: View, pair: Pair) -> tuple[int | str, ...]:
    return (*_row(view, pair), _words(view, pair.counterpart), pair.rule.replace("_", " "))


def _row(view: View, pair: Pair) -> tuple[int | str, ...]:
    return (
        number(pair.sentence),
        number(pair.counterpart),
        pair.label.value,
        likelihood(pair.probability),
        _words(view, pair.sentence),
    )


def _words(view: View, key: SentenceKey) -> str:
    return view.documents[key.article].sentences[key.index].text


def _speech(found: Explanation) -> str:
    share = percent(found.speech_words, found.told_words)
    return (
        f"Public speech: {found.speech_words} of {count(found.told_words, 'word')} ({share}) in "
        f"{count(len(found.speech), 'sentence')} that share only quotations; not put down to "
        "any source."
    )


def _unexplained(found: Explanation) -> str:
    share = percent(found.unexplained_words, found.told_words)
    return (
        f"Added: {found.unexplained_words} of {count(found.told_words, 'word')} ({share}) in "
        f"{count(len(found.unexplained), 'sentence')}; not found elsewhere in this corpus, not "
        "proof that it is new."
    )


def _json_source(source: Source) -> dict[str, object]:
    pairs = [
        {
            "number": number(pair.sentence),
            "counterpart": number(pair.counterpart),
            "label": pair.label,
            "probability": round(pair.probability, 4),
            "rule": pair.rule,
        }
        for pair in source.pairs
    ]
    return {"article": source.article, "words": source.tally, "pairs": pairs}


def _json_rest(sentences: Sequence[SentenceKey], words: int) -> dict[str, object]:
    return {"words": words, "numbers": [number(key) for key in sentences]}
