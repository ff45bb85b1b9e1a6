"""Documents → pairs of articles worth aligning."""

from lineage.match.candidates import candidates, find_candidates
from lineage.match.corpus import Layout, lay_out

__all__ = ["Layout", "candidates", "find_candidates", "lay_out"]
