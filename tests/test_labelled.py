from dataclasses import replace

import numpy as np
import pytest

from lineage.labelled import Origins, labels_of, origin_columns
from lineage.linked import linked
from lineage.model import Label, Verdict
from lineage.text.document import looked_over
from lineage.text.register import Register


@pytest.fixture
def lineage(borders_lineage):
    return borders_lineage


@pytest.fixture
def register(lineage):
    register = Register()
    register.add(looked_over(lineage.documents).outlined())
    return register


def test_origins_by_columns_are_the_origins(lineage, register):
    alignments = linked(lineage.alignments)
    columns = origin_columns(lineage.origins, alignments, register)
    ids = [d.article.id for d in lineage.documents]
    starts = np.cumsum([0, *(len(d.sentences) for d in lineage.documents)])
    origins = Origins(ids, starts, columns, alignments)
    assert origins == tuple(lineage.origins) and origins[1:3] == list(lineage.origins[1:3])
    assert origins[-1] == lineage.origins[-1]
    assert origin_columns(origins, alignments, register) is columns
    for mine, its in zip(
        labels_of(origins, register), labels_of(lineage.origins, register), strict=True
    ):
        assert mine.tolist() == its.tolist()


def test_an_origin_may_say_what_no_link_says(lineage, register):
    said = Verdict(Label.COPIED, "somebody", 0.5)
    origins = [replace(origin, verdict=said) for origin in lineage.origins]
    columns = origin_columns(origins, linked(lineage.alignments), register)
    assert columns.others == (said,) and set(columns.verdicts.tolist()) == {-1}
