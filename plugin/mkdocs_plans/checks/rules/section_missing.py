"""A plan has a goal, steps, risks, questions and success criteria, under any heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Plan, Severity
from mkdocs_plans.model.rule import Example, Family, Scope


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for a plan that lacks some of these sections."""
    missing = [name for name, stated in _stated(context.plan).items() if not stated]
    if missing:
        *others, last = missing
        names = f"{', '.join(others)} and {last}" if others else last
        yield RULE.finding(f"The plan has no section for {names}: add it, even if it contains only `None`.")


def _stated(plan: Plan) -> Mapping[str, object]:
    return {
        "its goal": "goal" in plan.roles or plan.sections.goal,
        "steps": "steps" in plan.roles or plan.tracked is not None,
        "risks": "risks" in plan.roles or plan.risks,
        "questions": "questions" in plan.roles or plan.questions,
        "success criteria": "criteria" in plan.roles or plan.criteria,
    }


RULE = PlanRule(
    name="section-missing",
    family=Family.STRUCTURE,
    severity=Severity.INFO,
    scope=Scope.PLAN,
    reason="The plan does not state this information.",
    remedy=(
        "Add the section, even if it contains only `None`. Most plans lack some of the sections, so "
        "the rule is off unless [`rules`](options.md#rules) names it."
    ),
    on_by_default=False,
    check=check,
    fires=(
        Example("# Night boats\n\n## Goal\n\nBoats sail at night.\n", (None,), shown=True),
        Example("# A\n", (None,)),
        Example(
            (
                "# A\n\n## Goal\n\nText\n\n## Tasks\n\n- [ ] One\n\n## Risks\n\nNone.\n\n## Open questions"
                "\n\nNone.\n"
            ),
            (None,),
        ),
    ),
    passes=(
        Example("# A\n\n## Goal\n\n## Steps\n\n## Risks\n\n## Questions\n\n## Success criteria\n"),
        Example(
            "# A\n\n## Goal\n\nText\n\n## Tasks\n\n- [ ] One\n\n## Risks\n\nNone.\n\n## Open questions"
            "\n\nNone.\n\n## Done when\n\n- [ ] It holds\n"
        ),
        Example(
            "# A\n\n**Goal:** It holds\n\n## Phase 1: Dig\n\n- [ ] Dig\n\n## Risks and questions\n\n"
            "### Risks\n\n### Questions\n\n## Acceptance criteria\n"
        ),
    ),
)
