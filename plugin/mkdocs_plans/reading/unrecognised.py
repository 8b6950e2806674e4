"""Content that is not recognised: where items are expected but none was read, and text in unknown tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_plans.markdown.blocks import Block, Heading, HtmlBlock, List, Paragraph, Table
from mkdocs_plans.markdown.document import Document
from mkdocs_plans.model.plan import UnparsedContent
from mkdocs_plans.reading.items import is_no_item, own_text, plain
from mkdocs_plans.reading.sections import Outline, introduces, role_below
from mkdocs_plans.reading.units import has_box
from mkdocs_plans.vocabulary import Role

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


def unticked(outline: Outline) -> Iterator[UnparsedContent]:
    """Yield lists, tables and (once a section) prose without a box under headings of access."""
    for section in outline.sections:
        if section.unit or not section.may_hold((Role.ACCESS,)):
            continue
        has_prose = False
        for place, (block, caption) in enumerate(section.captioned_blocks):
            if role_below(caption, section.role) is not Role.ACCESS:
                continue
            if type(block) is Paragraph:
                following = section.blocks[place + 1] if place + 1 < len(section.blocks) else None
                if has_prose or introduces(block, following, outline.lexicon):
                    continue
            found = next(
                (part for part in _unticked(block) if not is_no_item(part[1], outline.lexicon)), None
            )
            if found is not None:
                has_prose = has_prose or type(block) is Paragraph
                yield UnparsedContent(found[0], section.name, found[1])


def _unticked(block: Block) -> Iterator[tuple[int, str]]:
    """Yield the parts of a block that have no box, each with its line."""
    if type(block) is Paragraph:
        yield block.line, plain(block.text.text)
    elif type(block) is List:
        for item in block.items:
            if item.mark is None and not has_box(item.blocks):
                yield item.line, plain(own_text(item).text)
    elif type(block) is Table:
        for row in block.rows:
            yield row.line, " | ".join(plain(cell.text) for cell in row.cells)


def in_tags(document: Document) -> Iterator[UnparsedContent]:
    """Yield the first block of text in tags that are not HTML (`<task>…`): text in such tags is not read."""
    for place, block in enumerate(document.blocks):
        if type(block) is HtmlBlock:
            tag = _TAG.match(block.text)
            if tag is not None and tag[1].casefold() not in _HTML:
                before = (found for found in reversed(document.blocks[:place]) if type(found) is Heading)
                under = next((plain(heading.text.text) for heading in before), "")
                yield UnparsedContent(block.line, under, plain(block.text[:200]))
                return
