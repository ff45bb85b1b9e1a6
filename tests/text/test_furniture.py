"""A line of the page is furniture; a sentence that merely uses its words is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.text.furniture import (
    INNER_LINES,
    LINES,
    MAX_FURNITURE,
    is_furniture,
    may_be_furniture,
    starts_tail,
)

PAGE = """\
Tags:
Topics
Filed under: harbour, council
Comments (0)
12 comments
Leave a comment
What is your opinion on this topic?
ADVERTISEMENT
Advertisement - story continues below
Story continues below
Sign up for our daily newsletter
Get the latest news in your inbox
Subscribe to our newsletter
Sign in to read on
Click here to read more
Read more: Council meets
Related:
Related stories
You may also like
More from the harbour
Most read
Share this article
Facebook Twitter
Follow us on Twitter
This is a developing story.
This is a breaking news story and will be updated.
Check back for updates.
This story has been updated.
Updated 5 May 2020
2 hours ago
5 min read
Correction:
© 2025 The Daily
Copyright The Daily
All rights reserved.
View gallery
toggle caption
Watch: the council meets
Privacy policy
This site is protected by recaptcha and the policy
Ann Bee can be reached at ann@example.com
Support our journalism today
**ADVERTISEMENT**
[Advertisement]
* * *
---
""".splitlines()

STORY = """\
Comments came from Paris.
The council signed up to the plan.
Sign in hand, he marched.
He will share the plan with the mayor on Monday.
Tags were cut from the clothes.
The advertisement cost the mayor $4 million.
She read more than the mayor had written.
The newsletter was sent to all who had signed up.
Related charges were dropped on Monday.
Follow the money, he said.
Watch the mayor, she said, and you will see.
Get the mayor on the phone, he said.
More on Monday will follow, he said.
Video shows the mayor leaving the harbour.
Photos of the mayor were found.
More than 40 people died.
Support for the plan fell.
It is a developing story of two towns.
Live music is back.
Update on the plan comes on Monday.
Latest figures show a fall.
Copyright law was changed on Monday.
Register of voters was stolen.
Registered voters were told to wait.
Contact between the two was lost.
Opinion polls showed a fall.
""".splitlines()


@pytest.mark.parametrize("line", PAGE)
def test_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize("line", STORY)
def test_story(line):
    assert not is_furniture(line)


def test_a_long_line_is_no_furniture():
    assert is_furniture("Subscribe to the paper")
    assert not is_furniture("Subscribe to the paper" + " and read of the harbour" * 20)


@pytest.mark.parametrize(
    ("line", "starts"), [("Tags:", True), ("Comments (2)", True), ("Tags were cut.", False)]
)
def test_tail(line, starts):
    assert starts_tail(line) is starts


FORMS = st.sampled_from(LINES + INNER_LINES)


@given(FORMS.flatmap(lambda form: st.from_regex(form, fullmatch=True)))
def test_no_line_that_a_pattern_matches_is_turned_away_at_a_glance(line):
    assert len(line) > MAX_FURNITURE or may_be_furniture(line.lower())
