"""Other projects for a portal to gather: their snapshots, and servers that answer well or badly."""

from __future__ import annotations

import gzip
import json
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from mkdocs_plans.cli.project_plans import read_project
from mkdocs_plans.config.options import Profile

LAKE = """\
# Fill the lake

**Date:** 2026-01-10
**Status:** Blocked

## Steps

- [x] Dig
- [ ] Pour

## Risks

- Drought (Impact: High, Probability: High)
- Frogs (Impact: Low, Probability: Low) - Mitigation: storks

## Questions

- [ ] How deep?
"""


def plans_json(
    root: Path,
    plans: Mapping[str, str] | None = None,
    *,
    name: str = "Data",
    profile: Profile = Profile.FULL,
) -> dict[str, Any]:
    """The snapshot of a project with these plans, read from real files in `root`."""
    for path, text in (plans or {"plans/lake.md": LAKE}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    (root / "mkdocs.yml").write_text(f"site_name: {name}\nplugins: [plans]\n", "utf-8")
    found: dict[str, Any] = json.loads(read_project(root, lambda _: None).published(profile))
    return found


def everywhere(value: Any, change: Callable[[str], str]) -> Any:
    """The same with every free text changed."""
    fixed = {
        "format", "schema_version", "commit", "commit_time", "history", "status", "status_from", "mark",
        "kind", "impact", "probability", "band", "url", "path", "date", "severity", "profile", "today",
        "computed_status", "changed", "changed_commit",
    }  # fmt: skip
    if isinstance(value, dict):
        return {key: item if key in fixed else everywhere(item, change) for key, item in value.items()}
    if isinstance(value, list):
        return [everywhere(item, change) for item in value]
    return change(value) if isinstance(value, str) else value


Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """The response of a server."""

    body: bytes = b""
    status: int = 200
    headers: Headers = field(default_factory=dict)
    length: int | None = None
    """The stated length; the true one if not given."""
    slowly: bool = False
    """Whether each byte takes a while, for ever."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that a server got."""

    path: str
    headers: Headers
    body: bytes = b""


Route = Answer | Callable[[Asked], Answer]


@dataclass(slots=True)
class Server:
    """A web server on this machine with the responses that a test chooses."""

    host: str
    port: int
    routes: dict[str, Route] = field(default_factory=dict)
    """By path; `*` matches all others."""
    asked: list[Asked] = field(default_factory=list)
    """Its requests, without those for a history that it does not have, which follow each snapshot."""

    @property
    def at(self) -> str:
        """The host with its port, as `allow_hosts` takes it."""
        return f"{self.host}:{self.port}"

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://{self.at}{path}"

    def serve(self, path: str, route: Route | Mapping[str, Any]) -> str:
        """Answer at a path, with an object as JSON; returns the address."""
        self.routes[path] = Answer(json.dumps(route).encode()) if isinstance(route, Mapping) else route
        return self.url(path)

    def paths(self) -> list[str]:
        """The requested paths, in order."""
        return [request.path for request in self.asked]


def tagged(body: bytes, etag: str) -> Callable[[Asked], Answer]:
    """A file with an ETag, which is not sent again to clients that have it."""

    def answer(asked: Asked) -> Answer:
        if asked.headers.get("if-none-match") == etag:
            return Answer(status=304)
        return Answer(body, headers={"ETag": etag})

    return answer


def bomb(size: int) -> bytes:
    """Blanks without end, packed small."""
    return gzip.compress(b'{"a": "' + b" " * size)


@contextmanager
def serving(host: str = "127.0.0.1", guard: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server at an address of this machine, with a certificate if it is given one."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            absent = Answer(b"no such page", 404)
            is_history = urlsplit(self.path).path.endswith("/plans-history.json")
            route = found.routes.get(self.path) or (absent if is_history else found.routes.get("*", absent))
            if not is_history or self.path in found.routes:
                found.asked.append(asked)
            with suppress(OSError):  # the client had enough
                self._send(route(asked) if callable(route) else route)
            self.close_connection = True

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status != 304:
                length = len(answer.body) if answer.length is None else answer.length
                self.send_header("Content-Length", str(10**9 if answer.slowly else length))
            self.end_headers()
            self.wfile.write(answer.body)
            while answer.slowly:
                self.wfile.write(b" ")
                time.sleep(0.01)

        do_POST = do_GET  # noqa: N815  (a name of http.server)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Log nothing."""

    class Web(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False
        request_queue_size = 64

    server = Web((host, 0), Handler)
    if guard:
        server.socket = guard.wrap_socket(server.socket, server_side=True)
    found = Server(host, server.server_address[1])
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
