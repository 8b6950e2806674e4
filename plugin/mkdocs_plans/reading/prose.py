"""The sections that are read as prose: goal, context, approach and the like."""

from __future__ import annotations

from mkdocs_plans.markdown.blocks import Block, List, Paragraph, Table, items_within
from mkdocs_plans.model.plan import Passage, Sections
from mkdocs_plans.reading.fields import Field
from mkdocs_plans.reading.items import is_no_item, own_text, plain
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.sections import Outline, bold_line
from mkdocs_plans.vocabulary import Role

PROSE = {
    Role.GOAL: "goal",
    Role.CONTEXT: "context",
    Role.CONSTRAINTS: "constraints",
    Role.APPROACH: "approach",
    Role.STACK: "stack",
    Role.INTEGRATION: "integration",
    Role.PATTERNS: "patterns",
    Role.PHASE_DEPENDENCIES: "phase_dependencies",
    Role.TESTING: "testing",
    Role.NOTES: "notes",
}
"""The name in `Sections` of what is read as prose."""


def sections_of(outline: Outline, goal: Field | None) -> Sections:
    """The passages of every section of prose; a field `Goal:` is the goal where no section is.

    A unit of work under such a heading is no prose of it.
    """
    found: dict[str, list[Passage]] = {}
    for section in outline.sections:
        role = None if section.unit else section.role
        for block, caption in section.captioned_blocks:
            told = (
                caption.heading_match.role
                if caption is not None and caption.heading_match.role is not None
                else role
            )
            name = PROSE.get(told) if told is not None else None
            if name is not None:
                found.setdefault(name, []).extend(passages(block, outline.lexicon))
    if goal is not None and "goal" not in found and goal.text:
        found["goal"] = [Passage(goal.line, goal.text)]
    return Sections(**{name: tuple(passages) for name, passages in found.items()})


def passages(block: Block, lexicon: Lexicon) -> list[Passage]:
    """The passages of a block; what has a box is none."""
    said = _texts(block, lexicon)
    return [Passage(line, plain(text)) for line, text in said if not is_no_item(text, lexicon)]


def _texts(block: Block, lexicon: Lexicon) -> list[tuple[int, str]]:
    """What a block says: a paragraph, each item without a box, each row, with its line."""
    if type(block) is Paragraph:
        return [(block.line, block.text.text)] if bold_line(block, lexicon) is None else []
    if type(block) is List:
        return [(item.line, own_text(item).text) for item, _ in items_within([block]) if item.mark is None]
    if type(block) is Table:
        return [(row.line, " | ".join(cell.text for cell in row.cells if cell.text)) for row in block.rows]
    return []
