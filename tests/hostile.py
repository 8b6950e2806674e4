"""A server with invalid responses: it sends any bytes, which need not be HTTP."""

from __future__ import annotations

import gzip
import itertools
import socket
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

from tests.builds import Project

Speech = bytes | Callable[[], Iterable[bytes]]
"""The bytes to send, at once or in pieces."""

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
GZIP = OK + b"Content-Encoding: gzip\r\n\r\n"


def whole(body: bytes, *headers: bytes) -> bytes:
    """An answer as it should be, with more headers."""
    given = b"".join(header + b"\r\n" for header in headers)
    return OK + given + b"Content-Length: %d\r\n\r\n" % len(body) + body


def moved(location: bytes) -> bytes:
    """A redirect."""
    return b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n"


def endless(first: bytes, again: bytes) -> Callable[[], Iterable[bytes]]:
    """Bytes without end, as fast as they are taken."""
    many = again * (1 + 60_000 // len(again))
    return lambda: itertools.chain([first], itertools.repeat(many))


def dripping(first: bytes, again: bytes) -> Callable[[], Iterable[bytes]]:
    """Bytes without end, one after another."""

    def speak() -> Iterator[bytes]:
        yield first
        while True:
            time.sleep(0.05)
            yield again

    return speak


def tree_bomb(project: Project) -> str:
    """A commit of a huge number of files, in a repository of a few kilobytes; its hash.

    Args:
        project: A repository with a commit that holds `plans/lake.md`.
    """

    def tree(*entries: str) -> str:
        made = subprocess.run(
            ["git", "mktree"], cwd=project.root, input="\n".join(entries), capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        return made.stdout.strip()

    kind, inner = "100644 blob", project.git("rev-parse", "HEAD:plans/lake.md")
    for _ in range(10):
        inner = tree(*(f"{kind} {inner}\t{number}.md" for number in range(10)))
        kind = "040000 tree"
    return project.git("commit-tree", tree(f"040000 tree {inner}\tplans"), "-p", "HEAD", "-m", "many")


REDIRECTS = {
    "to a name in broken punycode": b"http://xn--a/",
    "to a name in broken punycode of the other case": b"http://XN--\xc3\xbc.example/",
    "to half an address": b"http://[::1",
    "to a name with a blank": b"http://a b/",
    "to nothing": b"http:///",
    "to bytes": b"\xff\xfe",
    "to a port that there is not": b"http://127.0.0.1:99999/",
    "to a login": b"http://user:secret@127.0.0.1/",
    "to a long name": b"http://" + b"a" * 300 + b"/",
    "to a longer name": b"http://" + b"a." * 20_000 + b"/",
    "to an empty part of a name": b"http://a..b/",
    "to an escape": b"http://%zz/",
    "to a script": b"javascript:alert(1)",
    "to data": b"data:text/json,{}",
    "to itself": b"",
    "to a zone": b"http://[fe80::1%25eth0]/",
    "to a file": b"file:///etc/passwd",
}

NONSENSE: dict[str, Speech] = {
    **{name: moved(location) for name, location in REDIRECTS.items()},
    "nothing": b"",
    "no HTTP": b"\x16\x03\x01\x00\xff",
    "words for a status": b"HTTP/1.1 fine OK\r\n\r\n",
    "a status without a meaning": b"HTTP/1.1 999 \xff\r\nContent-Length: 0\r\n\r\n",
    "a short status": b"HTTP/1.1 2\r\n\r\n",
    "a version of later": b"HTTP/9.9 200 OK\r\n\r\n{}",
    "another protocol": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
    "no content": b"HTTP/1.1 204 No Content\r\n\r\n",
    "a part": b"HTTP/1.1 206 Partial Content\r\nContent-Length: 2\r\n\r\n{}",
    "not changed since never": b"HTTP/1.1 304 Not Modified\r\n\r\n",
    "a header without a colon": OK + b"nonsense\r\n\r\n",
    "a header of bytes": OK + b"X\xff: \xfe\r\n\r\n",
    "a header with a zero": OK + b"X: a\x00b\r\n\r\n",
    "a folded header": OK + b"X: a\r\n\tb\r\nY : c\r\n\r\n",
    "a huge header": OK + b"X: " + b"y" * 1_000_000 + b"\r\n\r\n",
    "headers without end": endless(OK, b"X: y\r\n"),
    "answers in between without end": endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "a length in words": OK + b"Content-Length: two\r\n\r\n{}",
    "a length below zero": OK + b"Content-Length: -2\r\n\r\n{}",
    "two lengths": OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
    "a huge length": OK + b"Content-Length: " + b"9" * 30 + b"\r\n\r\n{}",
    "more than it has": OK + b"Content-Length: 9\r\n\r\n{}",
    "chunks of an odd size": CHUNKED + b"zz\r\n{}\r\n0\r\n\r\n",
    "chunks without an end": CHUNKED + b"2\r\n{}\r\n",
    "chunks of one byte without end": endless(CHUNKED, b"1\r\n \r\n"),
    "a chunk with words without end": endless(CHUNKED + b"1;", b"x"),
    "another coding": OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "packed twice": OK + b"Content-Encoding: gzip, gzip\r\n\r\n" + gzip.compress(gzip.compress(b"{}")),
    "packed by a list": OK + b"Content-Encoding: identity\r\nContent-Encoding: br\r\n\r\n{}",
    "no gzip": GZIP + b"{}",
    "half a gzip": GZIP + gzip.compress(b"{}" * 99)[:-9],
    "a bomb": GZIP + gzip.compress(b" " * 30_000_000),
    "members of nothing without end": endless(GZIP, gzip.compress(b"")),
    "padding without end": endless(GZIP + gzip.compress(b"{}"), bytes(999)),
    "a body without end": endless(OK + b"\r\n", b" " * 999),
    "headers drop by drop": dripping(OK, b"X"),
    "a body drop by drop": dripping(OK + b"\r\n", b" "),
    "silence": dripping(b"", b""),
}


def oddities(body: bytes) -> dict[str, bytes]:
    """Unusual responses that still contain a file."""
    return {
        "an ETag of bytes": whole(body, b'ETag: "\xc3\xa9\xff"'),
        "a date of bytes": whole(body, b"Last-Modified: \xe2\x82\xac"),
        "a huge ETag": whole(body, b'ETag: "' + b"x" * 50_000 + b'"'),
        "cookies": whole(body, *[b"Set-Cookie: \xff%d=\x80; Path=/" % number for number in range(500)]),
        "a type of bytes": whole(body, b"Content-Type: \xff/\xff; charset=\xff"),
        "no length": OK + b"\r\n" + body,
        "an empty encoding": whole(body, b"Content-Encoding: "),
        "an answer in between": b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + whole(body),
    }


@contextmanager
def speaking(speeches: dict[str, Speech]) -> Iterator[str]:
    """A server whose response depends on the path: `/3` is the fourth one; yields its host and port."""
    by_path = dict(enumerate(speeches.values()))

    class Handler(BaseRequestHandler):
        def handle(self) -> None:
            asked: socket.socket = self.request
            with suppress(OSError):  # the client had enough
                line = asked.recv(65_536).split(b"\r\n")[0]
                speech = by_path[int(line.split()[1].strip(b"/"))]
                for part in [speech] if isinstance(speech, bytes) else speech():
                    asked.sendall(part)

    class Server(ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        request_queue_size = 64

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield f"127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
