"""A blocked plan states its reason, anywhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Plan, Severity, State, StatusSource, tally
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example
from mkdocs_plans.reading.patterns import any_of, by_blanks
from mkdocs_plans.vocabulary.normalise import fold
from mkdocs_plans.vocabulary.vocabulary import Vocabulary


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for a blocked plan without any reason."""
    plan = context.plan
    if plan.status.state is State.BLOCKED and not any(_reasons(plan, context.words)):
        message = (
            "The plan is blocked but does not state why: write the reason after the status, or as a question."
        )
        yield RULE.finding(message, plan.status.line)


def _reasons(plan: Plan, words: Vocabulary) -> Iterator[object]:
    """Texts that may state why a plan is blocked."""
    raw = plan.status.raw or ""
    yield plan.status.source not in (StatusSource.FOLDER, StatusSource.NONE) and len(raw.split()) > 1
    yield any(relation.kind.waits for relation in plan.relations)
    yield plan.open_questions
    yield tally(plan.access).open
    yield plan.sections.notes
    texts: Iterable[str] = (
        passage.text
        for passages in (plan.sections.context, plan.sections.constraints, plan.sections.goal)
        for passage in passages
    )
    items = (*(step.text for step in plan.steps), *(risk.text for risk in plan.risks))
    waiting = _waiting(words)
    yield any(waiting.search(fold(text)) for text in (*texts, *items))


@lru_cache(maxsize=8)
def _waiting(words: Vocabulary) -> re.Pattern[str]:
    """Return a pattern for a folded text that states that something waits."""
    spaced, joined, korean = by_blanks(words.waiting_stems)
    return re.compile(rf"\b{any_of(spaced)}|{any_of((*joined, *korean))}")


RULE = PlanRule(
    name="blocked-without-reason",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="Readers cannot see what blocks the plan.",
    remedy=(
        "Write the reason after the status (`Blocked — the vendor is silent`), as a question, as an "
        "access item or as a note."
    ),
    check=check,
    fires=(
        Example("# Night boats\n\n**Status:** Blocked\n", (3,), shown=True),
        plan_example("Blocked", "## Steps\n\n- [x] One\n- [ ] Two", 4),
        plan_example("Blocked", "## Questions\n\n- [x] Which? → This", 4),
    ),
    passes=(
        plan_example("Blocked", "## Schritte\n\n- [ ] Zwei (wartet auf den Kran)"),
        plan_example("Blocked", "## 步骤\n\n- [ ] 二（等待起重机）"),
        plan_example("Blocked — the vendor does not answer", "## Steps\n\n- [x] One\n- [ ] Two"),
        plan_example("Blocked", "**Blocked by:** the vendor\n"),
        plan_example("Blocked", "**Depends on:** the vendor\n"),
        plan_example("Blocked", "## Questions\n\n- Which one?"),
        plan_example("Blocked", "## Access Required\n\n- [ ] A key"),
        plan_example("Blocked", "## Notes\n\nThe vendor is away."),
        plan_example("Blocked", "## Context\n\nWe wait for the vendor."),
        plan_example("Blocked", "## Steps\n\n- [ ] Two (blocked: no crane)"),
        plan_example("On hold", "## Steps\n\n- [x] One\n- [ ] Two"),
    ),
)
