"""A register of risks or questions has an item."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="no-item",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="The title names a register of risks or questions, but the file has no item that can be counted.",
    remedy="Write each as an item of a list, a row of a table or a heading. Write `None` if there is none.",
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
