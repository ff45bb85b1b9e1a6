"""Documents → pairs of articles worth aligning."""

from lineage.match.candidates import candidates, find_candidates
from lineage.match.corpus import Layout, buckets, lay_out

__all__ = ["Layout", "buckets", "candidates", "find_candidates", "lay_out"]
