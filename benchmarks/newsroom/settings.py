"""Every rate of the simulated newsroom, its unit in its name.

Shares and rates are probabilities, 0 to 1. Times are hours; lags are log-normal around a median.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The defaults are a national story of some ten to twenty articles."""

    # who tells the story
    wires_weights: tuple[float, ...] = (0.08, 0.42, 0.34, 0.16)
    """Of an event with 0, 1, 2, 3 agencies."""
    carriers_weights: tuple[float, ...] = (0.0, 0.16, 0.28, 0.28, 0.16, 0.12)
    """Of an agency's story with 0, 1, 2 … outlets that take it straight from the agency."""
    independents_weights: tuple[float, ...] = (0.05, 0.3, 0.35, 0.2, 0.1)
    """Of an event with 0, 1, 2 … outlets that sent their own reporter."""
    second_hand_weights: tuple[float, ...] = (0.25, 0.33, 0.24, 0.12, 0.06)
    """Of an event with 0, 1, 2 … outlets that copy from another outlet."""
    chain_rate: float = 0.3
    """A second-hand copy takes from another second-hand copy, where there is one."""
    second_wire_rate: float = 0.15
    """A carrier fills up from a second agency, where there is one."""
    own_update_rate: float = 0.12
    """An outlet publishes its article again later, changed; both are in the corpus."""
    wire_version_rate: float = 0.4
    """An agency's story is followed by a fuller version; asked again after each, at most twice."""
    early_version_rate: float = 0.3
    """A carrier takes an earlier version, where there is one."""
    archive_rate: float = 0.3
    """An event has an old article whose background paragraphs outlets copy."""
    archive_use_rate: float = 0.45
    """An outlet with words of its own (carrier or independent) copies from that archive."""
    second_event_rate: float = 0.3
    """Articles on an unrelated event stand in the same corpus."""
    template_rate: float = 0.3
    """Agency stories from one template, of several days, stand in the same corpus."""
    same_agency_rate: float = 0.25
    """The unrelated event is told by an agency of the first event as well."""

    # what is in the corpus
    seen_wire_rate: float = 0.3
    """The agency's own text of a version is in the corpus."""
    seen_archive_rate: float = 0.5
    unseen_outlet_rate: float = 0.07
    """An outlet's article from which another one copied is not in the corpus."""

    # what an independent reporter writes
    facts_told_share: float = 0.85
    """Of the facts of an event, how many one reporter has."""
    stale_fact_rate: float = 0.1
    """Of the facts that the grammar can only tell in words that somebody has used."""
    min_quotes: int = 3
    max_quotes: int = 8
    max_background: int = 6
    partial_quote_rate: float = 0.3
    """A quotation is cut down to a few words inside the reporter's sentence."""
    indirect_rate: float = 0.12
    """A quotation is told without quotation marks."""
    own_synonym_rate: float = 0.5
    """A word that has synonyms is said in the reporter's own way."""
    sourced_rate: float = 0.22
    """A fact gets a source (`officials said`)."""
    merge_rate: float = 0.15
    """Two sentences become one; also when a text is edited."""
    early_facts_share: float = 0.55
    """What an early version of an agency's story has of the later one."""

    # what an outlet does to a text it takes
    verbatim_rate: float = 0.32
    light_rate: float = 0.40
    heavy_rate: float = 0.28
    """How thoroughly a text is edited; the three add up to 1."""
    light_line_rate: float = 0.4
    heavy_line_rate: float = 0.9
    """A sentence is touched at all by a light, by a heavy edit."""
    edit_synonym_rate: float = 0.5
    """In a touched sentence, a word that has synonyms is replaced."""
    drop_words_rate: float = 0.35
    reorder_rate: float = 0.4
    split_rate: float = 0.35
    retag_rate: float = 0.4
    add_words_rate: float = 0.15
    """In a touched sentence: words dropped, clauses reordered, the sentence split, if it can be;
    `said` put in another way; empty words added."""
    retold_lead_rate: float = 0.3
    """The first sentences are told anew in own words (a heavy edit: twice as often)."""
    retold_line_rate: float = 0.12
    """In a heavy edit, a sentence is told anew in own words."""
    full_length_rate: float = 0.4
    """Nothing is cut from the end."""
    min_kept_share: float = 0.45
    """Of the sentences, when the end is cut."""
    paragraph_drop_rate: float = 0.06
    own_sentences_rate: float = 0.5
    """Own facts or quotations are put in (one to four); verbatim edits get none."""
    moved_paragraph_rate: float = 0.04

    # what the page says of the source
    credit_kept_rate: float = 0.4
    """By dateline, by byline or in a line."""
    credit_contribution_rate: float = 0.2
    """Only `contributed to this report`; else the credit is cut."""
    naming_rate: float = 0.3
    """A second-hand copy names the outlet that it took from."""
    inherited_credit_rate: float = 0.35
    """A second-hand copy keeps the agency credit of what it copied."""

    # the page
    furniture_rate: float = 0.5
    headline_in_text_rate: float = 0.35
    byline_rate: float = 0.55
    dateline_rate: float = 0.3
    """An independent reporter's story has a dateline."""

    # clocks
    wire_lag_hours: float = 0.5
    version_lag_hours: float = 1.6
    carrier_lag_hours: float = 1.2
    second_hand_lag_hours: float = 2.5
    independent_lag_hours: float = 2.5
    update_lag_hours: float = 4.0
    """Medians: event to wire, version to version, source to copy, event to own story."""
    lag_sigma: float = 0.7
    """Of the logarithm of a lag."""
    outlet_speed_sigma: float = 0.4
    """Of the logarithm of what an outlet multiplies its lags by."""
    stamp_noise_hours: float = 0.08
    """Standard deviation of what a page says against when it went out."""
    restamped_rate: float = 0.08
    restamped_hours: float = 3.0
    """A page shows when it was last touched; median hours after it went out."""
    date_only_outlet_rate: float = 0.3
    """An outlet's pages show a day without a time."""
    missing_date_rate: float = 0.08
