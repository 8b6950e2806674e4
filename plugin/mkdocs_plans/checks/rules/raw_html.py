"""Raw HTML that no page shows as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_plans.markdown.addresses import is_safe
from mkdocs_plans.markdown.events import events
from mkdocs_plans.markdown.html import MAX_RAW_HTML
from mkdocs_plans.markdown.raw_html import SHOWN_AS_TEXT, TAGS, Tag, tokens
from mkdocs_plans.markdown.text import LineIndex
from mkdocs_plans.model.plan import Finding
from mkdocs_plans.model.rule import finding
from mkdocs_plans.reading.findings import about_address

_TAG = re.compile(r"</?([A-Za-z][^\s/>]*)")
_FENCE = re.compile(r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,})([^`]*)$")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_LONGEST_NAME = 40
_LONGEST_ROW = 2000
"""Characters of a line beyond which code in it is not looked for: it is parsed."""
_ATTRIBUTE = re.compile(
    r"\bon[a-z]{3,30}\s*+=|\b(?:href|src)\s*+=\s*+[\"']?\s*+(?!https?:|mailto:)[^\"'\s>]{0,40}[:&]",
    re.IGNORECASE,
)
"""An attribute that may be left out."""
_HANDLER = re.compile(r"on[a-z]{3,30}")
_ADDRESSES = ("href", "src")
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]*")
QUIET = frozenset({"picture", "source"})
"""Tags that are left out without a word: what they hold is shown."""
_MOST = 100


def about_html(text: str) -> Iterator[Finding]:
    """What raw HTML says and no page shows, follows or runs: of each kind of tag at its first line."""
    if not _suspected(text):
        return
    lines = LineIndex(text.encode())
    seen: set[tuple[str, int | None]] = set()
    for source, start in _raw(text):
        for tag, before in _tags(source):
            for said in _about(tag, lines.line_at(start) + before):
                key = said.message, None if said.rule == "raw-html-removed" else said.line
                if key not in seen and len(seen) < _MOST:
                    seen.add(key)
                    yield said


def _tags(source: str) -> Iterator[tuple[Tag, int]]:
    """The tags of some raw HTML, each with how many lines stand before it."""
    at = lines = 0
    for token in tokens(source):
        if isinstance(token, Tag):
            begin = source.index(token.source, at)
            lines += source.count("\n", at, begin)
            yield token, lines
            at = begin + len(token.source)
            lines += token.source.count("\n")


def _about(tag: Tag, line: int) -> Iterator[Finding]:
    """What is to be said of one tag."""
    written = _TAG.match(tag.source)
    said = _said(written[1] if written else tag.name)
    if said is not None:
        message = f"{said}; put it in backticks to show it as it is."
        yield finding("raw-html-removed", message, line)
        return
    for name in tag.attributes:
        if _HANDLER.fullmatch(name):
            message = f"{name} of <{tag.name}> is left out: no script runs on a page."
            yield finding("raw-html-removed", message, line)
    for name in _ADDRESSES:
        address = tag.attributes.get(name, "")
        if not is_safe(address):
            yield about_address(address, line)


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
        elif ("<" in row or "=" in row) and (len(row) > _LONGEST_ROW or _is_odd(_CODE.sub("", row))):
            return True  # an attribute may be of a tag that was begun above
    return bool(fence) and _TAG.search(text) is not None


def _is_odd(row: str) -> bool:
    return any(map(_said, _TAG.findall(row))) or _ATTRIBUTE.search(row) is not None


def _said(written: str) -> str | None:
    """What happens to a tag that is not kept, by its name."""
    name = written.lower()
    if name in SHOWN_AS_TEXT:
        return f"<{name}> is shown as text"
    if name in TAGS or name in QUIET:
        return None
    shown = f"<{written}>" if len(name) <= _LONGEST_NAME and _PLAIN_NAME.fullmatch(name) else "A tag"
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
