import sys
from base64 import b64encode

import pytest

from tui.clipboard import MOST_OSC52_BYTES, copy, osc52, run_program

PLAIN = "\x1b]52;c;Ym9yZGVycw==\x07"


class Machine:
    """A terminal and its programs."""

    def __init__(self, *installed):
        self.installed = installed
        self.written = ""
        self.taken = {}

    def write(self, sequence):
        self.written += sequence

    def run(self, command, content):
        if command[0] not in self.installed:
            raise FileNotFoundError(command[0])
        self.taken[command[0]] = content
        return True


def yank(tmp_path, machine, text="borders", **env):
    env = {"XDG_STATE_HOME": str(tmp_path), "TERM": "xterm-256color", **env}
    return copy(text, env=env, write=machine.write, run=machine.run)


def test_a_text_goes_to_the_terminal_the_tool_and_the_file(tmp_path):
    machine = Machine("wl-copy", "xclip")
    outcome = yank(tmp_path, machine, WAYLAND_DISPLAY="wayland-0", DISPLAY=":0")
    path = tmp_path / "wirelineage" / "yank.txt"
    assert machine.written == PLAIN
    assert machine.taken == {"wl-copy": b"borders"}
    assert path.read_text() == "borders"
    assert (outcome.is_sent, outcome.tool, outcome.kept) == (True, "wl-copy", path)
    assert outcome.message == (
        f"copied with wl-copy; sent to the terminal (OSC 52), which may not take it; kept in {path}"
    )


@pytest.mark.parametrize(
    ("installed", "env", "tool"),
    [
        (["pbcopy", "xclip"], {"DISPLAY": ":0"}, "pbcopy"),
        (["xclip", "xsel"], {"DISPLAY": ":0"}, "xclip"),
        (["xsel"], {"DISPLAY": ":0"}, "xsel"),
        (["xclip", "xsel", "wl-copy"], {}, None),
        (["clip.exe"], {}, "clip.exe"),
        ([], {"DISPLAY": ":0"}, None),
        (["pbcopy"], {"SSH_CONNECTION": "10.0.0.1 22"}, None),
    ],
)
def test_the_first_tool_of_this_machine_is_used_but_none_over_ssh(tmp_path, installed, env, tool):
    assert yank(tmp_path, Machine(*installed), **env).tool == tool


def test_windows_gets_its_own_encoding(tmp_path):
    machine = Machine("clip.exe")
    yank(tmp_path, machine, "é")
    assert machine.taken == {"clip.exe": "é".encode("utf-16-le")}


def test_tmux_and_screen_pass_the_sequence_on():
    content = b"borders" * 20
    coded = b64encode(content).decode()
    assert osc52(b"borders", {"TMUX": "/tmp/x"}) == f"\x1bPtmux;\x1b{PLAIN}\x1b\\"
    passed = osc52(content, {"TERM": "screen-256color"})
    assert all(len(part) <= 90 for part in passed.split("\x1b\\"))
    assert passed.replace("\x1b\\", "").replace("\x1bP", "") == f"\x1b]52;c;{coded}\x07"


@pytest.mark.parametrize("term", ["linux", "dumb"])
def test_a_terminal_without_a_clipboard_is_left_alone(tmp_path, term):
    machine = Machine()
    assert not yank(tmp_path, machine, TERM=term).is_sent
    assert machine.written == ""


def test_what_is_too_long_for_terminals_is_kept_in_the_file(tmp_path):
    machine = Machine()
    outcome = yank(tmp_path, machine, "x" * (MOST_OSC52_BYTES + 1))
    assert machine.written == ""
    assert "too long for the terminal (74,995 bytes)" in outcome.message
    assert outcome.kept.stat().st_size == MOST_OSC52_BYTES + 1


def test_copied_text_is_for_its_owner_alone(tmp_path):
    assert yank(tmp_path, Machine()).kept.stat().st_mode & 0o077 == 0


def test_nothing_that_fails_raises(tmp_path):
    def broken(*_):
        raise RuntimeError("no screen")

    (tmp_path / "wirelineage").write_text("in the way")
    outcome = copy("\ud800", env={"XDG_STATE_HOME": str(tmp_path)}, write=broken, run=broken)
    assert (outcome.is_sent, outcome.tool, outcome.kept) == (False, None, None)
    assert "no clipboard tool found" in outcome.message
    assert "not sent to the terminal (no screen)" in outcome.message
    assert "not kept in" in outcome.message


def test_a_program_gets_the_text_and_says_whether_it_took_it():
    check = "import sys; sys.exit(sys.stdin.read() != 'borders')"
    assert run_program([sys.executable, "-c", check], b"borders")
    assert not run_program([sys.executable, "-c", check], b"other")
