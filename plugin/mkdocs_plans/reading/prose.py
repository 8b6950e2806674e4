"""The sections of prose: goal, context, approach and the like."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_plans.markdown.blocks import Block, List, Paragraph, Table, items_within
from mkdocs_plans.model.plan import Passage, Sections
from mkdocs_plans.reading.fields import Field
from mkdocs_plans.reading.items import is_no_item, own_text, plain
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.sections import Outline, bold_line, role_below
from mkdocs_plans.vocabulary import Role

PROSE: Mapping[Role | None, str] = {
    Role.GOAL: "goal",
    Role.CONTEXT: "context",
    Role.CONSTRAINTS: "constraints",
    Role.APPROACH: "approach",
    Role.STACK: "stack",
    Role.INTEGRATION: "integration",
    Role.PATTERNS: "patterns",
    Role.PHASE_DEPENDENCIES: "phase_dependencies",
    Role.TESTING: "testing",
    Role.CRITERIA: "criteria",
    Role.REFERENCES: "notes",
    Role.NOTES: "notes",
}
"""The field of `Sections` for each role of prose."""


def sections_of(outline: Outline, goal: Field | None) -> Sections:
    """Return the passages of every section of prose; `Goal:` counts if no section states the goal.

    A unit of work under such a heading is not prose.
    """
    found: dict[str, list[Passage]] = {}
    for section in outline.sections:
        if not section.may_hold(PROSE):
            continue
        role = None if section.unit else section.role
        for block, caption in section.captioned_blocks:
            name = PROSE.get(role_below(caption, role))
            if name is not None:
                found.setdefault(name, []).extend(passages(block, outline.lexicon))
    if goal is not None and "goal" not in found and goal.text:
        found["goal"] = [Passage(goal.line, goal.text)]
    return Sections(**{name: tuple(passages) for name, passages in found.items()})


def passages(block: Block, lexicon: Lexicon) -> list[Passage]:
    """Return the passages of a block; an item with a box is none."""
    stated = _texts(block, lexicon)
    return [Passage(line, plain(text)) for line, text in stated if not is_no_item(text, lexicon)]


def _texts(block: Block, lexicon: Lexicon) -> list[tuple[int, str]]:
    """Return the texts of a paragraph, of each item without a box, or of each row, with their lines."""
    if type(block) is Paragraph:
        return [(block.line, block.text.text)] if bold_line(block, lexicon) is None else []
    if type(block) is List:
        return [(item.line, own_text(item).text) for item, _ in items_within([block]) if item.mark is None]
    if type(block) is Table:
        return [(row.line, " | ".join(cell.text for cell in row.cells if cell.text)) for row in block.rows]
    return []
