"""How much of a history is published as data: as much as `plans.json` contains in the same profile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from mkdocs_plans.config.options import Profile
from mkdocs_plans.diff import EventKind
from mkdocs_plans.diff.event_kinds import EventSection

from .model import HistoryEvent, PlanEventKind

_OF_MITIGATIONS = frozenset(
    {EventKind.MITIGATION_ADDED, EventKind.MITIGATION_CHANGED, EventKind.MITIGATION_REMOVED}
)
_NOT_OPEN = frozenset({EventKind.RISK_CLOSED, EventKind.RISK_REMOVED})
_WITH_ANSWERS = frozenset({EventKind.QUESTION_ANSWERED, EventKind.QUESTION_REOPENED})
_NAMED = frozenset({"header", "dependencies"})
"""The lists whose texts a summary contains."""


def published_events(events: Iterable[HistoryEvent], profile: Profile) -> Iterator[HistoryEvent]:
    """Yield the events that a profile publishes. Texts that it leaves out are empty.

    A text without a secret is what the history has: it hides secrets in every profile.
    """
    for event in events:
        if profile is Profile.FULL:
            yield event
        elif profile is Profile.SUMMARY:
            yield _summarised(event)
        elif not event.kind.startswith("access-"):
            hidden = event.kind in _OF_MITIGATIONS
            yield replace(event, before=event.before and "", after=event.after and "") if hidden else event


def _summarised(event: HistoryEvent) -> HistoryEvent:
    """Return an event of a plan or of an open risk as it is, and others without their texts."""
    kind = event.kind
    if isinstance(kind, PlanEventKind) or kind.info.section is None or kind.info.of in _NAMED:
        return event
    if kind.startswith("dependency-"):
        return event
    if kind.info.section is EventSection.RISKS:
        return replace(event, text="") if kind in _NOT_OPEN else event
    if kind in _WITH_ANSWERS or kind.is_wording:
        return replace(event, text="", before=event.before and "", after=event.after and "")
    return replace(event, text="")
