"""A file is UTF-8."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="text-not-utf8",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.FILE,
    reason="Some characters are shown as �.",
    remedy="Save the file as UTF-8.",
    applies_to_any_file=True,
    fires=(Example("# A\x00\n", (1,)),),
    passes=(Example("# Ä\n"),),
)
