"""The values of a history, frozen and typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from mkdocs_plans.diff import EventKind
from mkdocs_plans.model.times import PlanTimes, Reach


class PlanEventKind(StrEnum):
    """A kind of event that concerns a plan as a whole."""

    ADDED = "plan-added"
    """The plan came, or came back. Events that add its items follow, with their states. When it comes back,
    only the differences follow."""
    REMOVED = "plan-removed"
    """The file was deleted, or is no plan any more. No events of its items follow."""
    RENAMED = "plan-renamed"
    """The file has another path."""


_WORDING = frozenset({PlanEventKind.RENAMED, *(kind for kind in EventKind if kind.is_wording)})


def is_wording(kind: str, before: str | None) -> bool:
    """Whether an event is a change of words only, as a new name of the product causes in many plans.

    One answer that replaces another is such a change.

    Args:
        kind: The kind of the event.
        before: The value before.
    """
    return kind in _WORDING or (kind == EventKind.QUESTION_ANSWERED and before is not None)


class HistoryEvent(Struct, frozen=True, kw_only=True):
    """One change in one commit."""

    time: datetime
    """The time of the commit, in UTC, never earlier than that of an older commit."""
    commit: str
    """The full hash."""
    path: str
    """The path that the plan has today; its last path if it was removed."""
    plan: int = 0
    """Which of the plans with this path: another one may have had it before, and `path` is the last path of
    both. They count from 0, in the order in which they came."""
    kind: EventKind | PlanEventKind
    item: int | None = None
    """The number of the item in the plan, in the order in which items came; the same in all events of one
    item. `None`: the event concerns the plan."""
    text: str
    """The text of the item, or the title of the plan, in that commit; of a removed item its last text."""
    anchor: str | None = None
    """The id of the item on the plan's page today. `None`: it is not there any more, or has no id."""
    before: str | None = None
    """The value before, as in a diff; the state of a removed plan; the old path of a renamed one."""
    after: str | None = None
    """The value after, as in a diff; the state of a new plan; the new path of a renamed one."""
    about: str | None = None
    """What the item belongs to, as in a diff."""


class CommitCount(Struct, frozen=True):
    """A commit, with the number of plans that it concerns."""

    time: datetime
    commit: str
    """The full hash."""
    plans: int


@dataclass(frozen=True, slots=True)
class History:
    """What happened to the plans of a portal."""

    reach: Reach = Reach.NONE
    reason: str | None = None
    """Why it is incomplete or missing, as a sentence without its first capital; `None` if it is complete."""
    remedy: str | None = None
    """What helps, such as a command; `None` if nothing is known to help."""
    events: tuple[HistoryEvent, ...] = ()
    """From the oldest commit to the newest; in a commit by path, then as in a diff."""
    plans: Mapping[str, PlanTimes] = field(default_factory=dict)
    """The times of today's plans, by path. Plans that are in no commit are missing."""
    imports: tuple[CommitCount, ...] = ()
    """Commits in which many plans were first seen at once and were finished already, and the oldest commit of
    a shallow clone, each with the number of its plans. They are left out of figures about flow."""
    bulk: tuple[CommitCount, ...] = ()
    """Commits that touched many plans, each with the number of plans for which it does not count as a
    change, because none of their states changed."""

    @property
    def gap(self) -> str:
        """Why the history is incomplete or missing, and what helps; empty if no reason is known."""
        if self.reason is None:
            return ""
        return f"{self.reason}; what helps: {self.remedy}" if self.remedy else self.reason
