"""The links of a report: to the preview of the portal, and to the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

_ADDRESS = re.compile(r"https?://[^\s()<>\[\]\\`|\"]+")
"""An address that can be used in Markdown without escaping."""
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Surrogates that do not represent an undecodable byte."""
_LONGEST = 1_000
"""The most characters of an address; a longer one gives no link."""


@dataclass(frozen=True, slots=True)
class ReportLinks:
    """The addresses for links. Without an address there is no link."""

    preview: str | None = None
    """The address of a portal that shows the head."""
    source: str | None = None
    """The address of a line of a file, with `{commit}`, `{path}` and `{line}`."""
    more: str | None = None
    """The address of a page with what a shorter report leaves out."""

    def __post_init__(self) -> None:
        for given in (self.preview, self.source, self.more):
            if given is not None and not _ADDRESS.fullmatch(given):
                raise ValueError(
                    f"{given}: this is not an address; expected one such as https://example.com/portal/"
                )

    def page(self, page: str | None, anchor: str | None = None) -> str | None:
        """Return the address of a page of the preview, or of an anchor on it.

        Args:
            page: Its address, relative to the portal; absolute for a page of another portal.
            anchor: The id of an element.
        """
        if page is None:
            return None
        behind = f"#{uri(anchor)}" if anchor else ""
        if "://" in page:
            return usable(page + behind)
        return usable(f"{self.preview.rstrip('/')}/{page}{behind}") if self.preview else None

    def line(self, commit: str | None, path: str, line: int | None) -> str | None:
        """Return the address of a line of a file in a commit."""
        if self.source is None or commit is None:
            return None
        parts = {"commit": uri(commit), "path": uri(path), "line": str(line or 1)}
        return usable(re.sub(r"\{(\w+)\}", lambda name: parts.get(name[1], name[0]), self.source))


def uri(path: str) -> str:
    """Return a path percent-encoded. Bytes that are not UTF-8 are kept."""
    return quote(_NO_BYTE.sub("\ufffd", path).encode("utf-8", "surrogateescape"))


def usable(address: str) -> str | None:
    """Return an address that needs no escaping in Markdown; `None` if it does, or is too long."""
    return address if len(address) <= _LONGEST and _ADDRESS.fullmatch(address) else None
