"""Limits for the data that a source sends, counted as it arrives, before it is parsed.

A response can be endless without a byte of body: interim responses, headers, chunk extensions. Reading one
would keep a core busy while other sources wait.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

from .responses import SourceError

# ruff: noqa: ASYNC109  (the signatures are those of httpcore)


class Traffic:
    """The data that a source may still send."""

    def __init__(self, size: int, pieces: int) -> None:
        """Set the number of bytes and pieces."""
        self._size = size
        self._left = size
        self._pieces = pieces
        self._pieces_left = pieces

    def allow(self, size: int) -> None:
        """Allow a number of bytes from now on."""
        self._size = self._left = size

    def piece(self) -> None:
        """Count a piece.

        Raises:
            SourceError: There are too many.
        """
        self._pieces_left -= 1
        if self._pieces_left < 0:
            raise SourceError(f"its response has more than {self._pieces:,} chunks")

    def bytes(self, size: int) -> None:
        """Count bytes, which arrive as one piece.

        Raises:
            SourceError: There are too many.
        """
        self.piece()
        self._left -= size
        if self._left < 0:
            raise SourceError(f"its response transfers more than {self._size:,} bytes")


def watch(transport: httpx.AsyncHTTPTransport, traffic: Traffic) -> None:
    """Count everything that arrives through a transport."""
    # httpx 0.28 takes no network backend, httpcore does; both attributes are private.
    pool = transport._pool  # noqa: SLF001
    pool._network_backend = _Backend(pool._network_backend, traffic)  # noqa: SLF001


class _Stream(httpcore.AsyncNetworkStream):
    def __init__(self, inner: httpcore.AsyncNetworkStream, traffic: Traffic) -> None:
        self._inner = inner
        self._traffic = traffic

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        found = await self._inner.read(max_bytes, timeout)
        self._traffic.bytes(len(found))
        return found

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        return _Stream(await self._inner.start_tls(ssl_context, server_hostname, timeout), self._traffic)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  (as httpcore has it)
        return self._inner.get_extra_info(info)


class _Backend(httpcore.AsyncNetworkBackend):
    def __init__(self, inner: httpcore.AsyncNetworkBackend, traffic: Traffic) -> None:
        self._inner = inner
        self._traffic = traffic

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        found = await self._inner.connect_tcp(host, port, timeout, local_address, socket_options)
        return _Stream(found, self._traffic)

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)
