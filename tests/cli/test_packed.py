"""Files that appear whole or not at all."""

import gzip
import os
import threading

import pytest

from lineage.cli.packed import whole
from lineage.errors import OutputError


def test_it_appears_at_the_end(tmp_path):
    path = tmp_path / "x.jsonl.gz"
    with whole(path) as write:
        write(b"one\n")
        write(b"two\n")
        assert not path.exists()
    assert gzip.decompress(path.read_bytes()) == b"one\ntwo\n"


@pytest.mark.parametrize("error", [KeyboardInterrupt, BrokenPipeError, ValueError])
def test_nothing_is_left_when_the_work_fails(error, tmp_path):
    with pytest.raises(error), whole(tmp_path / "x") as write:
        write(b"half")
        raise error
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(OutputError, match="does not exist"), whole(tmp_path / "no" / "x"):
        pass


def test_a_pipe_is_written_through(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    found = []
    reader = threading.Thread(target=lambda: found.append(path.read_bytes()))
    reader.start()
    with whole(path) as write:
        write(b"data")
    reader.join()
    assert found == [b"data"]
