"""The risks that rules check."""

from __future__ import annotations

from mkdocs_plans.model.plan import Plan, Risk


def risks_of_active(plan: Plan) -> tuple[Risk, ...]:
    """Return the open risks of an active plan; none for a finished plan."""
    return () if plan.status.state.finished else plan.open_risks
