"""Risks of active plans that nobody can take as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.plan import Finding, Level, Plan, Risk
from mkdocs_plans.model.risk_rating import high_unmitigated
from mkdocs_plans.model.rule import finding

_LONGEST_SHOWN = 40
_WORDS_OF_A_LEVEL = 3
"""What is longer describes the impact rather than rating it."""
_MENU = re.compile(r"\s*[/|,]\s*|\s+or\s+", re.IGNORECASE)
_LEVELS = re.compile(r"high|med(?:ium)?|low", re.IGNORECASE)


def risk_high_unmitigated(plan: Plan) -> Iterator[Finding]:
    """A High/High risk has a mitigation."""
    for risk in _open(plan):
        if high_unmitigated(risk):
            message = "A High/High risk without mitigation: say what is done about it."
            yield finding("risk-high-unmitigated", message, risk.line)


def risk_unmitigated(plan: Plan) -> Iterator[Finding]:
    """Where there is a place for a mitigation, it says something."""
    for risk in _open(plan):
        if risk.mitigated is False and not high_unmitigated(risk):
            message = (
                "No mitigation is stated: fill in its cell in a table, or add “Mitigation: …” in a list."
            )
            yield finding("risk-unmitigated", message, risk.line)


def risk_high_unowned(plan: Plan) -> Iterator[Finding]:
    """Where there is a place for an owner, a risk of High impact has one."""
    for risk in _open(plan):
        if risk.impact is Level.HIGH and risk.owned is False:
            message = "Its impact is High, and the place for its owner is empty."
            yield finding("risk-high-unowned", message, risk.line)


def risk_unrated(plan: Plan) -> Iterator[Finding]:
    """Where levels are stated, each is High, Medium or Low, or a word for it."""
    impacts = any(risk.impact for risk in plan.risks)
    probabilities = any(risk.probability for risk in plan.risks)
    for risk in _open(plan):
        said = [
            raw
            for raw, rated in ((risk.impact_raw, impacts), (risk.probability_raw, probabilities))
            if raw and (_is_menu(raw) or (rated and len(raw.split()) <= _WORDS_OF_A_LEVEL))
        ]
        if said:
            shown = " and ".join(f"“{truncate(raw, _LONGEST_SHOWN)}”" for raw in said)
            message = f"{shown} is no level that is known: choose High, Medium or Low."
            yield finding("risk-unrated", message, risk.line)


RULES = (risk_high_unmitigated, risk_unmitigated, risk_high_unowned, risk_unrated)
"""What is asked of each plan; of risks, only active plans are asked."""


def _open(plan: Plan) -> Iterator[Risk]:
    """The risks that count: not closed, in an active plan."""
    if plan.status.state.finished:
        return
    yield from plan.open_risks


def _is_menu(raw: str) -> bool:
    """Whether the template's choice was never made: `High/Med/Low`."""
    choices = _MENU.split(raw.strip(" []{}"))
    return len(choices) > 1 and all(_LEVELS.fullmatch(choice) for choice in choices)
