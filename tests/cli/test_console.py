"""Who is spoken to, when, and how."""

from __future__ import annotations

import io
import sys

from lineage.cli.console import Console
from lineage.model import Skipped


def test_a_skipped_input_is_one_harmless_line(capfd) -> None:
    Console().skipped([Skipped("a\x1b[2J\n.txt", "line 3", "bad", "fix it")])
    assert capfd.readouterr().err == "skipped: a␛[2J .txt, line 3: bad; fix it\n"


def test_ascii_is_chosen_where_blocks_cannot_be_shown(monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="latin-1"))
    assert Console().ascii_only
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    monkeypatch.setenv("TERM", "xterm")
    assert not Console().ascii_only
    monkeypatch.setenv("TERM", "linux")
    assert Console().ascii_only


def test_a_terminal_without_unicode_gets_talk_it_can_show(monkeypatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stderr", stream)
    Console().fail("“x”")
    stream.seek(0)
    assert stream.read() == "wirelineage: \\u201cx\\u201d\n"
