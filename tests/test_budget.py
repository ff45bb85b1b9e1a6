"""How many processes a run may have, by what it has read."""

import pytest

from lineage.budget import affordable, shown, wanted
from lineage.errors import OptionError
from lineage.model import Article, ArticleId
from lineage.options import Options
from lineage.pipeline import trace

GB = 10**9


def test_more_articles_text_and_workers_want_more():
    assert wanted(10, 1000, 1) < wanted(10, 1000, 2) < wanted(9000, 1000, 2)
    assert wanted(10, 1000, 2) < wanted(10, GB, 2)


def test_without_a_bound_all_workers_are_had():
    assert affordable(None, 64, 10**6, 3 * GB) == 64


def test_a_bound_leaves_as_many_workers_as_it_has_room_for():
    some = [affordable(wanted(10_000, 10**7, jobs), 8, 10_000, 10**7) for jobs in (1, 3, 8, 20)]
    assert some == [1, 3, 8, 8]


def test_a_corpus_that_does_not_fit_is_refused_with_what_it_wants():
    with pytest.raises(
        OptionError, match=r"1,000,000 articles with 2.5 GB.*2.0 GB.*--memory \d"
    ) as e:
        affordable(2 * GB, 4, 10**6, 2_500_000_000)
    wants = float(str(e.value).split("--memory ")[1].split("G")[0]) * GB
    assert affordable(round(wants), 4, 10**6, 2_500_000_000) == 1


def test_sizes_are_told_as_people_write_them():
    assert [shown(n) for n in (1, 310_400_000, 2_440_000_000)] == ["1 MB", "310 MB", "2.4 GB"]


def test_a_bound_changes_no_answer_and_is_told_before_the_work():
    articles = [Article(ArticleId(f"a{n}"), f"It rained for {n} days.") for n in range(5)]
    assert trace(articles, Options(jobs=2, memory=GB)) == trace(articles, Options(jobs=2))
    stages = []
    with pytest.raises(OptionError, match="5 articles"):
        trace(articles, Options(memory=1), progress=lambda stage, *_: stages.append(stage))
    assert set(stages) == {"read"}
