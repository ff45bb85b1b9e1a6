"""Documents and candidate pairs → alignments."""

from lineage.align.pairing import Aligner, align

__all__ = ["Aligner", "align"]
