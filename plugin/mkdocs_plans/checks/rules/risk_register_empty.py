"""A heading of risks has something below it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example
from mkdocs_plans.vocabulary.vocabulary import Role


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding for a heading of risks without content, not even that there are none."""
    plan = context.plan
    if plan.risks or plan.no_risks or plan.status.state.finished:
        return
    risky = [
        heading
        for heading in context.document.headings
        if heading.line != plan.title_line
        and not heading.quoted
        and (match := context.lexicon.match_heading(heading.text.text)).role is Role.RISKS
        and not match.mixed
    ]
    if not risky or len(risky) > 1:  # One of several headings may be a phase, or a part of another.
        return
    line = risky[0].line
    following = next((heading for heading in context.document.headings if heading.line > line), None)
    if following is not None and following.level > risky[0].level:
        return
    lines = [unread.line for unread in plan.not_understood]
    if any(line < unread and (following is None or unread < following.line) for unread in lines):
        return
    message = "The section lists no risk: add one, or write `None`."
    yield RULE.finding(message, line)


RULE = TextRule(
    name="risk-register-empty",
    family=Family.RISK,
    severity=Severity.INFO,
    scope=Scope.PLAN,
    reason="The section of risks is empty, so readers cannot see whether there are risks.",
    remedy="List a risk, or write `None`. A plan without the section is not reported.",
    check=check,
    fires=(
        Example("# Night boats\n\n## Risks\n\n## Notes\n\nNone.\n", (3,), shown=True),
        plan_example("Planning", "## Risks\n\n| Risk | Impact |\n|---|---|\n", 6),
        plan_example("Planning", "## Risks\n\n## Goal\n\nText", 6),
        plan_example("Planning", "## Questions\n\nText\n\n## Risks\n\n## Goal\n\nText", 10),
        plan_example("Planning", "## Risks\n\n## Questions\n\nText", 6),
        Example("### Deep\n\n## Risks\n\n## Goal\n\nText", (3,)),
    ),
    passes=(
        plan_example("Planning", "## Risks\n\nNone.\n"),
        plan_example("Planning", "## Risks\n\nThe usual ones.\n"),
        plan_example("Planning", "## Goal\n\nNo risks.\n"),
        plan_example("Planning", "## Risks\n\n### It breaks\n\nText\n"),
        plan_example("Completed", "## Risks\n\n## Goal\n\nText"),
        plan_example("Planning", "## Low-risk changes\n\n## Goal\n\nText"),
    ),
)
