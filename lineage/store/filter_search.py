"""Words and phrases of a filter → a condition on articles that have them.

By SQLite's full-text index: whole words, without regard to case, accents and punctuation. Where
the file has no index: the same letters in a row, with any mark where a mark was typed.
"""

from __future__ import annotations

from lineage.store.clauses import Clause, any_of, matches, within
from lineage.store.filter_fields import Value
from lineage.store.filter_grammar import Term


def search(term: Term, columns: tuple[str, ...], has_search: bool) -> Clause:
    """In the title, the text, or both."""
    if has_search:
        rows = "SELECT rowid FROM article_search WHERE article_search MATCH ?"
        sought = " OR ".join(map(_phrase, term.values))
        return f"article.id IN ({rows})", (f"{{{' '.join(columns)}}} : ({sought})",)
    rows = "SELECT searched.id FROM article AS searched JOIN article_text USING (id)"
    found = any_of(matches(column, _letters(v)) for column in columns for v in term.values)
    return within(f"article.id IN ({rows} WHERE {{}})", found)


def _phrase(value: Value) -> str:
    """Whatever was typed, as one phrase."""
    return '"' + value.text.replace('"', '""') + '"' + " *" * value.is_prefix


def _letters(value: Value) -> str:
    marked = "".join(c if c.isalnum() else "_" for c in value.text)
    return f"%{marked.strip('_')}%"
