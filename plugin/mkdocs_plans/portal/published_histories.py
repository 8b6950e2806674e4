"""The histories that projects publish beside their snapshots, together with the history of a portal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import chain
from operator import attrgetter

from msgspec import structs

from mkdocs_plans.history.model import CommitCount, History
from mkdocs_plans.history.reader import read_history
from mkdocs_plans.history.replay import ReplayedPlan, times_of
from mkdocs_plans.model.times import Moment, PlanTimes, Reach
from mkdocs_plans.overview.project_status import FetchedProject
from mkdocs_plans.snapshot.untrusted_json import PublishedError

_OLDEST = datetime(1970, 1, 1, tzinfo=UTC)
"""No commit of git is older."""
_CLOCKS = timedelta(days=1)
"""How much later than the newest commit an older one may be, because clocks differ."""


def with_published(
    own: History, fetched: Iterable[FetchedProject]
) -> tuple[History, tuple[FetchedProject, ...]]:
    """Add the published histories of projects to the history of a portal.

    Args:
        own: The history of the plans that are read here.
        fetched: The projects.

    Returns:
        The whole history, and the projects, with a note where a history cannot be used.
    """
    projects: list[FetchedProject] = []
    found: list[History] = []
    for one in fetched:
        status = one.project
        if one.history is None or not status.listed:
            projects.append(one)
            continue
        try:
            found.append(_published(one.history, status.name, status.commit, status.changed))
            projects.append(one)
        except PublishedError as error:
            note = f"its history {error}"
            projects.append(replace(one, project=replace(status, history_note=note)))
    return _merged(own, found) if found else own, tuple(projects)


@lru_cache(maxsize=128)
def _published(raw: bytes, name: str, commit: str | None, newest: datetime | None) -> History:
    """The history of a project, with paths as the portal shows them. `mkdocs serve` does not read it again.

    Raises:
        PublishedError: It cannot be used.
    """
    published = read_history(raw)
    history = published.history
    if commit is None or published.commit != commit:
        raise PublishedError("is not of the commit of its snapshot")
    if history.reach is not Reach.FULL:
        raise PublishedError("is incomplete, because it was published from a shallow clone")
    counts = (*history.imports, *history.bulk)
    times = [*(event.time for event in history.events), *(count.time for count in counts)]
    if times and not (min(times) >= _OLDEST and (newest is None or max(times) <= newest + _CLOCKS)):
        raise PublishedError("has commits that are older than git, or newer than its snapshot")
    named = tuple(structs.replace(event, path=f"{name}:{event.path}") for event in history.events)
    return replace(history, events=named, plans=_times(replace(history, events=named)))


def _times(history: History) -> Mapping[str, PlanTimes]:
    """The times of the plans that exist after all events, without those of their items."""
    plans: dict[tuple[str, int], ReplayedPlan[Moment]] = defaultdict(ReplayedPlan)
    for event in history.events:
        plans[event.path, event.plan].apply(event, Moment(event.time, event.commit))
    found = ((path, times_of(plan, {})) for (path, _), plan in plans.items() if plan.listed)
    return {path: times for path, times in found if times}


def _merged(own: History, found: Iterable[History]) -> History:
    """All histories together. A project that cannot be read here does not make the others incomplete."""
    found = tuple(found)
    here = {event.commit for event in own.events}
    reach = Reach.FULL if own.reach is Reach.NONE and own.reason is None else own.reach

    def theirs(counts: Iterable[CommitCount]) -> Iterable[CommitCount]:
        # What a project states about commits must not change figures of the plans that are read here.
        return (count for count in counts if count.commit not in here)

    return replace(
        own,
        reach=reach,
        events=tuple(sorted(chain(own.events, *(one.events for one in found)), key=attrgetter("time"))),
        plans={path: times for one in (own, *found) for path, times in one.plans.items()},
        imports=_in_order(own.imports, *(theirs(one.imports) for one in found)),
        bulk=_in_order(own.bulk, *(theirs(one.bulk) for one in found)),
    )


def _in_order(*counts: Iterable[CommitCount]) -> tuple[CommitCount, ...]:
    return tuple(sorted(chain(*counts), key=attrgetter("time")))
