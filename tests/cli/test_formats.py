import json

import pytest

from lineage.cli.main import main
from lineage.read import formats
from lineage.read.formats import KINDS


def told(capsysbinary, *flags):
    assert main(["formats", *flags]) == 0
    return capsysbinary.readouterr().out.decode()


def test_every_format_is_listed_with_its_suffixes(capsysbinary):
    lines = told(capsysbinary).splitlines()
    for kind in KINDS:
        (line,) = [line for line in lines if line.split()[:1] == [kind.name]]
        assert set(kind.suffixes) <= set(line.split())
        assert kind.about in line


def test_what_is_missing_is_listed_with_the_next_step(capsysbinary, monkeypatch):
    assert "missing" not in told(capsysbinary)
    monkeypatch.setattr(formats, "find_spec", lambda _: None)
    listed = told(capsysbinary)
    assert "(missing: pip install 'wirelineage[pages]')" in listed
    assert max(map(len, listed.splitlines())) <= 80


def test_programs_read_the_list_as_json(capsysbinary):
    page = json.loads(told(capsysbinary, "--format", "json"))
    assert [one["name"] for one in page["formats"]] == [kind.name for kind in KINDS]
    html = next(one for one in page["formats"] if one["name"] == "html")
    assert (html["extra"], html["is_installed"]) == ("pages", True)
    assert ".gz" in page["packing"]


@pytest.mark.parametrize("verb", ["info", "report"])
def test_from_says_what_the_sources_are(verb, straw, tmp_path, capsysbinary):
    (tmp_path / "a.story").write_text("He left the room.")
    assert main([verb, str(tmp_path / "a.story")]) == 3
    assert main([verb, str(tmp_path / "a.story"), "--from", "txt"]) == 0
    assert [article.id for article in straw.seen] == ["a"]


def test_a_format_that_is_not_there_is_a_wrong_use(straw, tmp_path, capsysbinary):
    assert main(["info", str(tmp_path), "--from", "txtt"]) == 2
    assert b"did you mean txt?" in capsysbinary.readouterr().err
