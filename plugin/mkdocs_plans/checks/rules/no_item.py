"""A register of risks or questions has an item."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="no-item",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="The title announces risks or questions, and none of them can be counted.",
    remedy="Write each as an item of a list, a row of a table or a heading. Say `None` where there is none.",
    fires=(
        Example("# Risk register\n\nWe keep them elsewhere.\n", (1,), shown=True),
        Example("# Open questions\n\nWe keep them elsewhere.\n", (1,)),
    ),
    passes=(
        Example("# Risk register\n\n- Fog\n"),
        Example("# Open questions\n\n- Which boat?\n"),
        Example("# Risk register\n"),
    ),
)
