"""A project in an overview: the state of its source, and what was fetched from it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from mkdocs_plans.config.options import Profile
from mkdocs_plans.config.project_sources import SourceKind
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio

from . import Summary, merge, summarise


class DataState(StrEnum):
    """How current and how trustworthy a project's data is."""

    FRESH = "fresh"
    """The source responded with new data."""
    UNCHANGED = "unchanged"
    """The source responded that nothing changed."""
    STALE = "stale"
    """The source was not contacted or did not respond, and its last response is older than `max_age`."""
    CACHED = "cached"
    """The source was not contacted or did not respond; the last good copy is shown."""
    MISSING = "missing"
    """No data was ever fetched from it."""
    INVALID = "invalid"
    """It responded with something that is not a snapshot."""
    NEWER = "newer"
    """It responded with a snapshot of a later version than this release reads."""
    MISMATCH = "mismatch"
    """It belongs to another project, or is not what the lock file pins."""
    ROLLBACK = "rollback"
    """It responded with something older than the last good copy, or dated in the future."""
    TRUNCATED = "truncated"
    """It responded with a part of its data."""

    @property
    def current(self) -> bool:
        """Whether the source responded without problems. Strict mode accepts nothing else."""
        return self in (DataState.FRESH, DataState.UNCHANGED)


STATE_WORDS = {
    DataState.FRESH: "fresh",
    DataState.UNCHANGED: "unchanged",
    DataState.STALE: "stale",
    DataState.CACHED: "last good copy",
    DataState.MISSING: "no data",
    DataState.INVALID: "invalid",
    DataState.NEWER: "newer format",
    DataState.MISMATCH: "wrong identity",
    DataState.ROLLBACK: "older than the copy",
    DataState.TRUNCATED: "incomplete",
}
"""The names of states on pages."""

STATE_SENTENCES = {
    DataState.FRESH: "is fresh",
    DataState.UNCHANGED: "is unchanged",
    DataState.STALE: "is stale",
    DataState.CACHED: "is cached",
    DataState.MISSING: "is missing",
    DataState.INVALID: "is invalid",
    DataState.NEWER: "is newer than this release",
    DataState.MISMATCH: "is a mismatch",
    DataState.ROLLBACK: "is a rollback",
    DataState.TRUNCATED: "is truncated",
}
"""Messages that a project is in a state, with the name that the state has in `plans.json`."""


@dataclass(frozen=True, slots=True)
class ProjectStatus:
    """One of the projects of an overview. Its name is the configured one, not the one in its data."""

    name: str
    kind: SourceKind
    state: DataState
    reason: str = ""
    """Why the state is not fresh or unchanged, as part of a sentence; plain text on one line."""
    answered: datetime | None = None
    """When the source last confirmed the data that is shown; `None` for just now, or never."""
    changed: datetime | None = None
    """The time of the commit that is shown; `None` if not known."""
    commit: str | None = None
    """The full hash of the commit that is shown."""
    digest: str | None = None
    """`sha256:…` of the data that is shown; `None` if there is none."""
    url: str | None = None
    """The address of the project's own portal, `http` or `https`, as configured."""
    repo_url: str | None = None
    """The address of its repository, if that is on a code host that shows files."""
    profile: Profile = Profile.FULL
    summary: Summary | None = None
    """The summary of its plans; `None` if there is no data, or no summary yet."""
    plans: int | None = None
    """The number of its plans; `None` if there is no data."""
    history_note: str = ""
    """Why the history that it publishes is not shown, or not current; plain text on one line."""
    partial: bool = False
    """Whether its source has more data than is shown."""
    listed: bool = True
    """Whether its plans are in the portfolio. Otherwise there are too many, or only a summary."""
    misconfigured: bool = False
    """Whether its data is not current because of the configuration or environment of this build, which is a
    warning, while an outage is none."""

    @property
    def words(self) -> str:
        """The state of its data in words."""
        return STATE_WORDS[self.state if self.has_data else DataState.MISSING]

    @property
    def has_data(self) -> bool:
        """Whether there is any data. Otherwise its numbers are unknown, not zero."""
        return self.digest is not None

    @property
    def complete(self) -> bool:
        """Whether all its plans are in the figures. Otherwise totals are "at least"."""
        return self.has_data and not self.partial


def not_current(projects: Iterable[ProjectStatus]) -> tuple[str, ...]:
    """A line for each project whose data is not current: its state, and why."""
    return tuple(_line(project) for project in projects if not project.state.current)


def _line(project: ProjectStatus) -> str:
    shown = f"; its data from {project.answered:%Y-%m-%d} is shown" if project.answered else ""
    shown = shown or ("" if project.has_data else "; there is no data")
    return f"project {project.name} {STATE_SENTENCES[project.state]}: {project.reason}{shown}"


OWN = "own"
"""The name of the portal's own plans among projects. No project can have this name."""


@dataclass(frozen=True)
class Overview:
    """All projects of a portal, with the plans of its own folders."""

    projects: tuple[ProjectStatus, ...]
    """In the order of the configuration."""
    own: Summary | None
    """The summary of the portal's own plans; `None` if it has none."""

    @cached_property
    def total(self) -> Summary:
        """The summary of all projects. Every figure is "at least" if it is not complete."""
        known = [project.summary for project in self.projects if project.summary]
        whole = merge([*known, self.own] if self.own else known)
        return replace(whole, complete=whole.complete and all(project.complete for project in self.projects))

    @cached_property
    def only_counted(self) -> int:
        """The number of projects whose plans are not in the portfolio."""
        return sum(project.has_data and not project.listed for project in self.projects)

    @property
    def listed(self) -> bool:
        """Whether every plan that is counted is in the portfolio."""
        return not self.only_counted

    @cached_property
    def current(self) -> int:
        """The number of sources that responded without problems."""
        return sum(project.state.current for project in self.projects)

    @cached_property
    def not_current(self) -> dict[str, int]:
        """The number of projects in every other state, in words: old data first, then none, then doubtful."""
        found = Counter(project.words for project in self.projects if not project.state.current)
        return {words: found[words] for words in STATE_WORDS.values() if words in found}


def overview(found: Portfolio, projects: tuple[ProjectStatus, ...]) -> Overview | None:
    """The overview of a portal; `None` if it has no other projects."""
    if not projects:
        return None
    own = found.part("")
    return Overview(projects, summarise(own) if own.entries else None)


@dataclass(frozen=True, slots=True)
class FetchedProject:
    """A project with the data of its source."""

    project: ProjectStatus
    folder: Path | None = None
    """The folder of the plans that are rendered here; it exists."""
    repository: Path | None = None
    """The folder that counts as the root of their repository."""
    copied: bool = False
    """Whether they are in a cached copy, which has no history."""
    entries: tuple[Entry, ...] = ()
    """The plans of a snapshot, with paths as this portal shows them. An unknown address is empty."""
    history: bytes | None = None
    """The file `plans-history.json` beside a snapshot, not checked yet; `None` if there is none."""

    @property
    def history_digest(self) -> str | None:
        """`sha256:…` of its history; `None` if there is none."""
        return None if self.history is None else f"sha256:{hashlib.sha256(self.history).hexdigest()}"


Remembered = dict[str, FetchedProject]
"""The data of projects, by everything that is configured for their sources."""
