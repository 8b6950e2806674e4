"""What was not understood: content where items stand that became none, and text in tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_plans.markdown.blocks import Block, Heading, Html, List, Paragraph, Table
from mkdocs_plans.markdown.document import Document
from mkdocs_plans.model import Unread
from mkdocs_plans.reading.items import is_no_item, own_text, plain
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.sections import Outline, bold_line
from mkdocs_plans.reading.units import has_box
from mkdocs_plans.words import Role

_TICKED = frozenset({Role.CRITERIA, Role.ACCESS})
_TAG = re.compile(r"\s*<([A-Za-z][\w-]*)[\s/>]")
_HTML = frozenset(
    re.findall(
        r"\w+",
        "a abbr address article aside b base basefont bdi bdo blockquote body br button canvas caption "
        "center cite code col colgroup data dd del details dfn dialog dir div dl dt em embed fieldset "
        "figcaption figure font footer form frame frameset h1 "
        "h2 h3 h4 h5 h6 head header hr html i iframe img input "
        "ins kbd label legend li link main map mark menu "
        "menuitem meta nav noframes ol optgroup option p param "
        "picture pre q rp rt ruby s samp script search "
        "section select small source span strike strong style "
        "sub summary sup svg table tbody td template "
        "textarea tfoot th thead time title tr track tt u ul var "
        "video wbr",
    )
)


def unticked(plan: Outline) -> Iterator[Unread]:
    """Content under criteria and access headings that has no box; one entry a section."""
    for section in plan.sections:
        for block, lead in section.led:
            role = lead.naming.role if lead is not None and lead.naming.role is not None else section.role
            if role not in _TICKED or section.unit:
                continue
            said = _said(block, plan.lexicon)
            if said is not None:
                yield Unread(block.line, section.name, said)
                break


def _said(block: Block, lexicon: Lexicon) -> str | None:
    """What a block says, if it holds no box and does not merely introduce or say that there is nothing."""
    if isinstance(block, Paragraph):
        introduces = block.text.text.rstrip().endswith((":", "：")) or bold_line(block, lexicon) is not None
        return None if introduces or is_no_item(block.text.text, lexicon) else plain(block.text.text)
    if isinstance(block, List):
        told = (plain(own_text(item).text) for item in block.items)
        return (
            None if has_box([block]) else next((text for text in told if not is_no_item(text, lexicon)), None)
        )
    if isinstance(block, Table):
        rows = (" | ".join(plain(cell.text) for cell in row.cells) for row in block.rows)
        return next((row for row in rows if not is_no_item(row, lexicon)), None)
    return None


def in_tags(document: Document) -> Iterator[Unread]:
    """The first block of text in tags that are no HTML (`<task>…`); what stands in them is not read."""
    under = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            under = plain(block.text.text)
        elif isinstance(block, Html):
            tag = _TAG.match(block.text)
            if tag is not None and tag[1].casefold() not in _HTML:
                yield Unread(block.line, under, plain(block.text[:200]))
                return
