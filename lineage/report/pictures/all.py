"""View → all its pictures, in the order of a page."""

from __future__ import annotations

from lineage.report.compare import WordEdits
from lineage.report.pictures.histogram import histogram
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.pictures.shares import shares
from lineage.report.view import View


def pictures(view: View, word_edits: WordEdits) -> tuple[Picture | Missing, ...]:
    """`word_edits`: from one reading of a passage to another; reports do not align."""
    return (shares(view), histogram(view))
