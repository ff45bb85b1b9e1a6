from tui.place import History, Place

HOME, LIST, TEXT = Place("overview"), Place("articles", at=3), Place("article", 7)


def test_back_and_forward_are_mirrors():
    history = History()
    history.leave(HOME)
    history.leave(LIST)
    assert history.back(TEXT) == LIST
    assert history.back(LIST) == HOME
    assert history.back(HOME) is None
    assert history.forward(HOME) == LIST
    assert history.forward(LIST) == TEXT
    assert history.forward(TEXT) is None


def test_a_new_way_forgets_the_old_one_ahead():
    history = History()
    history.leave(HOME)
    history.back(LIST)
    history.leave(HOME)
    assert history.forward(TEXT) is None
