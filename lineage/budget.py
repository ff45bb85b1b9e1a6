"""How much was read → in how many processes a run stays within its memory, or why it cannot.

What a run wants was measured on made corpora of 4,000 to a million articles and on news of many
outlets (`benchmarks/README.md`). It is an estimate: how much a corpus repeats itself, nobody knows
before it is compared.
"""

from __future__ import annotations

from lineage.errors import OptionError

PROGRAM = 45_000_000
"""Bytes, whatever is read."""
OF_A_WORKER = 20_000_000, 10.0, 300_000_000
"""What each process that works out parts keeps ready: at least; more for each byte of the texts; at
most."""
OF_AN_ARTICLE = 1_500
"""What is known of each, in the process that has them all."""
OF_TEXT = 0.85
"""For each byte of the texts: what is found in them, in the process that has it all."""
SHARE_OF_A_WORKER = 0.2
"""Of what that process has, what a worker copies by looking at it."""


def wanted(articles: int, text: int, jobs: int) -> int:
    """Bytes, of all processes together; `text`: bytes of the texts."""
    known = articles * OF_AN_ARTICLE + round(text * OF_TEXT)
    apart = round(jobs * SHARE_OF_A_WORKER * known)
    least, more, most = OF_A_WORKER
    return PROGRAM + known + jobs * min(most, least + round(more * text)) + apart


def affordable(memory: int | None, jobs: int, articles: int, text: int) -> int:
    """How many of the `jobs` a run may have. OptionError: not even one."""
    if memory is None:
        return jobs
    for fewer in range(jobs, 0, -1):
        if wanted(articles, text, fewer) <= memory:
            return fewer
    least = wanted(articles, text, 1)
    raise OptionError(
        f"{articles:,} articles with {shown(text)} of text want about {shown(least)} of memory, "
        f"more than the {shown(memory)} that they may have; allow more by --memory "
        f"{-(-least // 10**8) / 10:g}G, or part the articles by time and run each part"
    )


def shown(size: int) -> str:
    """`2.4 GB`, `310 MB`."""
    return f"{size / 1e9:.1f} GB" if size >= 10**9 else f"{max(1, round(size / 1e6))} MB"
