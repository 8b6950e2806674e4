"""Two statements of the status agree."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="status-two-places-disagree",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="One of the two statuses is out of date.",
    remedy="Delete one of them. Until then, the one that is [first in order](reading.md#3-status) counts.",
    fires=(
        Example("---\nstatus: completed\n---\n# Night boats\n\n**Status:** Blocked\n", (2,), shown=True),
        Example("---\nstatus: done\n---\n# A\n\n**Status:** Planning\n", (2,)),
    ),
    passes=(Example("---\nstatus: done\n---\n# A\n\n**Status:** Completed\n"),),
)
