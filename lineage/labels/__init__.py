"""What people decided about sentences and arrows: which of it stands, and what it changes."""

from lineage.labels.anchors import anchor, sentence_target
from lineage.labels.decided import decided
from lineage.labels.standing import Standing, standing, union

__all__ = ["Standing", "anchor", "decided", "sentence_target", "standing", "union"]
