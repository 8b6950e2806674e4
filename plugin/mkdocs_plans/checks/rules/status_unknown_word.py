"""The status is a known word."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="status-unknown-word",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="A status that is not understood counts nowhere.",
    remedy=(
        "Begin with a [known word](reading.md#3-status); your own may follow a dash. Where the "
        "folder tells the state, it is only told as info."
    ),
    fires=(
        Example("# Night boats\n\n**Status:** Nearly there\n", (3,), shown=True),
        Example("# A\n\n**Status:** Plonking\n", (3,)),
    ),
    passes=(Example("# A\n\n**Status:** Planning\n"),),
)
