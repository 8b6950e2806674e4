"""The values of a diff, frozen and typed.

A diff has a mirror: what is added one way is removed the other way, and `from` and `to` are exchanged.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct

from mkdocs_plans.model.plan import Severity, State, Tally

from .event_kinds import EventKind


class Side(StrEnum):
    """One of the two states that are compared."""

    BASE = "base"
    HEAD = "head"


class Change(StrEnum):
    """What happened to a plan as a whole."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    """Its file has another path; it may have changed as well."""
    CHANGED = "changed"


class ItemPosition(Struct, frozen=True):
    """An item with its position on one side."""

    text: str
    """Plain text on one line; of a finding its message."""
    line: int | None
    """1-based, in the plan's file of that side; `None`: it concerns the file as a whole."""
    anchor: str | None
    """The id of the item on the plan's page; `None` where it has none of its own."""


class Event(Struct, frozen=True):
    """One thing that happened to one item of a plan, which exists on one side at least."""

    kind: EventKind
    base: ItemPosition | None
    """The item before; `None`: the item is new."""
    head: ItemPosition | None
    """The item now; `None`: the item is gone."""
    before: str | None = None
    """The value before: `from` in JSON. A state, a title, a text, or a risk's levels `high/medium`
    (impact, then probability); of an item that is gone its last state. `None`: nothing was stated."""
    after: str | None = None
    """The value now: `to` in JSON."""
    about: str | None = None
    """What it belongs to: the phase of a step, the levels of a risk, the kind of a question or relation,
    the register of a dependency, the rule of a finding; `target`: the day by which a plan is to be done."""
    severity: Severity | None = None
    """The severity of a finding; `None` for other events."""
    item: str | None = None
    """The text of the item that a finding speaks of; `None`: it is about the plan as a whole."""

    @property
    def side(self) -> Side:
        """The side that shows the item: the head, unless the item is gone."""
        return Side.BASE if self.head is None else Side.HEAD

    @property
    def position(self) -> ItemPosition:
        """The item on that side."""
        position = self.head or self.base
        if position is None:
            raise ValueError(f"{self.kind}: an event has a position on one side at least")
        return position


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """The figures of one plan on one side."""

    status: State
    steps: Tally
    risks: int | None
    """Not closed; `None`: the plan says nothing of risks."""
    red_risks: int | None
    """High/High among them."""
    questions: int | None
    """Not answered; `None`: the plan asks none."""
    contradiction: str | None
    """The sentence that sets the status against the steps."""
    tracked: bool | None
    """As the plan's own: whether steps can be counted; `None`: there is no list of them."""
    reason: str = ""
    """What a blocked plan states as the reason; empty: nothing."""


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What happened to one plan."""

    path: str
    """Its path on the head; on the base, where it was removed."""
    title: str
    """On the same side."""
    change: Change
    was: str | None
    """Its path on the base, where that is another one: it was renamed."""
    page: str | None
    """The address of its page on the head, relative to the site's root; `None` where it was removed, and
    where no address is known."""
    base: PlanFigures | None
    """`None` where the plan was added."""
    head: PlanFigures | None
    """`None` where it was removed."""
    events: tuple[Event, ...] = ()
    """In the order of `EventKind`, then by line. A plan that was added or removed as a whole has
    events for its findings alone; `base` or `head` count the rest."""
    sections_changed: tuple[str, ...] = ()
    """The names of what reads differently without an event: `context`, `approach` …, sorted."""


@dataclass(frozen=True, slots=True)
class PortfolioFigures:
    """The figures of all plans of one side. Items count where their plan is active, as in the portal."""

    plans: int
    by_status: tuple[tuple[State, int], ...]
    """Every state, in the order of `State`."""
    attention: int
    """Active plans with a reason for attention."""
    contradictions: int
    """Active plans whose status and steps disagree."""
    steps: Tally
    risks: int
    """Open ones."""
    red_risks: int
    """Open High/High ones."""
    unmitigated: int
    """The unmitigated ones among them."""
    questions: int
    """Open ones."""
    access: int
    """Outstanding access items."""
    findings: tuple[tuple[Severity, int], ...]
    """The number of findings of each severity, most severe first; of all plans."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The name of one side."""

    name: str
    """As a person would name it: a revision, a folder or a file."""
    commit: str | None = None
    """The full hash; `None` for a folder, and for a snapshot that names none."""


@dataclass(frozen=True, slots=True)
class DiffNote:
    """A reason why something could not be compared, or needs care."""

    message: str
    """One sentence, without markup."""
    path: str | None = None
    """The file that the note is about; `None`: all plans."""
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Diff:
    """Everything that happened to the plans between two states."""

    base: Revision
    head: Revision
    plans: tuple[PlanChange, ...]
    """The plans to which something happened, by path."""
    before: PortfolioFigures
    """All plans of the base."""
    after: PortfolioFigures
    """All plans of the head."""
    notes: tuple[DiffNote, ...] = ()
    configuration_differs: tuple[str, ...] = ()
    """Options that the head sets to other values than the configuration that read both sides."""

    @property
    def events(self) -> tuple[tuple[PlanChange, Event], ...]:
        """Every event with its plan."""
        return tuple((plan, event) for plan in self.plans for event in plan.events)
