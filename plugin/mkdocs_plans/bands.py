"""How a rated risk is to be taken: a lookup, never arithmetic on levels."""

from __future__ import annotations

from enum import StrEnum

from .model import Level, Risk

LEVELS = (Level.HIGH, Level.MEDIUM, Level.LOW, None)
"""Gravest first; `None`: not stated."""


class Band(StrEnum):
    """How a rated risk is to be taken. A lookup, never arithmetic on levels."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    UNRATED = "unrated"


_BANDS = {
    (Level.HIGH, Level.HIGH): Band.RED,
    (Level.HIGH, Level.MEDIUM): Band.AMBER,
    (Level.MEDIUM, Level.HIGH): Band.AMBER,
    (Level.MEDIUM, Level.MEDIUM): Band.AMBER,
}


def band(risk: Risk) -> Band:
    """The band of a risk; one level alone is never a band."""
    if risk.impact is None or risk.probability is None:
        return Band.UNRATED
    return _BANDS.get((risk.impact, risk.probability), Band.GREEN)


def severe(risk: Risk) -> bool:
    """Whether a green risk hides a tail: high impact at low probability."""
    return risk.impact is Level.HIGH and risk.probability is Level.LOW


def risk_rank(risk: Risk) -> tuple[int, int, int]:
    """Sort key, gravest first.

    High/High; high impact with probability not stated; amber; severe; the rest of the unrated;
    green. Unmitigated comes first inside each.
    """
    group = {Band.RED: 0, Band.AMBER: 2, Band.UNRATED: 4, Band.GREEN: 5}[band(risk)]
    if risk.impact is Level.HIGH and risk.probability is None:
        group = 1
    if severe(risk):
        group = 3
    return group, risk.mitigated is True, LEVELS.index(risk.impact)
