from lineage.descent.census import Census
from lineage.descent.survey import survey
from lineage.descent.uses import uses
from lineage.model import Lineage, Use


def census(lineage: Lineage) -> Census:
    return Census(survey(lineage.documents), lineage.origins)


def test_each_side_counts_its_own_words(document, lineage_of):
    a = document("a", "One two three.", "Four.", outlet="Anewz")
    b = document("b", "One two three or four.", outlet="Bnewz")
    lineage = lineage_of(a, b, links=[("a", 0, "edited", "b", 0)])
    assert uses(census(lineage), lineage.alignments) == (
        Use("Anewz", "Bnewz", 1, 3),
        Use("Bnewz", "Anewz", 1, 5),
    )


def test_a_sentence_counts_once_for_an_outlet_with_many_articles(document, lineage_of):
    a = document("a", "One two three.", outlet="Anewz")
    others = [document(name, "One two three.", outlet="Bnewz") for name in "bc"]
    links = [("a", 0, "copied", "b", 0), ("a", 0, "copied", "c", 0)]
    lineage = lineage_of(a, *others, links=links)
    assert uses(census(lineage), lineage.alignments) == (
        Use("Anewz", "Bnewz", 1, 3),
        Use("Bnewz", "Anewz", 2, 6),
    )


def test_shared_quotes_and_ones_own_articles_do_not_count(document, lineage_of):
    a, b = (document(name, "“One two.”", outlet="Anewz") for name in "ab")
    c = document("c", "“One two.”", outlet="Bnewz")
    links = [("a", 0, "copied", "b", 0), ("a", 0, "quoted", "c", 0)]
    lineage = lineage_of(a, b, c, links=links)
    assert uses(census(lineage), lineage.alignments) == ()


def test_articles_with_the_same_text_share_all_that_tells_the_story(document):
    a, b = document("a", "One two.", outlet="Anewz"), document("b", "One two.", outlet="Bnewz")
    assert uses(Census(survey([a, b]), (), [("a", "b")]), ()) == (
        Use("Anewz", "Bnewz", 1, 2),
        Use("Bnewz", "Anewz", 1, 2),
    )
