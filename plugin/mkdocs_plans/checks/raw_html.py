"""Raw HTML that pages do not show as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mkdocs_plans.markdown.addresses import is_safe
from mkdocs_plans.markdown.raw_html import SHOWN_AS_TEXT, TAGS, Tag, tokens
from mkdocs_plans.model.plan import Finding
from mkdocs_plans.reading.findings import about_address

from .rule_types import TextContext

_TAG = re.compile(r"</?([A-Za-z][^\s/>]*)")
_LONGEST_NAME = 40
_ADDRESSES = ("href", "src")
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9-]*")
_QUIET = frozenset({"picture", "source"})
"""Tags that are removed without a finding, because their content is shown."""


class HtmlTag(NamedTuple):
    """A tag of raw HTML, and the line it is on."""

    tag: Tag
    line: int


def html_tags(context: TextContext) -> list[HtmlTag]:
    """Return every tag of the raw HTML of a text."""
    return [
        HtmlTag(tag, line + before)
        for source, line in context.document.raw_html
        for tag, before in _tags(source)
    ]


def unsafe_addresses(context: TextContext) -> Iterator[Finding]:
    """Yield a finding for each address in a tag that pages do not link to, for any rule about addresses."""
    for tag, line in context.once(html_tags):
        if removal_of(tag) is None:
            for name in _ADDRESSES:
                address = tag.attributes.get(name, "")
                if not is_safe(address):
                    yield about_address(address, line)


def _tags(source: str) -> Iterator[tuple[Tag, int]]:
    """The tags of some raw HTML, each with the number of lines before it."""
    at = lines = 0
    for token in tokens(source):
        if isinstance(token, Tag):
            begin = source.index(token.source, at)
            lines += source.count("\n", at, begin)
            yield token, lines
            at = begin + len(token.source)
            lines += token.source.count("\n")


def removal_of(tag: Tag) -> str | None:
    """Return what happens to a tag that pages do not keep, as a clause; `None` if they keep it."""
    written = _TAG.match(tag.source)
    return _removal(written[1] if written else tag.name)


def _removal(written: str) -> str | None:
    """What happens to a tag that is not kept, by its name."""
    name = written.lower()
    if name in SHOWN_AS_TEXT:
        return f"<{name}> is shown as text"
    if name in TAGS or name in _QUIET:
        return None
    shown = f"<{written}>" if len(name) <= _LONGEST_NAME and _PLAIN_NAME.fullmatch(name) else "The tag"
    return f"{shown} is removed, because it is read as HTML"
