"""Text → a short value that is the same for the very same text alone."""

from __future__ import annotations

from hashlib import blake2b

TEXT_DIGEST = 16
"""Bytes."""


def text_digest(text: str) -> bytes:
    """So many."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=TEXT_DIGEST).digest()
