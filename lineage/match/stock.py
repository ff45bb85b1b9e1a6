"""Groups of carriers of one phrase → how many of them carry it independently of each other.

A stock phrase turns up on many days, or in many surroundings; a wire story or a quotation turns
up in one burst, or amid the same words. No cap on the number of carriers: bursts of any size are
one story.
"""

from __future__ import annotations

import numpy as np

from lineage.linked import places_of
from lineage.match.carriers import Groups
from lineage.match.order import in_order
from lineage.match.shingles import NO_DAY, NOBODY, Hashes, Ints, Mask, firsts

HOUSE_PAGES = 8
HOUSE_PERIODS = 4
"""What one outlet prints on so many pages, in so many stretches of days, is its house text: who
writes there, how to subscribe, how a poll was made. Its pages do not copy it from each other."""
PAIR = 2
"""Carriers whose likeness is being judged do not witness against it."""


def independent(groups: Groups, days: Ints, left: Hashes, right: Hashes, window_days: int) -> Ints:
    """For each group, how many of its carriers are outside its burst, or amid words of their own.

    `days`, `left` and `right` give, for each carrier, its date and what stands on either side.
    """
    number, count = groups.numbers, len(groups.sizes)
    dated = days != NO_DAY
    burst = _burst(number[dated], days[dated] // (window_days + 1), count)
    dateless = ~dated
    settings = np.minimum(
        _distinct(number[dateless], left[dateless], count),
        _distinct(number[dateless], right[dateless], count),
    )
    apart = np.bincount(number[dated], minlength=count) - burst
    apart += np.maximum(settings - PAIR, 0)
    return apart


def house_text(groups: Groups, outlets: Ints, days: Ints, window_days: int) -> Mask:
    """For each carrier, whether its phrase is house text of its outlet.

    `outlets` and `days` give, for each carrier, the publisher and the date of its article.
    """
    many = np.flatnonzero(np.repeat(groups.sizes >= HOUSE_PAGES, groups.sizes))
    many = many[outlets[many] != NOBODY]
    key, order = in_order(groups.numbers[many] * (outlets.max(initial=0) + 1) + outlets[many])
    pages = np.diff(np.append(firsts(key), len(key)))
    often = pages >= HOUSE_PAGES
    carriers, pages = many[order[np.repeat(often, pages)]], pages[often]
    of, days = places_of(pages), days[carriers]
    dated = days != NO_DAY
    periods = _distinct(of[dated], days[dated] // (window_days + 1), len(pages))
    found = np.zeros(len(outlets), np.bool_)
    found[carriers] = np.repeat(periods >= HOUSE_PERIODS, pages)
    return found


def _burst(number: Ints, period: Ints, count: int) -> Ints:
    """Carriers of each group in its busiest two periods in a row."""
    if not len(number):
        return np.zeros(count, np.int64)
    changes = np.append(True, (number[1:] != number[:-1]) | (period[1:] != period[:-1]))
    runs = np.flatnonzero(changes)
    sizes = np.diff(np.append(runs, len(number)))
    number, period = number[runs], period[runs]
    follows = (number[1:] == number[:-1]) & (period[1:] == period[:-1] + 1)
    together = sizes + np.append(np.where(follows, sizes[1:], 0), 0)
    busiest = np.zeros(count, np.int64)
    begins = firsts(number)
    busiest[number[begins]] = np.maximum.reduceat(together, begins)
    return busiest


def _distinct(number: Ints, keys: Hashes | Ints, count: int) -> Ints:
    """How many different keys each group holds."""
    if not len(number):
        return np.zeros(count, np.int64)
    order = np.lexsort((keys, number))
    number, keys = number[order], keys[order]
    new = np.append(True, (number[1:] != number[:-1]) | (keys[1:] != keys[:-1]))
    return np.bincount(number[new], minlength=count)
