from lineage.options import ReadOptions
from lineage.read.columns import aliases, renamed


def test_named_columns_need_no_other():
    names = ["id", "text", "outlet", "medium", "headline", "title"]
    assert aliases(names, ReadOptions()) == {}


def test_likeliest_usual_name_stands_in_whatever_its_case():
    names = ["DocID", "Source", "Medium", "body", "Author", "Headline", "Length"]
    assert aliases(names, ReadOptions()) == {
        "id": "DocID", "text": "body", "outlet": "Medium", "title": "Headline", "authors": "Author",
    }  # fmt: skip


def test_name_that_an_option_gives_is_looked_for_alone():
    assert aliases(["medium", "body"], ReadOptions(outlet_field="paper", text_field="story")) == {}


def test_values_of_a_stand_in_are_found_under_the_name_of_the_field():
    assert renamed({"body": "x", "n": 1}, {"text": "body"}) == {"text": "x", "n": 1}
