"""Paths → `Article`s, exactly as they were written, and a note for whatever could not be read."""

from lineage.read.corpus import Corpus, open_corpus

__all__ = ["Corpus", "open_corpus"]
