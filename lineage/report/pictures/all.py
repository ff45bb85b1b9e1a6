"""View → all its pictures, in the order of a page."""

from __future__ import annotations

from lineage.report.compare import WordEdits
from lineage.report.pictures.apparatus import apparatus
from lineage.report.pictures.calibration import calibration
from lineage.report.pictures.credit_gap import credit_gap
from lineage.report.pictures.flow import flow
from lineage.report.pictures.heat import heat
from lineage.report.pictures.histogram import histogram
from lineage.report.pictures.lag import lag
from lineage.report.pictures.lanes import lanes
from lineage.report.pictures.picture import Missing, Picture
from lineage.report.pictures.shares import shares
from lineage.report.pictures.strips import strips
from lineage.report.view import View


def pictures(view: View, word_edits: WordEdits) -> tuple[Picture | Missing, ...]:
    """`word_edits`: from one reading of a passage to another; reports do not align."""
    return (
        shares(view),
        heat(view),
        *lanes(view),
        credit_gap(view),
        flow(view),
        histogram(view),
        lag(view),
        strips(view),
        apparatus(view, word_edits),
        calibration(view),
    )
