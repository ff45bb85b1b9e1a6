"""Documents and alignments → where every sentence comes from, and who carries whose text."""

from lineage.descent.whole import Descent, descend

__all__ = ["Descent", "descend"]
