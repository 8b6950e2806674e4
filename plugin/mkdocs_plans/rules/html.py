"""Raw HTML that no page shows as it was written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from mkdocs_plans.catalogue import finding
from mkdocs_plans.markdown.events import events
from mkdocs_plans.markdown.html import MAX_RAW_HTML
from mkdocs_plans.markdown.raw_html import SHOWN_AS_TEXT, TAGS, Tag, tokens
from mkdocs_plans.model import Finding

_TAG = re.compile(r"</?([A-Za-z][^\s/>]*)")
_FENCE = re.compile(r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,})([^`]*)$")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_LONGEST_NAME = 40
_LONGEST_ROW = 2000
"""Characters of a line beyond which code in it is not looked for: it is parsed."""
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]*")
QUIET = frozenset({"picture", "source"})
"""Tags that are left out without a word: what they hold is shown."""
_MOST = 100


def about_html(text: str) -> Iterator[Finding]:
    """A finding for each name of a tag that is shown as text or left out, at its first line."""
    if not _suspected(text):
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


def about_size(text: str) -> Iterator[Finding]:
    """A finding where a text with HTML in it is too large to be made safe."""
    if len(text) > MAX_RAW_HTML and "<" in text and next(_raw(text), None) is not None:
        message = f"It holds HTML and more than {MAX_RAW_HTML:,} characters: its page shows it as plain text."
        yield finding("too-large", message)


def _suspected(text: str) -> bool:
    """Whether such a tag seems to stand outside of code: a quick look without parsing."""
    if "<" not in text:
        return False
    fence = ""
    for row in text.split("\n"):
        found = _FENCE.match(row) if "```" in row or "~~~" in row else None
        if fence:
            if found and found[1].startswith(fence) and not found[2].strip():
                fence = ""
        elif found:
            fence = found[1]
        elif "<" in row and (
            len(row) > _LONGEST_ROW or any(_said(name.lower()) for name in _TAG.findall(_CODE.sub("", row)))
        ):
            return True
    return bool(fence) and _TAG.search(text) is not None


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
