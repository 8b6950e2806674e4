"""Sub-headings among risks and questions: each is an item itself, or groups the items below it."""

from __future__ import annotations

from mkdocs_plans.markdown.blocks import Block, HtmlBlock, List, Paragraph, Table, ThematicBreak
from mkdocs_plans.reading.details import begins_with_detail, holds_details
from mkdocs_plans.reading.items import only_says_nothing, own_text
from mkdocs_plans.reading.levels import is_level_name
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.risk_columns import is_risk_table
from mkdocs_plans.reading.sections import Section


def is_card(section: Section, lexicon: Lexicon) -> bool:
    """Whether labelled details (`Owner: …`) follow a heading that is not a level, so that it is one item."""
    first = first_block(section)
    return first is not None and not is_level_name(section.name, lexicon) and holds_details(first, lexicon)


def is_group(section: Section, lexicon: Lexicon) -> bool:
    """Whether a sub-heading among risks groups risks and is not a risk itself."""
    if is_level_name(section.name, lexicon):
        return True
    if is_card(section, lexicon):
        return False
    first = first_block(section)
    if first is not None:
        if type(first) is List:
            return not begins_with_detail(own_text(first.items[0]), lexicon) if first.items else True
        return type(first) is Table or _holds_risk_table(section, lexicon)
    return bool(section.children) and not all(is_group(child, lexicon) for child in section.children)


def _holds_risk_table(section: Section, lexicon: Lexicon) -> bool:
    return any(type(block) is Table and is_risk_table(block, lexicon) for block in section.blocks)


def says_nothing(section: Section, lexicon: Lexicon) -> bool:
    """Whether the only content below a heading states that there is nothing."""
    content = [block for block in section.blocks if not _has_no_content(block)]
    return (
        len(content) == 1
        and not section.children
        and isinstance(content[0], Paragraph)
        and only_says_nothing(content[0].text.text, lexicon)
    )


def first_block(section: Section) -> Block | None:
    """Return the first block with content."""
    return next((block for block in section.blocks if not _has_no_content(block)), None)


def _has_no_content(block: Block) -> bool:
    """Whether a block is a rule, raw HTML or a comment."""
    return isinstance(block, HtmlBlock | ThematicBreak)
