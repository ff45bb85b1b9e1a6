"""Articles → the words that they tell, as flat arrays, made once for all who compare them."""

from lineage.words.transcripts import Transcript, Vocabulary, transcript

__all__ = ["Transcript", "Vocabulary", "transcript"]
