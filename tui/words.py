"""Sentences, verdicts and edits → painted lines of foreign text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.segment import Segment
from rich.style import Style

from lineage.glossary import LABELS
from lineage.model import PERSON, Decision, Edit, EditOp, Label, Sentence, Span, Verdict
from lineage.report.compare import Difference
from lineage.report.numbers import likelihood
from lineage.report.tables import reason_text
from tui.ink import Brush, Line
from tui.spans import Stretch, runs, segments
from tui.wrap import shown, wrap

GUTTER = 9
"""Cells before a sentence: number, letter, block."""
ITALIC = Style(italic=True)
UNDERLINE = Style(underline=True)
_MOST_REASONS = 4


def painted(
    text: str, layers: Sequence[Sequence[Stretch]], width: int, lead: Sequence[Sequence[Segment]]
) -> list[Line]:
    """Wrapped lines of a foreign text; `lead`: what stands before the first and the others."""
    picture = shown(text)
    flat = runs(len(picture), layers)

    def line(at: int, start: int, stop: int) -> Line:
        before = lead[min(at, len(lead) - 1)] if lead else ()
        return lambda: [*before, *segments(picture, Span(start, stop), flat)]

    spans = wrap(picture, max(10, width)) or [Span(0, 0)]
    return [line(at, span.start, span.stop) for at, span in enumerate(spans)]


def sentence_lines(
    brush: Brush,
    sentence: Sentence,
    label: Label,
    width: int,
    *,
    mark: str = "",
    marked: Sequence[tuple[int, int]] = (),
) -> list[Line]:
    """A sentence with its number, letter and block. `mark`: after the letter (`*`: a person
    decided); `marked`: stretches of its text that are made to stand out."""
    entry = LABELS[label]
    own = brush.label(label)
    gutter = [
        brush.text(f"{sentence.index + 1:>4} ", "muted"),
        brush.text(f"{entry.letter}{mark:1}", "heading"),
        brush.block(label),
        Segment(" "),
    ]
    rest = [Segment(" " * 7), brush.block(label), Segment(" ")]
    return painted(
        sentence.text,
        [
            [(0, len(sentence.text), own)],
            [(a, b, ITALIC) for a, b in quoted(sentence)],
            [(a, b, brush.ink("match")) for a, b in marked],
        ],
        width - GUTTER,
        [gutter, rest],
    )


def quoted(sentence: Sentence) -> list[tuple[int, int]]:
    """What is in quotation marks, from the sentence's own start."""
    start = sentence.span.start
    return [(q.start - start, q.stop - start) for q in sentence.quotes]


def merged(
    brush: Brush, difference: Difference, source: str, target: str
) -> tuple[str, list[Stretch]]:
    """Both sentences in one text, `[-deleted-]{+inserted+}`, and how that is painted; quoted
    speech is in italics."""
    pieces: list[str] = []
    stretches: list[Stretch] = []
    at = 0
    for edit in difference.edits:
        if edit.op is EditOp.KEEP:
            piece, style = edit.source.of(source), None
        elif edit.op is EditOp.DELETE:
            piece, style = f"[-{edit.source.of(source)}-]", brush.ink("deletion")
        else:
            piece, style = f"{{+{edit.target.of(target)}+}}", brush.ink("insertion")
        if style is not None:
            stretches.append((at, at + len(piece), style))
        stretches += _italics(difference, edit, at + (2 if style else 0))
        pieces.append(piece)
        at += len(piece)
    return "".join(pieces), stretches


def _italics(difference: Difference, edit: Edit, at: int) -> Iterator[Stretch]:
    """What is quoted of the words of an edit, which stand at `at`."""
    is_deleted = edit.op is EditOp.DELETE
    span = edit.source if is_deleted else edit.target
    for quote in (difference.source if is_deleted else difference.target).quotes:
        start, stop = max(quote.start, span.start), min(quote.stop, span.stop)
        if start < stop:
            yield at + start - span.start, at + stop - span.start, ITALIC


def one_side(difference: Difference, *, is_source: bool, different: bool) -> list[Span]:
    """Spans of one article's text that the other has not (or, not `different`, that it has)."""
    own = EditOp.DELETE if is_source else EditOp.INSERT
    wanted = own if different else EditOp.KEEP
    return [e.source if is_source else e.target for e in difference.edits if e.op is wanted]


def verdict_text(brush: Brush, verdict: Verdict) -> str:
    """`E ▓ edited, sure ▮▮▮ 0.95`; `E* ▓ edited, a person's label`."""
    entry = LABELS[verdict.label]
    block = brush.glyphs.blocks[verdict.label]
    if verdict.rule == PERSON:
        return f"{entry.letter}* {block} {verdict.label.value}, a person's label"
    word, bar = brush.glyphs.confidence(verdict.probability)
    return (
        f"{entry.letter} {block} {verdict.label.value}, {word} {bar} "
        f"{likelihood(verdict.probability)}"
    )


def why(verdict: Verdict) -> str:
    """The rule that gave the label, and what it measured."""
    reasons = [reason_text(r) for r in verdict.reasons[:_MOST_REASONS]]
    return "; ".join([f"rule: {verdict.rule.replace('_', ' ')}", *reasons])


def said(decision: Decision) -> str:
    """Who gave the label and when, what the model says, and the note."""
    assert isinstance(decision.old, Label)
    model = f"{decision.old.value}, {likelihood(decision.probability or 0.0)}"
    told = f"{decision.who}, {decision.when[:10]}; the model says {model}"
    return f"{told}; note: {decision.note}" if decision.note else told
