"""The tables and views of a lineage file, as SQL; nothing here opens a file.

Tables have integer keys and keep every field of `Lineage`; an `n` gives the
place in a tuple. The text of an article is stored once, its sentences as spans
of code points. The views, `v_…`, are for people and other programs. Sums that can be had from
other tables (words of an article by label, articles of a story) are stored where lists are sorted
by them. `article_search` is SQLite's full-text index of titles and texts, where SQLite has one.

SQL functions take a NUL character for the end of a text. Where an article holds
one, the column `text` has U+2400 (␀) in its place and `nuls` lists the offsets:
spans and `substr` stay right in SQL, and the loader puts the NULs back.
"""

from __future__ import annotations

from lineage.model import TALLY_FIELDS

APPLICATION_ID = 0x574C696E
"""`WLin` in ASCII, at byte 68 of the file."""
SCHEMA_VERSION = 5
"""`user_version`, at byte 60 of the file."""
NUL_PICTURE = "␀"


def _by_label(side: str, declaration: str = "") -> str:
    return ", ".join(f"{side}_{name}{declaration}" for name in TALLY_FIELDS)


TABLES = f"""
-- One row: how the answer was made.
CREATE TABLE run (version TEXT NOT NULL, input_digest TEXT NOT NULL);
CREATE TABLE option (id INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL);
CREATE TABLE skipped (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL, place TEXT NOT NULL, reason TEXT NOT NULL,
  next_step TEXT NOT NULL);

-- publisher: the name of its outlet in the table outlet, for all the ways to write it.
-- sentences, words by label: sums over the article's sentences, so that lists can be sorted.
CREATE TABLE article (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, outlet TEXT, title TEXT, published TEXT, url TEXT,
  publisher TEXT,
  sentences INTEGER NOT NULL, {", ".join(f"{name} INTEGER NOT NULL" for name in TALLY_FIELDS)});
CREATE TABLE article_text (
  id INTEGER PRIMARY KEY REFERENCES article, text TEXT NOT NULL, nuls TEXT NOT NULL);
CREATE TABLE author (
  article INTEGER NOT NULL REFERENCES article, n INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (article, n)) WITHOUT ROWID;
-- What the file declares of the article's sources: names and addresses, as they are written.
CREATE TABLE declared_source (
  article INTEGER NOT NULL REFERENCES article, n INTEGER NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (article, n)) WITHOUT ROWID;
-- declared: the declaration that names it; NULL: the text does.
CREATE TABLE credit (
  id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, name TEXT NOT NULL,
  kind TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL, is_agency INTEGER NOT NULL,
  declared TEXT);
CREATE TABLE sentence (
  id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES article, n INTEGER NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, role TEXT NOT NULL, words INTEGER NOT NULL);
CREATE TABLE quote (
  id INTEGER PRIMARY KEY, sentence INTEGER NOT NULL REFERENCES sentence,
  start INTEGER NOT NULL, stop INTEGER NOT NULL);
-- Families of equal texts.
CREATE TABLE duplicate (
  id INTEGER PRIMARY KEY, family INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES article);

-- Equal verdicts are stored once. reasons is a JSON list of {{feature, value, weight}}.
CREATE TABLE verdict (
  id INTEGER PRIMARY KEY, label TEXT NOT NULL, rule TEXT NOT NULL, probability REAL NOT NULL,
  reasons TEXT NOT NULL);
-- Pairs of articles with links; channels are separated by spaces.
CREATE TABLE alignment (
  id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES article,
  b INTEGER NOT NULL REFERENCES article, channels TEXT NOT NULL, bits REAL NOT NULL);
CREATE TABLE link (
  id INTEGER PRIMARY KEY, alignment INTEGER NOT NULL REFERENCES alignment,
  source INTEGER NOT NULL REFERENCES sentence, target INTEGER NOT NULL REFERENCES sentence,
  verdict INTEGER NOT NULL REFERENCES verdict);
CREATE TABLE origin (
  id INTEGER PRIMARY KEY, sentence INTEGER NOT NULL REFERENCES sentence,
  best INTEGER REFERENCES sentence, verdict INTEGER NOT NULL REFERENCES verdict);
-- articles: that carry it; words: of its longest reading.
CREATE TABLE passage (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, articles INTEGER NOT NULL,
  words INTEGER NOT NULL);
CREATE TABLE carrier (
  id INTEGER PRIMARY KEY, passage INTEGER NOT NULL REFERENCES passage,
  sentence INTEGER NOT NULL REFERENCES sentence);

-- What two articles are to each other; words of each side by label.
CREATE TABLE edge (
  id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES article,
  b INTEGER NOT NULL REFERENCES article, relation TEXT NOT NULL, source TEXT,
  probability REAL NOT NULL,
  {_by_label("a", " INTEGER NOT NULL")},
  {_by_label("b", " INTEGER NOT NULL")});
CREATE TABLE wire (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, title TEXT, is_agency INTEGER NOT NULL,
  seen INTEGER REFERENCES article, probability REAL NOT NULL);
CREATE TABLE wire_carrier (
  id INTEGER PRIMARY KEY, wire INTEGER NOT NULL REFERENCES wire,
  article INTEGER NOT NULL REFERENCES article);
-- The sentences that tell what a wire must have said, in its order.
CREATE TABLE wire_text (
  id INTEGER PRIMARY KEY, wire INTEGER NOT NULL REFERENCES wire,
  sentence INTEGER NOT NULL REFERENCES sentence);
-- source is the name of an article or of a wire.
CREATE TABLE arrow (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, target INTEGER NOT NULL REFERENCES article,
  probability REAL NOT NULL, is_main INTEGER NOT NULL, words INTEGER NOT NULL);
CREATE TABLE arrow_sentence (
  id INTEGER PRIMARY KEY, arrow INTEGER NOT NULL REFERENCES arrow,
  sentence INTEGER NOT NULL REFERENCES sentence);
-- articles and what follows: sums over the story's articles. first, last: of the dates that are
-- known. lead: the earliest article, else the first by id.
CREATE TABLE story (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, accounts INTEGER NOT NULL,
  is_parted INTEGER NOT NULL, articles INTEGER NOT NULL, outlets INTEGER NOT NULL, first TEXT,
  last TEXT, told INTEGER NOT NULL, matched INTEGER NOT NULL, lead INTEGER REFERENCES article);
CREATE TABLE story_article (
  id INTEGER PRIMARY KEY, story INTEGER NOT NULL REFERENCES story,
  article INTEGER NOT NULL REFERENCES article);
CREATE TABLE story_wire (
  id INTEGER PRIMARY KEY, story INTEGER NOT NULL REFERENCES story,
  wire INTEGER NOT NULL REFERENCES wire);
CREATE TABLE outlet (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, articles INTEGER NOT NULL,
  {", ".join(f"{name} INTEGER NOT NULL" for name in TALLY_FIELDS)},
  carried_words INTEGER NOT NULL, uncredited_words INTEGER NOT NULL,
  taken_words INTEGER NOT NULL, median_lag_hours REAL);
-- Pairs that share a run of words, but too little to be aligned; words: of the longest run, folded.
CREATE TABLE passed_over (
  id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES article,
  b INTEGER NOT NULL REFERENCES article, words INTEGER NOT NULL);
-- Words of outlet, in articles of outlet, that stand in other's articles as well.
CREATE TABLE use (
  id INTEGER PRIMARY KEY, outlet TEXT NOT NULL, other TEXT NOT NULL, articles INTEGER NOT NULL,
  words INTEGER NOT NULL);
-- Belongs to an edge or to a wire; the other is NULL.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY, edge INTEGER REFERENCES edge, wire INTEGER REFERENCES wire,
  kind TEXT NOT NULL, text TEXT NOT NULL, points_to TEXT, weight REAL NOT NULL);
CREATE TABLE evidence_sentence (
  id INTEGER PRIMARY KEY, evidence INTEGER NOT NULL REFERENCES evidence,
  sentence INTEGER NOT NULL REFERENCES sentence);
"""

