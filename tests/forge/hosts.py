"""A code host on loopback: the routes of GitHub and GitLab that are used, and all their errors."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

HEAD = "a" * 40
TOKEN = "ghs_" + "Zq7" * 12
PAGE = 2
"""Items of a page for any request, so that every list has several pages."""


@dataclass(frozen=True)
class Asked:
    """A request as it arrived."""

    method: str
    path: str
    """With its query."""
    headers: dict[str, str]
    """By lower-case name."""
    body: bytes

    def __str__(self) -> str:
        return f"{self.method} {urlsplit(self.path).path}"


@dataclass
class Trouble:
    """An error that happens once."""

    status: int
    """0: the connection is dropped."""
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b'{"message": "trouble"}'
    done: bool = False
    """Whether the request is carried out before the error."""


@dataclass
class CodeHost:
    """The data of the host, and the requests that it got."""

    url: str = ""
    me: str = "github-actions[bot]"
    pulls: list[dict[str, Any]] = field(default_factory=list)
    merge_base: str | None = "b" * 40
    comments: list[dict[str, Any]] = field(default_factory=list)
    """Each with `id`, `author` and `body`."""
    asked: list[Asked] = field(default_factory=list)
    troubles: list[tuple[str, Trouble]] = field(default_factory=list)
    """With a pattern of the requests that they are for."""
    artifacts: list[dict[str, Any]] = field(default_factory=list)
    next_link: str | None = None
    """The false address of the next page in each list."""

    def expect(self, pattern: str, *troubles: Trouble) -> None:
        """Let requests go wrong, such as `POST .*/comments`, one after the other."""
        self.troubles += [(pattern, trouble) for trouble in troubles]

    def add(self, author: str, body: str) -> None:
        """Write a comment by another user."""
        number = max((one["id"] for one in self.comments), default=0) + 1
        self.comments.append({"id": number, "author": author, "body": body})

    @property
    def writes(self) -> list[str]:
        """Requests that change something."""
        return [str(one) for one in self.asked if one.method != "GET" and "graphql" not in one.path]

    def answer(self, asked: Asked) -> tuple[int, Any]:
        """Carry out a request; return status and JSON."""
        path = urlsplit(asked.path).path
        query = {key: values[0] for key, values in parse_qs(urlsplit(asked.path).query).items()}
        content = json.loads(asked.body) if asked.body else {}
        if path == "/graphql":
            return 200, {"data": {"viewer": {"login": self.me}}}
        if path == "/user":
            return (200, {"username": self.me}) if "/" in self.me else (403, {"message": "no user"})
        if path == "/repos/harbour/plans/pulls":
            owner, _, branch = query.get("head", "").partition(":")
            return 200, [one for one in self.pulls if not owner or _from(one, owner, branch)]
        if path == "/repos/harbour/plans/actions/artifacts":
            return 200, [one for one in self.artifacts if one["name"] == query["name"]]
        if path.startswith("/repos/harbour/plans/compare/"):
            return 200, {"merge_base_commit": {"sha": self.merge_base}}
        if path == "/projects/7/merge_requests/3" and self.pulls:
            return 200, self.pulls[0]
        if found := re.fullmatch(r"/(?:repos/harbour/plans/issues|projects/7)/(.*)", path):
            return self._comment(asked.method, found[1], content)
        return 404, {"message": "Not Found"}

    def _comment(self, method: str, path: str, content: dict[str, str]) -> tuple[int, Any]:
        if re.fullmatch(r"\d+/comments|merge_requests/3/notes", path):
            if method == "POST":
                self.add(self.me, content["body"])
                return 201, self._reported(self.comments[-1])
            return 200, [self._reported(one) for one in self.comments]
        number = int(path.rpartition("/")[2])
        (comment,) = [one for one in self.comments if one["id"] == number]
        if method == "DELETE":
            self.comments.remove(comment)
            return 204, None
        assert method == ("PUT" if "notes" in path else "PATCH")
        comment["body"] = content["body"]
        return 200, self._reported(comment)

    def _reported(self, comment: dict[str, Any]) -> dict[str, Any]:
        who = {"login": comment["author"], "username": comment["author"]} if comment["author"] else None
        return {**comment, "user": who, "author": who}


def _from(pull: dict[str, Any], owner: str, branch: str) -> bool:
    repository = pull["head"]["repo"]
    return (
        repository is not None
        and repository["full_name"].startswith(f"{owner}/")
        and pull["head"]["ref"] == branch
    )


def pull(number: int, sha: str, repository: str = "harbour/plans", branch: str = "tides") -> dict[str, Any]:
    """A pull request as GitHub describes it."""
    return {
        "number": number,
        "base": {"sha": "c" * 40},
        "head": {"sha": sha, "ref": branch, "repo": {"full_name": repository}},
    }


@contextmanager
def serving(host: CodeHost) -> Iterator[None]:
    """Let a host answer on loopback."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one piece: nobody waits for the other's acknowledgement

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  (the base class's name)
            pass

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.command, self.path, headers, body)
            host.asked.append(asked)
            trouble = _due(host, asked)
            status, content = (200, None) if trouble and not trouble.done else host.answer(asked)
            if trouble is None:
                self._send(status, *_page(host, asked, content))
            elif trouble.status:
                self._send(trouble.status, trouble.body, trouble.headers)
            else:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)

        def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = handle_any  # noqa: N815  (names of http.server)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    host.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _due(host: CodeHost, asked: Asked) -> Trouble | None:
    for place, (pattern, trouble) in enumerate(host.troubles):
        if re.fullmatch(pattern, str(asked)):
            del host.troubles[place]
            return trouble
    return None


def _page(host: CodeHost, asked: Asked, content: Any) -> tuple[bytes, dict[str, str]]:
    if content is None:
        return b"", {}
    if not isinstance(content, list):
        return json.dumps(content).encode(), {"Content-Type": "application/json"}
    parts = urlsplit(asked.path)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    page = int(query.get("page", 1))
    following = f"{host.url}{parts.path}?{urlencode({**query, 'page': page + 1})}"
    more = len(content) > page * PAGE
    link = {"Link": f'<{host.next_link or following}>; rel="next", <{host.url}>; rel="first"'} if more else {}
    shown = content[(page - 1) * PAGE : page * PAGE]
    whole = {"total_count": len(content), "artifacts": shown} if parts.path.endswith("/artifacts") else shown
    return json.dumps(whole).encode(), link
