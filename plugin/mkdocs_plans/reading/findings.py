"""What reading one file alone finds about it: nothing here stops a plan from being read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_plans.markdown.addresses import is_safe, names_a_file
from mkdocs_plans.markdown.budget import MAX_BLANK_CELLS, MAX_HEADING
from mkdocs_plans.markdown.document import Document
from mkdocs_plans.markdown.front_matter import FrontMatter
from mkdocs_plans.markdown.text import Text
from mkdocs_plans.model.plan import Finding, Hyperlink
from mkdocs_plans.model.rule import finding
from mkdocs_plans.reading.title import Title

MAX_DEPTH = 256
"""Lists and quotes nested deeper are reported; no page shows them as such."""


def about_text(text: Text, front: FrontMatter, document: Document) -> Iterator[Finding]:
    """What is wrong with the bytes, the front matter or the nesting of a file."""
    if text.invalid_line is not None:
        message = "The file holds bytes that are no UTF-8; they are shown as \ufffd. Save it as UTF-8."
        yield finding("text-not-utf8", message, text.invalid_line)
    elif text.control_line is not None:
        message = "The file holds a NUL or half a character; they are shown as \ufffd. Save it as UTF-8."
        yield finding("text-not-utf8", message, text.control_line)
    if front.unreadable is not None:
        message = f"The front matter cannot be read: {front.unreadable.reason}. Its fields are left out."
        yield finding("front-matter-unreadable", message, front.unreadable.line)
    if text.cut_line is not None:
        message = (
            f"From this line on the file is not read: its tables lack more than {MAX_BLANK_CELLS:,} cells. "
            "Give each row as many cells as its table has columns."
        )
        yield finding("too-large", message, text.cut_line)
    for line in document.cut_headings:
        message = (
            f"The heading is longer than {MAX_HEADING:,} characters: it is read up to there. Shorten it."
        )
        yield finding("too-large", message, line)
    if document.depth > MAX_DEPTH:
        message = (
            f"Lists or quotes are nested {document.depth:,} deep; at most {MAX_DEPTH} are shown as such."
        )
        yield finding("too-deep", message)


def about_links(links: Iterable[Hyperlink]) -> Iterator[Finding]:
    """Which links are not made: those that a browser might run or open, and those to a disk of the author."""
    for link in links:
        if not is_safe(link.target):
            yield about_address(link.target, link.line)


def about_address(address: str, line: int) -> Finding:
    """Why an address is not linked; it is not repeated, for it may hold a password."""
    if names_a_file(address):
        message = "An address is not linked: it names a file on its author's disk, or a line of one. "
        message += "Write a relative path."
        return finding("link-broken", message, line)
    message = "An address is not linked: only http, https, mailto and relative addresses are."
    return finding("unsafe-url", message, line)


def about_title(title: Title, *, stated: bool) -> Iterator[Finding]:
    """Whether the plan has a title of its own."""
    if not stated:
        yield finding("title-missing", f"The plan has no title; its name is used: “{title.text}”.")


def about_emptiness(text: str) -> Iterator[Finding]:
    """Whether anything is in the file."""
    if not text.strip():
        yield finding("empty", "The file is empty.")
