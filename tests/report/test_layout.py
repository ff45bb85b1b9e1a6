"""Lines that fit."""

from __future__ import annotations

import pytest

from lineage.report.layout import Page


@pytest.mark.parametrize("ascii_only", [False, True])
def test_no_line_is_longer_than_the_page_in_typewriter_form_either(ascii_only) -> None:
    page = Page(40, ascii_only)
    text = page.text(page.wrap("“one … two” ↔ " * 20, "↔ ", "  ↔ "))
    assert max(map(len, text.splitlines())) <= 40
    assert text.isascii() == ascii_only
