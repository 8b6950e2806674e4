"""The names for `--fail-on`: the events and findings that a pipeline fails on."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import CATALOGUE, Family
from mkdocs_plans.suggestions import nearest

from .event_kinds import EventKind
from .model import Diff, Event, PlanChange

NAMES = (*EventKind, *Severity, *Family, *CATALOGUE)
"""Kinds of events; severities, families and rules of new findings."""


def check_names(names: Iterable[str]) -> None:
    """Check that all names are known.

    Raises:
        ValueError: A name is unknown; the message suggests another.
    """
    for name in names:
        if name not in NAMES:
            hint = nearest(name, NAMES, "expected a kind of event, a severity or a rule")
            raise ValueError(f'"{name}" is nothing to stop for; {hint}')


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
