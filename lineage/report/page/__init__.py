"""Lineage → one HTML page that asks nobody for anything; `render.py` puts it together."""
