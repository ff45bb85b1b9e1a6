from lineage.text.nearest import nearest


def test_a_mistyped_name_finds_the_one_that_was_meant():
    assert nearest("outlt", ["date", "outlet", "label"]) == "outlet"


def test_what_is_like_nothing_finds_nothing():
    assert nearest("lang", ["date", "outlet"]) is None
    assert nearest("lang", []) is None


def test_of_equally_likely_names_the_first_of_the_alphabet_is_meant():
    assert nearest("bat", ["rat", "cat"]) == "cat"
