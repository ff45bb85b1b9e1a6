"""One line, one claim: `|` stands wherever a unit begins or ends."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lineage.text.blocks import paragraphs
from lineage.text.sentences import sentence_spans

CUT = """\
He met Mr. Lammy.| |They spoke.
Dr. King, Gen. Lee and Sen. Ann Bee of N.Y. met Gov. Dee.| |They left.
Mr. and Mrs. Bee left.| |They drove.
Mt. Ann and St. Bee.| |Then Ft. Dee.
Bee vs. Dee was heard.| |It ended.
John F. Kennedy spoke.| |J. K. Rowling wrote.
É. Zola wrote.| |Élan is a word.
I did it and so did I.| |He left.
We chose Plan B.| |The harbour plan failed.
The U.S. Senate voted.| |It rose.
The U.N. Security Council met.| |It rose.
It was made in the U.S.| |The council agreed.
He lives in the U.K. and works.
He went to Washington, D.C.| |The council met.
He went to Washington, D.C. on Monday.
Rep. Ann Bee, R-N.Y., left.| |She returned.
Ann Bee, D-Calif., left.| |She returned.
He works for Ann Inc. in Ohio.| |She does not.
He works for Ann Inc.| |She does not.
Martin Luther King Jr. spoke.| |He left.
He met Martin Luther King Jr.| |He left.
He has a Ph.D. from Yale.| |She too.
apples, pears, etc. were sold.| |All went.
Yahoo! Inc said it rose.
G.M. fell.| |Ford rose.
He lived at No. 10 in May.| |He left.
The No. 1 player won.| |He rose.
On Jan. 6 he spoke.| |On Feb. 12 he left.
He left in Dec.| |The council met.
He said no.| |He left.
See p. 10 and pp. 12 to 14.| |It is there.
1. First point
At 5 p.m. he left.| |At 7.30 a.m. he came.
He left at 5 p.m.| |He came back.
It cost $3.5 million.| |It was 2.5% more.
The price was 4,000.50 dollars.| |It fell.
Nasdaq fell 3.| |The Dow rose.
version 2.0.1 is out.| |It works.
He is 5 ft. 10 in. tall.| |She is not.
See Amazon.com for more.| |It sells.
See https://example.com/a.b?c=1.2 now.| |It opens.
The site example.com/News.Html is down.
iPhone sales rose.| |eBay fell.
He left.| |2 people stayed.
He left.| |Über came.
Is it so?| |Yes!| |No.
He left!!!| |She stayed?!| |Yes.
(He left.)| |She stayed.
He left (in May).| |She stayed.
He said that (in May.) and left.
It ended the war.|The council met.
It ended “the war.”|The council met.
the war,” he said.|The council met.
“Go.”|She left.
“We leave.”| |He rose.
He said.| |“We leave.”| |She stayed.
“We leave,” he said.| |“You stay.”
He said “yes.”| |She said no.
“No.| |I will not go,” he said.
“We leave”, he said.| |He rose.
He said “we leave”.| |She stayed.
He called it ‘unrealistic’.| |She agreed.
He called it ‘unrealistic.’| |She agreed.
He left.| |‘We stay,’ she said.
«Nous partons.»| |Il part.
« Nous partons. »| |Il part.
“He left.” ”| |She stayed.
“Why?” Trump asked.| |He left.
“Why?”| |He left.
“Stop!” she said.| |He left.
He wondered… and left.
He wondered ... and left.
He wondered…| |She stayed.
He wondered ...| |She stayed.
He left. ...| |She stayed.
He left. . .| |She stayed.
He left. […]| |She stayed.
He left.| |“... and she stayed.”
Great news. — Ann Bee (@annbee) April 2, 2018
""".splitlines()

PAGES = {
    "headline without a full stop": "Council meets on the plan|\n|It met.| |It rose.",
    "subhead": "It met.|\n\n|What comes next|\n\n|It rose.",
    "bullet lines": "It met.|\n|• The plan|\n|- The harbour|\n|* The vote",
    "carriage returns": "It met.|\r\n\r\n|It rose.| |It left.|\r\n",
    "blank": " \n\t ",
}


@pytest.mark.parametrize("marked", CUT)
def test_boundary(marked):
    assert cut(marked.replace("|", "")) == marked.split("|")


@pytest.mark.parametrize("name", PAGES)
def test_lines_are_units(name):
    page = PAGES[name]
    assert units(page.replace("|", "")) == [u for u in page.split("|") if u.strip()]


def cut(text):
    """Units and the gaps between them."""
    found, at = [], 0
    for start, stop in sentence_spans(text, [(0, len(text))])[0]:
        found += [text[at:start]] if start > at else []
        found.append(text[start:stop])
        at = stop
    return found


def units(text):
    cut_ = sentence_spans(text, paragraphs(text))
    return [text[start:stop] for spans in cut_ for start, stop in spans]


@settings(max_examples=1000)
@given(st.text(st.sampled_from('aAB.!?…”»"’) \n\t\xa0“('), max_size=40))
@example("Vitamin.A \nB. C")
@example("He left. ”\n\n» He came.")
def test_paragraphs_are_cut_as_each_would_be_alone(text):
    blocks = paragraphs(text)
    alone = [sentence_spans(text[start:stop], [(0, stop - start)])[0] for start, stop in blocks]
    moved = [
        [(first + start, first + stop) for start, stop in spans]
        for (first, _), spans in zip(blocks, alone, strict=True)
    ]
    assert sentence_spans(text, blocks) == moved
