"""The API of a code host: JSON over HTTP, page by page."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from types import TracebackType
from typing import Any, BinaryIO, Self

import httpx

from mkdocs_plans.terminal_text import printable

from .errors import ForgeError, TransientError

_TOKEN = re.compile(r"[\x21-\x7e]+")
_SECONDS = 30.0
"""The timeout of a single response."""
_MOST_PAGES = 100
"""The maximum number of pages with 100 comments or pull requests each: more than a host allows, and a limit
for a circle of links."""
_LONGEST_MESSAGE = 200
_FORBIDDEN, _TOO_MANY = 403, 429


class HostApi:
    """One host, accessed with one token.

    A redirect is followed only for a file, and no link to another host is followed, because it would get the
    token.

    Args:
        base: The address of the API, such as `https://api.github.com`.
        token: The token for the API.
        needs: The permissions that the token needs, in words for the error message.

    Raises:
        ForgeError: The address or the token cannot be used.
    """

    def __init__(self, base: str, token: str, needs: str) -> None:
        token = token.strip()
        if not _TOKEN.fullmatch(token):  # Otherwise the HTTP library would show it in its message.
            raise ForgeError("the token is empty or has invalid characters")
        self._base = _address(base) or httpx.URL()
        if self._base.scheme not in ("http", "https") or not self._base.host:
            raise ForgeError(f"{base}: this is not the address of an API")
        self._token = token
        self._needs = needs
        headers = {"Authorization": f"Bearer {token}", "User-Agent": "mkdocs-plans"}
        try:
            self._http = httpx.Client(base_url=self._base, headers=headers, timeout=_SECONDS)
        except ImportError as error:  # SOCKS needs an additional package.
            raise ForgeError(f"the proxy in the environment cannot be used: {error}") from None
        except (ValueError, httpx.InvalidURL):  # Their messages may contain the proxy's password.
            raise ForgeError("the proxy in the environment has an invalid address") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def get(self, path: str, **query: str | int) -> Any:  # noqa: ANN401  (JSON)
        """Return the JSON at an address.

        Raises:
            ForgeError: The host refuses, or its response is not JSON.
        """
        return self._parsed(self._ask("GET", path, query=query))

    def pages(self, path: str, *, below: str | None = None, **query: str | int) -> Iterator[Any]:
        """Return every item of a list, on any number of pages.

        Args:
            path: The path of the list.
            below: The key of the list in the response, unless the response is the list.
            query: Further parameters.

        Raises:
            ForgeError: The host refuses, or a next page is on another host.
        """
        response = self._ask("GET", path, query={"per_page": 100, **query})
        for _ in range(_MOST_PAGES):
            found = self._parsed(response)
            found = at(found, below) if below else found
            if not isinstance(found, list):
                raise ForgeError(f"{self._base.host}: {path}: the response is not a list")
            yield from found
            following = response.links.get("next", {}).get("url")
            if following is None:
                return
            response = self._ask("GET", self._at_home(following))
        raise ForgeError(f"{self._base.host}: {path}: more than {_MOST_PAGES} pages")

    def download(self, path: str, target: BinaryIO, most: int) -> None:
        """Download a file. If it is on another host, that host gets no token.

        Raises:
            ForgeError: The host refuses, or the file has more bytes than `most`.
        """
        try:
            with self._http.stream("GET", path, follow_redirects=True) as response:
                if not response.is_success:
                    response.read()
                    raise self._http_error(f"{response.url.host}: GET {response.url.path}", response)
                for part in response.iter_bytes():
                    most -= len(part)
                    if most < 0:
                        raise ForgeError(f"{self._base.host}: {path}: the response is too large")
                    target.write(part)
        except httpx.RequestError as error:
            raise self._network_error(error) from None
        except (httpx.InvalidURL, UnicodeError):
            raise ForgeError(f"{self._base.host}: {path}: it redirects to an invalid address") from None

    def send(self, method: str, path: str, content: object = None) -> Any:  # noqa: ANN401  (JSON)
        """Change something on the host, and return its response.

        Raises:
            ForgeError: The host refuses. After a `TransientError` it may have made the change all the same.
        """
        response = self._ask(method, path, content=content)
        return self._parsed(response) if response.content else None

    def _ask(
        self, method: str, url: str, *, query: dict[str, str | int] | None = None, content: object = None
    ) -> httpx.Response:
        try:
            response = self._http.request(method, url, params=query or None, json=content)
        except httpx.RequestError as error:
            raise self._network_error(error) from None
        if response.is_success:
            return response
        raise self._http_error(f"{self._base.host}: {method} {response.url.path}", response)

    def _network_error(self, error: httpx.RequestError) -> TransientError:
        message = self._quoted(str(error) or type(error).__name__)
        return TransientError(f"{self._base.host} did not respond: {message}")

    def _http_error(self, what: str, response: httpx.Response) -> ForgeError:
        status = response.status_code
        message = f"{what}: {status} {self._quoted(_message(response))}".rstrip()
        if response.is_redirect:
            return ForgeError(f"{message}: redirects are not followed")
        limited = response.headers.keys() & {"retry-after"} or _spent(response)
        passing = status == _TOO_MANY or (status == _FORBIDDEN and limited) or response.is_server_error
        if passing:
            return TransientError(message, _after(response))
        remedies = {
            401: "the token is invalid or has expired",
            _FORBIDDEN: self._needs,
            404: f"it does not exist, or the token may not see it: {self._needs}",
        }
        return ForgeError(f"{message}: {remedies[status]}" if status in remedies else message)

    def _at_home(self, address: str) -> str:
        url = _address(address)
        if url is None:
            raise ForgeError(f"{self._base.host}: the address of the next page cannot be used")
        if (url.scheme, url.host, url.port) != (self._base.scheme, self._base.host, self._base.port):
            raise ForgeError(f"{self._base.host}: the next page is on {url.host}, which is not contacted")
        return address

    def _parsed(self, response: httpx.Response) -> Any:  # noqa: ANN401  (JSON)
        try:
            return response.json()
        except (ValueError, RecursionError):
            raise ForgeError(f"{self._base.host}: {response.url.path}: the response is not JSON") from None

    def _quoted(self, text: str) -> str:
        """The message of the host, on one short line and without the token."""
        return printable(text.replace(self._token, "…"))[:_LONGEST_MESSAGE]


def _address(text: str) -> httpx.URL | None:
    """An address; `None` if it names no host."""
    try:
        found = httpx.URL(text)
        _ = found.host, found.netloc  # Reading them fails if no host can have such a name.
    except (httpx.InvalidURL, ValueError):
        return None
    return found


def at(value: Any, *keys: str) -> Any:  # noqa: ANN401  (JSON)
    """The value below some keys of a response; `None` if there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _message(response: httpx.Response) -> str:
    try:
        return str(at(response.json(), "message") or response.reason_phrase)
    except (ValueError, RecursionError):
        return response.reason_phrase


def _spent(response: httpx.Response) -> bool:
    """Whether all requests of this hour are used up (GitHub's `x-ratelimit-*`, GitLab's `ratelimit-*`)."""
    return any(response.headers.get(f"{prefix}ratelimit-remaining") == "0" for prefix in ("x-", ""))


def _after(response: httpx.Response) -> float | None:
    """How many seconds to wait according to the host, in either of the two forms that code hosts use."""
    stated = response.headers.get("retry-after", "")
    if stated.isdecimal():
        return float(stated)
    reset = next(filter(None, (response.headers.get(f"{p}ratelimit-reset") for p in ("x-", ""))), "")
    return max(0.0, float(reset) - time.time()) if _spent(response) and reset.isdecimal() else None
