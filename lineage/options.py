"""Every knob of the program, its unit in its name, and why it has its value.

Frozen values; a stage receives the one it needs. Nothing here reads files or the environment.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from lineage.errors import OptionError

AUTO = "auto"

MIN_ARROW_PROBABILITY = 0.65
"""No article is said to come from another, and nothing is drawn as an arrow, below this; what is
less sure is told as undetermined."""
MIN_AGENCY_SHARE = 0.3
"""Of the outlet's words, what an agency's own article must hold for the agency to be the source
without a credit."""
MIN_DATED_SHARE = 0.5
"""Half of the later article's words must stand in one that is days older, before a date alone
makes a source of it."""


def _positive(options: object) -> None:
    for f in fields(options):  # type: ignore[arg-type]
        value = getattr(options, f.name)
        if value <= 0:
            raise OptionError(f"{f.name} must be greater than 0; got {value}")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to find an article in a record."""

    id_field: str = "id"
    text_field: str = "text"
    outlet_field: str = "outlet"
    date_field: str = "date"
    title_field: str = "title"
    url_field: str = "url"
    authors_field: str = "authors"
    sources_field: str = "sources"
    metadata: str | None = None
    """Path of a CSV whose rows are joined to articles by `id_field`."""
    encoding: str = "utf-8"
    format: str = AUTO
    """Name of the format that every file is read as; `auto`: its suffix and content tell."""


@dataclass(frozen=True, slots=True)
class MatchOptions:
    """How pairs of articles worth aligning are found."""

    shingle_words: int = 5
    """Five words survive the usual edits of copy: a 25-word sentence with one word in five
    changed keeps an intact run of five with probability .96 (three words make too many runs)."""
    long_run_words: int = 18
    """So many words in a row make a pair worth aligning, also where they are a formula: folded
    they stand for twenty as they are printed."""
    noted_run_words: int = 7
    """So many words in a row are noted of a pair that is not worth aligning: eight as they are
    printed."""
    sentence_shingle_words: int = 3
    sentence_bands: int = 64
    """64 bands of 2 rows: a sentence pair with Jaccard .2 is proposed with probability .93."""
    sentence_rows: int = 2
    article_permutations: int = 128
    min_bits_per_pair: float = 22.0
    """Surprisal of shared runs that makes a pair worth aligning, before the correction for the
    number of articles (METER-like pairs of five articles; see `match/candidates.py`)."""
    event_window_days: int = 3
    """News of one event is told within days; used when dates are known."""
    event_neighbours: int = 12
    """Same-event pairs proposed per article, at most."""
    min_event_likeness: float = 0.15
    """Cosine of the rarest words of two articles on one event; with `min_event_bits`, 87 of 100
    pairs proposed in ECB+ are on the very same event, 99 on the same topic."""
    min_event_bits: float = 22.0
    """Surprisal of the rare words that two articles on one event share, before the correction
    for the number of articles."""

    def __post_init__(self) -> None:
        _positive(self)


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """When a pair of sentences counts as linked."""

    min_link_probability: float = 0.4
    """Best F1 of links over the annotated stories, each left out of training; .35 to .40 score
    alike, .45 lower."""
    min_copy_probability: float = 0.45
    """`copied` and `edited` are claims about a newsroom; where both together are less likely than
    this, the milder label is used. Best macro F1 of the classes over the annotated stories, each
    left out of training; .40 scores alike, with more claims that have no ground."""

    def __post_init__(self) -> None:
        for name in ("min_link_probability", "min_copy_probability"):
            if not 0 < getattr(self, name) < 1:
                raise OptionError(f"{name} must be between 0 and 1; got {getattr(self, name)}")


@dataclass(frozen=True, slots=True)
class Options:
    """All settings of a run."""

    match: MatchOptions = MatchOptions()
    align: AlignOptions = AlignOptions()
    jobs: int = 1
    """Worker processes; never changes the result."""
    memory: int | None = None
    """Bytes that all processes together may have, about: with less of it there are fewer workers.
    None: no bound; never changes the result."""

    def __post_init__(self) -> None:
        if self.jobs < 1:
            raise OptionError(f"jobs must be at least 1; got {self.jobs}")
        if self.memory is not None and self.memory < 1:
            raise OptionError(f"memory must be at least 1 byte; got {self.memory}")
