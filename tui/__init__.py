"""The terminal browser of a lineage."""
