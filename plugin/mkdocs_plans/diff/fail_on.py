"""The names for `--fail-on`: the events and findings that a pipeline fails on."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import CATALOGUE, Family

from .event_kinds import EventKind
from .model import Diff, Event, PlanChange

NAMES = (*EventKind, *Severity, *Family, *CATALOGUE)
"""Kinds of events; severities, families and rules of new findings."""


def stopping(diff: Diff, names: Iterable[str]) -> tuple[tuple[PlanChange, Event], ...]:
    """Return the events that one of the names selects."""
    chosen = frozenset(names)
    return tuple((plan, event) for plan, event in diff.events if chosen & _names_of(event))


def _names_of(event: Event) -> set[str]:
    """Return every name that selects an event."""
    if event.kind is not EventKind.FINDING_NEW or event.severity is None:
        return {event.kind}
    rule = CATALOGUE.get(event.about or "")
    return {
        event.kind,
        *(severity for severity in Severity if event.severity.reaches(severity)),
        *({rule.name, rule.family} if rule else ()),
    }
