"""The role of each section: what its heading names, else the role of the section above it."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_plans.reading.groups import is_card
from mkdocs_plans.reading.sections import Outline, Section
from mkdocs_plans.vocabulary import Role

_HOLDING_CARDS = frozenset({Role.RISKS, Role.QUESTIONS})


def give_roles(outline: Outline) -> None:
    """Give each section its role and its unit, from the outermost on.

    A unit names no role, a title only if the whole document is a register. The sub-headings of a heading that
    names two roles inherit none.
    """
    if outline.title is None:
        outline.root.role = outline.register
    for section in outline.sections:
        parent = section.parent
        if parent is None:
            continue
        section.within = section if section.unit else parent.within
        inherits = not (parent.heading_match.mixed and not parent.is_title and not parent.unit)
        inherited = parent.role if inherits else None
        section.role = _own_role(section, inherited, outline) or inherited


def _own_role(section: Section, inherited: Role | None, outline: Outline) -> Role | None:
    """Return the role that the heading of a section names."""
    if section.is_title:
        return outline.register
    if section.unit:
        return None
    match = section.heading_match
    is_bare_checklist = match.text in outline.lexicon.words.checklists and inherited is not None
    is_item = inherited in _HOLDING_CARDS and match.role not in (None, inherited)
    if is_bare_checklist or (is_item and is_card(section, outline.lexicon)):
        section.heading_match = replace(match, role=None)
    return section.heading_match.role
