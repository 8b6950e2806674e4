"""A date is a valid day."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="date-invalid",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="A date that cannot be read is ignored.",
    remedy="Write the date as `YYYY-MM-DD`. The date does not exist, or its day and month are ambiguous.",
    fires=(
        Example("# Night boats\n\n**Date:** 31 February 2026\n", (3,), shown=True),
        Example("# A\n\n**Date:** 2026-02-31\n", (3,)),
    ),
    passes=(Example("# A\n\n**Date:** 2026-02-28\n"),),
)
