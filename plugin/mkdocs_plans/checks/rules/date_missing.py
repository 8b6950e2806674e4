"""A plan states its date."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="date-missing",
    family=Family.STRUCTURE,
    severity=Severity.INFO,
    scope=Scope.PLAN,
    reason="Readers cannot see how old the plan is.",
    remedy="Add `**Date:** 2026-11-20`, or begin the file's name with the date.",
    fires=(
        Example("# Night boats\n", (None,), path="plans/night-boats.md", shown=True),
        Example("# A\n", (None,), path="plans/a.md"),
        Example("# A\n\n**Date:** soon\n", (None,), path="plans/a.md"),
        Example("# A\n", (None,), path="plans/2026-01-05-ledger/other.md"),
    ),
    passes=(
        Example("# A\n", path="plans/2026-01-05-ledger/plan.md"),
        Example("# A\n"),
    ),
)
