"""A file over HTTP from an untrusted server: limited time and size, and no way to other hosts."""

from __future__ import annotations

import asyncio
import os
import ssl
import zlib
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass, replace
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

import httpx

from mkdocs_plans.config.project_sources import ProjectOptions
from mkdocs_plans.fetch.allowed_hosts import addresses, check_name, proxy
from mkdocs_plans.fetch.responses import FetchedFile, MisconfiguredError, SourceError, Unchanged
from mkdocs_plans.fetch.retry import pauses
from mkdocs_plans.fetch.source_type import FetchJob, Limits, SourceType
from mkdocs_plans.fetch.traffic_limits import Traffic, watch


@dataclass(frozen=True, slots=True)
class Request:
    """A request for a file."""

    url: httpx.URL
    credentials: tuple[str, str] | None = None
    """A header that is sent to the host of this address only."""
    etag: str | None = None
    """The ETag of the cached copy."""
    last_modified: str | None = None


_LONGEST_TAG = 1_000
"""The longest ETag or date that is sent back, in characters."""
_MOVED = (301, 302, 303, 307, 308)
_BUSY = (429, 500, 502, 503, 504)
_ABSENT = (403, 404, 410)
"""What servers respond if there is no file; 403 comes from stores whose lists of files are not public."""
_PORTS = {"http": 80, "https": 443}


async def _fetch(job: FetchJob) -> FetchedFile | Unchanged:
    """Fetch a file and write it; it is complete when this returns a `FetchedFile`.

    Raises:
        SourceError: It cannot be fetched.
    """
    try:
        url = httpx.URL(job.project.snapshot or "")
        _ = url.host, url.netloc  # Reading them fails if no host can have such a name.
    except (httpx.InvalidURL, ValueError):
        raise MisconfiguredError("its address is invalid") from None
    copy, limits = job.copy, job.limits
    request = Request(
        url, _credentials(job.project), copy.etag if copy else None, copy.last_modified if copy else None
    )
    try:
        async with asyncio.timeout(limits.total):
            return await _retry(request, job.into, job.allowed, limits)
    except TimeoutError:
        raise SourceError(f"{url.host} took longer than {limits.total:g} seconds") from None


def _credentials(project: ProjectOptions) -> tuple[str, str] | None:
    """The header with the token; `None` if none is configured.

    Raises:
        MisconfiguredError: The environment variable is not set, or its value does not fit in a header.
    """
    if project.token_env is None:
        return None
    token = os.environ.get(project.token_env, "").strip()
    if not token:
        raise MisconfiguredError(f"the environment variable {project.token_env} is not set")
    if not (token.isascii() and token.isprintable()):
        raise MisconfiguredError(f"the environment variable {project.token_env} is not a valid header")
    if project.token_header:
        return project.token_header, token
    return "Authorization", token if " " in token else f"Bearer {token}"


async def _retry(
    request: Request, into: Path, allowed: Collection[str], limits: Limits
) -> FetchedFile | Unchanged:
    for pause in pauses(limits.again + 1, limits.pause):
        try:
            return await _follow(request, into, allowed, limits)
        except _BusyError:
            await asyncio.sleep(pause)
    return await _follow(request, into, allowed, limits)


class _BusyError(SourceError):
    """The host may succeed later."""


async def _follow(
    request: Request, into: Path, allowed: Collection[str], limits: Limits
) -> FetchedFile | Unchanged:
    """Send the request, and follow redirects."""
    first = request
    for _ in range(limits.redirects + 1):
        try:
            found = await _ask(request, into, allowed, limits)
        except MisconfiguredError as error:
            if request is first:
                raise
            raise SourceError(str(error)) from None  # The source chose the redirect.
        if not isinstance(found, Request):
            return found
        request = found
    raise SourceError(f"{request.url.host} redirects more than {limits.redirects} times")


async def _ask(
    request: Request, into: Path, allowed: Collection[str], limits: Limits
) -> FetchedFile | Unchanged | Request:
    host = request.url.host
    traffic = Traffic(limits.head, limits.pieces)
    try:
        transport, sent = await _prepared(request, allowed, limits)
        watch(transport, traffic)
        async with transport:
            response = await _sent(transport, sent)
            traffic.allow(2 * limits.bytes)  # Compressed or chunked data may be longer than the file.
            try:
                if response.status_code in _MOVED and "location" in response.headers:
                    return _moved(request, response.headers["location"])
                _check(host, response, conditional=bool(request.etag or request.last_modified))
                if response.status_code == HTTPStatus.NOT_MODIFIED:
                    return Unchanged()
                with into.open("wb") as file:
                    await _write(response, file, limits.bytes, traffic)
                return FetchedFile(into, _tag(response, "etag"), _tag(response, "last-modified"))
            finally:
                await response.aclose()
    except httpx.TimeoutException:
        raise SourceError(f"{host} did not respond in time") from None
    except httpx.ConnectError as error:
        raise SourceError(f"{host} cannot be reached: {_one_line(error)}") from None
    except httpx.HTTPError as error:
        raise SourceError(f"{host} closed the connection: {_one_line(error)}") from None
    except OSError as error:
        raise SourceError(f"its response cannot be written: {error.strerror or error}") from None


def _tag(response: httpx.Response, name: str) -> str | None:
    """A header value to send back the next time; `None` if it cannot be sent."""
    found: str | None = response.headers.get(name)
    fits = found and found.isascii() and found.isprintable() and len(found) <= _LONGEST_TAG
    return found if fits else None


