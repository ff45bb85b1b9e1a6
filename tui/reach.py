"""A passage → what is said of it: how far it goes, what holds it together, what its base is."""

from __future__ import annotations

from lineage.glossary import LABELS
from lineage.model import Link
from lineage.report.numbers import count
from lineage.report.readings import Reading, Readings, same_words
from tui.ink import BLANK, Brush, Line, prose
from tui.words import verdict_text, why


def reach(brush: Brush, readings: Readings, words: int, articles: int) -> str:
    """`words`: of the longest reading; `articles`: of the corpus."""
    label = readings.passage.label
    carriers = {r.document.article.id for r in readings.all}
    outlets = {outlet(r) for r in readings.all}
    return (
        f"{count(words, 'word')} in {len(carriers):,} of {count(articles, 'article')}, "
        f"{count(len(outlets), 'outlet')}: "
        f"{LABELS[label].letter} {brush.glyphs.blocks[label]} {label.value}"
    )


def facts(brush: Brush, readings: Readings, width: int, *, is_chosen: bool) -> list[Line]:
    """`is_chosen`: a person chose the base."""
    told = [f"base: {'your choice' if is_chosen else readings.why}"]
    if readings.weakest is not None:
        told.append(_weakest(brush, readings, readings.weakest))
    if len(same_words(readings.all)) == 1:
        told.append("All have exactly the same words.")
    lines = [line for fact in told for line in prose(brush, fact, width, "muted", " ", "   ")]
    return [*lines, BLANK]


def _weakest(brush: Brush, readings: Readings, link: Link) -> str:
    called = {r.document.article.id: outlet(r) for r in readings.all}
    ends = (f"{called[end.article]} s{end.index + 1}" for end in (link.source, link.target))
    between = f" {brush.glyphs.both} ".join(ends)
    told = verdict_text(brush, link.verdict)
    return f"weakest link: {between}  {told}; {why(link.verdict)}"


def outlet(reading: Reading) -> str:
    """Else the article's id."""
    article = reading.document.article
    return article.outlet or article.id
