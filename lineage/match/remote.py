"""The address of a Redis server → where an `ArticleIndex` may be that several machines fill.

The only file that knows redis. Nothing is connected to but the address that is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from urllib.parse import parse_qsl, urlencode

from lineage.errors import OptionError, OutputError

DEFAULT_NAME = "wirelineage"
_CONNECT_SECONDS = 10
_LEASE_SECONDS = 120
"""A machine that vanished with the lock holds the others up no longer than this."""
_ASK_AGAIN_SECONDS = 0.02


class RemoteStorage:
    """Connected when made; OutputError wherever the server cannot be reached."""

    def __init__(self, url: str) -> None:
        try:
            import redis
        except ImportError:
            raise OptionError(
                "an index in Redis needs its client: pip install 'wirelineage[redis]'"
            ) from None
        address, self.name = _parted(url)
        self._errors = redis.RedisError
        self._lost = redis.exceptions.LockError
        self._shown = _without_password(address)
        try:
            self._pool = redis.ConnectionPool.from_url(
                address, socket_connect_timeout=_CONNECT_SECONDS
            )
            self._client = redis.Redis(connection_pool=self._pool)
            with self.reached():
                self._client.ping()
        except (ValueError, TypeError) as error:
            raise OptionError(
                f"{self._shown} is not the address of a Redis server ({error}); "
                "write redis://HOST:PORT/0?name=NAME"
            ) from None

    def config(self, kind: str) -> dict[str, object]:
        """For `ArticleIndex`; `kind` parts what must not be mixed."""
        base = f"{self.name}:{kind}".encode()
        return {"type": "redis", "basename": base, "redis": {"connection_pool": self._pool}}

    @contextmanager
    def locked(self) -> Iterator[None]:
        """While nobody else who asks for it is inside, wherever they are."""
        lock = self._client.lock(
            f"{self.name}:lock", timeout=_LEASE_SECONDS, sleep=_ASK_AGAIN_SECONDS
        )
        with self.reached():
            lock.acquire()
            try:
                yield
            finally:
                with suppress(self._lost):  # held for longer than the lease
                    lock.release()

    @contextmanager
    def reached(self) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            raise OutputError(
                f"the index at {self._shown} cannot be used ({error}); see that it is up, and run "
                "again: what was kept is kept again"
            ) from error

    def close(self) -> None:
        self._pool.disconnect()


@contextmanager
def remote(url: str) -> Iterator[RemoteStorage]:
    with closing(RemoteStorage(url)) as storage:
        yield storage


def _parted(url: str) -> tuple[str, str]:
    """The address as Redis knows it, and the name of the index on it."""
    address, _, query = url.partition("?")
    asked = dict(parse_qsl(query))
    name = asked.pop("name", DEFAULT_NAME)
    return f"{address}?{urlencode(asked)}" if asked else address, name


def _without_password(url: str) -> str:
    scheme, _, rest = url.partition("?")[0].partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
