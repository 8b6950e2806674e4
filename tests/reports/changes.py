"""Diffs made by hand, of any size and with any text in them."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.diff import (
    Change,
    Diff,
    DiffNote,
    Event,
    EventKind,
    ItemPosition,
    PlanChange,
    PlanFigures,
    PortfolioFigures,
    Revision,
    Side,
)
from mkdocs_plans.model.plan import Severity, State, Tally

BASE, HEAD = Revision("main", "b" * 40), Revision("tides", "a" * 40)
_STATES = ("open", "closed", "high/high", "medium/low", "done", None)


def plan_figures(status: State = State.IN_PROGRESS, done: int = 2) -> PlanFigures:
    return PlanFigures(status, Tally(done, 5), 3, 1, 2, None, tracked=True)


def figures(plans: int = 4, **more: int) -> PortfolioFigures:
    states = tuple((state, more.get(state.value.replace("-", "_"), 0)) for state in State)
    severities = tuple((severity, 0) for severity in Severity)
    return PortfolioFigures(plans, states, 1, 0, Tally(3, 9), more.get("risks", 5), 1, 2, 3, 1, severities)


def event(kind: EventKind, texts: Iterator[str], line: int | None = 7) -> Event:
    """An event of a kind with free text wherever a plan can have some."""
    about: str | None = next(texts)
    severity, item = None, None
    if kind.startswith("finding"):
        about, severity, item = "unreadable", Severity.INFO, next(texts)
    gone, came = kind.endswith(("removed", "fixed")), kind.endswith(("added", "new"))
    before = None if came else ItemPosition(next(texts), line, next(texts))
    after = None if gone else ItemPosition(next(texts), line, next(texts))
    was = next(texts)
    now = f"§{next(texts)}"  # no text ends with it by chance, as that of a question may with its answer
    return Event(kind, before, after, was, now, about, severity, item)


def plan(texts: Iterator[str], events: tuple[Event, ...] = (), **more: object) -> PlanChange:
    values = {
        "path": next(texts),
        "title": next(texts),
        "change": Change.CHANGED,
        "was": None,
        "base": plan_figures(),
        "head": plan_figures(),
        "events": events,
        "page": "plans/a/",
        "sections_changed": tuple(next(texts) for _ in range(7)),
    }
    return PlanChange(**{**values, **more})  # type: ignore[arg-type]


def diff(*plans: PlanChange, notes: tuple[DiffNote, ...] = (), after: PortfolioFigures | None = None) -> Diff:
    return Diff(BASE, HEAD, plans, figures(), after or figures(), notes)


def whole(texts: Iterator[str], rounds: int = 1) -> Diff:
    """A diff in which everything happens that can, with text from `texts` in every place."""
    plans = []
    for _ in range(rounds):
        plans.append(plan(texts, tuple(event(kind, texts) for kind in EventKind)))
        plans.append(plan(texts, change=Change.ADDED, base=None))
        plans.append(plan(texts, change=Change.REMOVED, head=None))
        plans.append(plan(texts, change=Change.RENAMED, was=next(texts), head=plan_figures(State.BLOCKED)))
    notes = tuple(DiffNote(next(texts), next(texts), side) for side in (*Side, None))
    revisions = Revision(next(texts)), Revision(next(texts), "a" * 40)
    return Diff(*revisions, tuple(plans), figures(), figures(5, blocked=2), notes, (next(texts), next(texts)))
