"""From events to states and times: the state of a plan and its items after any number of events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from mkdocs_plans.model.plan import State
from mkdocs_plans.model.times import ItemTimes, Moment, PlanTimes

When = TypeVar("When")
"""A moment, in any form."""

CLOSED = frozenset({"done", "answered", "closed", "not in force"})
"""The states of items of which nothing more is expected."""
_BECOMES = {
    "done": "done", "answered": "answered", "closed": "closed", "reopened": "open",
    "revoked": "not in force", "restored": "in force",
}  # fmt: skip
"""The states by the last word of the kinds that change them."""
_DEPENDENCY = "dependency"
"""The noun of the items without a state: an event shows their version instead."""


class Happening(Protocol):
    """The part of an event that a replay needs."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def item(self) -> int | None: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def before(self) -> str | None: ...  # noqa: D102
    @property
    def after(self) -> str | None: ...  # noqa: D102
    @property
    def about(self) -> str | None: ...  # noqa: D102


@dataclass(slots=True)
class ReplayedItem(Generic[When]):
    """An item after some events."""

    noun: str
    """What it is: `step`, `risk`, `question` …"""
    text: str
    state: str | None
    """`open`, `done`, `answered` or `closed`; of a decision `in force` or `not in force`; of a dependency its
    version."""
    about: str | None
    """The levels of a risk; of other items what they belonged to at first."""
    since: When
    """When it came, or was last reopened or restored."""
    until: When | None = None
    """When it was done, answered, closed, revoked, crossed out or deleted."""
    listed: bool = True
    """Whether it is in the plan and not crossed out."""


@dataclass(slots=True)
class ReplayedPlan(Generic[When]):
    """A plan after some events."""

    title: str = ""
    path: str | None = None
    """Its path if an event states it."""
    state: str | None = None
    """The declared status."""
    listed: bool = False
    """Whether the plan exists."""
    added: When | None = None
    since: When | None = None
    """Since when it has this status."""
    started: When | None = None
    """When it was first in progress."""
    finished: When | None = None
    """Since when it has been completed or cancelled."""
    items: dict[int, ReplayedItem[When]] = field(default_factory=dict)
    """By number."""

    def apply(self, event: Happening, when: When) -> None:
        """Apply the next event, which happened at a moment."""
        noun, _, verb = event.kind.partition("-")
        if event.item is not None:
            self._apply_to_item(noun, verb, event, event.item, when)
        elif noun == "plan":
            self._apply_to_plan(verb, event, when)
        elif noun == "status":
            self._declare(event.after, when)
        elif noun == "title":
            self.title = event.after or ""

    def _apply_to_plan(self, verb: str, event: Happening, when: When) -> None:
        if verb == "renamed":
            self.path = event.after
            return
        self.listed = verb == "added"
        self.title = event.text
        if self.listed:
            self.added = when if self.added is None else self.added
            self._declare(event.after, when)

    def _declare(self, state: str | None, when: When) -> None:
        if state == self.state:
            return
        self.state, self.since = state, when
        if state == State.IN_PROGRESS and self.started is None:
            self.started = when
        if state not in (State.COMPLETED, State.CANCELLED):
            self.finished = None
        elif self.finished is None:
            self.finished = when

    def _apply_to_item(self, noun: str, verb: str, event: Happening, number: int, when: When) -> None:
        known = self.items.get(number)
        if verb == "added":
            closed = noun != _DEPENDENCY and event.after in CLOSED
            until = when if closed else None
            self.items[number] = ReplayedItem(noun, event.text, event.after, event.about, when, until)
        elif known is None:
            return
        elif verb == "removed":
            known.listed = False
            known.until = when if known.until is None else known.until
        else:
            known.text = event.text
            self._change_item(known, verb, event, when)

    @staticmethod
    def _change_item(known: ReplayedItem[When], verb: str, event: Happening, when: When) -> None:
        if verb in _BECOMES:
            known.state = _BECOMES[verb]
            if known.state not in CLOSED:
                known.since, known.until = when, None
            elif known.until is None:
                known.until = when
        elif verb in ("raised", "lowered"):
            known.about = event.after


def times_of(plan: ReplayedPlan[Moment], anchors: Mapping[int, str]) -> PlanTimes | None:
    """Return the times of a plan and its items.

    Args:
        plan: The plan after its events.
        anchors: The anchors of its items on the plan's page, by number.

    Returns:
        `None` if it never existed.
    """
    if plan.added is None:
        return None
    found = ((anchor, plan.items.get(number)) for number, anchor in anchors.items())
    return PlanTimes(
        added=plan.added,
        status=ItemTimes(plan.since),
        started=plan.started,
        finished=plan.finished,
        items={anchor: ItemTimes(item.since, item.until) for anchor, item in found if item},
    )
