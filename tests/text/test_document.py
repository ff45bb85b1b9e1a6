"""The laws of a parsed article: they hold for any text, and in linear time."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lineage.model import CreditKind
from lineage.text.document import outline, outlines, parse

PIECES = st.sampled_from(
    "a|The council met|Mr. Bee|U.S.| said. |.|?|!|…|...|“|”|\"|‘|’|'|''|``|«|»|(|)|[|]|—|-| - |,|:|"
    "\n|\n\n|\r\n|\r|\t| |\xa0|\u2028|\u200b|\u202e|\x00|\x1b[31m|é|e\u0301|漢。|😀|1|4,000.5|"
    "By Ann Bee|Reuters|(Reuters) - |AP|© 2025 Reuters|Comments (0)|Tags:|@bee|(@bee)|http://a.b|"
    "first appeared on chof360.com|(Reporting by A; Editing by B)|![a](b)|Photo: |/|•|*|"
    "iPhone".split("|")
)
TEXTS = st.text() | st.lists(PIECES, max_size=60).map("".join)


@given(text=TEXTS, title=st.none() | TEXTS)
@example(text="“A.\nB.” C.", title=None)
@example(text="\u202e“A\u202c.” \x00 B.", title=None)
def test_sentences_and_white_space_tile_the_text(text, title, article):
    found = parse(article(text, title=title))
    at = 0
    for index, sentence in enumerate(found.sentences):
        assert sentence.index == index
        assert sentence.text
        assert sentence.span.of(text) == sentence.text
        assert at <= sentence.span.start
        assert not text[at : sentence.span.start].strip()
        at = sentence.span.stop
    assert not text[at:].strip()


@given(text=TEXTS)
def test_quotes_lie_in_order_inside_their_sentence(text, article):
    for sentence in parse(article(text)).sentences:
        at = sentence.span.start
        for quote in sentence.quotes:
            assert at <= quote.start < quote.stop <= sentence.span.stop
            at = quote.stop


@given(text=TEXTS)
def test_credits_point_into_the_text(text, article):
    for credit in parse(article(text)).credits:
        assert credit.name
        assert 0 <= credit.span.start < credit.span.stop <= len(text)


def test_a_quotation_is_cut_at_the_ends_of_its_sentences(article):
    text = "He said “we leave. You stay. They go” and rose."
    quoted = [[q.of(text) for q in s.quotes] for s in parse(article(text)).sentences]
    assert quoted == [["we leave."], ["You stay."], ["They go"]]


def test_a_dateline_is_read_in_the_first_body_sentence_only(article):
    first = "HARBOURTON (AP) The council met."
    found = parse(article(f"{first} It rose.\n{first}")).credits
    assert [(c.name, c.kind, c.span.start) for c in found] == [
        ("Associated Press", CreditKind.DATELINE, 12)
    ]


MILLION = 1_000_000
LONG_LINES = {
    "a word": "a" * MILLION,
    "marks": '"' * MILLION,
    "brackets": "(" * MILLION,
    "single marks": "‘" * MILLION,
    "apostrophes": "'" * MILLION,
    "opening marks": "“" * MILLION,
    "full stops": "." * MILLION,
    "spaces": "a" + " " * MILLION + "b",
    "a sentence end and spaces": "a." + " " * MILLION + "B",
    "dashes": "—" * MILLION + "(@a)",
    "line breaks": "a" + "\n" * MILLION + "b",
    "no full stop": "the council met on the plan " * (MILLION // 28),
    "initials": "A. " * (MILLION // 3),
    "exclamation marks": "! " * (MILLION // 2),
    "a story": "The council “met” on the plan, and it rose, said Mr. Bee. " * (MILLION // 58),
}
UNITS = (
    "A. |a. |. |? |… |.” |“A. |“a |\"a | \"a|'a |‘a |‘a’ |s’ a |a' |''a |``a |«|»|“”|[|)|![|![](|*|"
    "- |—|"
    "Mr. |U.S. |Q. |THE A: |— (@a) |(@a|http://a.b |http://|pic.twitter.com/|Amazon.com |a.|a-.|1.|"
    "1:|said.The |By A |By Ann Bee, |By A|Ann contributed |contributed |"
    "Ann Bee contributed to this |"
    "Ann reported from |Reporting by A; |; Editing by A|With reporting by A |Material from A |"
    "republished |This story |This Ann Bee |The story |a version of this |originally published in |"
    "where this story first appeared |, where this story first appeared |at the |More from: A. |"
    "Copyright |Copyright AP and |© Reuters, |© Reuters  |Reuters |Reuters, |(Reuters) |(reuters |"
    "AP/|/A |Photo: |via AP |via Ann/AP |Getty Images |(AP Photo/|ap photo |(AP |PARIS, Feb 12 (|"
    'LONDON (|Ann Of The |To contact the reporter |AP\n|© Reuters\n|—AP\n|By A\n|“a\n|"a\n|‘a\n|'
    "Tags\n|Comments\n|aa bb cc dd\n|Council Meets\n|the council met and\nrose without a\n| \n|\r|"
    "漢。|\u0301|\u200b|\x00|\u202e|😀"
).split("|")


@pytest.mark.parametrize("name", LONG_LINES)
def test_a_megabyte_in_one_line_is_read_at_once(name, article):
    begun = time.process_time()
    parse(article(LONG_LINES[name]))
    assert time.process_time() - begun < 10  # a second or two; quadratic is minutes


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_no_repetition_takes_long(unit, article):
    begun = time.process_time()
    parse(article(unit * (20_000 // len(unit))))
    assert time.process_time() - begun < 5  # far below a second; quadratic is not


def test_several_articles_are_outlined_as_each_would_be_alone(article):
    articles = [article(f"Word {n}.\n\n{'He spoke. ' * n}") for n in range(20)]
    assert list(outlines(articles)) == list(map(outline, articles))
    assert list(outlines([])) == []
