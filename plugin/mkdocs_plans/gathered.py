"""A project as a portal of many projects has gathered it: how its source stands, and what it gave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from .standing import Entry


class Kind(StrEnum):
    """Where a project's plans come from."""

    FOLDER = "folder"
    GIT = "git"
    SNAPSHOT = "snapshot"

    @property
    def rendered(self) -> bool:
        """Whether the plans have pages here; those of a snapshot stand on their own portal."""
        return self is not Kind.SNAPSHOT


class DataState(StrEnum):
    """How current and how trustworthy a project's data is."""

    FRESH = "fresh"
    """The source answered, with something new."""
    UNCHANGED = "unchanged"
    """The source answered that nothing changed."""
    STALE = "stale"
    """Not asked or not answered, and the last answer is older than `max_age`."""
    CACHED = "cached"
    """Not asked or not answered: the last good copy is shown."""
    MISSING = "missing"
    """Nothing was ever had from it."""
    INVALID = "invalid"
    """It answered with something that is no snapshot."""
    NEWER = "newer"
    """It answered with a snapshot of a later version than this one reads."""
    MISMATCH = "mismatch"
    """It says to be another project, or is not what the lock file pins."""
    ROLLBACK = "rollback"
    """It answered with something older than the last good copy, or dated in the future."""
    TRUNCATED = "truncated"
    """It answered with a part of what it has."""

    @property
    def current(self) -> bool:
        """Whether the source answered and all is well; strict mode lets nothing else pass."""
        return self in (DataState.FRESH, DataState.UNCHANGED)


class Profile(StrEnum):
    """How much of its plans a project publishes."""

    FULL = "full"
    SUMMARY = "summary"
    """Plan heads, counts and open risks."""
    REDACTED = "redacted"
    """Without access items, mitigation texts and anything that looks like a secret."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """One of the projects that a portal gathers. Its name is the configured one, whatever its data says."""

    name: str
    kind: Kind
    state: DataState
    reason: str = ""
    """Why the state is not fresh or unchanged, as part of a sentence; plain text of one line."""
    answered: datetime | None = None
    """When the source last said that it has what is shown; `None`: just now, or never."""
    changed: datetime | None = None
    """The last change of what is shown: the time of its commit; `None`: not known."""
    commit: str | None = None
    """The full hash of the commit that is shown."""
    digest: str | None = None
    """`sha256:…` of what is shown; `None`: there is nothing to show."""
    url: str | None = None
    """The address of the project's own portal, `http` or `https`, as configured."""
    profile: Profile = Profile.FULL
    summary: Mapping[str, Any] | None = None
    """The figures that a snapshot states, as under `summary` in `plans.json`; checked to be counts."""
    plans: int | None = None
    """How many plans it has; `None`: no data."""
    partial: bool = False
    """Whether its source has more than is shown."""
    listed: bool = True
    """Whether its plans are among those of the portfolio; else there are too many, or only a summary."""

    @property
    def has_data(self) -> bool:
        """Whether there is anything to show; where there is not, its numbers are unknown, not zero."""
        return self.digest is not None

    @property
    def complete(self) -> bool:
        """Whether all its plans are in the figures: totals say "at least" where they are not."""
        return self.has_data and not self.partial


def not_current(projects: Iterable[Gathered]) -> tuple[str, ...]:
    """A line for each project whose data is not current: its state, and why."""
    return tuple(_line(project) for project in projects if not project.state.current)


def _line(project: Gathered) -> str:
    shown = f"; what it had on {project.answered:%Y-%m-%d} is shown" if project.answered else ""
    shown = shown or ("" if project.has_data else "; there is no data")
    return f"project {project.name} is {project.state}: {project.reason}{shown}"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A project with what its source gave."""

    project: Gathered
    folder: Path | None = None
    """Where the plans lie that are rendered here; it exists."""
    repository: Path | None = None
    """What stands for the root of their repository."""
    copied: bool = False
    """Whether they lie in a copy of ours, which has no history."""
    entries: tuple[Entry, ...] = ()
    """The plans of a snapshot, with paths as this portal shows them; an unknown address is empty."""


Remembered = dict[str, Fetched]
"""What projects gave, by all that is configured of their source."""
