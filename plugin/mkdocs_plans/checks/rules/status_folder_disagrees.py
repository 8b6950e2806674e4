"""The stated status agrees with the folder."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="status-folder-disagrees",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="The file was moved or the status left behind.",
    remedy=(
        "Move the file, or correct the text, which counts. Where both say that the plan is over, "
        "or both that it is not, it is only told as info."
    ),
    fires=(
        Example("# A\n\n**Status:** Planning\n", (3,), path="plans/done/a.md"),
        Example("# A\n\n**Status:** Approved\n", (3,), path="plans/blocked/a.md"),
    ),
    passes=(
        Example("# A\n\n**Status:** Approved\n", path="plans/done/a.md"),
        Example("# A\n\n**Status:** Completed\n", path="plans/done/a.md"),
    ),
)
