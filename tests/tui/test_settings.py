import pytest

from lineage.errors import OptionError
from tui.settings import Settings, read_settings

LAYERS = ("flag", "environment", "folder", "project", "own")


@pytest.fixture
def read(tmp_path):
    """Reads what was written to files of a folder (and its `config` folder)."""

    def read(files=(), *, env=(), commands=None, **flags):
        for name, content in dict(files).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        env = {"XDG_CONFIG_HOME": str(tmp_path / "config"), **dict(env)}
        return read_settings(flags, env=env, folder=tmp_path, commands=commands)

    return read


OWN = "config/wirelineage/config.toml"


def test_without_any_settings_there_are_defaults(read):
    assert read() == Settings(theme=None, ascii=None, text_width=88, keys={})


@pytest.mark.parametrize("strongest", range(len(LAYERS)))
def test_the_nearer_a_setting_the_stronger(read, strongest):
    files = {
        "wirelineage.toml": "text_width = 102",
        "pyproject.toml": "[tool.wirelineage]\ntext_width = 103",
        OWN: "text_width = 104",
    }
    files = dict([*files.items()][max(strongest - 2, 0) :])
    env = {"WIRELINEAGE_TEXT_WIDTH": "101"} if strongest <= 1 else {}
    flag = 100 if strongest == 0 else None
    assert read(files, env=env, text_width=flag).text_width == 100 + strongest


def test_settings_of_all_places_add_up(read):
    files = {
        "wirelineage.toml": "ascii = true\n[keys]\nfind = 'ctrl+f'",
        OWN: "ascii = false\ntheme = 'mono'\n[keys]\nfind = 'slash'\nquit = 'x'",
    }
    assert read(files) == Settings("mono", True, 88, {"find": "ctrl+f", "quit": "x"})


def test_settings_of_verbs_and_of_the_screen_stand_in_one_file(read):
    verbs = "jobs = 4\n[report]\nformat = 'json'\n"
    file = f"theme = 'mono'\nwho = 'Ana'\n{verbs}[ui]\ntheme = 'wire-light'"
    assert read({OWN: file}) == Settings(theme="wire-light", who="Ana")


def test_a_dash_is_as_good_as_an_underscore(read):
    assert read({OWN: "text-width = 70"}).text_width == 70


def test_who_decides_has_a_name(read):
    assert read({OWN: "who = ' Ana '"}).who == "Ana"
    assert read({OWN: "who = 'Ana'"}, env={"WIRELINEAGE_WHO": "Bo"}).who == "Bo"


@pytest.mark.parametrize(
    ("value", "is_ascii"), [("1", True), ("yes", True), ("0", False), ("off", False), ("", None)]
)
def test_ascii_of_the_environment(read, value, is_ascii):
    assert read(env={"WIRELINEAGE_ASCII": value}).ascii is is_ascii


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("theme = 'pink'", "theme must be one of wire-dark, wire-light, high-contrast, mono; "),
        ("theme = []", "theme must be one of "),
        ("ascii = 3", "ascii must be true or false; got 3"),
        ("text_width = 3", "text_width must be a whole number of cells, 20 or more; got 3"),
        ("who = ' '", "who must be a name; got ' '"),
        ("text_width = true", "text_width must be a whole number"),
        ("keys = 3", "keys must be a table of commands"),
        ("keys.find = 3", "keys must be a table of commands"),
        ("keys.finde = 'x'", ", line 1: [keys]: there is no command 'finde'; did you mean 'find'?"),
        ("# theme\nui.theme = 'pink'", ", line 2: theme must be one of "),
        ("theme = ", "is not TOML (Invalid value"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_what_is_valid(read, tmp_path, content, message):
    with pytest.raises(OptionError) as told:
        read({"wirelineage.toml": content}, commands=["find", "quit"])
    assert str(told.value).startswith(str(tmp_path / "wirelineage.toml"))
    assert message in str(told.value)


@pytest.mark.parametrize(
    ("env", "flags", "place"),
    [
        ({"WIRELINEAGE_THEME": "pink"}, {}, "WIRELINEAGE_THEME: theme must be"),
        ({}, {"text_width": 2}, "--text-width: text_width must be"),
    ],
)
def test_a_mistake_outside_files_names_the_flag_or_variable(read, env, flags, place):
    with pytest.raises(OptionError, match=place):
        read(env=env, **flags)


def test_a_file_in_another_encoding_is_told(read, tmp_path):
    (tmp_path / "wirelineage.toml").write_bytes(b"theme = '\xe9'")
    with pytest.raises(OptionError, match=r"wirelineage\.toml is not TOML"):
        read()


def test_a_folder_of_that_name_is_told(read, tmp_path):
    (tmp_path / "wirelineage.toml").mkdir()
    with pytest.raises(OptionError, match=r"wirelineage\.toml cannot be read"):
        read()


def test_a_project_of_others_is_none_of_our_business(read):
    assert read({"pyproject.toml": "not [ TOML"}) == Settings()
    assert read({"pyproject.toml": "[project]\nname = 'wirelineage'"}) == Settings()


def test_our_part_of_a_project_must_be_a_table(read):
    with pytest.raises(OptionError, match=r"write \[tool\.wirelineage\]"):
        read({"pyproject.toml": "[tool]\nwirelineage = 3"})


def test_a_key_may_be_named_with_its_scope(read):
    assert read({OWN: "[keys]\nlist.sort = 'o'\nquit = 'x'"}).keys == {
        "list.sort": "o",
        "quit": "x",
    }


def test_every_setting_knows_where_it_was_said(read, tmp_path):
    files = {OWN: "text_width = 70\ntheme = 'mono'", "wirelineage.toml": "theme = 'wire-light'"}
    settings = read(files, env={"WIRELINEAGE_ASCII": "1"})
    assert settings.origins == {
        "ascii": "WIRELINEAGE_ASCII",
        "theme": str(tmp_path / "wirelineage.toml"),
        "text_width": str(tmp_path / OWN),
    }
