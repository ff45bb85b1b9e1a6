"""What a file gives, through a `Corpus` or straight from a reader."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lineage.errors import InputError
from lineage.model import Skipped
from lineage.options import ReadOptions
from lineage.read import open_corpus


@pytest.fixture(scope="session")
def samples() -> Path:
    return Path(__file__).parent / "samples"


@pytest.fixture
def articles_of(tmp_path: Path) -> Callable[..., Any]:
    """`articles_of("a.csv", "id,text…", **options)` → articles, notes."""

    def read(name: str, content: str | bytes, **options: Any) -> Any:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        corpus = open_corpus([path], ReadOptions(**options))
        try:
            return list(corpus), corpus.skipped
        except InputError:
            return [], corpus.skipped

    return read


@pytest.fixture(scope="session")
def finds_of() -> Callable[..., Any]:
    """`finds_of(read_nitf, "<nitf>…", **options)` → records, notes."""

    def read(reader: Any, content: str | bytes, **options: Any) -> Any:
        data = content.encode() if isinstance(content, str) else content
        found = list(reader(io.BytesIO(data), "in/a", "a", ReadOptions(**options)))
        records = [one for one in found if not isinstance(one, Skipped)]
        return records, [one for one in found if isinstance(one, Skipped)]

    return read
