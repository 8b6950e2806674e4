"""The stated status agrees with the folder."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="status-folder-disagrees",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason=(
        "The file was moved without changing the status, or the status was changed without moving the file."
    ),
    remedy=(
        "Move the file, or correct the status. Until then, the status in the text counts. The "
        "severity is info if both are finished states, or neither is, and for postponed plans in an archive."
    ),
    fires=(
        Example("# A\n\n**Status:** Planning\n", (3,), path="plans/done/a.md"),
        Example("# A\n\n**Status:** Approved\n", (3,), path="plans/blocked/a.md"),
        Example("# A\n\n**Status:** Deferred\n", (3,), path="plans/archive/a.md"),
    ),
    passes=(
        Example("# A\n\n**Status:** Approved\n", path="plans/done/a.md"),
        Example("# A\n\n**Status:** Completed\n", path="plans/done/a.md"),
    ),
)
