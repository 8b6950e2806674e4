"""A plan's text as HTML: as code hosts render it, with Material for MkDocs' classes, and safe.

Author text becomes markup only through an allow-list. Text and attributes are escaped where they are written,
and addresses are checked. If the text contains raw HTML, the whole page passes through a sanitiser before it
contains anything of this package except bare elements (`sanitise`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import cast

from mkdocs_plans.markdown.html_marks import Marks
from mkdocs_plans.markdown.html_text import escape
from mkdocs_plans.markdown.html_values import (
    ItemMark,
    MarginNote,
    Reference,
    RenderedHtml,
    RenderProblem,
    Resolve,
    ResolvedLink,
    TocEntry,
    nested,
)
from mkdocs_plans.markdown.html_writer import Writer
from mkdocs_plans.markdown.sanitise import MAX_NESTING, TooDeepError, sanitise
from mkdocs_plans.markdown.text import clean

__all__ = [
    "ItemMark",
    "MarginNote",
    "Reference",
    "RenderProblem",
    "RenderedHtml",
    "Resolve",
    "ResolvedLink",
    "TocEntry",
    "below_title",
    "render",
]

MAX_RAW_HTML = 1_000_000
"""The longest text that is sanitised, in characters."""


def render(
    text: str,
    *,
    marks: Mapping[int, Sequence[ItemMark]],
    resolve: Resolve,
    image_hosts: Collection[str] = frozenset(),
    mermaid: bool = False,
) -> RenderedHtml:
    """Render a plan's text.

    Args:
        text: The text with its front matter blanked out, so that lines keep their numbers.
        marks: By 1-based line, the items to anchor at the blocks that begin there: list items, table rows,
            headings and paragraphs, in their order. None is lost: an anchor that no block takes becomes an
            element of its own in the next block.
        resolve: Returns where a link or an image leads. It is called only for addresses with a safe scheme.
        image_hosts: Hosts, in lower case, whose images are shown. Other remote images become links.
        mermaid: Whether the site draws mermaid diagrams.

    Returns:
        The HTML of the page with its metadata. The same arguments give the same bytes; nothing raises.
    """
    source = clean(text).text
    writer = Writer(source, marks, resolve, image_hosts, mermaid=mermaid)
    try:
        body, notes = writer.write()
        if not writer.has_raw:
            html = "".join(cast("list[str]", body + notes))
        elif len(source) > MAX_RAW_HTML:
            return _as_text(source, marks, RenderProblem("too-large", _TOO_LARGE))
        else:
            html = sanitise(source, body, notes)
    except TooDeepError:
        return _as_text(source, marks, RenderProblem("too-deep", _TOO_DEEP))
    toc = nested(writer.headings)
    return RenderedHtml(html, toc, frozenset(writer.ids), tuple(writer.links), tuple(writer.problems))


_HEADING = re.compile(r"(</?h)([1-5])(?=[ >])")


def below_title(html: str) -> str:
    """Shift the headings of a rendered text down, so that it fits below the title of another page.

    A text without an `<h1>` stays as it is. `<h6>` also stays, because there is no lower heading.

    Args:
        html: HTML from `render`. Every `<` in it begins a tag, because it is escaped in texts and attributes.
    """
    if "<h1" not in html:
        return html
    return _HEADING.sub(lambda tag: f"{tag[1]}{int(tag[2]) + 1}", html)


_TOO_DEEP = f"Lists or quotes are nested more than {MAX_NESTING} levels deep, so the page shows plain text"
_TOO_LARGE = f"The file contains HTML and more than {MAX_RAW_HTML:,} characters, so its page shows plain text"


def _as_text(source: str, marks: Mapping[int, Sequence[ItemMark]], problem: RenderProblem) -> RenderedHtml:
    bare = {line: [mark._replace(notes=()) for mark in found] for line, found in marks.items()}
    anchors = Marks(bare, set())
    html = f"{anchors.rest()}<pre><code>{escape(source)}</code></pre>\n"
    return RenderedHtml(html, ids=frozenset(anchors.ids), problems=(problem,))
