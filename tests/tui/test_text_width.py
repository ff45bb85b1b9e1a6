import pytest

from tui.settings import Settings


@pytest.mark.parametrize("pressed", [("2", "enter"), ("4",)])
def test_texts_are_no_wider_than_settings_say(keys, app_of, borders_lineage, pressed):
    narrow = app_of(borders_lineage, settings=Settings(text_width=40))
    wide = app_of(borders_lineage, settings=Settings(text_width=90))
    words = "direct statement yet" if len(pressed) == 2 else "Hegseth [-gave-]"
    assert words not in keys(narrow, *pressed, size=(119, 30))
    assert words in keys(wide, *pressed, size=(119, 30))
