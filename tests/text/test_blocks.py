"""`|` parts paragraphs."""

import pytest

from lineage.text.blocks import paragraphs

WRAPPED = "The council met in the town and\nrose without a vote on the plan\nfor the harbour."

PARTED = {
    "one line is one paragraph": "It met.|\n|It rose.|\n|It left.",
    "hard-wrapped lines are joined": f"{WRAPPED}|\n\n|It will meet again in May with\nthe mayor.",
    "an indent begins a paragraph": f"  {WRAPPED}|\n    |The mayor left early and was not\nheard.",
    "carriage returns": "It met.|\r\n\r\n|It rose.|\r\n",
    "wrapped with carriage returns": WRAPPED.replace("\n", "\r\n") + "|\r\n\r\n|It left.",
    "a list of short lines is not wrapped": "Ann Bee|\n|Cy Dee|\n|Eve Fay|\n|Gus Hay",
    "other line ends": "A|\u2028|B|\x85|C|\x0b|D|\x0c|E|\r|F",
    "white space is in no paragraph": "  It met.  |\n \t\n|\xa0It rose. ",
    "nothing": "",
    "blank": " \n\r\n\t",
}


@pytest.mark.parametrize("name", PARTED)
def test_paragraphs(name):
    page = PARTED[name]
    text = page.replace("|", "")
    expected = [part.strip() for part in page.split("|") if part.strip()]
    assert [text[start:stop] for start, stop in paragraphs(text)] == expected


def test_a_long_line_was_not_wrapped():
    text = WRAPPED + "\n" + "and the harbour plan of the mayor " * 9
    assert len(paragraphs(text)) == 4
