"""A date field contains a date."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.date_fields import named_day, stated_date_field
from mkdocs_plans.checks.rule_types import FileLine, TextContext, TextRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding if the date field is empty, or contains a placeholder of a template."""
    field = context.once(stated_date_field)
    if field is not None and field.empty and not context.is_named_template:
        named = named_day(context.plan, context.words)
        hint = f"write {named}, as in the file's name" if named else "write `YYYY-MM-DD`"
        yield RULE.finding(f"The date is not filled in: {hint}.", field.line)


def fix(rows: list[FileLine], line: int, context: TextContext) -> bool:
    """Put the date of the file's name into the date field of the template."""
    field, day = context.once(stated_date_field), named_day(context.plan, context.words)
    if field is None or field.line != line or not field.empty or day is None:
        return False
    row = rows[line - 1]
    start, end = field.value
    gap = " " if start and row.text[start - 1] in ":*_：" else ""
    row.text = f"{row.text[:start]}{gap}{day}{row.text[end:]}"
    return True


RULE = TextRule(
    name="date-unfilled",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="The date of the template was never filled in.",
    remedy="Fill in the date. `--fix` does so if the file's name has a date.",
    replaces=frozenset({"date-missing", "placeholder-left"}),
    check=check,
    fix=fix,
    fires=(
        Example("# Night boats\n\n**Date:** {YYYY-MM-DD}\n", (3,), shown=True),
        Example("# A\n\n**Date:** {YYYY-MM-DD}\n", (3,)),
        Example("# A\n\n**Date**: [date]\n**Status:** Blocked\n", (3,)),
        Example("---\ncreated:\n---\n# A\n", (2,)),
        Example("# A\n\n**Status:** Draft\n**Date:** YYYY-MM-DD\n", (4,), path="rfcs/0000-a/README.md"),
    ),
    passes=(
        Example("# A\n\n**Date:** 2026-01-01\n"),
        Example("# A\n\n**Date:** [2026-01-01](x.md)\n"),
        Example("# A\n\n**Status:** Draft\n**Date:** {YYYY-MM-DD}\n", path="plans/TEMPLATE.md"),
        Example("# RFC-NNNN\n\n**Status:** Draft\n**Date:** YYYY-MM-DD\n", path="rfcs/RFC-0000/README.md"),
        Example("# A\n\n**Last updated:** {YYYY-MM-DD}\n"),
        Example("# A\n\n## Steps\n\n**Date:** {YYYY-MM-DD}\n"),
        Example("# A\n\n```\n**Date:** {YYYY-MM-DD}\n```\n"),
    ),
)
