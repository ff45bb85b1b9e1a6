"""Tables: a unit of text → the names it credits, and whether it is a credit or a picture's."""

import pytest

from lineage.model import CreditKind
from lineage.text.agencies import FIRST_WORDS, SOURCES, source_named, source_of_domain
from lineage.text.credits import is_credit_unit, is_photo_credit, text_credits
from lineage.text.signs import may_hold_credit

BYLINE, DATELINE, LINE = CreditKind.BYLINE, CreditKind.DATELINE, CreditKind.CREDIT_LINE
CONTRIBUTION, REPUBLICATION = CreditKind.CONTRIBUTION, CreditKind.REPUBLICATION
MENTION = CreditKind.MENTION

PARAGRAPH = "The council met for nine hours and rose without a vote on the harbour plan. " * 3


def is_worth_a_look(text, unit):
    start, stop = unit
    return may_hold_credit(text[start:stop])


def credits_of(text, unit, is_first_body=False):
    return text_credits(text, unit, is_first_body) if is_worth_a_look(text, unit) else ()


def is_credit(text):
    return is_worth_a_look(text, whole(text)) and is_credit_unit(text, whole(text))


def named(text, is_first_body=False):
    found = credits_of(text, whole(text), is_first_body)
    return [(credit.name, credit.kind) for credit in found]


def whole(text):
    return 0, len(text)


def unit_of(text, words):
    start = text.index(words)
    return start, start + len(words)


CREDITED = {
    # datelines
    "HARBOURTON (Reuters) - The council met": [("Reuters", DATELINE)],
    "LISBON, Feb 12 (Reuters) – The council met": [("Reuters", DATELINE)],
    "PORT ANN, Ohio (AP) — The council met": [("Associated Press", DATELINE)],
    "ST. ANN, N.C. (AP) -- The council met": [("Associated Press", DATELINE)],
    "OSLO/PARIS(AFP) - The council met": [("Agence France-Presse", DATELINE)],
    "(AP) — The council met": [("Associated Press", DATELINE)],
    "Rio de Janeiro (AFP) - The council met": [("Agence France-Presse", DATELINE)],
    "BEIJING, Feb. 12 (Xinhua) -- The council met": [("Xinhua", DATELINE)],
    "NEW DELHI, Sept 3 (PTI) The council met": [("Press Trust of India", DATELINE)],
    "MOSCOW, February 12. /TASS/. The council met": [("TASS", DATELINE)],
    "Berlin (dpa) - The council met": [("dpa", DATELINE)],
    "PARIS (AP/CNN) — The council met": [("Associated Press", DATELINE), ("CNN", DATELINE)],
    # bylines
    "By Ann Bee, Associated Press": [("Associated Press", BYLINE)],
    "By REUTERS": [("Reuters", BYLINE)],
    "By Reuters Staff": [("Reuters", BYLINE)],
    "By ANN BEE | AP": [("Associated Press", BYLINE)],
    "By ANN BEE | AP February 3": [("Associated Press", BYLINE)],
    "By Ann Bee and Cy Dee, Associated Press Writers": [("Associated Press", BYLINE)],
    "By Ann Bee and Cy Dee, CNN": [("CNN", BYLINE)],
    "By Ann Bee, PA": [("PA Media", BYLINE)],
    # credit lines
    "Reuters": [("Reuters", LINE)],
    "Reuters Staff": [("Reuters", LINE)],
    " Reuter": [("Reuters", LINE)],
    "rose to 31 mln\n Reuter": [("Reuters", LINE)],
    "(AFP)": [("Agence France-Presse", LINE)],
    "- AFP": [("Agence France-Presse", LINE)],
    "Source: Reuters": [("Reuters", LINE)],
    "The Associated Press": [("Associated Press", LINE)],
    "Reuters and the Associated Press": [("Reuters", LINE), ("Associated Press", LINE)],
    "Associated Press in Rome": [("Associated Press", LINE)],
    "© 2025 Reuters": [("Reuters", LINE)],
    "© 2019 Thomson/Reuters. All rights reserved.": [("Reuters", LINE)],
    "Copyright 2020 The Associated Press. All rights reserved.": [("Associated Press", LINE)],
    "©2018 TRIBUNE CONTENT AGENCY, LLC.": [("Tribune Content Agency", LINE)],
    "(Reporting by Ann Bee; Editing by Cy Dee)": [("Reuters", LINE)],
    "(Reporting by Ann Bee in Rome; writing by Ed Eff; editing by Cy Dee)": [("Reuters", LINE)],
    "Our Standards: The Thomson Reuters Trust Principles.": [("Reuters", LINE)],
    # contributions
    "The Associated Press contributed to this report.": [("Associated Press", CONTRIBUTION)],
    "Contributing: Associated Press": [("Associated Press", CONTRIBUTION)],
    "Contributing: Ann Bee, USA TODAY; The Associated Press": [
        ("USA TODAY", CONTRIBUTION),
        ("Associated Press", CONTRIBUTION),
    ],
    "Associated Press writers Ann Bee and C. D. Eff in Rome contributed": [
        ("Associated Press", CONTRIBUTION)
    ],
    "AP Harbour Writer Ann Bee contributed to this report from Oslo.": [
        ("Associated Press", CONTRIBUTION)
    ],
    "AP Town Hall correspondent Ann Bee reported from Oslo.": [("Associated Press", CONTRIBUTION)],
    "Fox News' Ann Bee and The Associated Press contributed to this report.": [
        ("Fox News", CONTRIBUTION),
        ("Associated Press", CONTRIBUTION),
    ],
    "CNN’s Ann Bee and Cy Dee contributed to this report.": [("CNN", CONTRIBUTION)],
    "with AFP": [("Agence France-Presse", CONTRIBUTION)],
    "With inputs from PTI and Reuters": [
        ("Press Trust of India", CONTRIBUTION),
        ("Reuters", CONTRIBUTION),
    ],
    "With files from The Canadian Press": [("The Canadian Press", CONTRIBUTION)],
    "Material from the Associated Press was used in this report.": [
        ("Associated Press", CONTRIBUTION)
    ],
    "This report contains material from Reuters.": [("Reuters", CONTRIBUTION)],
    # republications
    "This story first appeared on chof360.com.": [("chof360.com", REPUBLICATION)],
    "This story was originally published by Grist.": [("Grist", REPUBLICATION)],
    "This column originally appeared in the Harbour Gazette.": [("Harbour Gazette", REPUBLICATION)],
    "This piece originally appeared in the June 12, 2017, issue of National Review.": [
        ("National Review", REPUBLICATION)
    ],
    "A version of this essay first appeared on Politico Europe.": [("Politico", REPUBLICATION)],
    "Republished with permission from The Conversation": [("The Conversation", REPUBLICATION)],
    "Who is Ann Bee? originally appeared on abcnews.go.com": [("ABC News", REPUBLICATION)],
    "The post Harbour plan stalls appeared first on reuters.com.": [("Reuters", REPUBLICATION)],
    "Ann Bee writes for the Gazetteer, where this column first appeared.": [
        ("Gazetteer", REPUBLICATION)
    ],
    # pointers
    "More from NBC News:": [("NBC News", MENTION)],
    "Click here for more from The Wall Street Journal.": [("The Wall Street Journal", MENTION)],
    "From the Associated Press:": [("Associated Press", MENTION)],
}

