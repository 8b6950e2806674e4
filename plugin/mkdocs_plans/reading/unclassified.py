"""The content that was not read as any item: under headings without a role, and between steps."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.model.plan import Passage, Plan
from mkdocs_plans.reading.header import header_of
from mkdocs_plans.reading.plan import OutlinedFile
from mkdocs_plans.reading.prose import passages
from mkdocs_plans.reading.sections import Outline, Section
from mkdocs_plans.vocabulary import Role

INTRODUCTION = "introduction"
"""The name of the content above the first heading that is not the title."""

_UNREAD_ROLES = frozenset({None, Role.STEPS, Role.PROGRESS, Role.DECISIONS, Role.ALTERNATIVES})
"""Roles of sections whose prose is not part of a `Plan`."""


Unclassified = dict[str, tuple[Passage, ...]]
"""Passages by the heading above them."""


def unclassified_of(source: OutlinedFile, plan: Plan) -> Unclassified:
    """Return the passages of a file that are not part of its plan.

    Args:
        source: The file with its outline.
        plan: What was read from it.
    """
    outline = source.outline
    taken = {field.line for field in header_of(outline)} | set(_lines(plan))
    details = tuple(text for one in plan.decisions for text in (one.rationale, one.author) if text)
    found: dict[str, list[Passage]] = {}
    for section in outline.sections:
        if section.unit or section.role in _UNREAD_ROLES:
            for passage in _passages(section, outline):
                is_detail = section.role is Role.DECISIONS and passage.text.endswith(details)
                if passage.line not in taken and not is_detail:
                    found.setdefault(_name(section), []).append(passage)
    return {name: tuple(listed) for name, listed in found.items()}


def _passages(section: Section, outline: Outline) -> Iterator[Passage]:
    for block, caption in section.captioned_blocks:
        if caption is None or caption.heading_match.role in _UNREAD_ROLES:
            yield from passages(block, outline.lexicon)


def _name(section: Section) -> str:
    return INTRODUCTION if section.heading is None or section.is_title else " ".join(section.name.split())


def _lines(plan: Plan) -> Iterator[int]:
    """Yield the lines of all items of a plan."""
    for checks in (plan.steps, plan.criteria, plan.testing, plan.access):
        yield from (check.line for check in checks)
    for lists in (plan.risks, plan.questions, plan.dependencies, plan.relations, plan.not_understood):
        yield from (item.line for item in lists)
    yield from (decision.line for decision in plan.decisions)
    if plan.status.line is not None:
        yield plan.status.line
