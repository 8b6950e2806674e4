"""Which addresses a page may lead to, and which of them lie on another host."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

SCHEMES = frozenset({"http", "https", "mailto"})
"""The schemes that are linked; every other address must be relative."""

_DANGEROUS = ("javascript:", "vbscript:", "data:", "blob:", "file:", "filesystem:", "view-source:", "about:")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_INVISIBLE = re.compile("[\x00-\x20\x7f-\xa0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
_AUTHORITY = re.compile(r"(?:https?:[/\\]*|[/\\]{2,})([^/\\?#]*)")
_PLAIN_REMOTE = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]+)?(?:[/?#][!-\[\]-~]*)?", re.IGNORECASE)
_FILE = re.compile(r"(?:file:|[a-z]:[/\\]|[\w-]+(?:\.[\w-]+)+:\d)", re.IGNORECASE)
_DECODINGS = 5
"""How many layers of encoding are taken off; browsers take off none."""


def is_safe(address: str) -> bool:
    """Whether an address may be linked: `http`, `https`, `mailto`, relative or a fragment.

    The scheme is looked for after controls and blanks are dropped, as browsers do. A scheme that runs
    script or opens files is refused as well where it is hidden behind entities or percent signs.
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
    """Whether an address names a file as no page can: on its author's disk, or with a line behind a colon."""
    return _FILE.match(_INVISIBLE.sub("", address)) is not None


def remote_host(address: str) -> str | None:
    """The host that a browser would ask for this address; `None` where it is the page's own.

    An address with an authority that is not written plainly (user names, backslashes, blanks inside)
    has the host `""`, which is in no list.
    """
    shown = _INVISIBLE.sub("", address)
    found = _AUTHORITY.match(shown.lower())
    if found is None:
        return None
    if shown != address or not _PLAIN_REMOTE.fullmatch(address):
        return ""
    return found[1].partition(":")[0]
