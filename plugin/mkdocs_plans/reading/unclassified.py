"""What a plan says where nothing is read: under headings that mean nothing to us, and between its steps."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.model.plan import Passage, Plan
from mkdocs_plans.reading.fields import header
from mkdocs_plans.reading.plan import OutlinedFile
from mkdocs_plans.reading.prose import passages
from mkdocs_plans.reading.sections import Outline, Section
from mkdocs_plans.vocabulary import Role

INTRODUCTION = "introduction"
"""What stands above the first heading but the title's goes by this name."""

_UNREAD = frozenset({None, Role.STEPS, Role.PROGRESS, Role.DECISIONS})
"""Roles of sections in which prose may stand that no part of a `Plan` holds."""


Rest = dict[str, tuple[Passage, ...]]
"""Passages by the heading they stand under."""


def unclassified_of(source: OutlinedFile, plan: Plan) -> Rest:
    """The passages of a file that no part of its plan holds.

    Args:
        source: The file, taken apart.
        plan: What was read from it.
    """
    sections = source.plan
    taken = {field.line for field in header(sections)} | set(_lines(plan))
    found: dict[str, list[Passage]] = {}
    for section in sections.sections:
        if section.unit or section.role in _UNREAD:
            for passage in _passages(section, sections):
                if passage.line not in taken:
                    found.setdefault(_name(section), []).append(passage)
    return {name: tuple(listed) for name, listed in found.items()}


def _passages(section: Section, outline: Outline) -> Iterator[Passage]:
    for block, caption in section.captioned_blocks:
        if caption is None or caption.heading_match.role in _UNREAD:
            yield from passages(block, outline.lexicon)


def _name(section: Section) -> str:
    return INTRODUCTION if section.heading is None or section.is_title else " ".join(section.name.split())


def _lines(plan: Plan) -> Iterator[int]:
    """The lines of everything that a plan holds."""
    for checks in (plan.steps, plan.criteria, plan.testing, plan.access):
        yield from (check.line for check in checks)
    for lists in (plan.risks, plan.questions, plan.dependencies, plan.relations, plan.not_understood):
        yield from (item.line for item in lists)
    if plan.status.line is not None:
        yield plan.status.line
