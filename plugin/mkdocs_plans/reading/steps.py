"""The steps of a plan and all other items that can be ticked, and the phases that the steps belong to."""

from __future__ import annotations

from dataclasses import dataclass, field

from mkdocs_plans.markdown.front_matter import FrontMatter
from mkdocs_plans.model.plan import Check, Phase
from mkdocs_plans.reading.anchors import Anchors
from mkdocs_plans.reading.boxes import BoxDraft, boxes_of
from mkdocs_plans.reading.phases import count_phases, has_untracked_list, phase_drafts, untracked_units
from mkdocs_plans.reading.progress import marked_steps, unit_steps
from mkdocs_plans.reading.sections import Outline
from mkdocs_plans.vocabulary import Role


@dataclass(slots=True)
class Checks:
    """The items of a plan that can be ticked, by role."""

    steps: list[Check] = field(default_factory=list)
    criteria: list[Check] = field(default_factory=list)
    testing: list[Check] = field(default_factory=list)
    access: list[Check] = field(default_factory=list)
    phases: list[Phase] = field(default_factory=list)
    tracked: bool | None = None
    untracked_units: int = 0
    """The number of units that contain a list or table, but no step."""


def checks_of(outline: Outline, front: FrontMatter, anchors: Anchors) -> Checks:
    """Read every box, status table and marked list of a plan."""
    boxes = boxes_of(outline)
    steps = _steps(outline, front, boxes[Role.STEPS], boxes[Role.PROGRESS])
    checks = Checks()
    checks.phases, phase_of = count_phases(phase_drafts(outline, steps), steps, anchors)
    checks.steps = [
        Check(step.line, step.text, step.mark, anchors("step", step.text), phase)
        for step, phase in zip(steps, phase_of, strict=True)
    ]
    checks.criteria = [_check(box, "criterion", anchors) for box in boxes[Role.CRITERIA]]
    checks.testing = [_check(box, "test", anchors) for box in boxes[Role.TESTING]]
    checks.access = [_check(box, "access", anchors) for box in boxes[Role.ACCESS]]
    checks.tracked = True if steps else has_untracked_list(outline)
    checks.untracked_units = untracked_units(outline, steps)
    return checks


def _steps(
    outline: Outline, front: FrontMatter, boxes: list[BoxDraft], in_progress: list[BoxDraft]
) -> list[BoxDraft]:
    """Return the steps by the first form that the plan has.

    Args:
        outline: The outline of the plan.
        front: Its front matter.
        boxes: The boxes that are steps.
        in_progress: The boxes under a heading of progress, which count if there are no other steps.
    """
    units = unit_steps(outline, boxes)
    if boxes or units:
        return sorted((*boxes, *units), key=lambda step: step.line)
    return in_progress or marked_steps(outline, front)


def _check(box: BoxDraft, kind: str, anchors: Anchors) -> Check:
    return Check(box.line, box.text, box.mark, anchors(kind, box.text))
