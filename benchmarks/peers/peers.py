"""The peers: what to install, what to run, and on how much."""

from __future__ import annotations

from dataclasses import dataclass

PASSIM = "git+https://github.com/dasmiq/passim.git"
_DATATROVE = ("datatrove[processing]", "orjson", "spacy")


@dataclass(frozen=True, slots=True)
class Peer:
    name: str
    distribution: str
    """As pip calls it."""
    packages: tuple[str, ...]
    """What pip is asked for."""
    program: str
    """In `programs/`; gets the corpus, the file of pairs, and `arguments`."""
    arguments: tuple[str, ...] = ()
    most_articles: int | None = None
    """It compares all with all: so many at most, for it to end."""
    needs: str | None = None
    """A command that must be there."""


def peers(passim: str) -> tuple[Peer, ...]:
    """`passim`: where pip finds it."""
    spark = (passim, "pyarrow")
    return (
        Peer("passim 2", "passim", spark, "passim_extents", ("0",), needs="java"),
        Peer("passim 2, padded", "passim", spark, "passim_extents", ("40",), needs="java"),
        Peer("datasketch .5", "datasketch", ("datasketch",), "datasketch_lsh", ("0.5",)),
        Peer("datasketch .05", "datasketch", ("datasketch",), "datasketch_lsh", ("0.05",)),
        Peer("rensa .5", "rensa", ("rensa",), "rensa_lsh", ("0.5",)),
        Peer("gaoya .5", "gaoya", ("gaoya",), "gaoya_lsh", ("0.5",)),
        Peer("datatrove", "datatrove", _DATATROVE, "datatrove_minhash"),
        Peer("copydetect", "copydetect", ("copydetect",), "copydetect_all", (), 2000),
        Peer("text-matcher", "text-matcher", ("text-matcher",), "text_matcher_all", (), 300),
    )


NOT_PRESENT = {"TextPAIR": "its comparer is a Go program of which there is no package"}
