"""One line, one claim: braces stand around what is quoted, `¶` for a line break."""

import pytest

from lineage.text.blocks import paragraphs
from lineage.text.quotes import quotations

QUOTED = """\
“{We leave,}” he said.
"{We leave,}" he said.
‘{We leave,}’ he said.
'{We leave,}' he said.
He said “{we leave}”, and left.
He called it ‘{unrealistic}’ and left.
He called it '{unrealistic}' and left.
«{Nous partons}», dit-il.
„{Wir gehen}”, sagt er.
``{We leave,}'' he said.
''{We leave,}'' he said.
''{We say, 'go,'}'' he said.
“{A}” “{B}”
the “{Plan}”, the "{Map}”, the “{Road}".
“{We leave,}” he said, “{and you stay.}”
"{We leave,}" he said, "{and you stay.}"
“{He said ‘no’ to me,}” she said.
“{He said “no” to me,}” she said.
"{He said 'no' to me,}" she said.
"{He said "no" to me,}" she said.
‘{He said “no” to me,}’ she said.
“{We leave.}¶“{You stay.}¶“{They go,}” he said.
"{We leave.}¶"{You stay,}" he said.
“{We leave.}¶{You stay,}” he said.
“{We leave.}¶He rose.
He said “{we leave.}¶He rose.
He said “{we leave.} He rose. She sat.¶He rose.
{Great news. — Ann Bee (@annbee) April 2, 2018}
{Great news pic.twitter.com/abc — Ann Bee (@annbee)}
THE PRESIDENT: {We leave now.}
MR. BEE (ph): {We leave.}
Q: {Will you leave?}
Q. {Will you leave?}
QUESTION: {Will you leave?}
“”
The workers’ rights and the council’s plan.
The dogs' dinner and the cats' home.
‘{The workers’ rights matter,}’ he said.
James’ ‘{plan}’ is old.
Don't say it won't.
It’s ’90s music, rock ’n’ roll.
Rock ‘n’ roll.
He is 5'10" tall and she is 5'2".
He is 5’10” tall.
He said "{I am 5'10" tall}" and left.
12" of snow and 5" of rain.
"{The 1990s}" were good.
""".splitlines()


@pytest.mark.parametrize("marked", QUOTED)
def test_quoted(marked):
    text = marked.replace("{", "").replace("}", "").replace("¶", "\n")
    assert braced(text) == marked


@pytest.mark.parametrize("length", [40, 4000])
def test_a_single_mark_without_a_partner_nearby_is_an_apostrophe(length):
    text = "‘" + "the plan " * (length // 9) + "held’ then"
    assert ("{" in braced(text)) == (length == 40)


def braced(text):
    marked = text
    for start, stop in reversed(quotations(text, paragraphs(text))):
        marked = marked[:start] + "{" + text[start:stop] + "}" + marked[stop:]
    return marked.replace("\n", "¶")
