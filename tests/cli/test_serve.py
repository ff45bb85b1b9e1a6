"""`serve` looks before it listens, and lets in nobody by default."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lineage.cli import serve
from lineage.cli.exit_codes import ExitCode
from lineage.store import save


@pytest.fixture
def store(borders_lineage, tmp_path) -> Path:
    path = tmp_path / "the borders.wl"
    save(borders_lineage, path)
    return path


@pytest.fixture
def served(monkeypatch) -> list[tuple]:
    seen: list[tuple] = []
    monkeypatch.setattr(serve, "_serve", lambda _, *how: seen.append(how))
    return seen


def test_only_this_machine_may_connect_unless_told_otherwise(command, store, served) -> None:
    code, _, err = command("serve", store)
    assert (code, err) == (0, "")
    ((shell, host, port),) = served
    assert (host, port) == ("127.0.0.1", 8000)
    assert f"ui '{store}'" in shell


def test_who_opens_it_to_others_is_warned(command, store, served) -> None:
    _, _, err = command("serve", store, "--host", "0.0.0.0", "--port", 8123, "--read-only")
    assert err.startswith("warning: whoever reaches 0.0.0.0")
    assert served[0][0].endswith(" --read-only")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.9", "::1"])
def test_this_machine_has_many_names(host, command, store, served) -> None:
    assert command("serve", store, "--host", host)[2] == ""


def test_without_the_extra_its_name_is_told(command, store, monkeypatch) -> None:
    for name in ("aiohttp", "textual_serve"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "lineage.cli.web", raising=False)
    code, _, err = command("serve", store)
    assert code == ExitCode.USAGE
    assert "pip install 'wirelineage[web]'" in err


@pytest.mark.parametrize(
    ("spoiled", "code"), [(b"", ExitCode.BAD_STORE), (None, ExitCode.NO_INPUT)]
)
def test_what_is_no_store_is_not_served(spoiled, code, command, store, served) -> None:
    if spoiled is None:
        store.unlink()
    else:
        store.write_bytes(spoiled)
    assert command("serve", store)[0] == code
    assert not served


def test_a_port_is_a_port(command, store, served) -> None:
    assert command("serve", store, "--port", 70000)[0] == ExitCode.USAGE


def test_the_page_loads_nothing_from_elsewhere() -> None:
    pytest.importorskip("textual_serve")
    from lineage.cli.web import policy

    assert "googleapis" not in policy(["http://127.0.0.1:8000"])
    assert "ws://127.0.0.1:8000" in policy(["http://127.0.0.1:8000"])
