"""How a project fares: computed from its summary by a rule that the pages state, never declared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_plans.model.plan import State
from mkdocs_plans.model.risk_rating import RiskRating

from .summary import Count, Summary


class Health(StrEnum):
    """How a project fares, what needs attention most first."""

    TROUBLE = "trouble"
    NO_DATA = "no-data"
    WATCH = "watch"
    ON_TRACK = "on-track"
    IDLE = "idle"


HEALTH_WORDS = {
    Health.TROUBLE: "In trouble",
    Health.NO_DATA: "No data",
    Health.WATCH: "To watch",
    Health.ON_TRACK: "On track",
    Health.IDLE: "Nothing active",
}
"""How it is called on pages."""


@dataclass(frozen=True, slots=True)
class HealthRule:
    """What makes a project fare ill."""

    name: str
    makes: Health
    one: str
    """What is counted, where it is one …"""
    many: str
    """… or any other number."""
    text: str
    """The rule in words."""
    count: Callable[[Summary], int]


RULES = (
    HealthRule(
        "blocked", Health.TROUBLE, "plan blocked", "plans blocked", "a plan is blocked",
        lambda summary: summary.by_state[State.BLOCKED],
    ),
    HealthRule(
        "exposed", Health.TROUBLE, "High/High risk without mitigation", "High/High risks without mitigation",
        "a High/High risk has no mitigation", lambda summary: summary.counts[Count.EXPOSED],
    ),
    HealthRule(
        "contradictions", Health.TROUBLE, "contradiction", "contradictions",
        "the status of an active plan and its steps say different things",
        lambda summary: summary.counts[Count.CONTRADICTIONS],
    ),
    HealthRule(
        "high-high", Health.WATCH, "High/High risk", "High/High risks", "a High/High risk is open",
        lambda summary: summary.rated_as(RiskRating.RED),
    ),
    HealthRule(
        "decisions", Health.WATCH, "decision open", "decisions open", "a decision is open",
        lambda summary: summary.blocking,
    ),
    HealthRule(
        "stale", Health.WATCH, "plan unchanged for long", "plans unchanged for long",
        "an active plan has not changed for long", lambda summary: summary.counts[Count.STALE],
    ),
)  # fmt: skip
"""The rules in the order in which reasons are listed."""


@dataclass(frozen=True, slots=True)
class HealthReason:
    """A reason for how a project fares, with the count behind it."""

    rule: HealthRule
    count: int

    @property
    def words(self) -> str:
        """What is counted."""
        return self.rule.one if self.count == 1 else self.rule.many


def health(summary: Summary | None) -> tuple[Health, tuple[HealthReason, ...]]:
    """The health of a project and its reasons, most severe first.

    Args:
        summary: What its plans add up to; `None`: there is no data, which is not to say that all is well.
    """
    if summary is None:
        return Health.NO_DATA, ()
    found = tuple(HealthReason(rule, count) for rule in RULES if (count := rule.count(summary)))
    if found:
        return found[0].rule.makes, found
    return (Health.ON_TRACK if summary.active else Health.IDLE), ()
