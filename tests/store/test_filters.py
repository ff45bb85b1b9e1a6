import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import OptionError
from lineage.model import Outlet, Tally
from lineage.store import save
from lineage.store.filter_fields import FIELDS
from lineage.store.filters import DECIDED, Filter, completions, parse
from lineage.store.hits import can_search
from lineage.store.lineage_file import connect

KINDS = {"article": "articles", "story": "stories", "passage": "passages", "outlet": "outlets"}


@pytest.fixture(scope="module")
def file(borders_lineage, tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "x.wl"
    save(borders_lineage, path)
    with closing(connect(path)) as opened:
        opened.execute(DECIDED)
        opened.execute("INSERT INTO decided VALUES (0, 1), (2, 0)")
        yield opened


@pytest.fixture(scope="module", params=[True, False], ids=["index", "no index"])
def ask(file, request):
    if request.param and not can_search(file):
        pytest.skip("this SQLite has no full-text search")

    def names(text, kind="article"):
        sql, params = getattr(parse(text), KINDS[kind])(has_search=request.param)
        return " ".join(
            row[0]
            for row in file.execute(f"SELECT name FROM {kind} WHERE {sql} ORDER BY id", params)
        )

    return names


ARTICLES = {
    "": "anewz standard talk",
    "outlet:anewz": "anewz",
    "outlet:ANEWZ,nobody": "anewz",
    "outlet:an*": "anewz",
    'outlet:"an*"': "",
    "outlet:*": "anewz",
    "outlet:unknown": "standard talk",
    "outlet:unknown|anewz": "anewz standard talk",
    "-outlet:anewz": "standard talk",
    "-outlet:an*": "standard talk",
    "outlet:an_wz": "",
    "outlet:%": "",
    "date:2025": "anewz",
    "date:2025-02": "anewz",
    "date:2025-02-12": "anewz",
    "date:2025-02-13": "",
    "date:2025-02-11..12": "anewz",
    "date:2025-02-13..14": "",
    "date:2025-01..02": "anewz",
    "date:..2025-02": "anewz",
    "date:..2025-02-11": "",
    "date:2025-02-12..": "anewz",
    "date:2025-02-13..": "",
    "date:2024,2025": "anewz",
    "date:unknown": "standard talk",
    "-date:2025": "standard talk",
    "date=2025": "anewz",
    "label:E": "anewz standard",
    "label:edited": "anewz standard",
    "label:ed": "anewz standard",
    "label:quot": "talk",
    "label:W|Q": "anewz talk",
    "-label:E": "talk",
    "words>=1": "anewz standard talk",
    "words>20": "anewz standard",
    "words<=20": "talk",
    "words:10": "talk",
    "words=10": "talk",
    "words<9": "",
    "match>30%": "anewz standard",
    "match<=0": "talk",
    "match>=100": "",
    "quotes:yes": "talk",
    "quotes:no": "anewz standard",
    "-quotes:yes": "anewz standard",
    "credit:Reuters": "anewz",
    "credit:reuters": "anewz",
    'credit:"thomson reuters"': "anewz",
    "credit:reu*": "anewz",
    "credit:none": "standard talk",
    "credit:none|Reuters": "anewz standard talk",
    "credit:AP": "",
    "-credit:*": "standard talk",
    "wire:reuters": "anewz standard",
    "wire:wire:reuters": "anewz standard",
    "wire:unnamed": "talk",
    "wire:none": "",
    "wire:AP": "",
    "-wire:reuters": "talk",
    "direction:known": "anewz standard",
    "direction:unknown": "talk",
    "-direction:unknown": "anewz standard",
    "story:1": "anewz standard talk",
    "story:2": "",
    "story:anewz": "anewz standard talk",
    "story:story:anewz": "anewz standard talk",
    "story:an*": "anewz standard talk",
    "story:none": "",
    "article:sta": "standard",
    "article:standard,talk": "standard talk",
    "title:unrealistic": "standard",
    "title:moscow": "",
    "title:border*": "standard",
    "title:“unrealistic”": "standard",
    'title:"moscow controls"': "",
    "url:*": "",
    "has:note": "anewz",
    "by:human": "anewz talk",
    "by:model": "standard",
    "by:human -has:note": "talk",
    "moscow": "standard",
    "Moscow hegseth": "standard",
    "moscow|rained": "standard talk",
    "-moscow": "anewz talk",
    '"Mr Hegseth delivered"': "standard",
    '"Hegseth Mr delivered"': "",
    "Ukraine's": "anewz",
    "Ukraine’s": "anewz",
    "“the war,” he added": "anewz standard",
    "unrealistic": "standard",
    "deliver*": "standard",
    "outlet:anewz label:E words>=8": "anewz",
    "outlet:anewz moscow": "",
}


@pytest.mark.parametrize("text", ARTICLES)
def test_a_term_lets_its_articles_through(ask, text):
    assert ask(text) == ARTICLES[text]


OTHERS = {
    ("story", ""): "story:anewz",
    ("story", "outlet:anewz"): "story:anewz",
    ("story", "outlet:nobody"): "",
    ("story", "outlet:anewz moscow"): "",
    ("story", "story:1"): "story:anewz",
    ("story", "-story:1"): "",
    ("story", "story:1 label:E"): "story:anewz",
    ("story", "by:human"): "story:anewz",
    ("passage", ""): "passage:anewz:2",
    ("passage", "label:E"): "passage:anewz:2",
    ("passage", "label:C"): "",
    ("passage", "quotes:no"): "passage:anewz:2",
    ("passage", "quotes:yes"): "",
    ("passage", "words>=8"): "passage:anewz:2",
    ("passage", "words>80"): "",
    ("passage", "outlet:anewz"): "passage:anewz:2",
    ("passage", "article:talk"): "",
    ("passage", "label:E article:standard"): "passage:anewz:2",
    ("outlet", ""): "Anewz The Standard",
    ("outlet", "outlet:anewz"): "Anewz",
    ("outlet", "-outlet:anewz"): "The Standard",
    ("outlet", "label:E"): "Anewz",
    ("outlet", "label:Q"): "",
}


@pytest.mark.parametrize(("kind", "text"), OTHERS)
def test_other_rows_fit_by_themselves_or_by_their_articles(ask, kind, text):
    assert ask(text, kind) == OTHERS[kind, text]


def test_accents_do_not_matter_in_the_index(lineage_of, document, tmp_path):
    save(lineage_of(document("a", "Erdoğan met Wałęsa in a café.")), tmp_path / "x.wl")
    with closing(connect(tmp_path / "x.wl")) as opened:
        if not can_search(opened):
            pytest.skip("this SQLite has no full-text search")
        for text in ("cafe", "CAFÉ", '"Erdogan met"'):
            sql, params = parse(text).articles()
            assert opened.execute(f"SELECT id FROM article WHERE {sql}", params).fetchall()


def test_an_outlet_is_found_by_its_usual_name_and_by_the_article_s(lineage_of, document, tmp_path):
    cnn = Outlet("CNN", 1, Tally(added=2), 0, 0, 0, None)
    saved = lineage_of(document("a", "It rained.", outlet="CNN (Web News)"), outlets=(cnn,))
    save(saved, tmp_path / "x.wl")
    with closing(connect(tmp_path / "x.wl")) as opened:
        for text in ("outlet:cnn", "outlet:CNN*", 'outlet:"CNN (Web News)"'):
            sql, params = parse(text).articles()
            assert opened.execute(f"SELECT name FROM article WHERE {sql}", params).fetchall()
        for text in ("outlet:cnn", "outlet:CNN*", "date:unknown"):
            sql, params = parse(text).outlets()
            assert opened.execute(f"SELECT name FROM outlet WHERE {sql}", params).fetchall()


def test_an_address_is_found_by_any_part_of_it(lineage_of, document, tmp_path):
    saved = lineage_of(document("a", "It rained.", url="https://a.example/x"))
    save(saved, tmp_path / "x.wl")
    with closing(connect(tmp_path / "x.wl")) as opened:
        for text, found in {"url:a.example": 1, "url:a.ex*": 0, "url:https://a*": 1}.items():
            sql, params = parse(text).articles()
            assert len(opened.execute(f"SELECT 1 FROM article WHERE {sql}", params).fetchall()) == (
                found
            )


SAID = {
    "": "everything",
    "outlet:anewz,standard label:E|P words>=8 quotes:no": "outlet is anewz or standard; "
    "label is edited or paraphrased; 8 words or more; without quotes",
    "-outlet:blog* credit:none|Reuters": "outlet is not blog…; credits nobody or Reuters",
    "match>30.0% words<5": "more than 30% matched; less than 5 words",
    "date:2025-02-12..14,unknown": "date is 2025-02-12 to 2025-02-14 or unknown",
    "date:..2025 date:2024-01..": "date is 2025 or earlier; date is 2024-01 or later",
    '-"durable peace" has:note by:human': 'text has not "durable peace"; has a note; decided by '
    "people",
}


@pytest.mark.parametrize("text", SAID)
def test_a_filter_is_said_in_words(text):
    assert parse(text).describe() == SAID[text]


WRITTEN = {
    "  OUTLET:anewz|standard   label:E ": "outlet:anewz,standard label:edited",
    "words:08": "words=8",
    "match>030.50": "match>30.5%",
    "date:2025-02-12..14": "date:2025-02-12..2025-02-14",
    "“durable peace” text:war": '"durable peace" war',
    'outlet:"The Standard"*': 'outlet:"The Standard"*',
    '"durable': "durable",
    'outlet:a"b c"': 'outlet:"ab c"',
    'outlet:"a ""b"" c"': 'outlet:"a ""b"" c"',
    "a,b": "a,b",
    "a, b": "a b",
    "peace – & war": "peace war",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_filter_is_written_in_one_way(text):
    assert parse(text).text == WRITTEN[text]


WRONG = {
    "outlt:anewz": "character 1: there is no field outlt; did you mean outlet?",
    "war  lang:en": "character 6: there is no field lang; fields: outlet, date,",
    "https://x.org": "put it in quotation marks",
    "label:editd": "did you mean edited?",
    "quotes:maybe": "it can be yes, no",
    "words>=many": "write it like words>=8",
    "words:9*": "write it like",
    "match>101": "no percentage",
    "date:2025-13": "2025-13 is no date",
    "date:2025-02-30": "2025-02-30 is no date",
    "date:2025-02-12..11": "is before 2025-02-12",
    "date:..": "no date",
    "date:2025*": "no date",
    "story:0": "count from 1",
    "outlet>anewz": "outlet cannot be compared; write outlet:VALUE",
    "war outlet:": "character 5: outlet: needs a value",
    "title:—": "no letter or digit",
    "x " * 200: "100 words and values are enough",
    "x" * 10_001: "10,000 characters at most",
}


@pytest.mark.parametrize("text", WRONG, ids=[text[:20] for text in WRONG])
def test_what_does_not_fit_is_told_with_its_place(text):
    with pytest.raises(OptionError) as told:
        parse(text)
    assert WRONG[text] in str(told.value)


HOSTILE = (
    *('"', '""', '"""', "'", "“", "*", '"*"*', "-", "--", "- -", ",", "|", ",,|", "NEAR(", "\0"),
    *("NEAR(a b, 2)", "a AND OR NOT", "a^b", "{title}", "title ^ x", "a\0b", "outlet:a\0b*"),
    *('"a\0b"', "\ud800x", "outlet:\ud800*", "'; DROP TABLE article; --", "a" * 10_000),
    *("outlet:" + "%" * 9_000 + "*", "é" * 9_000, "outlet:" + "😀" * 9_000 + "*", "a b " * 50),
    *(",".join(map(str, range(100))), " ".join(map(str, range(100))), "url:" + "x,y" * 33),
    *(",".join("a" * 100), "outlet:" + "|".join("ap" * 50), '"' + "a " * 4_000, "ᚠ", "²", "_"),
    *("credit:" + ",".join(["x", *"ab" * 49]), "(" * 5_000, "\\", "outlet:\\", "url:%_"),
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_the_question(ask, kind, text):
    ask(text, kind)
    assert parse(parse(text).text) == parse(text)


values = st.text(max_size=8) | st.sampled_from(["2025-02", "E", "yes", "8", "30%", "note", "12"])
pieces = st.one_of(
    st.text(max_size=12),
    st.builds("{}{}{}{}{}".format, st.sampled_from(["", "-"]), st.sampled_from(list(FIELDS)),
              st.sampled_from([":", ">=", "<"]), values, st.sampled_from(["", "*", ",x", '"y z"'])),
    st.builds('"{}"{}'.format, values, st.sampled_from(["", "*", "|z"])),
)  # fmt: skip


@given(st.lists(pieces, max_size=4).map(" ".join))
def test_a_written_filter_parses_to_itself(text):
    try:
        chosen = parse(text)
    except OptionError:
        return
    assert parse(chosen.text) == chosen
    chosen.describe()


@given(st.text(max_size=30))
def test_any_text_is_a_filter_or_is_told_why_not(text):
    try:
        parse(text)
    except OptionError as error:
        assert str(error)


def test_a_filter_without_a_term_has_the_others():
    chosen = parse("outlet:anewz words>=8 war")
    assert chosen.without(1) == parse("outlet:anewz war")
    assert not Filter()


def test_only_what_people_decided_needs_their_table():
    assert parse("by:human").needs_decided and parse("-has:note").needs_decided
    assert not parse("outlet:anewz has").needs_decided


def test_without_an_index_the_file_is_not_searched_by_it():
    with closing(sqlite3.connect(":memory:")) as empty:
        assert not can_search(empty)


COMPLETED = {
    "ou": ["outlet:"],
    "-ou": ["-outlet:"],
    "war wo": ["war words>="],
    "label:": [f"label:{each}" for each in FIELDS["label"].choices],
    "label:E|p": ["label:E|paraphrased", "label:E|copied"],
    "outlet:st": ['outlet:"Standard Times"', 'outlet:"The Standard"'],
    "outlet:an": ["outlet:Anewz", 'outlet:"The Standard"', 'outlet:"Standard Times"'],
    'x outlet:anewz,"the s': ['x outlet:anewz,"The Standard"'],
    "outlet:“the": ['outlet:"The Standard"'],
    "words>=": [],
    "nothing:": [],
    "war": [],
    '"war of': [],
    "outlet:a|": ['outlet:a|"The Standard"', 'outlet:a|"Standard Times"', "outlet:a|Anewz"],
}


@pytest.mark.parametrize("before", COMPLETED)
def test_what_was_begun_is_completed(before):
    known = {"outlet": ["The Standard", "Standard Times", "Anewz"]}
    assert completions(before, lambda field: known.get(field, [])) == COMPLETED[before]


def test_an_empty_filter_could_become_any_term():
    assert len(completions("", lambda field: [])) == len(FIELDS)
