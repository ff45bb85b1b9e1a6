"""Looks → runs and common subsequences of the words of two sentences."""

from __future__ import annotations

import numpy as np
from rapidfuzz.distance import LCSseq

from lineage.align.joins import Column
from lineage.align.looks import Looks, logged, ratio
from lineage.align.runs import RunSummary
from lineage.align.sheets import Sheets
from lineage.linked import Ints


def order(sheets: Sheets, looks: Looks, run: RunSummary) -> list[Column]:
    """Runs and common subsequences of words."""
    rows, a, b = sheets.rows, looks.a.rows, looks.b.rows
    own_a, own_b = rows.own_words[a], rows.own_words[b]
    own, own_long = np.minimum(own_a, own_b), np.maximum(own_a, own_b)
    words, long = np.minimum(rows.words[a], rows.words[b]), np.maximum(rows.words[a], rows.words[b])
    common, own_common = _common_words(sheets, a, b)
    return [
        run.words,
        run.own_words,
        run.own_plain,
        logged(run.own_bits),
        run.quote_words,
        common / words,
        common / long,
        ratio(own_common, own),
        ratio(own_common, own_long),
        logged(own),
        logged(own_long),
        logged(words),
        words / long,
    ]


def _common_words(sheets: Sheets, a: Ints, b: Ints) -> tuple[Ints, Ints]:
    """Length of the longest common subsequence of words, and of those outside quotation marks."""
    texts = sheets.texts
    common = _subsequences(texts.words, a, b)
    own = sheets.rows.own_words
    full, has_own = own == sheets.rows.words, own > 0
    own_common = common * (has_own[a] & has_own[b])
    mixed = np.flatnonzero((own_common > 0) & ~(full[a] & full[b]))
    own_common[mixed] = _subsequences(texts.own_words, a[mixed], b[mixed])
    return common, own_common


def _subsequences(spelled: list[str], a: Ints, b: Ints) -> Ints:
    one, other = map(spelled.__getitem__, a.tolist()), map(spelled.__getitem__, b.tolist())
    return np.fromiter(map(LCSseq.similarity, one, other), np.int64, len(a))
