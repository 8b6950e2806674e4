"""When a plan and its items came, and when they were finished: dates from the history in git.

A time is that of the commit on the main line: the commit that was made there, or the merge that brought the
change. The main line is the chain of first parents of the commit that is checked out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct


class Reach(StrEnum):
    """How far back a history goes."""

    FULL = "full"
    SHALLOW = "shallow"
    """The clone is shallow. The oldest available commit seems to have added everything."""
    PARTIAL = "partial"
    """The clone is partial: it has all commits, but not all files of former commits."""
    NONE = "none"
    """There is no git, no repository or no commit, or git refused."""


class Moment(Struct, frozen=True):
    """A commit on the main line, and its time."""

    time: datetime
    """In UTC. It is never earlier than that of an older commit."""
    commit: str
    """The full hash."""
    at_least: bool = False
    """Whether the clone is shallow and this is its oldest commit. What it shows may be older, so that an age
    is a lower limit."""


class ItemTimes(Struct, frozen=True):
    """Since when an item is open, and until when it was."""

    since: Moment | None = None
    """The commit that showed it first, or that reopened or restored it. `None`: it is in no commit."""
    until: Moment | None = None
    """The commit with which it was done, answered, closed or revoked; equal to `since` if it was added in
    that state. `None`: it is open or in force, or its state is in no commit."""


class PlanTimes(Struct, frozen=True):
    """The times of one plan."""

    added: Moment
    """The commit that showed the plan first."""
    status: ItemTimes = ItemTimes()
    """Since when the present status is declared; `until` is always `None`."""
    started: Moment | None = None
    """The commit that showed it first as in progress. `None`: none did."""
    finished: Moment | None = None
    """Since when it has been completed or cancelled. `None`: it is active."""
    changed: Moment | None = None
    """The last commit that changed it. Commits that touched many plans count only for plans with an event
    that matters: see `History.bulk`."""
    items: Mapping[str, ItemTimes] = {}
    """The times of phases, steps, success criteria, access items, risks, questions, decisions and
    dependencies, by their anchors on the plan's page."""

    @property
    def at_least(self) -> bool:
        """Whether the clone is shallow, and the plan was already in its oldest commit."""
        return self.added.at_least


def first_of_last_days(today: date, days: int) -> date:
    """Return the first of the last days, of which today is one: the last 7 days are a week."""
    return today - timedelta(days=days - 1)
