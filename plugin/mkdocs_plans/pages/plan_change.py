"""The page of a plan in a preview: its change in the header, and notes beside the items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mkdocs_plans.diff import Change, Event, PlanChange
from mkdocs_plans.markdown.html import MarginNote
from mkdocs_plans.portfolio.entry import Entry

from .change import Line, line
from .preview import Badge, PreviewView, item_badge, plan_badge, summary


class PlanChanged(NamedTuple):
    """The change of a plan as its header shows it."""

    badge: Badge
    words: str
    """The change in short."""
    lines: Sequence[Line]


def change_of(preview: PreviewView | None, entry: Entry) -> PlanChanged | None:
    """Return the change of a plan; `None` if there is none, or this is not a preview."""
    plan = preview.plans.get(entry.plan.path) if preview else None
    if plan is None:
        return None
    if plan.change is Change.ADDED:  # The header lists its findings anyway.
        return PlanChanged(plan_badge(plan), "", ())
    words = [*([f"was {plan.was}"] if plan.was else []), *([words] if (words := summary(plan)) else [])]
    return PlanChanged(plan_badge(plan), " · ".join(words), [line(plan, event) for event in plan.events])


def notes(preview: PreviewView | None, entry: Entry) -> Mapping[str, MarginNote]:
    """Return notes for the margin about changes of the items of a plan, by anchor."""
    plan = preview.plans.get(entry.plan.path) if preview else None
    if preview is None or plan is None:
        return {}
    return {anchor: _note(plan, events) for anchor, events in preview.items(entry).items()}


def _note(plan: PlanChange, events: Sequence[Event]) -> MarginNote:
    badge = item_badge(events)
    whole = ". ".join(_sentence(line(plan, event)) for event in events)
    return MarginNote(badge.words, "", "change", "#plans-change", whole, badge.tone)


def _sentence(row: Line) -> str:
    return ", ".join([row.badge.words, *(f"{word} {text}" for word, text in row.more)])
