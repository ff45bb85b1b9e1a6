"""Runs of words that two sentences hold."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.align.contexts import contexts
from lineage.align.looks import looks, meetings
from lineage.align.runs import runs
from lineage.align.sheets import laid_out
from lineage.model import Article, ArticleId, Document, Role, Sentence, Span

few_words = st.lists(st.sampled_from("ferry harbour pillar terminal".split()), max_size=12)


def fast_runs(a, b):
    """Runs of two one-sentence articles of these words."""
    documents = []
    for name, words in zip("ab", (a, b), strict=True):
        text, id_ = " ".join(words), ArticleId(name)
        sentence = Sentence(id_, 0, Span(0, len(text)), text, Role.BODY)
        documents.append(Document(Article(id_, text), (sentence,)))
    found = contexts(laid_out(documents), np.array([0]), np.array([1]))
    of_look = runs(found, looks(found, meetings(found)))
    firsts = of_look.a.tolist(), (of_look.b - len(a)).tolist(), of_look.words.tolist()
    return list(zip(*firsts, strict=True))


def slow_runs(a, b):
    """Every maximal common run, found by looking everywhere."""
    found = set()
    for i in range(len(a)):
        for j in range(len(b)):
            if i and j and a[i - 1] == b[j - 1]:
                continue
            n = 0
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            if n > 1:
                found.add((i, j, n))
    return found


@settings(deadline=None)
@given(few_words, few_words)
def test_the_fast_way_finds_what_the_slow_obvious_way_finds(a, b):
    found = fast_runs(a, b)
    assert len(found) == len(set(found))
    assert set(found) == slow_runs(a, b)


def test_runs_are_found_at_both_ends_and_out_of_order():
    there = "ferry harbour pillar terminal".split()
    assert set(fast_runs(there, there[2:] + there[:2])) == {(0, 2, 2), (2, 0, 2)}
