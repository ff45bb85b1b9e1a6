"""What each kind of evidence weighs, in nats of log-odds.

Fitted by `benchmarks/fit_lineage.py` on simulated newsrooms with known lineages, then rounded
towards what annotated stories bear out: the simulated ones copy more neatly than real ones.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    nats_per_bit: float = 0.05
    """Of words explained. Far below ln 2: the words of a passage are taken, or found, together."""

    copy: float = 0.3
    """That one outlet's article is taken from another's, beside one taken from nobody, …"""
    agency_copy: float = 0.2
    """… or from an agency's own, …"""
    agency_takes: float = -8.0
    """… or an agency's from an outlet that is none."""
    update: float = 4.0
    """The same where one outlet publishes both: its own words used again, …"""
    reuse: float = -0.5
    """… with days between, …"""
    formula: float = -7.0
    """… or more than a working week: a formula of the house, more often than a story."""
    carry: float = 1.5
    """That an article carries an unseen text."""
    pair: float = -0.2
    """That two articles alone have an unseen text in common, …"""
    pair_version: float = -2.0
    """… where one of the two is an agency's own article: another version of it."""
    second: float = -1.0
    """That an article has a second source, a wire or an agency's own article, …"""
    second_outlet: float = -3.0
    """… or another outlet's."""

    unseen: float = -4.2
    """That a text exists that nobody names, …"""
    violation: float = 0.06
    """More for each bit that its carriers share and no copying among them explains, …"""
    credited: float = 1.0
    """… that one exists which an article credits, …"""
    version: float = -3.0
    """… that there is another version of one that is here, …"""
    earlier_version: float = -0.5
    """… and that one where a carrier is dated before the one that is here, …"""
    named: float = -1.2
    """… or one that articles name beside the words that they share."""

    cut_inside: float = -0.6
    """For every stretch of an article that one taken from it leaves out, …"""
    cut_wire: float = -0.5
    """… or of a wire: editors cut it where they like, …"""
    cut_end: float = 0.0
    """… and for the last part of either."""

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
