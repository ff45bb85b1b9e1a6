"""A command → its screen in browsers. The only module that knows textual-serve.

Law: pages of other sites must not drive the screen, and its own page fetches from nowhere else.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterable
from typing import Any

from aiohttp import web
from textual_serve.server import Server

_ANY = ("0.0.0.0", "::")


def serve(command: str, host: str, port: int, say: Callable[[str], None]) -> None:
    """Until ctrl+c; OSError: the address cannot be listened on."""
    _Screens(command, host, port, say).serve()


class _Screens(Server):  # type: ignore[misc]
    def __init__(self, command: str, host: str, port: int, say: Callable[[str], None]) -> None:
        name = socket.gethostname() if host in _ANY else host
        super().__init__(command, host, port, "wirelineage", f"http://{_bracketed(name)}:{port}")
        names = {name, "localhost", "127.0.0.1"}
        self._origins = {f"http://{_bracketed(name)}:{port}" for name in names}
        self._say = say

    def initialize_logging(self) -> None:
        logging.basicConfig(level=logging.WARNING, format="%(message)s")

    async def on_startup(self, _app: web.Application) -> None:
        self._say(f"on {self.public_url} until ctrl+c")

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.on_response_prepare.append(self._confine)
        return app

    async def handle_websocket(self, request: web.Request) -> Any:
        if request.headers.get("Origin") not in self._origins:
            raise web.HTTPForbidden(text="only the page of this server may connect")
        return await super().handle_websocket(request)

    async def _confine(self, _request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = policy(self._origins)


def policy(origins: Iterable[str]) -> str:
    """What a page may load: nothing from elsewhere (the template asks for a font)."""
    known = sorted(origins)
    sockets = [origin.replace("http:", "ws:", 1) for origin in known]
    inline = ("'unsafe-inline'", "'unsafe-eval'", "data:", "blob:")
    return f"default-src {' '.join([*known, *sockets, *inline])}; frame-ancestors 'none'"


def _bracketed(name: str) -> str:
    return f"[{name}]" if ":" in name else name
