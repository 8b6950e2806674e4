"""A plan has a title."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="title-missing",
    family=Family.STRUCTURE,
    severity=Severity.INFO,
    scope=Scope.PLAN,
    reason="The plan is listed under the name of its file.",
    remedy="Begin the file with `# Title`.",
    fires=(
        Example("Boats that sail at night.\n", (None,), shown=True),
        Example("Text.\n", (None,)),
    ),
    passes=(Example("# A\n"),),
)