SEARCH = """
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text, content = '', tokenize = 'unicode61 remove_diacritics 2');
"""
SEARCH_PARTS = ("article_search_data", "article_search_idx", "article_search_docsize")
"""The tables in which SQLite keeps `article_search`."""

INDEXES_IN_ORDER = """
CREATE UNIQUE INDEX article_by_name ON article (name);
CREATE UNIQUE INDEX sentence_by_place ON sentence (article, n);
CREATE INDEX origin_by_sentence ON origin (sentence);
CREATE INDEX link_by_alignment ON link (alignment);
CREATE INDEX credit_by_article ON credit (article);
CREATE INDEX quote_by_sentence ON quote (sentence);
CREATE INDEX alignment_by_a ON alignment (a);
CREATE INDEX carrier_by_passage ON carrier (passage);
CREATE INDEX duplicate_by_family ON duplicate (family);
CREATE INDEX edge_by_a ON edge (a);
CREATE INDEX passed_over_by_a ON passed_over (a);
CREATE INDEX evidence_sentence_by_evidence ON evidence_sentence (evidence);
CREATE INDEX arrow_by_target ON arrow (target);
CREATE INDEX arrow_sentence_by_arrow ON arrow_sentence (arrow);
CREATE INDEX wire_carrier_by_wire ON wire_carrier (wire);
CREATE INDEX wire_text_by_wire ON wire_text (wire);
CREATE INDEX story_article_by_story ON story_article (story);
CREATE INDEX story_wire_by_story ON story_wire (story);
"""
"""Of columns in whose order the rows are written anyway: they grow at their end, row by row."""

