"""A file is not empty."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="empty",
    family=Family.STRUCTURE,
    severity=Severity.INFO,
    scope=Scope.FILE,
    reason="The file has no content.",
    remedy="Write the plan, or delete the file.",
    fires=(Example("", (None,)),),
    passes=(Example("# A\n"),),
)
