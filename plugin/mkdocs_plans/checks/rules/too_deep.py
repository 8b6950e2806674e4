"""Lists and quotes are nested no deeper than a page shows them."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="too-deep",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.FILE,
    reason="The page shows the file as plain text.",
    remedy="Reduce the nesting of lists or quotes to at most 256 levels.",
    applies_to_any_file=True,
    found_by_rendering=True,
    fires=(Example("# A\n\n" + "> " * 300 + "x\n", (None,)),),
    passes=(Example("# A\n\n" + "> " * 20 + "x\n"),),
)
