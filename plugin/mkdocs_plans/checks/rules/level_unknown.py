"""The words in a column of levels are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_plans.checks.open_risks import risks_of_active
from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example
from mkdocs_plans.reading.lexicon import lexicon
from mkdocs_plans.vocabulary.normalise import fold, plain_state

_FEWEST_RISKS = 2
"""One word alone is more often a note than a level."""
_MOST_WORDS = 2
"""Longer texts describe the impact rather than rating it."""


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each unknown word of impact or probability if the plan has no known one."""
    risks = risks_of_active(context.plan)
    states = lexicon(context.words).states
    columns: tuple[tuple[str, list[tuple[int, str | None]]], ...] = (
        ("impact", [(risk.line, risk.impact_raw) for risk in risks if not risk.impact]),
        ("probability", [(risk.line, risk.probability_raw) for risk in risks if not risk.probability]),
    )
    for name, raw in columns:
        stated = [(line, text) for line, text in raw if text]
        if len(raw) < len(risks) or len(stated) < _FEWEST_RISKS or not _are_words(text for _, text in stated):
            continue
        seen = set()
        for line, text in stated:
            if fold(text) not in seen and plain_state(text) not in states:
                seen.add(fold(text))
                message = (
                    f'The {name} "{text}" is no known level: write High, Medium or Low, or add the word.'
                )
                yield RULE.finding(message, line)


def _are_words(texts: Iterable[str]) -> bool:
    """Whether all texts are as short as levels, and consist of letters."""
    return all(
        len(text.split()) <= _MOST_WORDS and text.replace(" ", "").replace("-", "").isalpha()
        for text in texts
    )


def _risks(*levels: str) -> str:
    rows = "".join(f"| Fog {level} | {level} | Radar |\n" for level in levels)
    return f"## Risks\n\n| Risk | Impact | Mitigation |\n|---|---|---|\n{rows}".rstrip("\n")


RULE = PlanRule(
    name="level-unknown",
    family=Family.RISK,
    severity=Severity.INFO,
    scope=Scope.ITEM,
    reason="A risk whose level is an unknown word is missing from the rated cells of the matrix.",
    remedy=(
        "Write High, Medium or Low, or add your words to the [vocabulary](options.md#vocabulary) under "
        "`levels`. If other risks of the plan have known levels, [`risk-unrated`](#risk-unrated) reports the "
        "word."
    ),
    check=check,
    fires=(
        Example(f"# Night boats\n\n{_risks('Spicy', 'Mild', 'Spicy')}\n", (7, 8), shown=True),
        plan_example("Planning", _risks("Spicy", "very hot", "Done"), 10, 11),
        plan_example("Planning", _risks("Spicy", "Mild").replace("Impact", "Probability"), 10, 11),
    ),
    passes=(
        plan_example("Planning", _risks("Spicy", "High")),
        plan_example("Planning", _risks("Spicy")),
        plan_example("Planning", _risks("Spicy", "The boats stay in")),
        plan_example("Planning", _risks("3 days", "5 days")),
        plan_example("Planning", _risks("High", "Low")),
        plan_example("Completed", _risks("Spicy", "Mild")),
    ),
)
