"""How a rated risk is to be taken: a lookup, never arithmetic on levels."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from .plan import Level

LEVELS = (Level.HIGH, Level.MEDIUM, Level.LOW, None)
"""Gravest first; `None`: not stated."""


Cell = tuple[Level | None, Level | None]
"""Impact and probability: a cell of the risk matrix."""


class Rated(Protocol):
    """What has an impact, a probability and a mitigation, as far as they are stated."""

    @property
    def impact(self) -> Level | None:
        """`None`: not stated."""

    @property
    def probability(self) -> Level | None:
        """`None`: not stated."""

    @property
    def mitigated(self) -> bool | None:
        """`None`: there is no place for a mitigation."""


class RiskRating(StrEnum):
    """How a rated risk is to be taken. A lookup, never arithmetic on levels."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    UNRATED = "unrated"


_BANDS = {
    (Level.HIGH, Level.HIGH): RiskRating.RED,
    (Level.HIGH, Level.MEDIUM): RiskRating.AMBER,
    (Level.MEDIUM, Level.HIGH): RiskRating.AMBER,
    (Level.MEDIUM, Level.MEDIUM): RiskRating.AMBER,
}


def rating_of(cell: Cell) -> RiskRating:
    """The band of a cell; one level alone is never a band."""
    impact, probability = cell
    if impact is None or probability is None:
        return RiskRating.UNRATED
    return _BANDS.get((impact, probability), RiskRating.GREEN)


def rating(risk: Rated) -> RiskRating:
    """The band of a risk."""
    return rating_of((risk.impact, risk.probability))


def unmitigated(risk: Rated) -> bool:
    """Whether no mitigation is stated, be it that the form has no place for one."""
    return risk.mitigated is not True


def high_unmitigated(risk: Rated) -> bool:
    """Whether a High/High risk is unmitigated."""
    return rating(risk) is RiskRating.RED and unmitigated(risk)


def severe(risk: Rated) -> bool:
    """Whether a green risk hides a tail: high impact at low probability."""
    return risk.impact is Level.HIGH and risk.probability is Level.LOW


def risk_rank(risk: Rated) -> tuple[int, int, int]:
    """Sort key, gravest first.

    High/High; high impact with probability not stated; amber; severe; the rest of the unrated;
    green. Unmitigated comes first inside each.
    """
    group = {RiskRating.RED: 0, RiskRating.AMBER: 2, RiskRating.UNRATED: 4, RiskRating.GREEN: 5}[rating(risk)]
    if risk.impact is Level.HIGH and risk.probability is None:
        group = 1
    if severe(risk):
        group = 3
    return group, not unmitigated(risk), LEVELS.index(risk.impact)
