"""Checkboxes, and the role of each: a step, a criterion, a test, an access item, or something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from mkdocs_plans.markdown.blocks import Block, Inline, List, ListItem, items_within
from mkdocs_plans.model.plan import Checkbox
from mkdocs_plans.reading.heading_match import BACKGROUND_ROLES, HeadingMatch
from mkdocs_plans.reading.items import is_no_item, is_struck, own_text, plain
from mkdocs_plans.reading.sections import Caption, Outline, Section
from mkdocs_plans.reading.units import unit_name
from mkdocs_plans.vocabulary import Role

STEP_ROLES = frozenset({Role.STEPS, Role.PROGRESS})
_BELOW_STEPS = STEP_ROLES | {Role.CRITERIA, Role.TESTING, Role.QUESTIONS, Role.RISKS}
"""Roles that decide the role of a box below a steps heading: `Tools` below `Tasks` holds work."""
_ELSEWHERE = _BELOW_STEPS | {
    Role.ACCESS,
    Role.DEPENDENCIES,
    Role.SERVICES,
    Role.LIBRARIES,
    Role.TOOLS,
    Role.PHASE_DEPENDENCIES,
    Role.DECISIONS,
}
"""Roles that decide the role of any other box."""
_NEVER_WORK = frozenset({Role.ALTERNATIVES, Role.REFERENCES})
"""Background under which no box is a step, even in a plan without a steps heading."""


class BoxDraft(Struct, eq=False):
    """An item that can be ticked, before it has an anchor."""

    line: int
    text: str
    mark: Checkbox
    section: Section
    block: Block | None = None
    """The list or table that holds it, outermost; `None`: it is not in a list."""


def ids_of_sections_above(drafts: Iterable[BoxDraft]) -> set[int]:
    """Return the identity of each section that contains one of these items, at any depth."""
    found: set[int] = set()
    for draft in drafts:
        for outer in draft.section.above():
            if id(outer) in found:
                break
            found.add(id(outer))
    return found


def boxes_of(outline: Outline) -> dict[Role | None, list[BoxDraft]]:
    """Return every box by its role; `None`: it is not part of the plan's progress."""
    found: dict[Role | None, list[BoxDraft]] = defaultdict(list)
    if not outline.has_boxes:
        return found
    has_steps = any(
        section.unit or (section.heading_match.role is Role.STEPS and not section.is_title)
        for section in outline.sections
    )
    in_bold_units = {id(unit.block) for unit in outline.bold_units}
    for section in outline.sections:
        for block, caption in section.captioned_blocks:
            if type(block) is not List:
                continue
            is_unit = section.within is not None or id(block) in in_bold_units
            for item, depth in items_within([block]):
                if item.mark is None:
                    continue
                text = own_text(item)
                if is_no_item(text.text, outline.lexicon):
                    continue
                lead = caption
                if caption is not None and depth == 0 and unit_name(text.text, outline.lexicon) is not None:
                    lead = None  # a box that begins like a unit is one of the units
                role = (
                    _role_in_unit(section, lead if section.within is not None else None, outline)
                    if is_unit
                    else _role_of_box(section, lead, has_steps=has_steps)
                )
                found[role].append(BoxDraft(item.line, plain(text.text), mark_of(item, text), section, block))
    return found


def mark_of(item: ListItem, text: Inline) -> Checkbox:
    """Return the mark in the box of an item."""
    if item.mark == "-" or is_struck(text):
        return Checkbox.DROPPED
    return Checkbox.DONE if item.mark == "x" else Checkbox.OPEN


def _role_of_box(section: Section, caption: Caption | None, *, has_steps: bool) -> Role | None:
    """Return the role of a box outside of units, by the first rule that fits."""
    matches = list(_matches(section, caption))
    roles = [match.role for match in matches]
    below_steps = not STEP_ROLES.isdisjoint(roles)
    known = _BELOW_STEPS if below_steps else _ELSEWHERE
    nearest = next((role for role in roles if role in known), None)
    if nearest is not None:
        return nearest
    if not _NEVER_WORK.isdisjoint(roles) or (has_steps and not BACKGROUND_ROLES.isdisjoint(roles)):
        return None
    return Role.STEPS


def _role_in_unit(section: Section, caption: Caption | None, outline: Outline) -> Role:
    """In a unit a box is a step, except under criteria or in a checklist of tests."""
    checklists = outline.lexicon.words.checklists
    for match in _matches(section, caption, section.within):
        if match.role is Role.CRITERIA:
            return Role.CRITERIA
        if match.role is Role.TESTING and match.text.rpartition(" ")[2] in checklists:
            return Role.TESTING
    return Role.STEPS


def _matches(
    section: Section, caption: Caption | None, unit: Section | None = None
) -> Iterator[HeadingMatch]:
    """Yield what the lead line and the headings above a list name, the nearest first, up to the unit."""
    if caption is not None:
        yield caption.heading_match
    for outer in section.above():
        if outer is unit and unit is not None:
            return
        if outer.is_title:
            if outer.role is not None:
                yield HeadingMatch("", outer.role)
        elif not outer.unit:
            if outer.heading_match.mixed and outer is not section:
                return  # if a heading names two roles, neither applies to its sub-headings
            yield outer.heading_match
