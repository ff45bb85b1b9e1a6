"""A Redis server of one's own, on a socket in a temporary folder."""

import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def redis_server():
    """Its address; every test takes a name of its own on it."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("no redis-server on PATH: the index that machines share is not tested")
    with tempfile.TemporaryDirectory(prefix="wl-redis-") as folder:
        path = Path(folder) / "socket"
        settings = {"port": "0", "unixsocket": path, "dir": folder, "save": "", "appendonly": "no"}
        flags = [word for name, value in settings.items() for word in (f"--{name}", str(value))]
        with subprocess.Popen([program, *flags], stdout=subprocess.DEVNULL) as server:
            try:
                _wait(path, server)
                yield f"unix://{path}"
            finally:
                server.terminate()


@pytest.fixture
def address(redis_server, request):
    return f"{redis_server}?name={request.node.name}"


def _wait(path, server):
    for _ in range(500):
        with socket.socket(socket.AF_UNIX) as asking:
            if asking.connect_ex(str(path)) == 0:
                return
        assert server.poll() is None, "redis-server did not start"
        time.sleep(0.02)
    raise AssertionError("redis-server does not answer")
