"""Findings about one file by itself. None of these problems stops the plan from being read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mkdocs_plans.markdown.addresses import is_safe, names_a_file
from mkdocs_plans.markdown.blocks import CodeBlock
from mkdocs_plans.markdown.budget import MAX_BLANK_CELLS, MAX_HEADING
from mkdocs_plans.markdown.document import Document
from mkdocs_plans.markdown.front_matter import FrontMatter
from mkdocs_plans.markdown.text import Text
from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.plan import Finding, Hyperlink
from mkdocs_plans.model.rule import finding
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.title import Title

_HEADING_LINE = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<name>[^\n]+?)[ \t#]*$", re.MULTILINE)
_SHOWN = 60
MAX_DEPTH = 256
"""Lists and quotes that are nested deeper are reported, and shown as plain text."""


def about_text(text: Text, front: FrontMatter, document: Document) -> Iterator[Finding]:
    """What is wrong with the bytes, the front matter or the nesting of a file."""
    if text.invalid_line is not None:
        message = "The file contains bytes that are not UTF-8 and are shown as \ufffd: save it as UTF-8."
        yield finding("text-not-utf8", message, text.invalid_line)
    elif text.control_line is not None:
        message = "The file contains a NUL or half a character, shown as \ufffd: save it as UTF-8."
        yield finding("text-not-utf8", message, text.control_line)
    if front.unreadable is not None:
        message = f"The front matter is ignored ({front.unreadable.reason}): correct its YAML."
        yield finding("front-matter-unreadable", message, front.unreadable.line)
    if text.cut_line is not None:
        message = (
            f"The file is not read from this line on, because more than {MAX_BLANK_CELLS:,} cells of its "
            "tables are missing: add the missing cells."
        )
        yield finding("too-large", message, text.cut_line)
    for line in document.cut_headings:
        message = (
            f"The heading is longer than {MAX_HEADING:,} characters, and the rest is ignored: shorten it."
        )
        yield finding("too-large", message, line)
    if document.depth > MAX_DEPTH:
        message = (
            f"Lists or quotes are nested {document.depth:,} levels deep, so the page shows plain text: "
            f"use at most {MAX_DEPTH} levels."
        )
        yield finding("too-deep", message)


def about_links(links: Iterable[Hyperlink]) -> Iterator[Finding]:
    """Addresses that are not linked: those that a browser might run, and paths on the author's computer."""
    for link in links:
        if not is_safe(link.target):
            yield about_address(link.target, link.line)


def about_address(address: str, line: int) -> Finding:
    """Why an address is not linked; the address is not repeated, because it may contain a password."""
    if names_a_file(address):
        message = "An address is not linked, because it is a path on its author's computer: "
        message += "write a relative path."
        return finding("link-broken", message, line)
    message = "An address is not linked, because it is not an http, https, mailto or relative address: "
    message += "write an https address."
    return finding("unsafe-url", message, line)


def about_fences(document: Document, lexicon: Lexicon) -> Iterator[Finding]:
    """Which code fences without a language hold lines like headings of a plan."""
    for block in document.blocks:
        if type(block) is not CodeBlock or "#" not in block.fenced_text:
            continue
        headings = (found["name"] for found in _HEADING_LINE.finditer(block.fenced_text))
        name = next((name for name in headings if lexicon.match_heading(name[:MAX_HEADING]).role), None)
        if name is not None:
            message = (
                f'This code fence contains "{truncate(name, _SHOWN)}", which is not read as a heading. '
                "Close the fence before it, or name a language in its first line."
            )
            yield finding("fence-swallows", message, block.line)


def about_title(title: Title, *, stated: bool) -> Iterator[Finding]:
    """Whether the plan has a title of its own."""
    if not stated:
        yield finding(
            "title-missing",
            f'The plan has no title and is listed as "{title.text}": begin it with `# Title`.',
        )


def about_emptiness(text: str) -> Iterator[Finding]:
    """Whether the file has any content."""
    if not text.strip():
        yield finding("empty", "The file is empty: write the plan, or delete the file.")
