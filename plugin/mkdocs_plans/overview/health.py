"""The health of a project: calculated from its summary by rules that the pages list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_plans.model.plan import State
from mkdocs_plans.model.risk_rating import RiskRating

from .summary import Count, Summary


class Health(StrEnum):
    """The health of a project, most urgent first."""

    AT_RISK = "at-risk"
    NO_DATA = "no-data"
    NEEDS_ATTENTION = "needs-attention"
    ON_TRACK = "on-track"
    IDLE = "idle"


HEALTH_WORDS = {
    Health.AT_RISK: "At risk",
    Health.NO_DATA: "No data",
    Health.NEEDS_ATTENTION: "Needs attention",
    Health.ON_TRACK: "On track",
    Health.IDLE: "No active plans",
}
"""The names of health states on pages."""


@dataclass(frozen=True, slots=True)
class HealthRule:
    """A condition that worsens the health of a project."""

    name: str
    makes: Health
    one: str
    """The name of what is counted, in the singular."""
    many: str
    """The name of what is counted, in the plural."""
    text: str
    """The rule in words."""
    count: Callable[[Summary], int]


RULES = (
    HealthRule(
        "blocked", Health.AT_RISK, "blocked plan", "blocked plans", "a plan is blocked",
        lambda summary: summary.by_state[State.BLOCKED],
    ),
    HealthRule(
        "high-high-unmitigated", Health.AT_RISK, "High/High risk without mitigation",
        "High/High risks without mitigation",
        "a High/High risk has no mitigation", lambda summary: summary.counts[Count.HIGH_UNMITIGATED],
    ),
    HealthRule(
        "contradictions", Health.AT_RISK, "contradiction", "contradictions",
        "the status of an active plan contradicts its steps",
        lambda summary: summary.counts[Count.CONTRADICTIONS],
    ),
    HealthRule(
        "high-high", Health.NEEDS_ATTENTION, "High/High risk", "High/High risks", "a High/High risk is open",
        lambda summary: summary.rated_as(RiskRating.RED),
    ),
    HealthRule(
        "decisions", Health.NEEDS_ATTENTION, "open decision", "open decisions", "a decision is open",
        lambda summary: summary.blocking,
    ),
    HealthRule(
        "stale", Health.NEEDS_ATTENTION, "stale plan", "stale plans",
        "an active plan has not changed for a long time", lambda summary: summary.counts[Count.STALE],
    ),
)  # fmt: skip
"""The rules in the order in which reasons are listed."""


@dataclass(frozen=True, slots=True)
class HealthReason:
    """A reason for the health of a project, with its count."""

    rule: HealthRule
    count: int

    @property
    def words(self) -> str:
        """The name of what is counted."""
        return self.rule.one if self.count == 1 else self.rule.many


def health(summary: Summary | None) -> tuple[Health, tuple[HealthReason, ...]]:
    """The health of a project and its reasons, most severe first.

    Args:
        summary: The summary of its plans; `None` if there is no data, which does not mean that all is well.
    """
    if summary is None:
        return Health.NO_DATA, ()
    found = tuple(HealthReason(rule, count) for rule in RULES if (count := rule.count(summary)))
    if found:
        return found[0].rule.makes, found
    return (Health.ON_TRACK if summary.active else Health.IDLE), ()
