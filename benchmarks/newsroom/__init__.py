"""A simulated newsroom: stories whose lineage is known, for benchmarks of lineage engines.

All text comes out of the grammar in `grammar/`; nothing is anybody's copy. People, places and
events are invented, and so is what the agencies and outlets named here are made to write.
A story depends on its seed and its settings alone.
"""

from benchmarks.newsroom.settings import Settings
from benchmarks.newsroom.simulate import simulate
from benchmarks.newsroom.story import Line, Story, Truth, relation

__all__ = ["Line", "Settings", "Story", "Truth", "relation", "simulate"]
