"""The columns of a table of risks are known."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import Example, Family, Rule, Scope, plan_example

RULE = Rule(
    name="column-unknown",
    family=Family.STRUCTURE,
    severity=Severity.INFO,
    scope=Scope.ITEM,
    reason="The cells of a column with an unknown name are not read.",
    remedy=(
        "Give the column a known name, or add its name to the [vocabulary](options.md#vocabulary) under "
        "`columns`."
    ),
    fires=(
        Example(
            "# Night boats\n\n## Risks\n\n| Risk | Flavour |\n|---|---|\n| Fog | sour |\n", (5,), shown=True
        ),
    ),
    passes=(
        plan_example(
            "Planning", "## Risks\n\n| Risk | Category | Mitigation |\n|---|---|---|\n| Fog | sea | Radar |"
        ),
        plan_example(
            "Planning", "## Risks\n\n| Risk | Flavour | Mitigation |\n|---|---|---|\n| Fog | | Radar |"
        ),
    ),
)
