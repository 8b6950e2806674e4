"""The phases of a plan, each with its own count of steps."""

from __future__ import annotations

from msgspec import Struct

from mkdocs_plans.markdown.blocks import Block, List, Table
from mkdocs_plans.model.plan import Checkbox, Phase
from mkdocs_plans.reading.anchors import Anchors
from mkdocs_plans.reading.boxes import BoxDraft, ids_of_sections_above
from mkdocs_plans.reading.items import plain
from mkdocs_plans.reading.sections import Outline, Section, role_below
from mkdocs_plans.reading.units import owns_list
from mkdocs_plans.vocabulary import Role


class PhaseDraft(Struct, frozen=True):
    """A phase before its steps are counted: a section, or a bold line with the block after it."""

    line: int
    name: str
    section: Section | None
    block: Block | None = None


def phase_drafts(outline: Outline, steps: list[BoxDraft]) -> list[PhaseDraft]:
    """Return the outermost units, else the sub-headings under a steps heading that own a step."""
    if outline.bold_units:
        return [
            PhaseDraft(unit.caption.line, unit.caption.text.rstrip(" :："), None, unit.block)
            for unit in outline.bold_units
        ]
    return [
        PhaseDraft(section.line, plain(section.name), section) for section in _phase_sections(outline, steps)
    ]


def _phase_sections(outline: Outline, steps: list[BoxDraft]) -> list[Section]:
    units = [section for section in outline.sections if section.unit]
    owning = ids_of_sections_above(steps)
    by_table = any(type(step.block) is Table for step in steps)
    while units:
        outermost = min(unit.level for unit in units)
        phases = [unit for unit in units if unit.level == outermost]
        beside_table = by_table and id(phases[0]) not in owning
        if len(phases) > 1 or (owns_list(phases[0]) and not beside_table):
            return phases
        units.remove(phases[0])  # only a heading, such as `Stage 4` above sections that are not in it
    return [
        child
        for section in outline.sections
        if section.heading_match.role is Role.STEPS and not section.is_title
        for child in section.children
        if id(child) in owning and child.heading_match.role is not Role.PHASE_DEPENDENCIES
    ]


def count_phases(
    drafts: list[PhaseDraft], steps: list[BoxDraft], anchors: Anchors
) -> tuple[list[Phase], list[int | None]]:
    """Count the steps of each phase; return the phases, and the phase of each step."""
    places = {id(draft.section or draft.block): index for index, draft in enumerate(drafts)}
    found = {
        id(section): next((places[id(outer)] for outer in section.above() if id(outer) in places), None)
        for section in {id(step.section): step.section for step in steps}.values()
    }
    phase_of = [places.get(id(step.block), found[id(step.section)]) for step in steps]
    done, total = [0] * len(drafts), [0] * len(drafts)
    for step, phase in zip(steps, phase_of, strict=True):
        if phase is not None and step.mark is not Checkbox.DROPPED:
            total[phase] += 1
            done[phase] += step.mark is Checkbox.DONE
    phases = [
        Phase(draft.line, draft.name, done[place], total[place], anchors("phase", draft.name))
        for place, draft in enumerate(drafts)
    ]
    return phases, phase_of


def untracked_units(outline: Outline, steps: list[BoxDraft]) -> int:
    """Return how many units contain a list or table, and neither have a step nor are one."""
    owning = ids_of_sections_above(steps)
    owning |= {id(step.block) for step in steps}
    units = [section for section in outline.sections if section.unit and owns_list(section)]
    bold = sum(id(unit.block) not in owning for unit in outline.bold_units)
    return bold + sum(id(unit) not in owning for unit in units)


def has_untracked_list(outline: Outline) -> bool | None:
    """`False` where steps are listed but none is marked; `None` where no steps are listed."""
    if outline.bold_units:
        return False
    listed = any(
        type(block) in (List, Table) and (section.within or role_below(caption, section.role) is Role.STEPS)
        for section in outline.sections
        if section.within or section.may_hold((Role.STEPS,))
        for block, caption in section.captioned_blocks
    )
    return False if listed else None
