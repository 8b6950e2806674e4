"""How long what a change answers or closes had been open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from msgspec import structs

from mkdocs_plans.config.options import Options
from mkdocs_plans.config.plans_folders import PlansFolder
from mkdocs_plans.diff import Diff, Event, EventKind
from mkdocs_plans.model.times import PlanTimes, Reach
from mkdocs_plans.portal.plan_history import HistoryOptions, ProjectHistory, plan_history
from mkdocs_plans.portfolio.ages import age
from mkdocs_plans.sources import git
from mkdocs_plans.sources.identity import LocatedFolder
from mkdocs_plans.sources.last_changes import RepositoryPart
from mkdocs_plans.sources.revisions import is_shallow, time_of

from .state_reader import ComparedState

_ENDS = (EventKind.QUESTION_ANSWERED, EventKind.RISK_CLOSED)


def with_open_days(
    found: Diff, base: ComparedState, head: ComparedState, repository: Path | None, options: Options
) -> Diff:
    """Add to answered questions and closed risks for how many days they were open.

    A snapshot has the days of its items. Those of a commit are found in its history, if that is complete.

    Args:
        found: The diff of the two states.
        base: The state before.
        head: The state now.
        repository: The root of the repository; `None` if there is none.
        options: The options with which both states were read.
    """
    ended = {
        plan.was or plan.path: plan
        for plan in found.plans
        if any(event.kind in _ENDS for event in plan.events)
    }
    known = {
        entry.plan.path: entry.times
        for entry in base.plans.entries
        if entry.times and entry.plan.path in ended
    }
    if ended.keys() - known.keys():
        known = {**_from_git(base, frozenset(ended), repository, options), **known}
    if not known:
        return found
    aged = {
        plan.path: replace(
            plan, events=tuple(_aged(event, known[path], head.plans.today) for event in plan.events)
        )
        for path, plan in ended.items()
        if path in known
    }
    return replace(found, plans=tuple(aged.get(plan.path, plan) for plan in found.plans))


def _aged(event: Event, times: PlanTimes, today: date) -> Event:
    if event.kind not in _ENDS or event.base is None or event.base.anchor is None:
        return event
    item = times.items.get(event.base.anchor)
    opened = age(item.since if item else None, today)
    return event if opened is None or opened.since.at_least else structs.replace(event, open_days=opened.days)


def _from_git(
    state: ComparedState, paths: frozenset[str], repository: Path | None, options: Options
) -> Mapping[str, PlanTimes]:
    """Return the times of some plans of a commit; none if its history is incomplete."""
    if repository is None or state.commit is None or not state.texts.committed or is_shallow(repository):
        return {}
    head = git.HeadCommit(state.commit.hash, time_of(repository, state.commit), dirty=False)
    part = RepositoryPart(repository, head, state.folders, changes=git.FileChanges(Reach.FULL))
    located = tuple(
        LocatedFolder(PlansFolder(name, repository / name), repository / name, name, repository)
        for name in state.folders
    )
    plans = {entry.plan.path: entry.plan for entry in state.plans.entries if entry.plan.path in paths}
    reading = HistoryOptions(options.vocabulary, options.exclude, only=frozenset(plans))
    history = plan_history([ProjectHistory("", located, (part,), plans)], reading)
    return history.plans if history.reach is Reach.FULL else {}
