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
"""How long a single answer may take."""
_MOST_PAGES = 100
"""Of 100 comments or pull requests each: more than a host allows, and an end to a circle of links."""
_LONGEST_SAID = 200
_FORBIDDEN, _TOO_MANY = 403, 429


class HostApi:
    """One host, asked with one token.

    No redirect is followed but to a file, and no link to another host: the token would go with it.

    Args:
        base: where the API is, such as `https://api.github.com`.
        token: what to be let in with.
        needs: what the token must be allowed, in words for the error message.

    Raises:
        ForgeError: the address or the token cannot be used.
    """

    def __init__(self, base: str, token: str, needs: str) -> None:
        token = token.strip()
        if not _TOKEN.fullmatch(token):  # else the HTTP library would show it in its complaint
            raise ForgeError("the token is empty, or has characters that no token has")
        self._base = _address(base) or httpx.URL()
        if self._base.scheme not in ("http", "https") or not self._base.host:
            raise ForgeError(f"{base}: is no address of an API")
        self._token = token
        self._needs = needs
        headers = {"Authorization": f"Bearer {token}", "User-Agent": "mkdocs-plans"}
        try:
            self._http = httpx.Client(base_url=self._base, headers=headers, timeout=_SECONDS)
        except ImportError as error:  # socks needs a package of its own
            raise ForgeError(f"the proxy of the environment cannot be used: {error}") from None
        except (ValueError, httpx.InvalidURL):  # what they say may show its password
            raise ForgeError("the proxy of the environment has an address that cannot be used") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def get(self, path: str, **query: str | int) -> Any:  # noqa: ANN401  (JSON)
        """What stands at an address.

        Raises:
            ForgeError: the host refuses, or answers with something else than JSON.
        """
        return self._parsed(self._ask("GET", path, query=query))

    def pages(self, path: str, *, below: str | None = None, **query: str | int) -> Iterator[Any]:
        """Every item of a list, however many pages the host makes of it.

        Args:
            path: where the list is.
            below: the key that it stands under, where it is not the whole answer.
            query: what else is asked for.

        Raises:
            ForgeError: the host refuses, or a next page lies on another host.
        """
        response = self._ask("GET", path, query={"per_page": 100, **query})
        for _ in range(_MOST_PAGES):
            found = self._parsed(response)
            found = at(found, below) if below else found
            if not isinstance(found, list):
                raise ForgeError(f"{self._base.host}: {path}: answers with no list")
            yield from found
            following = response.links.get("next", {}).get("url")
            if following is None:
                return
            response = self._ask("GET", self._at_home(following))
        raise ForgeError(f"{self._base.host}: {path}: more than {_MOST_PAGES} pages")

    def download(self, path: str, target: BinaryIO, most: int) -> None:
        """Write a file of the host to another one. Where it lies on another host, that one gets no token.

        Raises:
            ForgeError: the host refuses, or the file has more bytes than `most`.
        """
        try:
            with self._http.stream("GET", path, follow_redirects=True) as response:
                if not response.is_success:
                    response.read()
                    raise self._refusal(f"{response.url.host}: GET {response.url.path}", response)
                for part in response.iter_bytes():
                    most -= len(part)
                    if most < 0:
                        raise ForgeError(f"{self._base.host}: {path}: is too large")
                    target.write(part)
        except httpx.RequestError as error:
            raise self._silence(error) from None
        except (httpx.InvalidURL, UnicodeError):
            raise ForgeError(f"{self._base.host}: {path}: leads to an address that cannot be used") from None

    def send(self, method: str, path: str, content: object = None) -> Any:  # noqa: ANN401  (JSON)
        """Change something on the host; return what it answers.

        Raises:
            ForgeError: the host refuses. After a `TransientError` it may have done it all the same.
        """
        response = self._ask(method, path, content=content)
        return self._parsed(response) if response.content else None

    def _ask(
        self, method: str, url: str, *, query: dict[str, str | int] | None = None, content: object = None
    ) -> httpx.Response:
        try:
            response = self._http.request(method, url, params=query or None, json=content)
        except httpx.RequestError as error:
            raise self._silence(error) from None
        if response.is_success:
            return response
        raise self._refusal(f"{self._base.host}: {method} {response.url.path}", response)

    def _silence(self, error: httpx.RequestError) -> TransientError:
        said = self._said(str(error) or type(error).__name__)
        return TransientError(f"{self._base.host} does not answer: {said}")

    def _refusal(self, what: str, response: httpx.Response) -> ForgeError:
        status = response.status_code
        said = f"{what}: {status} {self._said(_message(response))}".rstrip()
        if response.is_redirect:
            return ForgeError(f"{said}: leads elsewhere, and is not followed")
        limited = response.headers.keys() & {"retry-after"} or _spent(response)
        passing = status == _TOO_MANY or (status == _FORBIDDEN and limited) or response.is_server_error
        if passing:
            return TransientError(said, _after(response))
        remedies = {
            401: "the token is not valid, or no longer",
            _FORBIDDEN: self._needs,
            404: f"it is not there, or the token may not see it: {self._needs}",
        }
        return ForgeError(f"{said}: {remedies[status]}" if status in remedies else said)

    def _at_home(self, address: str) -> str:
        url = _address(address)
        if url is None:
            raise ForgeError(f"{self._base.host}: names a next page whose address cannot be used")
        if (url.scheme, url.host, url.port) != (self._base.scheme, self._base.host, self._base.port):
            raise ForgeError(f"{self._base.host}: names a next page on {url.host}, which is not asked")
        return address

    def _parsed(self, response: httpx.Response) -> Any:  # noqa: ANN401  (JSON)
        try:
            return response.json()
        except (ValueError, RecursionError):
            raise ForgeError(f"{self._base.host}: {response.url.path}: answers with no JSON") from None

    def _said(self, text: str) -> str:
        """What the host says, on one short line and without the token."""
        return printable(text.replace(self._token, "…"))[:_LONGEST_SAID]


def _address(text: str) -> httpx.URL | None:
    """An address; `None`: no host can be asked at it."""
    try:
        found = httpx.URL(text)
        _ = found.host, found.netloc  # reading them fails where no host can be called so
    except (httpx.InvalidURL, ValueError):
        return None
    return found


def at(value: Any, *keys: str) -> Any:  # noqa: ANN401  (JSON)
    """What stands below some keys in an answer; `None` where it does not."""
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
    """How many seconds the host asks to wait, in either of the ways in which code hosts do."""
    stated = response.headers.get("retry-after", "")
    if stated.isdecimal():
        return float(stated)
    reset = next(filter(None, (response.headers.get(f"{p}ratelimit-reset") for p in ("x-", ""))), "")
    return max(0.0, float(reset) - time.time()) if _spent(response) and reset.isdecimal() else None
