"""Word edits: exact, readable, and the same on a busy machine."""

from __future__ import annotations

import itertools
import sys
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.align.edits import word_edits
from lineage.model import ArticleId, Edit, EditOp, Role, Sentence, Span

MARKS = {EditOp.KEEP: "{}", EditOp.DELETE: "[-{}-]", EditOp.INSERT: "{{+{}+}}"}
WORDS = ["the", "Ukraine", "Kyiv", "U.S.", "“", "”", ",", ".", " ", "\n", "said", "won’t", "𝔘", "﷐"]

texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=30).map("".join))


def sentence(text: str, at: int = 0, article: str = "a") -> Sentence:
    return Sentence(ArticleId(article), 0, Span(at, at + len(text)), text, Role.BODY)


def notation(source: str, target: str) -> str:
    edits = word_edits(sentence(source), sentence(target))
    return "".join(MARKS[e.op].format(e.source.of(source) or e.target.of(target)) for e in edits)


@pytest.mark.parametrize(
    "expected",
    [
        "NATO membership for [-Ukraine-]{+Kyiv+} is a realistic outcome.",
        "in Brussels, [-Mr -]Hegseth [-delivered-]{+gave+} the",
        "the [-clearest and bluntest public statement so far-]{+most direct statement yet+} on",
        "he said[- again-].",
        "He [-won’t-]{+will not+} go.",
        "the [-U.S.-]{+US+} said",
        "the [-pre-2014-]{+old+} borders",
        '[-“-]{+"+}We want peace.',
        "It is [-a b-]{+x d+}",
        "nothing changed",
    ],
)
def test_edits_read_like_a_sub_editors_marks(expected: str) -> None:
    source = expected
    for mark in ("{+", "+}"):
        source = source.replace(mark, "\0")
    parts = source.split("\0")
    source = "".join(parts[::2]).replace("[-", "").replace("-]", "")
    target = "".join(
        piece.rpartition("-]")[2] if "-]" in piece else piece
        for piece in expected.replace("{+", "").replace("+}", "").split("[-")
    )
    assert notation(source, target) == expected


@given(texts, texts, st.integers(0, 9), st.integers(0, 9))
def test_edits_replay_source_to_target(source: str, target: str, at: int, to: int) -> None:
    left, right = "x" * at + source + "yy", "z" * to + target
    edits = word_edits(sentence(source, at), sentence(target, to, "b"))
    assert replayed(edits, left, right) == (source, target)
    assert laid_end_to_end(edits, at, to)


@given(texts)
def test_a_sentence_against_itself_is_kept_whole(text: str) -> None:
    ops = [edit.op for edit in word_edits(sentence(text), sentence(text))]
    assert ops == ([EditOp.KEEP] if text else [])


@given(texts, texts)
def test_operations_of_one_kind_never_stand_side_by_side(source: str, target: str) -> None:
    ops = [edit.op for edit in word_edits(sentence(source), sentence(target))]
    assert all(one != other for one, other in itertools.pairwise(ops))
    assert (EditOp.INSERT, EditOp.DELETE) not in itertools.pairwise(ops)


def test_a_machine_that_is_slow_gets_the_same_edits(monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = "a b c d e f g " * 9, "b a d c f e g " * 9
    quick = notation(source, target)
    clock = iter(range(0, 10**12, 10**6))
    library = sys.modules["diff_match_patch.diff_match_patch"]
    monkeypatch.setattr(library, "time", SimpleNamespace(time=lambda: next(clock)))
    assert notation(source, target) == quick


def test_what_is_too_long_for_a_sentence_is_told_by_its_ends() -> None:
    source = "begin " + "one two " * 2_000 + "end"
    target = "begin " + "two three " * 2_000 + "end"
    edits = word_edits(sentence(source), sentence(target))
    assert [e.op for e in edits] == [EditOp.KEEP, EditOp.DELETE, EditOp.INSERT, EditOp.KEEP]
    assert replayed(edits, source, target) == (source, target)


def replayed(edits: tuple[Edit, ...], left: str, right: str) -> tuple[str, str]:
    """What the edits walk over on each side; kept text must be the same on both."""
    for edit in edits:
        if edit.op is EditOp.KEEP:
            assert edit.source.of(left) == edit.target.of(right)
    return (
        "".join(e.source.of(left) for e in edits),
        "".join(e.target.of(right) for e in edits),
    )


def laid_end_to_end(edits: tuple[Edit, ...], at: int, to: int) -> bool:
    for edit in edits:
        if (edit.source.start, edit.target.start) != (at, to):
            return False
        at, to = edit.source.stop, edit.target.stop
        if edit.op is EditOp.DELETE and len(edit.target):
            return False
        if edit.op is EditOp.INSERT and len(edit.source):
            return False
    return True
