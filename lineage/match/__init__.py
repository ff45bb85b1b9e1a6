"""Documents → pairs of articles worth aligning."""

from lineage.match.candidates import candidates, find_candidates
from lineage.match.corpus import Layout, lay_out
from lineage.match.lexicon import Told

__all__ = ["Layout", "Told", "candidates", "find_candidates", "lay_out"]
