"""A plan states its status."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="status-missing",
    family=Family.STRUCTURE,
    severity=Severity.INFO,
    scope=Scope.PLAN,
    reason="Readers cannot see whether work on the plan has started.",
    remedy="Add `**Status:** Planning`, or another [recognised word](reading.md#3-status).",
    fires=(
        Example("# Night boats\n\n**Status:** Planning | In Progress | Completed\n", (3,), shown=True),
        Example("# A\n", (None,)),
        Example("# A\n\n**Status:** Planning | Completed\n", (3,)),
    ),
    passes=(Example("# A\n\n**Status:** Done\n"),),
)
