"""Sections that a team wants in every plan; nobody else is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_plans.model.plan import Finding, Plan
from mkdocs_plans.model.rule import finding


def section_missing(plan: Plan) -> Iterator[Finding]:
    """A plan has a goal, steps, risks, questions and success criteria, under whatever headings."""
    missing = [name for name, stated in _stated(plan).items() if not stated]
    if missing:
        *others, last = missing
        names = f"{', '.join(others)} and {last}" if others else last
        yield finding("section-missing", f"The plan has no section on {names}.")


RULES = (section_missing,)
"""What is asked of each plan."""


def _stated(plan: Plan) -> Mapping[str, object]:
    return {
        "its goal": "goal" in plan.roles or plan.sections.goal,
        "steps": "steps" in plan.roles or plan.tracked is not None,
        "risks": "risks" in plan.roles or plan.risks,
        "questions": "questions" in plan.roles or plan.questions,
        "success criteria": "criteria" in plan.roles or plan.criteria,
    }
