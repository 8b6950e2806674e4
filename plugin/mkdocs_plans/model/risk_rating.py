"""The rating of a risk from impact and probability: a lookup, never arithmetic with levels."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from .plan import Level

LEVELS = (Level.HIGH, Level.MEDIUM, Level.LOW, None)
"""Most severe first; `None` is not stated."""

LEVEL_WORDS = {Level.HIGH: "High", Level.MEDIUM: "Med", Level.LOW: "Low", None: "not stated"}
"""The words for each level on pages and in messages."""
_WORDS_BY_NAME = {str(level or words): words for level, words in LEVEL_WORDS.items()}


def levels_in_words(levels: str) -> str:
    """Return the levels of an event as pages show them: `High/Med` for `high/medium`."""
    return "/".join(_WORDS_BY_NAME.get(level, level) for level in levels.split("/"))


Cell = tuple[Level | None, Level | None]
"""Impact and probability: a cell of the risk matrix."""


class Rated(Protocol):
    """The part of a risk that its rating needs."""

    @property
    def impact(self) -> Level | None:
        """`None` if not stated."""

    @property
    def probability(self) -> Level | None:
        """`None` if not stated."""

    @property
    def mitigated(self) -> bool | None:
        """`None` if the table or list has no field for a mitigation."""


class RiskRating(StrEnum):
    """The rating of a risk, most severe first. The value is its name in data."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    UNRATED = "unrated"


_RATINGS = {
    (Level.HIGH, Level.HIGH): RiskRating.RED,
    (Level.HIGH, Level.MEDIUM): RiskRating.AMBER,
    (Level.MEDIUM, Level.HIGH): RiskRating.AMBER,
    (Level.MEDIUM, Level.MEDIUM): RiskRating.AMBER,
}


def rating_of(cell: Cell) -> RiskRating:
    """Return the rating of a cell. One level alone gives no rating."""
    impact, probability = cell
    if impact is None or probability is None:
        return RiskRating.UNRATED
    return _RATINGS.get((impact, probability), RiskRating.GREEN)


def rating(risk: Rated) -> RiskRating:
    """Return the rating of a risk."""
    return rating_of((risk.impact, risk.probability))


_ENOUGH_RATED = 8
"""The rated risks that a matrix needs at least."""


def enough_rated(rated: int, total: int) -> bool:
    """Whether enough risks are rated to show them by rating: otherwise nearly all would be in one cell."""
    return rated >= _ENOUGH_RATED and rated * 4 >= total


def unmitigated(risk: Rated) -> bool:
    """Whether the risk is known to have no mitigation, such as with an empty cell."""
    return risk.mitigated is False


def high_unmitigated(risk: Rated) -> bool:
    """Whether a High/High risk is unmitigated."""
    return rating(risk) is RiskRating.RED and unmitigated(risk)


def severe(risk: Rated) -> bool:
    """Whether a risk with a low rating has a high impact and a low probability."""
    return risk.impact is Level.HIGH and risk.probability is Level.LOW


def risk_rank(risk: Rated) -> tuple[int, int, int]:
    """Return a sort key, most severe first.

    High/High; high impact with probability not stated; amber; severe; the rest of the unrated;
    green. Unmitigated comes first inside each.
    """
    group = {RiskRating.RED: 0, RiskRating.AMBER: 2, RiskRating.UNRATED: 4, RiskRating.GREEN: 5}[rating(risk)]
    if risk.impact is Level.HIGH and risk.probability is None:
        group = 1
    if severe(risk):
        group = 3
    return group, not unmitigated(risk), LEVELS.index(risk.impact)