INDEXES = {
    "link": """
CREATE INDEX link_by_source ON link (source);
CREATE INDEX link_by_target ON link (target);
""",
    "origin": "CREATE INDEX origin_by_verdict ON origin (verdict) WHERE best IS NOT NULL;",
    "verdict": "CREATE INDEX verdict_by_probability ON verdict (probability);",
    "alignment": "CREATE INDEX alignment_by_b ON alignment (b);",
    "carrier": "CREATE INDEX carrier_by_sentence ON carrier (sentence);",
    "duplicate": "CREATE INDEX duplicate_by_article ON duplicate (article);",
    "edge": "CREATE INDEX edge_by_b ON edge (b);",
    "passed_over": "CREATE INDEX passed_over_by_b ON passed_over (b);",
    "evidence": """
CREATE INDEX evidence_by_edge ON evidence (edge);
CREATE INDEX evidence_by_wire ON evidence (wire);
""",
    "arrow": "CREATE INDEX arrow_by_source ON arrow (source);",
    "wire": """
CREATE INDEX wire_by_name ON wire (name);
CREATE INDEX wire_by_seen ON wire (seen);
""",
    "wire_carrier": "CREATE INDEX wire_carrier_by_article ON wire_carrier (article);",
    "story": "CREATE INDEX story_by_name ON story (name);",
    "story_article": "CREATE INDEX story_article_by_article ON story_article (article);",
}
"""Of other columns, by table: sorted when all rows of the table are there."""

