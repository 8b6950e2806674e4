"""Risks of active plans that nobody can take as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.catalogue import finding
from mkdocs_plans.model import Finding, Plan, Risk
from mkdocs_plans.portfolio import Band, band

_LONGEST_SHOWN = 40


def risk_high_unmitigated(plan: Plan) -> Iterator[Finding]:
    """A High/High risk has a mitigation."""
    for risk in _open(plan):
        if _is_red_and_exposed(risk):
            message = "A High/High risk without mitigation: say what is done about it."
            yield finding("risk-high-unmitigated", message, risk.line)


def risk_unmitigated(plan: Plan) -> Iterator[Finding]:
    """Where there is a place for a mitigation, it says something."""
    for risk in _open(plan):
        if risk.mitigated is False and not _is_red_and_exposed(risk):
            message = "The place for the mitigation of this risk is empty."
            yield finding("risk-unmitigated", message, risk.line)


def risk_unrated(plan: Plan) -> Iterator[Finding]:
    """A stated level is High, Medium or Low, or a word for it."""
    for risk in _open(plan):
        raws = (
            (risk.impact_raw if risk.impact is None else None),
            (risk.probability_raw if risk.probability is None else None),
        )
        said = [raw for raw in raws if raw]
        if said:
            shown = " and ".join(f"“{_short(raw)}”" for raw in said)
            message = f"{shown} is no level that is known: choose High, Medium or Low."
            yield finding("risk-unrated", message, risk.line)


RULES = (risk_high_unmitigated, risk_unmitigated, risk_unrated)
"""What is asked of each plan; of risks, only active plans are asked."""


def _open(plan: Plan) -> Iterator[Risk]:
    """The risks that count: not closed, in an active plan."""
    if plan.status.state.finished:
        return
    yield from (risk for risk in plan.risks if not risk.closed)


def _is_red_and_exposed(risk: Risk) -> bool:
    return band(risk) is Band.RED and risk.mitigated is not True


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
