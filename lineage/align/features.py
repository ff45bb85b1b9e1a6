"""Contexts → the pairs of sentences worth a look, with named numbers that a verdict can be
explained by.

All are symmetric in the two sentences. `own` means outside quotation marks on both sides, `plain`
own and no name, title or weekday, `unnamed` quoted or own and none of these; `bits` are surprisal
in news at large, `local` weighs a word by how few sentences of this pair of articles hold it.
"""

from __future__ import annotations

import numpy as np

from lineage.align.content import content, own_and_quoted, shared_content, unnamed
from lineage.align.contexts import Contexts
from lineage.align.joins import Array, Column
from lineage.align.looks import Looks, looks, meetings, ratio
from lineage.align.order import order
from lineage.align.runs import runs, summarised
from lineage.align.sheets import Sheets
from lineage.align.softly import Marked, kin, marked
from lineage.align.windows import WINDOWS, windows

FEATURES = (
    "cosine", "contained_max", "contained_min",
    "local_cosine", "local_contained_max", "local_contained_min",
    "soft_contained_max", "soft_contained_min", "local_soft_contained",
    "shared_stems", "shared_rare_stems", "shared_bits", "shared_plain_bits",
    "plain_differences", "length_difference",
    "heaviest_local", "second_heaviest_local",
    "own_share", "quote_share", "mixed_share",
    "own_contained_max", "own_contained_min",
    "own_plain_contained_max", "own_plain_contained_min",
    "quoted_max", "quoted_min", "quote_contained_max", "quote_contained_min",
    "run_words", "own_run_words", "own_run_plain", "own_run_bits", "quote_run_words",
    "lcs_max", "lcs_min", "own_lcs_max", "own_lcs_min",
    "own_words_min", "own_words_max", "words_min", "length_ratio",
    "numbers_shared", "numbers_conflict",
    "names_shared", "names_contained_min", "names_missing",
    "negation_differs", "speech_like", "heading", "distance", "both_early",
)  # fmt: skip
UNNAMED = (
    "unnamed_contained_max", "unnamed_contained_min", "unnamed_cosine", "unnamed_shared_stems",
)  # fmt: skip
COLUMNS = (*FEATURES, *WINDOWS, *UNNAMED)


def features(found: Contexts) -> tuple[Looks, Array]:
    """(looks, COLUMNS)"""
    met = meetings(found)
    worth = looks(found, met)
    near = met.chosen(worth.among(met.cells)[0])
    sheets = found.sheets
    both, soft, marks = content(found, worth, near), kin(found, worth), marked(found, worth, near)
    run = summarised(runs(found, worth), sheets.words, len(worth))
    columns = [
        *shared_content(found, worth, both, soft, marks),
        *own_and_quoted(sheets, worth, both),
        *order(sheets, worth, run),
        *_manner(sheets, worth, marks),
        *windows(found, met, worth),
        *unnamed(found, worth, both),
    ]
    return worth, np.array(columns, np.float64).T


def _manner(sheets: Sheets, looks: Looks, marked: Marked) -> list[Column]:
    """Names, numbers, negation, and where the sentences stand."""
    rows, a, b = sheets.rows, looks.a.rows, looks.b.rows
    names_a, names_b, names = rows.names[a], rows.names[b], marked.names
    conflict = (rows.numbers[a] > 0) & (rows.numbers[b] > 0) & (marked.numbers == 0)
    place_a, place_b = rows.position[a], rows.position[b]
    return [
        np.minimum(3, marked.numbers),
        conflict,
        np.minimum(4, names),
        ratio(names, np.maximum(names_a, names_b)),
        np.minimum(4, names_a + names_b - 2 * names),
        rows.negates[a] != rows.negates[b],
        rows.speaks[a].astype(np.int64) + rows.speaks[b],
        (~rows.is_body[a]).astype(np.int64) + ~rows.is_body[b],
        np.abs(place_a - place_b),
        np.maximum(place_a, place_b) < 0.15,
    ]
