from tui.settings import Settings, read_settings


def test_the_log_says_what_was_skipped_and_why(keys, app):
    shown = keys(app, "exclamation_mark", size=(100, 40))
    assert "Skipped: 1 input" in shown
    assert "in/empty.txt: the file is empty; leave it out" in shown


def test_the_log_says_how_the_store_was_made_and_what_it_holds(keys, app):
    shown = keys(app, "f12", size=(100, 40))
    assert "wirelineage 0.1.0; options: defaults" in shown
    assert "input digest: d1935c" in shown
    assert "3 articles, 12 sentences" in shown


def test_the_log_says_where_settings_come_from(keys, app_of, borders_lineage, tmp_path):
    settings = read_settings(
        {"theme": "mono"}, env={"WIRELINEAGE_TEXT_WIDTH": "70"}, folder=tmp_path
    )
    shown = keys(app_of(borders_lineage, settings=settings), "exclamation_mark", size=(100, 40))
    assert "theme: mono (--theme)" in shown
    assert "text_width: 70 (WIRELINEAGE_TEXT_WIDTH)" in shown
    assert "ascii: no (default)" in shown


def test_the_log_keeps_what_was_said(keys, app):
    shown = keys(app, "2", "M", "exclamation_mark", size=(100, 40))
    assert "Nothing is marked; m marks a row." in shown


def test_the_log_scrolls_and_closes(keys, app):
    assert "Settings" in keys(app, "exclamation_mark", "G", size=(60, 18))


def test_esc_closes_the_log(keys, app):
    assert "Anewz" in keys(app, "2", "exclamation_mark", "escape")


def test_hostile_names_are_shown_without_harm(keys, app_of, bomb_lineage):
    app = app_of(bomb_lineage, settings=Settings(keys={"app.log": "x"}))
    assert "app.log = x" in keys(app, "x", size=(100, 40))
