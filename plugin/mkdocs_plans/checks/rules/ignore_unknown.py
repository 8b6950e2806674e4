"""A suppression names rules or families."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.checks.suppressions import suppressions_of
from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import CATALOGUE, Example, Family, Scope
from mkdocs_plans.suggestions import nearest

_LONGEST_SHOWN = 40
_HINTS = 20
"""How many unknown names of one text get a suggestion; for thousands it would take too long."""


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding for each suppression of an unknown rule, and for each without a rule."""
    known = [*CATALOGUE, *Family]
    hints = 0
    for ignore in context.once(suppressions_of):
        for name in ignore.rules:
            if name not in known:
                likened = name if hints < _HINTS else ""
                hints += 1
                hint = nearest(likened, known, f"the families are {', '.join(Family)}.")
                shown = truncate(name, _LONGEST_SHOWN + 1)
                yield RULE.finding(f'There is no rule "{shown}": {hint}', ignore.line)
        if not ignore.rules:
            message = "The comment names no rule: write `<!-- plans: ignore rule-name -->`."
            yield RULE.finding(message, ignore.line)


RULE = TextRule(
    name="ignore-unknown",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="The comment or front matter suppresses nothing.",
    remedy="Correct the name of the rule. All names are on this page.",
    applies_to_any_file=True,
    check=check,
    fires=(
        Example("# Night boats\n\n<!-- plans: ignore tabel-ragged -->\n", (3,), shown=True),
        Example("# A\n\n<!-- plans: ignore tabel-ragged -->\n", (3,)),
        Example("---\nplans_ignore: [tabel-ragged]\n---\n# A\n", (2,)),
        Example("# A\n\n<!-- plans: ignore -->\n", (3,)),
    ),
    passes=(
        Example("# A\n\n<!-- plans: ignore table-ragged, risk -->\n"),
        Example("# A\n\n```\n<!-- plans: ignore tabel-ragged -->\n```\n"),
    ),
)
