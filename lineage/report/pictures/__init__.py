"""View → pictures for a page: SVG, how to read it, and the same numbers as a table."""

from lineage.report.pictures.all import pictures
from lineage.report.pictures.picture import Missing, Picture

__all__ = ["Missing", "Picture", "pictures"]
