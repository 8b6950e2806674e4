"""The front matter can be read."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="front-matter-unreadable",
    family=Family.STRUCTURE,
    severity=Severity.ERROR,
    scope=Scope.FILE,
    reason="The fields of the front matter, such as the status, are ignored.",
    remedy="Correct the YAML: quote values that contain a colon, and remove tags, anchors and aliases.",
    fires=(
        Example("---\ntitle: [Night boats\n---\n# Night boats\n", (3,), shown=True),
        Example("---\na: [b\n---\n# A\n", (3,)),
    ),
    passes=(Example("---\na: [b]\n---\n# A\n"),),
)
