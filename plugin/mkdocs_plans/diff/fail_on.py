"""Which changes must not pass: the events and findings that a pipeline stops for."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import CATALOGUE, Family
from mkdocs_plans.suggestions import nearest

from .event_kinds import EventKind
from .model import Diff, Event, PlanChange

NAMES = (*EventKind, *Severity, *Family, *CATALOGUE)
"""What can be named: a kind of event; new findings as grave as a severity, of a family or by a rule."""


def check_names(names: Iterable[str]) -> None:
    """See that all names can be used.

    Raises:
        ValueError: One cannot; the message says which could be meant.
    """
    for name in names:
        if name not in NAMES:
            hint = nearest(name, NAMES, "expected a kind of event, a severity or a rule")
            raise ValueError(f"“{name}” is nothing to stop for; {hint}")


def stopping(diff: Diff, names: Iterable[str]) -> tuple[tuple[PlanChange, Event], ...]:
    """The events that one of the names means."""
    chosen = frozenset(names)
    return tuple((plan, event) for plan, event in diff.events if chosen & _names_of(event))


def _names_of(event: Event) -> set[str]:
    """Everything by which an event can be named."""
    if event.kind is not EventKind.FINDING_NEW or event.severity is None:
        return {event.kind}
    rule = CATALOGUE.get(event.about or "")
    return {
        event.kind,
        *(severity for severity in Severity if event.severity.reaches(severity)),
        *({rule.name, rule.family} if rule else ()),
    }
