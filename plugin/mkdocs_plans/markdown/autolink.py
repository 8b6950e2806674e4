"""Bare addresses in a text, as GitHub's extended autolinks find them.

The rules come from the GFM specification, "Autolinks (extension)". Where cmark-gfm's `autolink.c` differs, it
counts: a scheme may follow any character, a scheme may be followed by a host without a dot, and nothing in an
open bracket is linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Autolink(NamedTuple):
    """A stretch `[start, end)` of the text that is an address."""

    start: int
    end: int
    address: str


_TRIGGER = re.compile(r"https?://|www\.|@", re.IGNORECASE)
"""What every bare address contains."""
_HOST = re.compile(r"[\w.-]*")
_REST = re.compile(r"[^\s<]*")
_BEFORE_WWW = frozenset("*_~([")
_LOCAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-_"
_MAIL_HOST = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")
_TRAILING = frozenset("?!.,:*_~'\"")
_ENTITY = re.compile(r"&[A-Za-z]+;\Z")
_LONGEST_ENTITY = 34
MAX_LOCAL = 256
"""The longest name before an `@`, in characters."""


def autolinks(text: str) -> Iterator[Autolink]:
    """Find the bare web and mail addresses of a text, in order and without overlap."""
    done = brackets = counted = 0
    for found in _TRIGGER.finditer(text):
        start = found.start()
        if start < done:
            continue
        brackets = max(0, brackets + text.count("[", counted, start) - text.count("]", counted, start))
        counted = start
        if brackets and found[0] != "@":
            continue
        link = _mail(text, start, done) if found[0] == "@" else _web(text, found)
        if link is not None:
            done = link.end
            yield link


def _web(text: str, found: re.Match[str]) -> Autolink | None:
    start = found.start()
    www = found[0].lower() == "www."
    if www and start > 0 and not (text[start - 1].isspace() or text[start - 1] in _BEFORE_WWW):
        return None
    host_start = start if www else found.end()
    host = _HOST.match(text, host_start)
    name = host[0].rstrip(".") if host is not None else ""
    if not name or not name[0].isalnum():
        return None
    labels = name.split(".")
    if any("_" in label for label in labels[-2:]) or (www and "." not in name):
        return None
    rest = _REST.match(text, host_start)
    end = _without_trailing(text, start, rest.end() if rest is not None else host_start)
    if end <= host_start:
        return None
    address = text[start:end]
    return Autolink(start, end, f"http://{address}" if www else address)


def _without_trailing(text: str, start: int, end: int) -> int:
    """Where the address ends without the punctuation that belongs to the sentence."""
    opening, closing = text.count("(", start, end), text.count(")", start, end)
    while end > start:
        last = text[end - 1]
        if last == ")" and closing > opening:
            closing -= 1
            end -= 1
        elif last == ";":
            entity = _ENTITY.search(text, max(start, end - _LONGEST_ENTITY), end)
            end = entity.start() if entity is not None else end - 1
        elif last in _TRAILING:
            end -= 1
        else:
            return end
    return end


def _mail(text: str, at: int, done: int) -> Autolink | None:
    before = text[max(done, at - MAX_LOCAL) : at]
    local = len(before) - len(before.rstrip(_LOCAL))
    start = at - local
    host = _MAIL_HOST.match(text, at + 1)
    if not 0 < local < MAX_LOCAL or host is None or (start > 0 and text[start - 1] == "/"):
        return None
    end = host.end()
    if text[end - 1] in "-_" or text[end : end + 1] == "@":
        return None
    return Autolink(start, end, f"mailto:{text[start:end]}")
