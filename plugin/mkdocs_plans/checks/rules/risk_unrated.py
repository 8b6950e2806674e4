"""Every stated level is High, Medium or Low, or a word for one of these."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_plans.checks.open_risks import risks_of_active
from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example
from mkdocs_plans.vocabulary.normalise import fold
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

_LONGEST_SHOWN = 40
_WORDS_OF_A_LEVEL = 3
"""Longer texts describe the impact rather than rating it."""
_BETWEEN_CHOICES = re.compile(r"\s*[/|,／、，]\s*")


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each open risk with a level that is not recognised."""
    impacts = any(risk.impact for risk in context.plan.risks)
    probabilities = any(risk.probability for risk in context.plan.risks)
    for risk in risks_of_active(context.plan):
        unknown = [
            raw
            for raw, rated in ((risk.impact_raw, impacts), (risk.probability_raw, probabilities))
            if raw and (_is_menu(raw, context.words) or (rated and len(raw.split()) <= _WORDS_OF_A_LEVEL))
        ]
        if unknown:
            shown = " and ".join(f'"{truncate(raw, _LONGEST_SHOWN)}"' for raw in unknown)
            message = f"Level not recognised: {shown}. Write High, Medium or Low."
            yield RULE.finding(message, risk.line)


def _is_menu(raw: str, words: Vocabulary) -> bool:
    """Whether it is the unfilled choice of the template: `High/Med/Low`."""
    choices = _BETWEEN_CHOICES.split(fold(raw.strip(" []{}")))
    known = {word for level in words.levels.values() for word in level if word.isalpha()}
    return len(choices) > 1 and known.issuperset(choices)


RULE = PlanRule(
    name="risk-unrated",
    family=Family.RISK,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="A risk whose level is not recognised is missing from the rated cells of the matrix.",
    remedy="Write High, Medium or Low. Words that describe the impact are not reported.",
    check=check,
    fires=(
        Example(
            (
                "# Night boats\n\n## Risks\n\n| Risk | Impact | Probability | Mitigation |\n"
                "|---|---|---|---|\n| Fog | High/Med/Low | Low | Radar |\n"
            ),
            (7,),
            shown=True,
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High/Med/Low | High | Insured |"
            ),
            10,
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | High | Insured |\n| Two | Huge | Low | Insured |"
            ),
            11,
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | High | Insured |\n| Two | Low | Often | Insured |"
            ),
            11,
        ),
        plan_example(
            "Planning",
            "## Risiken\n\n| Risiko | Auswirkung |\n|---|---|\n| Nebel | hoch/mittel/niedrig |",
            10,
        ),
    ),
    passes=(
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | Med | Insured |"
            ),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks |  |  | Insured |"
            ),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | The boats stay in | High | Insured |"
            ),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | Boats | High | Insured |"
            ),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High | High | Insured |\n"
                "| Two | All of the boats stay in | Low | Insured |"
            ),
        ),
        plan_example(
            "Cancelled",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | High/Med/Low | High | Insured |"
            ),
        ),
        plan_example(
            "Planning",
            (
                "## Risks\n\n| Risk | Impact | Probability | Mitigation |\n|---|---|---|---|\n"
                "| It breaks | Delay/Loss | High | Insured |"
            ),
        ),
    ),
)
