"""What each kind of evidence weighs, in nats of log-odds.

The values are fitted (see `benchmarks/fit_lineage.py`) so that the probabilities that come of
them are true ones in simulated newsrooms with known lineages, and checked on annotated stories.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    nats_per_bit: float = 0.05
    """Far below ln 2: the words of one sentence are taken, or found, together."""
    copy: float = 0.3
    """That one article is taken from another, beside one that is nobody's copy."""
    update: float = 4.0
    """The same where one outlet publishes both: its own words used again."""
    reuse: float = -0.5
    """The same where days lie between, …"""
    formula: float = -7.0
    """… or more than a working week: a formula of the house, more often than a story."""
    agency_copy: float = 0.2
    """The same where the other is an agency's own article."""
    agency_takes: float = -5.0
    """That an agency takes from an outlet that is none."""
    carry: float = 1.5
    """That an article carries an unseen text."""
    unseen: float = -4.0
    """That such a text exists though nobody names it, …"""
    credited: float = 1.0
    """… that one exists which an article credits, …"""
    version: float = -3.0
    """… that there is another version of one that is here, …"""
    earlier_version: float = -0.5
    """… and that one where a carrier is dated before the one that is here, …"""
    named: float = -1.2
    """… or which articles name beside the words that they share."""
    pair: float = -0.2
    """That two articles alone have an unseen text in common."""
    pair_version: float = -2.0
    """The same where one of the two is an agency's own article: another version of it."""
    second: float = -1.0
    """That an article has a wire for a second source, …"""
    second_article: float = -3.0
    """… or another article."""
    cut_inside: float = -0.6
    """For every stretch that a child leaves out of its source, …"""
    cut_end: float = 0.0
    """… and for the last part of it."""
    credits_it: float = 2.2
    """The child credits the source, …"""
    names_it: float = 1.0
    """… or names it beside the words."""
    credits_another: float = -2.0
    """The child credits another source than this wire, …"""
    copy_credits_another: float = 0.0
    """… or, where the source is an article, than its outlet: credits are copied, too."""
    later: float = 1.1
    """The source is the earlier of the two by date, …"""
    earlier: float = -3.0
    """… or the later, which dates without hours and stamps of updates sometimes say wrongly."""
    days_later: float = 1.0
    """The source is older by days, …"""
    wire_days_later: float = -2.0
    """… and an agency's own article: subscribers print a wire within one or two."""
    days_earlier: float = -9.0
    """No article is the source of one that is days older."""


WEIGHTS = Weights()
