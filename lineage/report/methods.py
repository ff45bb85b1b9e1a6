"""Lineage → how it was made, ready for a paper: a paragraph, settings, versions, limits, citation.

Every number says of what; nothing here reads a clock. `versions` are given, as reports look at no
environment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from lineage.model import Lineage, Tally
from lineage.options import MIN_ARROW_PROBABILITY, AlignOptions, MatchOptions
from lineage.report.decisions import made_by
from lineage.report.foreign import markdown_text
from lineage.report.markdown import markdown_table
from lineage.report.numbers import count, percent
from lineage.report.view import View

LIMITS = (
    "The corpus is all that is known: “added” means not found elsewhere in it, and is no proof of "
    "a newsroom's own reporting.",
    "Labels and probabilities are a model's, fitted to English news; other languages are compared "
    "by the same rules, untested.",
    "Quoted speech is told apart and never counts as copying: two reporters at one speech share "
    "its words.",
    "A source that nobody has seen is supposed from what its carriers share; it is told with a "
    "probability.",
    "Without dates, credits or other evidence no direction is given. Agreed republication and "
    "licensed wire copy are normal: “no credit found” says what the text shows, and no more.",
)
CITATION = (
    "the wirelineage authors. wirelineage {version}: tells, sentence by sentence, where a news "
    "article's words come from [computer software]."
)


@dataclass(frozen=True, slots=True)
class Setting:
    name: str
    value: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class Methods:
    paragraphs: tuple[str, ...]
    note: str
    """What of the texts is left out; empty: nothing."""
    settings: tuple[Setting, ...]
    versions: tuple[tuple[str, str], ...]
    """Of this program, then of the libraries by name."""
    limits: tuple[str, ...]
    citation: str
    input_digest: str


def methods(view: View, versions: Mapping[str, str], note: str = "") -> Methods:
    made = view.lineage.provenance
    settings = _settings(made.options)
    known = {setting.name: setting.value for setting in settings}
    paragraphs = (
        _corpus(view),
        _matching(view, known),
        _labels(known),
        _results(view),
        *([f"Only a part is told here: {view.only}."] if view.only else []),
        *([note] if note else []),
    )
    return Methods(
        paragraphs=paragraphs,
        note=note,
        settings=settings,
        versions=(("wirelineage", made.version), *sorted(versions.items())),
        limits=LIMITS,
        citation=CITATION.format(version=made.version),
        input_digest=made.input_digest,
    )


def methods_markdown(told: Methods) -> str:
    settings = ((s.name, s.value, "default" if s.is_default else "changed") for s in told.settings)
    lines = [
        "# Methods",
        *(line for p in told.paragraphs for line in ("", markdown_text(p))),
        *("", "## Settings", ""),
        *markdown_table(("setting", "value", ""), settings),
        *("", "## Versions", ""),
        *markdown_table(("package", "version"), told.versions),
        *("", f"Input digest (BLAKE2b of ids and texts): {markdown_text(told.input_digest)}."),
        *("", "## Limits", "", *(f"- {markdown_text(limit)}" for limit in told.limits)),
        *("", "## How to cite", "", markdown_text(told.citation)),
    ]
    return "\n".join(lines) + "\n"


def _settings(changed: Iterable[tuple[str, str]]) -> tuple[Setting, ...]:
    """All that decide what is found, with the values of this run."""
    given = dict(changed)
    groups = (("match", MatchOptions()), ("align", AlignOptions()))
    names = {f"{g}.{f.name}": str(getattr(o, f.name)) for g, o in groups for f in fields(o)}
    return tuple(
        Setting(name, given.get(name, default), name not in given)
        for name, default in names.items()
    )


def _corpus(view: View) -> str:
    lineage = view.lineage
    articles = [d.article for d in lineage.documents]
    total = _words(lineage, view)
    outlets = len({a.outlet for a in articles if a.outlet})
    dates = sorted(a.published[:10] for a in articles if a.published)
    span = f", dated {dates[0]} to {dates[-1]}" if dates else ""
    undated = len(articles) - len(dates)
    return (
        f"We analysed {count(len(articles), 'article')} of {count(outlets, 'named outlet')}{span} "
        f"({undated:,} without a date), with wirelineage {lineage.provenance.version}: "
        f"{count(sum(len(d.sentences) for d in lineage.documents), 'sentence')} and "
        f"{count(total.told, 'word')} that tell a story. "
        f"{count(total.credit, 'word')} of credit lines and {count(total.furniture, 'word')} of "
        "page furniture were recognised by rules and are in no share. "
        f"{_repeats(lineage)} {_skips(lineage)}"
    )


def _repeats(lineage: Lineage) -> str:
    repeats = sum(len(family) - 1 for family in lineage.duplicates)
    if not repeats:
        return "No article repeats another's text exactly."
    return f"{count(repeats, 'article repeats', 'articles repeat')} another's text exactly."


def _skips(lineage: Lineage) -> str:
    if not lineage.skipped:
        return "Nothing had to be skipped."
    skips = count(len(lineage.skipped), "input or field", "inputs or fields")
    return f"{skips} could not be read, and stand in the list of what was skipped."


def _matching(view: View, known: Mapping[str, str]) -> str:
    lineage = view.lineage
    return (
        "Pairs of articles were proposed by shared runs of "
        f"{known['match.shingle_words']} words with a surprisal of at least "
        f"{known['match.min_bits_per_pair']} bits before correction for the size of the corpus, "
        f"by runs of {known['match.long_run_words']} words even where they are a formula, "
        f"by MinHash of sentences ({known['match.sentence_shingle_words']}-word shingles, "
        f"{known['match.sentence_bands']} bands of {known['match.sentence_rows']} rows) and of "
        f"articles ({known['match.article_permutations']} permutations), and by rare words shared "
        f"within {known['match.event_window_days']} days. "
        f"{count(len(lineage.edges), 'pair')} of articles were aligned sentence by sentence."
        f"{_passed_over(lineage, known)}"
    )


def _passed_over(lineage: Lineage, known: Mapping[str, str]) -> str:
    if not lineage.passed_over:
        return ""
    return (
        f" {count(len(lineage.passed_over), 'more pair shares', 'more pairs share')} a run of "
        f"{known['match.noted_run_words']} words, but little beside stock phrases, and were passed "
        "over."
    )


def _labels(known: Mapping[str, str]) -> str:
    return (
        "Two sentences are linked from a calibrated probability of "
        f"{known['align.min_link_probability']} on; “copied” and “edited” are said from "
        f"{known['align.min_copy_probability']} on, below that the milder label. A sentence counts "
        "with all its words under its strongest label against the rest of the corpus. Sentences "
        "that share only a speaker's words in quotation marks are “quoted” and count as told, not "
        f"as copied. A source is drawn from a probability of {MIN_ARROW_PROBABILITY} on; what is "
        "less sure is told as undetermined."
    )


def _results(view: View) -> str:
    lineage = view.lineage
    total = _words(lineage, view)
    shares = ", ".join(
        f"{percent(getattr(total, label), total.told)} {label}"
        for label in ("copied", "edited", "paraphrased", "quoted", "added")
    )
    said = made_by(lineage.decisions) or "No human labels were used."
    return (
        f"Of the words that tell a story, {shares}. "
        f"Found were {count(len(lineage.passages), 'passage')} in several articles, "
        f"{count(len(lineage.wires), 'source')} named or betrayed by their carriers' common words, "
        f"and {count(len(lineage.stories), 'story', 'stories')} of related articles. {said}"
    )


def _words(lineage: Lineage, view: View) -> Tally:
    return sum((view.tallies[d.article.id] for d in lineage.documents), Tally())
