"""A code fence does not swallow headings of the plan."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope

RULE = Rule(
    name="fence-swallows",
    family=Family.STRUCTURE,
    severity=Severity.INFO,
    scope=Scope.ITEM,
    reason="Headings, steps and risks in a code fence are not read.",
    remedy=(
        "Close the fence where the code ends. If the code is an example of a plan, name its language: "
        "` ```markdown `."
    ),
    fires=(
        Example("# Night boats\n\n```\nmake\n\n## Risks\n\n- Fog\n", (3,), shown=True),
        Example("# A\n\n```\n# Tasks\n```\n", (3,)),
    ),
    passes=(
        Example("# A\n\n```markdown\n## Risks\n```\n"),
        Example("# A\n\n```\n# install the packages\n```\n"),
        Example("# A\n\n    ## Risks\n"),
    ),
)
