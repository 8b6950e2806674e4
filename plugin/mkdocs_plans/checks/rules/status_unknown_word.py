"""The status is a known word."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="status-unknown-word",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason='A plan whose status is not recognised is counted as "not stated".',
    remedy=(
        "Begin the status with a [recognised word](reading.md#3-status). Your own text may follow "
        "after a dash. If the folder states the status, the severity is info."
    ),
    fires=(
        Example("# Night boats\n\n**Status:** Nearly there\n", (3,), shown=True),
        Example("# A\n\n**Status:** Plonking\n", (3,)),
    ),
    passes=(Example("# A\n\n**Status:** Planning\n"),),
)