UNCREDITED = (
    # pictures
    "REUTERS/Ann Bee",
    "(AP Photo/Ann Bee)",
    "Image copyright Reuters",
    "Ann Bee/AP",
    "Ann Bee/AP Ann Bee/AP",
    "Ann Bee/AFP/Getty Images",
    "Getty Images",
    "Photo: Reuters",
    "(Reuters photo: Ann Bee)",
    "The mayor leaves the hall. (Reuters)",
    "The mayor (Ann Bee/Reuters)",
    "The mayor at work | AP Photo",
    # people who told an agency something
    "“We will build,” she told Reuters.",
    "The plan was first reported by the AP.",
    "According to the Associated Press, the plan has failed.",
    "Donors who contributed to this campaign told the AP so.",
    "By Monday, Reuters said, the votes were counted.",
    # other things of the same letters
    "Americans for Prosperity (AFP) – a lobby – met on Monday.",
    "Americans for Prosperity (AFP) also contributed.",
    "The Associated Press (AP) — a cooperative — met on Monday.",
    "Harrisburg (PA) — The council met",
    "PA",
    "Time",
    # reading lists and brackets in prose
    "“Harbour plan stalls.” (Reuters)",
    "• Harbour plan stalls (Reuters).",
    "The news agency (Reuters) was there.",
    "The council met (Reuters) - for nine hours",
    # the page's own words
    "Copyright © 2019 The Harbour Times, LLC.",
    "Copyright © 2019 The Washington Times, LLC.",
    "By Ann Bee",
    "With agencies",
    "Ann Bee and Cy Dee contributed to this report.",
    "Reporting by Ann Bee",
    # appearing without being republished
    "This story was originally published on October 21, 2019.",
    "Her letter first appeared in the Harbour Gazette.",
    "The clip, originally posted on twitter.com, is gone.",
    "This piece was reprinted by the Harbour Gazette with permission.",
    "This essay first appeared on Peters' blog.",
    "We may learn more from Reuters.",
)


@pytest.mark.parametrize("text", CREDITED)
def test_a_credit_names_its_source(text):
    assert named(text) == CREDITED[text]


@pytest.mark.parametrize("text", UNCREDITED)
def test_what_is_no_credit_of_text_names_nobody(text):
    assert named(text) == []


