"""Which addresses a page may link to, and which of them are on another host."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

SCHEMES = frozenset({"http", "https", "mailto"})
"""The schemes that may be linked. Every other address must be relative."""

_DANGEROUS = ("javascript:", "vbscript:", "data:", "blob:", "file:", "filesystem:", "view-source:", "about:")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_INVISIBLE = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
"""Control characters and blanks, which browsers ignore before or inside a scheme."""
_AUTHORITY = re.compile(r"(?:https?:[/\\]*|[/\\]{2,})([^/\\?#]*)")
_PLAIN_REMOTE = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]+)?(?:[/?#][!-\[\]-~]*)?", re.IGNORECASE)
_FILE = re.compile(r"(?:file:|[a-z]:[/\\]|[\w-]+(?:\.[\w-]+)+:\d)", re.IGNORECASE)
"""A `file:` address, a path with a drive letter, or a file name with a line (`server.py:12`)."""
_DECODINGS = 5
"""How many layers of encoding are removed before a scheme is looked for. Browsers remove none."""


def is_safe(address: str) -> bool:
    """Whether an address may be linked: `http`, `https`, `mailto`, relative or a fragment.

    Control characters and blanks are removed before the scheme is looked for, as browsers do. A scheme that
    runs script or opens files is also refused if entities or percent-encoding hide it.
    """
    shown = _INVISIBLE.sub("", address).lower()
    scheme = _SCHEME.match(shown)
    if scheme is not None and scheme[1] not in SCHEMES:
        return False
    for _ in range(_DECODINGS):
        decoded = _INVISIBLE.sub("", html.unescape(unquote(shown))).lower()
        if decoded.startswith(_DANGEROUS):
            return False
        if decoded == shown:
            return True
        shown = decoded
    return True


def names_a_file(address: str) -> bool:
    """Whether an address names a local file: a path on the author's disk, or a file with `:line`."""
    return _FILE.match(_INVISIBLE.sub("", address)) is not None


def remote_host(address: str) -> str | None:
    """The host that a browser contacts for this address; `None` for the page's own host.

    An address whose authority is written in an unusual way (user names, backslashes, blanks inside) has the
    host `""`, which is in no list.
    """
    shown = _INVISIBLE.sub("", address)
    found = _AUTHORITY.match(shown.lower())
    if found is None:
        return None
    if shown != address or not _PLAIN_REMOTE.fullmatch(address):
        return ""
    return found[1].partition(":")[0]
