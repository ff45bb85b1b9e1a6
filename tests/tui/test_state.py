import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.state import MOST_VISITS, State, Visit, read_state, write_state

texts = st.text(max_size=8) | st.just("\ud800")
visits = st.builds(Visit, texts.filter(bool), texts, texts, texts)


@pytest.fixture
def env(tmp_path):
    return {"XDG_STATE_HOME": str(tmp_path)}


def stored(env, content):
    write_state(State(), env)
    Path(env["XDG_STATE_HOME"], "wirelineage", "state.json").write_text(content, "utf-8")
    return read_state(env)


def test_where_there_is_no_state_there_is_an_empty_one(env):
    assert read_state(env) == State()


@given(st.lists(visits, max_size=14), st.sampled_from([None, "mono"]))
def test_what_is_written_is_read(tmp_path_factory, visits, theme):
    env = {"XDG_STATE_HOME": str(tmp_path_factory.getbasetemp())}
    state = State(theme)
    for visit in visits:
        state = state.visiting(visit)
    assert write_state(state, env) is None
    assert read_state(env) == state


def test_the_newest_visit_to_a_path_comes_first_and_alone():
    state = State().visiting(Visit("a")).visiting(Visit("b")).visiting(Visit("a", "tree", "x"))
    assert state.visits == (Visit("a", "tree", "x"), Visit("b"))
    assert state.visit("a") == Visit("a", "tree", "x")
    assert state.visit("c") is None


def test_the_oldest_visits_are_forgotten():
    state = State()
    for number in range(12):
        state = state.visiting(Visit(f"{number}.wl"))
    assert len(state.visits) == MOST_VISITS
    assert state.visits[0].path == "11.wl"


@pytest.mark.parametrize("content", ["", "{", "[]", "3", '{"visits": 3}', "[" * 10**5, "\x00"])
def test_a_damaged_state_is_an_empty_one(env, content):
    assert stored(env, content) == State()


def test_what_is_whole_in_a_damaged_state_is_used(env):
    damaged = {
        "theme": "pink",
        "visits": [{"path": "a", "screen": 3}, {"screen": "tree"}, None, {"path": "b", "more": 1}],
    }
    assert stored(env, json.dumps(damaged)) == State(None, (Visit("b"),))


def test_what_cannot_be_written_does_not_raise(tmp_path):
    (tmp_path / "wirelineage").write_text("in the way")
    assert isinstance(write_state(State(), {"XDG_STATE_HOME": str(tmp_path)}), OSError)
