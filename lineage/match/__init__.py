"""Documents → pairs of articles worth aligning."""

from lineage.match.candidates import find_candidates

__all__ = ["find_candidates"]
