import pytest

from lineage.errors import InputError
from lineage.options import ReadOptions
from lineage.read import open_corpus


def corpus_of(*sources, **options):
    corpus = open_corpus(sources, ReadOptions(**options))
    return {article.id: article for article in corpus}, corpus.skipped


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("He left.")
    (folder / "b.jsonl").write_text('{"id": "b", "text": "She stayed.", "outlet": "Own"}')
    return folder


def test_manifest_of_a_folder_is_joined(folder):
    rows = 'id,outlet,date,authors\na,"Anewz, Baku",2025-02-12,Ann; Bo\n'
    (folder / "manifest.csv").write_text(rows)
    articles, skipped = corpus_of(folder)
    a = articles["a"]
    assert (a.outlet, a.published, a.authors) == ("Anewz, Baku", "2025-02-12", ("Ann", "Bo"))
    assert skipped == []


def test_a_table_may_declare_sources(folder, tmp_path):
    (folder / "manifest.csv").write_text('id,sources\na,"AFP; https://x.test/a"\n')
    articles, _ = corpus_of(folder)
    assert articles["a"].sources == ("AFP", "https://x.test/a")
    (tmp_path / "m.csv").write_text("id,credit\nb,Reuters\n")
    articles, _ = corpus_of(folder, metadata=str(tmp_path / "m.csv"), sources_field="credit")
    assert articles["b"].sources == ("Reuters",)


def test_a_table_among_the_texts_is_no_article(folder):
    (folder / "m.csv").write_text("id,outlet\na,Talk\n")
    articles, skipped = corpus_of(folder, metadata=str(folder / "m.csv"))
    assert (articles["a"].outlet, skipped) == ("Talk", [])
    (folder / "inner").mkdir()
    (folder / "inner" / "manifest.csv").write_text("id,outlet\na,Talk\n")
    _, (note,) = corpus_of(folder, metadata=str(folder / "m.csv"))
    assert note.reason.startswith("1 file with metadata left unread")


def test_metadata_wins_over_the_manifest_and_fills_field_by_field(folder, tmp_path):
    (folder / "manifest.csv").write_text("id,outlet,title\na,Manifest,Kept\n")
    (tmp_path / "m.csv").write_text("id,outlet,title\na,Given,\n")
    articles, _ = corpus_of(folder, metadata=str(tmp_path / "m.csv"))
    assert (articles["a"].outlet, articles["a"].title) == ("Given", "Kept")


def test_record_wins_over_metadata(folder, tmp_path):
    (tmp_path / "m.csv").write_text("id,outlet,url\nb,Other,https://x.test\n")
    articles, _ = corpus_of(folder, metadata=str(tmp_path / "m.csv"))
    assert (articles["b"].outlet, articles["b"].url) == ("Own", "https://x.test")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_spreadsheet_csv_is_read(folder, tmp_path, separator):
    rows = "\ufeffid,outlet\r\na,Anewz\r\n".replace(",", separator)
    (tmp_path / "m.csv").write_bytes(rows.encode())
    articles, _ = corpus_of(folder, metadata=str(tmp_path / "m.csv"))
    assert articles["a"].outlet == "Anewz"


def test_bad_date_is_noted_where_it_stands_and_the_article_kept(folder):
    (folder / "manifest.csv").write_text("id,date\na,1/21/18\n")
    articles, (note,) = corpus_of(folder)
    assert articles["a"].published is None
    assert (note.path, note.place) == (str(folder / "manifest.csv"), "line 2")
    assert note.reason == "bad date '1/21/18', kept as undated"


def test_second_row_for_an_id_is_noted(folder):
    (folder / "manifest.csv").write_text("id,outlet\na,First\na,Second\n,None\n")
    articles, notes = corpus_of(folder)
    assert articles["a"].outlet == "First"
    assert [note.place for note in notes] == ["line 3", "line 4"]


def test_manifest_of_another_kind_is_noted_and_left_out(folder):
    (folder / "manifest.csv").write_text("file,sha\na.txt,ff\n")
    articles, (note,) = corpus_of(folder)
    assert set(articles) == {"a", "b"}
    assert "no column 'id'" in note.reason


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"name,outlet\na,Anewz\n", "its columns: name, outlet"),
        (b"", "its columns: none"),
        (b"id,outlet\na,caf\xe9\n", "is not UTF-8"),
        (b'id,outlet\na,"Anewz\nb,Talk\n', "is not a CSV that can be read"),
        (None, "cannot be read"),
    ],
)
def test_metadata_that_cannot_be_joined_is_refused(folder, tmp_path, content, complaint):
    path = tmp_path / "m.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=complaint):
        open_corpus([folder], ReadOptions(metadata=str(path)))


def test_a_table_is_read_as_tables_of_articles_are(folder, tmp_path):
    long = "x" * 200_000
    for rows in ("id|outlet\na|Talk\n", f'id,outlet,note\na,Talk,"{long}"\n'):
        (tmp_path / "m.csv").write_text(rows)
        articles, skipped = corpus_of(folder, metadata=str(tmp_path / "m.csv"))
        assert (articles["a"].outlet, skipped) == ("Talk", [])


def test_a_row_that_cannot_be_read_is_a_note(folder, tmp_path):
    (tmp_path / "m.csv").write_text('id,outlet\nb,"Bad"ly\na,Talk\n')
    articles, (note,) = corpus_of(folder, metadata=str(tmp_path / "m.csv"))
    assert (articles["a"].outlet, note.place) == ("Talk", "line 2")