def test_the_dash_of_a_dateline_may_miss_only_in_the_first_body_sentence():
    text = "Oslo (CNN) The council met for nine hours."
    assert named(text, is_first_body=True) == [("CNN", DATELINE)]
    assert named(text) == []
    assert named("(AP) OSLO – It rained", is_first_body=True) == [("Associated Press", DATELINE)]
    assert named("Ann Bee, Cy Dee (Fox News) Ann Bee met Cy Dee.", is_first_body=True) == []


@pytest.mark.parametrize(
    ("words", "covered"),
    [
        ("By Ann Bee, the Associated Press", "Associated Press"),
        ("This story first appeared on www.chof360.com.", "www.chof360.com"),
        ("(Reporting by Ann Bee; Editing by Cy Dee)", "(Reporting by Ann Bee; Editing by Cy Dee)"),
        ("OSLO (AP) — It rained", "AP"),
    ],
)
def test_spans_are_offsets_into_the_article(words, covered):
    text = f"{PARAGRAPH}\n{words}\n"
    (credit,) = credits_of(text, unit_of(text, words))
    assert credit.span.of(text) == covered


def test_two_credits_in_one_unit_are_both_found():
    text = "This story first appeared on chof360.com. More from NBC News:"
    assert named(text) == [("chof360.com", REPUBLICATION), ("NBC News", MENTION)]
    assert is_credit(text)


def test_a_desk_line_at_the_end_of_a_paragraph_is_found():
    text = f"{PARAGRAPH}(Reporting by Ann Bee; Editing by Cy Dee)"
    assert named(text) == [("Reuters", LINE)]
    assert not is_credit(text)


@pytest.mark.parametrize(
    ("text", "is_text_credit"),
    [
        (f"Harbour plan stalls\n\nAP\n\n{PARAGRAPH}", True),
        (f"{PARAGRAPH}\n{PARAGRAPH}\nAP\n", True),
        (f"{PARAGRAPH}\n{PARAGRAPH}\n{PARAGRAPH}\nAP\n{PARAGRAPH}", False),
        (f"{PARAGRAPH}– AP", True),
        (f"The mayor leaves the hall. AP\n{PARAGRAPH}", False),
    ],
    ids=["under the headline", "at the end", "amid the story", "after the last dash", "caption"],
)
def test_a_lone_agency_amid_the_story_belongs_to_a_picture(text, is_text_credit):
    unit = unit_of(text, "– AP" if "– AP" in text else "AP")
    assert bool(credits_of(text, unit)) is is_text_credit


@pytest.mark.parametrize(("text", "is_text_credit"), [("", True), (PARAGRAPH, False)])
def test_a_copyright_sign_before_more_story_belongs_to_a_picture(text, is_text_credit):
    text = f"{PARAGRAPH}\n© 2025 Reuters\n{text}"
    assert bool(credits_of(text, unit_of(text, "© 2025 Reuters"))) is is_text_credit


@pytest.mark.parametrize(
    "text",
    [
        *(t for t, c in CREDITED.items() if c[0][1] not in (DATELINE, MENTION) and "\n" not in t),
        "Ann Bee and Cy Dee contributed to this report.",
        "• Ann Bee contributed from Rome.",
        "Dee reported from Oslo.",
        "With agencies",
        "Contributing: Ann Bee",
        "PARIS (AP) —",
        "Copyright 2020 The Associated Press. All rights reserved. This material may not be sold.",
    ],
)
def test_a_unit_of_nothing_but_credit(text):
    if "Trust Principles" not in text:
        assert is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "PARIS (AP) — The council met for nine hours.",
        "More from NBC News:",
        "She contributed to this success, and said so.",
        "All rights reserved.",
        "rose to 31 mln\n Reuter",
        *UNCREDITED[:29],
    ],
)
def test_a_unit_that_tells_or_shows_is_no_credit_unit(text):
    assert not is_credit(text)


@pytest.mark.parametrize("text", UNCREDITED[:12])
def test_a_picture_s_credit(text):
    assert is_photo_credit(text, whole(text))


@pytest.mark.parametrize(
    "text",
    [
        *CREDITED,
        "A Reuters/Ipsos poll of 1,000 adults found otherwise.",
        "Getty Images sued the firm on Monday.",
        "“Harbour plan stalls.” (Reuters)",
        "He said the plan had failed. (Reuters)",
        "The AP photo desk is in London and/or New York.",
    ],
)
def test_no_picture_s_credit(text):
    assert not is_photo_credit(text, whole(text))


def test_every_usual_name_is_known_once():
    names = [source.name for source in SOURCES]
    assert len(set(names)) == len(names)
    assert all(source_named(name) for name in names)
    assert {"Reuters", "Associated", "AP"} <= FIRST_WORDS


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("abcnews.go.com", "ABC News"),
        ("www.reuters.com", "Reuters"),
        ("uk.reuters.com", "Reuters"),
        ("chof360.com", "chof360.com"),
        ("mobile.twitter.com", None),
    ],
)
def test_a_domain_is_the_name_of_its_outlet(domain, name):
    source = source_of_domain(domain)
    assert (source.name if source else None) == name