async def _sent(transport: httpx.AsyncHTTPTransport, requests: list[httpx.Request]) -> httpx.Response:
    """The response of the first address that accepts a connection."""
    for request in requests[:-1]:
        try:
            return await transport.handle_async_request(request)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue
    return await transport.handle_async_request(requests[-1])


async def _prepared(
    request: Request, allowed: Collection[str], limits: Limits
) -> tuple[httpx.AsyncHTTPTransport, list[httpx.Request]]:
    """The transport and the request: for a checked address of the host, under the host's name."""
    url = request.url
    if url.scheme not in _PORTS or not url.host or url.userinfo:
        raise SourceError("only http and https addresses are allowed")
    port = url.port or _PORTS[url.scheme]
    headers = {"Host": url.netloc.decode("ascii"), "Accept": "application/json", "Accept-Encoding": "gzip"}
    headers["User-Agent"] = "mkdocs-plans"
    headers["Connection"] = "close"
    headers |= {"If-None-Match": request.etag} if request.etag else {}
    headers |= {"If-Modified-Since": request.last_modified} if request.last_modified else {}
    headers |= dict([request.credentials] if request.credentials else [])
    waits = {
        "connect": limits.connect,
        "read": limits.silence,
        "write": limits.silence,
        "pool": limits.connect,
    }
    if through := proxy(url.scheme, url.host):
        check_name(url.host, port, allowed)
        sent = httpx.Request("GET", url, headers=headers, extensions={"timeout": waits})
        return _through(through), [sent]
    found = await asyncio.to_thread(addresses, url.host, port, allowed)
    extensions = {"timeout": waits, "sni_hostname": url.raw_host.decode("ascii")}
    return httpx.AsyncHTTPTransport(verify=_trusted()), [
        httpx.Request("GET", url.copy_with(host=address), headers=headers, extensions=extensions)
        for address in found
    ]


def _through(proxy: str) -> httpx.AsyncHTTPTransport:
    try:
        return httpx.AsyncHTTPTransport(verify=_trusted(), proxy=proxy)
    except ImportError as error:  # SOCKS needs an additional package.
        raise MisconfiguredError(f"the proxy in the environment cannot be used: {_one_line(error)}") from None
    except (ValueError, httpx.InvalidURL):  # Their messages may contain the proxy's password.
        raise MisconfiguredError("the proxy in the environment has an invalid address") from None


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates of `SSL_CERT_FILE`, otherwise the default ones."""
    return httpx.create_ssl_context()


def _moved(request: Request, location: str) -> Request:
    try:
        url = request.url.join(location)
        _ = url.host, url.netloc  # Reading them fails if no host can have such a name.
        _ = urlsplit(str(url)).port  # Reading it fails if there is no such port.
    except (httpx.InvalidURL, ValueError):
        raise SourceError(f"{request.url.host} redirects to an invalid address") from None
    if request.url.scheme == "https" and url.scheme != "https":
        raise SourceError(f"{request.url.host} redirects to an unencrypted address")
    same = (url.scheme, url.host, url.port) == (request.url.scheme, request.url.host, request.url.port)
    return replace(request, url=url, credentials=request.credentials if same else None)


def _check(host: str, response: httpx.Response, *, conditional: bool) -> None:
    """Raise an error for any response except the file or "not modified"."""
    status = response.status_code
    if status == HTTPStatus.OK or (status == HTTPStatus.NOT_MODIFIED and conditional):
        return
    words = f"{host} responded with {status} {httpx.codes.get_reason_phrase(status)}".rstrip()
    if status in _BUSY:
        raise _BusyError(words)
    raise SourceError(words, is_absent=status in _ABSENT)


async def _write(response: httpx.Response, file: BinaryIO, limit: int, traffic: Traffic) -> None:
    """Write a body, unpacked, up to the limit, independently of its declared length."""
    written = 0
    async for part in _unpacked(response, traffic):
        written += len(part)
        if written > limit:
            raise SourceError(f"its response is larger than {limit:,} bytes")
        file.write(part)


async def _unpacked(response: httpx.Response, traffic: Traffic) -> AsyncIterator[bytes]:
    encoding = response.headers.get("content-encoding", "").strip().casefold()
    if encoding in ("", "identity"):
        async for part in _pieces(response, traffic):
            yield part
        return
    if encoding not in ("gzip", "x-gzip"):
        raise SourceError(f"its response is compressed as {encoding[:20]!r}, which was not requested")
    inflater = zlib.decompressobj(wbits=31)
    try:
        async for part in _pieces(response, traffic):
            rest = part.lstrip(b"\0") if inflater.eof else part  # Members may be padded.
            while rest:
                if inflater.eof:  # A file may consist of several compressed members.
                    traffic.piece()
                    inflater = zlib.decompressobj(wbits=31)
                yield inflater.decompress(rest, _PIECE)
                rest = inflater.unconsumed_tail or inflater.unused_data.lstrip(b"\0")
    except zlib.error:
        raise SourceError("its response cannot be decompressed") from None
    if not inflater.eof:
        raise SourceError("its response is truncated")


async def _pieces(response: httpx.Response, traffic: Traffic) -> AsyncIterator[bytes]:
    """The chunks of the body; each counts as a piece."""
    async for part in response.aiter_raw():
        traffic.piece()
        yield part


_PIECE = 1 << 20
"""How many bytes are unpacked at once."""


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _handles(project: ProjectOptions) -> bool:
    return urlsplit(project.snapshot or "").scheme in _PORTS


SOURCE = SourceType(handles=_handles, fetch=_fetch)
