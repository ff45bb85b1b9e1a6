"""Lineage → text and bytes, one file a format, all pure; `tables` holds the rows they share."""
