"""Raw HTML that no page shows as it was written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from mkdocs_plans.catalogue import finding
from mkdocs_plans.markdown.events import events
from mkdocs_plans.markdown.raw_html import SHOWN_AS_TEXT, TAGS, Tag, tokens
from mkdocs_plans.model import Finding

_TAG = re.compile(r"</?[A-Za-z]")
_LONGEST_NAME = 40
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]*")
QUIET = frozenset({"picture", "source"})
"""Tags that are left out without a word: what they hold is shown."""
_MOST = 100


def about_html(text: str) -> Iterator[Finding]:
    """A finding for each name of a tag that is shown as text or left out, at its first line."""
    if not _TAG.search(text):
        return
    newlines = [found.start() for found in re.finditer(b"\n", text.encode())]
    seen: set[str] = set()
    for source, start in _raw(text):
        for token in tokens(source):
            if not isinstance(token, Tag) or token.name in seen or len(seen) >= _MOST:
                continue
            said = _said(token.name)
            if said is not None:
                seen.add(token.name)
                message = f"{said}; put it in backticks to show it as it is."
                yield finding("raw-html-removed", message, bisect_left(newlines, start) + 1)


def _said(name: str) -> str | None:
    if name in SHOWN_AS_TEXT:
        return f"<{name}> is shown as text"
    if name in TAGS or name in QUIET:
        return None
    shown = f"<{name}>" if len(name) <= _LONGEST_NAME and _PLAIN_NAME.fullmatch(name) else "A tag"
    return f"{shown} is read as HTML and not shown"


def _raw(text: str) -> Iterator[tuple[str, int]]:
    """Each stretch of raw HTML with where it begins, in bytes; the lines of a block together."""
    block: list[str] = []
    begin = 0
    for event, start, _ in events(text):
        if not isinstance(event, dict):
            continue
        if "InlineHtml" in event:
            yield event["InlineHtml"], start
        elif "Html" in event:
            begin = begin if block else start
            block.append(event["Html"])
        elif event.get("End") == "HtmlBlock":
            yield "".join(block), begin
            block = []
