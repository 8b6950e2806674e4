"""Histories made by hand, in few words."""

from __future__ import annotations

from datetime import UTC, datetime

from mkdocs_plans.diff import EventKind
from mkdocs_plans.history import CommitCount, History, HistoryEvent, PlanEventKind
from mkdocs_plans.model.times import Reach

_KINDS: dict[str, EventKind | PlanEventKind] = {kind.value: kind for kind in (*EventKind, *PlanEventKind)}
PATH = "plans/quay.md"


class Commits:
    """Collects events, commit by commit."""

    def __init__(self) -> None:
        self.events: list[HistoryEvent] = []
        self._when = datetime(2026, 1, 5, 9, tzinfo=UTC)
        self._commit = ""

    def at(self, when: str, commit: str) -> Commits:
        """Begin a commit, at a time such as `2026-01-05 10:30`; its hash begins with `commit`."""
        self._when, self._commit = datetime.fromisoformat(f"{when}Z"), commit.ljust(40, "0")
        return self

    def add(
        self,
        kind: str,
        text: str = "Quay",
        before: str | None = None,
        after: str | None = None,
        *,
        path: str = PATH,
        plan: int = 0,
        about: str | None = None,
        anchor: str | None = None,
    ) -> Commits:
        """Add an event to the commit."""
        event = HistoryEvent(
            time=self._when,
            commit=self._commit,
            path=path,
            plan=plan,
            kind=_KINDS[kind],
            item=None,
            text=text,
            anchor=anchor,
            before=before,
            after=after,
            about=about,
        )
        self.events.append(event)
        return self

    def history(self, *, imports: tuple[str, ...] = (), bulk: tuple[str, ...] = ()) -> History:
        """Return the history; some commits are imports, or touched many plans."""
        return History(
            reach=Reach.FULL,
            events=tuple(self.events),
            imports=tuple(self._counted(commit) for commit in imports),
            bulk=tuple(self._counted(commit) for commit in bulk),
        )

    def _counted(self, commit: str) -> CommitCount:
        own = [event for event in self.events if event.commit.startswith(commit)]
        return CommitCount(own[0].time, own[0].commit, len({event.path for event in own}))
