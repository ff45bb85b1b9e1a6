"""The law of the store: whatever is saved is what is loaded."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.model import (
    LINK_LABELS,
    Alignment,
    Arrow,
    Article,
    ArticleId,
    Candidate,
    Credit,
    CreditKind,
    Document,
    Edge,
    Evidence,
    Label,
    Lineage,
    Link,
    Origin,
    Outlet,
    Passage,
    Provenance,
    Reason,
    Relation,
    Role,
    Sentence,
    SentenceKey,
    Skipped,
    Span,
    Story,
    Tally,
    Use,
    Verdict,
    Wire,
)
from lineage.report.info import contents
from lineage.store import load, save, stored_contents

words = st.text(max_size=12)
maybe = st.none() | words
odds = st.floats(0, 1)
numbers = st.floats(allow_nan=False, allow_infinity=False)
counts = st.integers(0, 2**40)
tallies = st.builds(Tally, *[st.integers(0, 2**40)] * 7)
reasons = st.lists(st.builds(Reason, words, numbers, numbers), max_size=3).map(tuple)
labels = st.sampled_from(list(Label))


def verdicts(of=labels):
    return st.builds(Verdict, of, words, odds, reasons)


@st.composite
def spans(draw, size):
    start, stop = sorted((draw(st.integers(0, size)), draw(st.integers(0, size))))
    return Span(start, stop)


def tuples(values, least=0):
    return st.lists(values, min_size=least, max_size=3).map(tuple)


@st.composite
def documents(draw, id_):
    text = draw(st.text(st.characters(codec="utf-8") | st.sampled_from("\0␀\r\n"), max_size=40))
    told = (draw(of) for of in (maybe, maybe, maybe, maybe, tuples(words), tuples(words)))
    article = Article(id_, text, *told)
    own = spans(len(text))
    sentences = tuple(
        Sentence(id_, n, span, span.of(text), draw(st.sampled_from(Role)), draw(tuples(own)))
        for n, span in enumerate(draw(tuples(own, least=1)))
    )
    kinds = st.sampled_from(CreditKind)
    credits_ = draw(tuples(st.builds(Credit, words, kinds, own, st.booleans(), maybe)))
    return Document(article, sentences, credits_)


def _alignment(one, other, links, channels, bits):
    """Of the articles of two sentences, with those links that are theirs."""
    pair = one.article, other.article
    theirs = (Link(*k) for k in links if (k[0].article, k[1].article) == pair)
    return Alignment(*pair, tuple(theirs), Candidate(*pair, channels, bits))


@st.composite
def lineages(draw):
    ids = draw(st.lists(words.map(ArticleId), min_size=1, max_size=3, unique=True))
    known = tuple(draw(documents(id_)) for id_ in ids)
    keys = st.sampled_from([SentenceKey(s.article, s.index) for d in known for s in d.sentences])
    id_ = st.sampled_from(ids)
    evidence = tuples(st.builds(Evidence, words, words, maybe, tuples(keys), odds))
    links = tuples(st.tuples(keys, keys, verdicts(st.sampled_from(LINK_LABELS))))
    channels = st.sets(st.sampled_from(("passage", "event"))).map(lambda c: tuple(sorted(c)))
    pairs = st.tuples(keys, keys, links, channels, odds).map(lambda p: _alignment(*p))
    relations = st.sampled_from(Relation)
    edges = st.builds(Edge, id_, id_, relations, maybe, odds, tallies, tallies, evidence)
    wires = st.builds(
        Wire,
        words,
        maybe,
        st.booleans(),
        st.none() | id_,
        tuples(id_),
        evidence,
        odds,
        tuples(keys),
    )
    found = tuple({wire.id: wire for wire in draw(tuples(wires))}.values())
    arrow = st.tuples(words, keys, odds, st.booleans(), counts).map(
        lambda a: Arrow(a[0], a[1].article, a[2], a[3], (a[1].index,), a[4])
    )
    stories = st.builds(
        Story,
        words,
        tuples(id_),
        st.just(tuple(wire.id for wire in found[:1])),
        counts,
        st.booleans(),
    )
    outlets = st.builds(Outlet, words, counts, tallies, counts, counts, counts, st.none() | odds)
    return Lineage(
        known,
        draw(tuples(pairs)),
        draw(tuples(st.builds(Origin, keys, st.none() | keys, verdicts()))),
        draw(tuples(st.builds(Passage, words, labels, tuples(keys)))),
        draw(tuples(edges)),
        found,
        draw(tuples(arrow)),
        draw(tuples(stories)),
        draw(tuples(outlets)),
        draw(tuples(st.builds(Use, words, words, counts, counts))),
        draw(tuples(st.builds(Skipped, words, words, words, words))),
        Provenance(draw(words), draw(words), draw(tuples(st.tuples(words, words)))),
        draw(tuples(tuples(id_, least=2))),
    )


@settings(max_examples=40, deadline=None)
@given(lineages())
def test_load_gives_what_was_saved(lineage):
    with TemporaryDirectory() as folder:
        save(lineage, Path(folder) / "x.wl")
        assert load(Path(folder) / "x.wl") == lineage
        save(load(Path(folder) / "x.wl"), Path(folder) / "y.wl")
        assert (Path(folder) / "x.wl").read_bytes() == (Path(folder) / "y.wl").read_bytes()


@settings(max_examples=40, deadline=None)
@given(lineages())
def test_sums_over_what_was_saved_are_those_of_the_lineage(lineage):
    with TemporaryDirectory() as folder:
        save(lineage, Path(folder) / "x.wl")
        assert stored_contents(Path(folder) / "x.wl") == contents(lineage)
