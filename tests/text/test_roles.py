"""A page is written as `role | unit` lines."""

import pytest

from lineage.model import Role
from lineage.text.document import parse

STORY = "The council met for nine hours and rose without a vote on the plan for the harbour."

PAGES = {
    "a whole page": f"""\
headline | Council rejects the harbour plan after a long night
byline | By Ann Bee
credit | Reuters
body | HARBOURTON (Reuters) - The council met for nine hours and rose without a vote.
body | {STORY}
caption | ![The harbour at night](https://example.com/a.jpg)
credit | File photo: The harbour at night.
subhead | What comes next
body | {STORY}
body | • The plan costs more
furniture | ADVERTISEMENT
furniture | This is a developing story.
furniture | Sign up for our newsletter
credit | (Reporting by Ann Bee; Editing by Cy Dee)
furniture | Tags:
furniture | harbour
furniture | Ann Bee
furniture | Comments (0)""",
    "a name under the headline is the author": f"""\
headline | Council rejects the harbour plan
byline | Ann Bee
body | {STORY}""",
    "a story may begin at once": f"""\
body | {STORY}
body | The mayor left.""",
    "words of a page inside a story": f"""\
body | {STORY}
body | The newsletter was sent to all who had signed up.
body | Comments came from Paris.
body | The photo was taken by the mayor.""",
    "a trailer that names the source": f"""\
body | {STORY}
credit | This article first appeared on chof360.com.
furniture | More from NBC News""",
    "one line that is all there is": "body | Council rejects the harbour plan",
}


@pytest.mark.parametrize("name", PAGES)
def test_roles(name, article):
    wanted = [tuple(line.split(" | ", 1)) for line in PAGES[name].splitlines()]
    found = parse(article("\n".join(text for _, text in wanted))).sentences
    assert [(s.role.value, s.text) for s in found] == wanted


def test_the_declared_title_is_the_headline(article):
    page = f"It fell.\n{STORY}"
    assert parse(article(page, title="It fell")).sentences[0].role is Role.HEADLINE
    assert parse(article(page)).sentences[0].role is Role.BODY
