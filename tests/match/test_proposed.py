"""What each channel proposes, and what is passed over, in columns."""

import numpy as np

from lineage.match.passages import Shared
from lineage.match.proposed import NOTED, proposed
from lineage.model import ArticleId, Candidate, PassedOver

IDS = [ArticleId(name) for name in ("d", "a", "c")]


def shared(*pairs: tuple[int, int, float]) -> Shared:
    later, earlier, bits = zip(*pairs, strict=True)
    return Shared(np.array(later), np.array(earlier), np.array(bits))


def test_a_pair_is_told_once_with_its_channels_in_order_and_the_bits_of_its_passages() -> None:
    found = (
        proposed(
            IDS,
            [
                ("sentence", shared((1, 0, 9.0))),
                ("passage", shared((1, 0, 30.5), (2, 1, 25.0))),
                ("event", shared((2, 0, 0.5))),
            ],
        )
        .of(IDS)
        .candidates
    )
    expected = [
        Candidate(ArticleId("a"), ArticleId("c"), ("passage",), 25.0),
        Candidate(ArticleId("a"), ArticleId("d"), ("passage", "sentence"), 30.5),
        Candidate(ArticleId("c"), ArticleId("d"), ("event",), 0.0),
    ]
    assert list(found) == [found[n] for n in range(3)] == expected
    assert list(found[1:]) == expected[1:]


def test_what_is_noted_and_not_proposed_is_passed_over() -> None:
    found = proposed(
        IDS,
        [("run", shared((1, 0, 20.0))), (NOTED, shared((2, 1, 9.0), (2, 0, 7.0), (1, 0, 20.0)))],
    ).of(IDS)
    assert [c.channels for c in found.candidates] == [("run",)]
    assert list(found.passed_over) == [
        PassedOver(ArticleId("a"), ArticleId("c"), 9),
        PassedOver(ArticleId("c"), ArticleId("d"), 7),
    ]


def test_of_nothing_nothing_is_made() -> None:
    found = proposed(IDS, []).of(IDS)
    assert list(found.candidates) == []
    assert list(found.passed_over) == []