VIEWS = f"""
-- Articles as read. authors and declared_sources are joined by "; ".
CREATE VIEW v_articles AS
SELECT article.name AS id, outlet, title, published, url,
  (SELECT group_concat(name, '; ') FROM
    (SELECT name FROM author WHERE author.article = article.id ORDER BY n)) AS authors,
  (SELECT group_concat(source, '; ') FROM
    (SELECT source FROM declared_source WHERE declared_source.article = article.id ORDER BY n))
    AS declared_sources,
  sentences, {" + ".join(TALLY_FIELDS)} AS words, {", ".join(TALLY_FIELDS)}, text
FROM article
JOIN article_text ON article_text.id = article.id;

-- Every sentence with its label against the rest of the corpus and its best counterpart.
-- "start" and "end" are half-open offsets into the article's text; n counts from 0.
CREATE VIEW v_sentences AS
SELECT article.name AS article, sentence.n AS n, sentence.start AS start, sentence.stop AS "end",
  sentence.role AS role, verdict.label AS label, verdict.probability AS probability,
  verdict.rule AS rule, best_article.name AS best_article, best.n AS best_n,
  sentence.words AS words,
  substr(article_text.text, sentence.start + 1, sentence.stop - sentence.start) AS text
FROM sentence
JOIN article ON article.id = sentence.article
JOIN article_text ON article_text.id = sentence.article
LEFT JOIN origin ON origin.sentence = sentence.id
LEFT JOIN verdict ON verdict.id = origin.verdict
LEFT JOIN sentence AS best ON best.id = origin.best
LEFT JOIN article AS best_article ON best_article.id = best.article;

-- Sentence pairs that correspond. Symmetric: source merely has the smaller article id.
CREATE VIEW v_links AS
SELECT a.name AS source_article, s.n AS source_index, s.start AS source_start, s.stop AS source_end,
  b.name AS target_article, t.n AS target_index, t.start AS target_start, t.stop AS target_end,
  verdict.label AS label, verdict.probability AS probability, verdict.rule AS rule,
  substr(a_text.text, s.start + 1, s.stop - s.start) AS source_text,
  substr(b_text.text, t.start + 1, t.stop - t.start) AS target_text,
  verdict.reasons AS reasons
FROM link
JOIN sentence AS s ON s.id = link.source
JOIN sentence AS t ON t.id = link.target
JOIN article AS a ON a.id = s.article
JOIN article AS b ON b.id = t.article
JOIN article_text AS a_text ON a_text.id = s.article
JOIN article_text AS b_text ON b_text.id = t.article
JOIN verdict ON verdict.id = link.verdict;

-- What two articles are to each other. source: an article's or a wire's id, if one is evident.
-- a_copied … b_furniture: words of each side by their strongest label against the other side.
CREATE VIEW v_pairs AS
SELECT a.name AS a, b.name AS b, relation, source, probability,
  {_by_label("a")},
  {_by_label("b")}
FROM edge
JOIN article AS a ON a.id = edge.a
JOIN article AS b ON b.id = edge.b;

-- Sources that articles credit or betray; one row for each carrier. seen: the wire's own article.
-- name is NULL for a source that nobody names; probability: that there was such a text.
CREATE VIEW v_wires AS
SELECT wire.name AS id, wire.title AS name, wire.is_agency AS is_agency, seen.name AS seen,
  wire.probability AS probability, article.name AS carrier
FROM wire
LEFT JOIN article AS seen ON seen.id = wire.seen
LEFT JOIN wire_carrier ON wire_carrier.wire = wire.id
LEFT JOIN article ON article.id = wire_carrier.article;

-- What every wire must have said: the fullest form of each passage that its carriers share.
CREATE VIEW v_wire_text AS
SELECT wire.name AS wire, article.name AS article, sentence.n AS n,
  substr(article_text.text, sentence.start + 1, sentence.stop - sentence.start) AS text
FROM wire_text
JOIN wire ON wire.id = wire_text.wire
JOIN sentence ON sentence.id = wire_text.sentence
JOIN article ON article.id = sentence.article
JOIN article_text ON article_text.id = sentence.article
ORDER BY wire_text.id;

-- Words of target come from source (an article or a wire); is_main: its main source. sentences
-- and words: what of the target is put down to this source.
CREATE VIEW v_arrows AS
SELECT arrow.source AS source, article.name AS target, arrow.probability AS probability,
  arrow.is_main AS is_main, arrow.words AS words,
  (SELECT count(*) FROM arrow_sentence WHERE arrow_sentence.arrow = arrow.id) AS sentences
FROM arrow
JOIN article ON article.id = arrow.target;

-- Articles of one event that are related. accounts: how many newsrooms, seen or not, told it in
-- their own words. matched: words copied, edited or paraphrased, of those that tell the story.
CREATE VIEW v_stories AS
SELECT story.name AS story, story.articles AS articles, story.outlets AS outlets,
  story.accounts AS accounts, story.is_parted AS is_parted, story.first AS first,
  story.last AS last, story.told AS told, story.matched AS matched, lead.name AS lead,
  lead.title AS title
FROM story
LEFT JOIN article AS lead ON lead.id = story.lead;

-- Which articles a story has; one row for each.
CREATE VIEW v_story_articles AS
SELECT story.name AS story, article.name AS article, article.outlet AS outlet,
  article.published AS published
FROM story
JOIN story_article ON story_article.story = story.id
JOIN article ON article.id = story_article.article;

-- What each outlet's articles carry, in words that tell a story. carried_words: put down to
-- wires; uncredited_words: of these, without a credit; taken_words: put down to other outlets.
CREATE VIEW v_outlets AS
SELECT name AS outlet, articles, {", ".join(TALLY_FIELDS)}, carried_words, uncredited_words,
  round(1.0 * uncredited_words / nullif(carried_words, 0), 4) AS credit_gap, taken_words,
  median_lag_hours
FROM outlet;

-- What outlets share in the reporters' own words: words of outlet, in so many of its articles,
-- that stand in articles of other. Says nothing of who had them from whom.
CREATE VIEW v_uses AS SELECT outlet, other, articles, words FROM use;

-- Pairs of articles that share a run of words, but too little beside stock phrases to be compared.
-- words: of the longest run, as it is compared.
CREATE VIEW v_passed_over AS
SELECT a.name AS a, b.name AS b, words
FROM passed_over
JOIN article AS a ON a.id = passed_over.a
JOIN article AS b ON b.id = passed_over.b;

-- The same words in several articles. words: of the longest reading; text: of the first.
CREATE VIEW v_passages AS
SELECT passage.name AS passage, passage.label AS label, passage.articles AS articles,
  passage.words AS words,
  substr(article_text.text, sentence.start + 1, sentence.stop - sentence.start) AS text
FROM passage
LEFT JOIN sentence ON sentence.id =
  (SELECT sentence FROM carrier WHERE carrier.passage = passage.id ORDER BY carrier.id LIMIT 1)
LEFT JOIN article_text ON article_text.id = sentence.article;

-- How each passage stands in each article; one row for each sentence that carries it.
CREATE VIEW v_readings AS
SELECT passage.name AS passage, passage.label AS label, article.name AS article, sentence.n AS n,
  sentence.start AS start, sentence.stop AS "end",
  substr(article_text.text, sentence.start + 1, sentence.stop - sentence.start) AS text
FROM passage
JOIN carrier ON carrier.passage = passage.id
JOIN sentence ON sentence.id = carrier.sentence
JOIN article ON article.id = sentence.article
JOIN article_text ON article_text.id = sentence.article;

-- Agencies and outlets that a text names as the source of its words.
CREATE VIEW v_credits AS
SELECT article.name AS article, credit.name AS name, credit.kind AS kind,
  credit.is_agency AS is_agency, credit.start AS start, credit.stop AS "end",
  substr(article_text.text, credit.start + 1, credit.stop - credit.start) AS text,
  credit.declared AS declared
FROM credit
JOIN article ON article.id = credit.article
JOIN article_text ON article_text.id = credit.article;

-- What speaks for a relation (a and b are given) or for a wire (wire is given).
CREATE VIEW v_evidence AS
SELECT a.name AS a, b.name AS b, wire.name AS wire, evidence.kind AS kind, evidence.text AS text,
  evidence.points_to AS points_to, evidence.weight AS weight
FROM evidence
LEFT JOIN edge ON edge.id = evidence.edge
LEFT JOIN article AS a ON a.id = edge.a
LEFT JOIN article AS b ON b.id = edge.b
LEFT JOIN wire ON wire.id = evidence.wire;

-- What could not be read, and what to do about it.
CREATE VIEW v_skipped AS SELECT path, place, reason, next_step FROM skipped;

-- One row: the program's version, the digest of what was read, and how much it was.
CREATE VIEW v_run AS
SELECT version, input_digest,
  (SELECT group_concat(name || '=' || value, '; ') FROM
    (SELECT name, value FROM option ORDER BY id)) AS options,
  (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM sentence) AS sentences,
  (SELECT count(*) FROM link) AS links, (SELECT count(*) FROM skipped) AS skipped
FROM run;
"""
