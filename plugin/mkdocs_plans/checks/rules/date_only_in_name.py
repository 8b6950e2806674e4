"""A text that states a status states a date."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.date_fields import STATUS_LINE, has_status_line, named_day, stated_date_field
from mkdocs_plans.checks.rule_types import FileLine, TextContext, TextRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding if only the name of the file states the date."""
    plan, named = context.plan, named_day(context.plan, context.words)
    if not named or plan.date != named or context.once(stated_date_field) is not None:
        return
    if has_status_line(plan, context.body):
        message = f"The date {named} is only in the file's name: add it above the status."
        yield RULE.finding(message, plan.status.line)


def fix(rows: list[FileLine], line: int, context: TextContext) -> bool:
    """Put the date of the file's name above the status, in the form of the status."""
    row = rows[line - 1]
    status = STATUS_LINE.fullmatch(row.text)
    day = named_day(context.plan, context.words)
    if status is None or day is None:
        return False
    written = f"{status['lead']}Date{status['label']}{status['gap'] or ' '}{day}{status['tail']}"
    rows.insert(line - 1, FileLine(written, row.ending or rows[0].ending or b"\n"))
    return True


RULE = TextRule(
    name="date-only-in-name",
    family=Family.STRUCTURE,
    severity=Severity.INFO,
    scope=Scope.PLAN,
    reason="Readers of the text do not see the date in the file's name.",
    remedy="`--fix` adds the date above the status.",
    check=check,
    fix=fix,
    fires=(
        Example("# Night boats\n\n**Status:** Planning\n", (3,), shown=True),
        Example("# A\n\n**Status:** Planning\n", (3,)),
        Example("# A\n\n<!-- note\n\n**Date:** x\n-->\n\n**Status:** Planning\n", (8,)),
    ),
    passes=(
        Example("<!-- note -->\n# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n"),
        Example("# A\n\n## Metadata\n\n- **Status:** Planning\n- **Date:** 2026-01-05\n"),
        Example("# A\n\n**Status:** Planning\n", path="plans/a.md"),
        Example("# A\n\n**Created:** 2026-01-05\n**Status:** Planning\n"),
        Example("---\nstatus: planning\n---\n# A\n"),
        Example("# A\n\n**Status:** Planning · **Owner:** Ana\n"),
    ),
)
