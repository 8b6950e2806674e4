"""A portal that shows a change before it is merged: the marks of plans and items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mkdocs_plans.diff import Change, Diff, Event, PlanChange
from mkdocs_plans.diff.describe import CHANGE_WORDS, became, in_short
from mkdocs_plans.diff.event_kinds import Tone
from mkdocs_plans.portfolio.entry import Entry

from .addresses import CHANGE, ROOT, change_list, lasting, reserved


class Badge(NamedTuple):
    """The mark of a plan or an item that changed."""

    words: str
    tone: Tone


_MOST = 4
"""The most events that the summary of a plan names."""


def summary(plan: PlanChange) -> str:
    """Return the changes of a plan, on one line."""
    parts = in_short(plan)
    more = [f"{len(parts) - _MOST} more"] if len(parts) > _MOST else []
    return " · ".join([*parts[:_MOST], *more])


_TONES = {Change.ADDED: Tone.NEW, Change.REMOVED: Tone.GONE}


def plan_badge(plan: PlanChange) -> Badge:
    """The badge of a plan."""
    return Badge(CHANGE_WORDS[plan.change], _TONES.get(plan.change, Tone.CHANGED))


def item_badge(events: Sequence[Event]) -> Badge:
    """Return the badge of an item with these events."""
    tones = {event.kind.info.tone for event in events}
    words = dict.fromkeys(map(became, events))
    order = (Tone.WORSE, Tone.GONE, Tone.NEW, Tone.BETTER, Tone.CHANGED)
    return Badge(", ".join(words), next(one for one in order if one in tones))


def _by_anchor(events: Iterable[Event]) -> Mapping[str, Sequence[Event]]:
    """Group the events of items by anchor; findings are left out."""
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.head and event.head.anchor and not event.severity:
            found[event.head.anchor].append(event)
    return found


@dataclass(frozen=True)
class PreviewView:
    """The change of a preview, with what is known about it."""

    commit: str | None = None
    """The full hash of the commit that it shows; `None` if not known."""
    dirty: bool = False
    """Whether it shows changes that are not in the commit."""
    published: str | None = None
    """The address of the published site, with `/` at its end; `None` if not known."""
    diff: Diff | None = None
    """What changed; `None` if it is not known."""
    problem: str = ""
    """Why the change is not known, and the remedy; plain text."""
    uri: str = CHANGE
    """The page with the whole change."""

    @cached_property
    def plans(self) -> Mapping[str, PlanChange]:
        """The plans with a change that still exist, by path."""
        plans = self.diff.plans if self.diff else ()
        return {plan.path: plan for plan in plans if plan.change is not Change.REMOVED}

    @cached_property
    def _items(self) -> Mapping[str, Mapping[str, Sequence[Event]]]:
        return {path: _by_anchor(plan.events) for path, plan in self.plans.items()}

    def items(self, entry: Entry) -> Mapping[str, Sequence[Event]]:
        """The changes of the items of a plan, by their anchors on its page."""
        return self._items.get(entry.plan.path, {})

    def is_published(self, uri: str, url: str) -> bool:
        """Whether the published site is known to have a page, by its URI and URL."""
        if reserved(uri) or uri.startswith(f"{ROOT}/projects/"):
            return lasting(uri)
        if self.diff is None or f"{uri.removesuffix('.md')}/".startswith(f"{self.uri.removesuffix('.md')}/"):
            return False
        return url not in self._unpublished

    @cached_property
    def _unpublished(self) -> frozenset[str | None]:
        """The addresses of plans that the published site does not have."""
        moved = (Change.ADDED, Change.RENAMED)
        return frozenset(plan.page for plan in self.plans.values() if plan.change in moved)

    def badge(self, entry: Entry, anchor: str) -> Badge | None:
        """Return the badge of an item by its anchor; all items of a new plan are new."""
        plan = self.plans.get(entry.plan.path)
        if plan and plan.change is Change.ADDED:
            return plan_badge(plan)
        events = self.items(entry).get(anchor)
        return item_badge(events) if events else None

    def item_fields(self, entry: Entry, anchor: str) -> Mapping[str, str]:
        """Return the fields of the row of an item about the change."""
        return _fields(self.badge(entry, anchor))

    def plan_fields(self, entry: Entry) -> Mapping[str, str]:
        """Return the fields of the row of a plan about the change."""
        plan = self.plans.get(entry.plan.path)
        return _fields(plan_badge(plan), summary(plan)) if plan else _fields(None)

    def list(self, name: str) -> str:
        """The URI of a list below the page with the whole change."""
        return change_list(self.uri, name)


CHANGE_FIELDS = ("change", "tone", "changes")
"""The fields of rows in previews: the words and the tone of the badge, and the events in short."""


def _fields(badge: Badge | None, changes: str = "") -> Mapping[str, str]:
    words, tone = badge or ("", "")
    return {"change": words, "tone": str(tone), "changes": changes}
