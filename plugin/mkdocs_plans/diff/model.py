"""The values of a diff, frozen and typed.

A reversed diff is a mirror: what is added in one direction is removed in the other, and `from` and `to` are
swapped.
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
    """1-based, in the plan's file on that side; `None` if it concerns the file as a whole."""
    anchor: str | None
    """The id of the item on the plan's page; `None` if it has none of its own."""


class Event(Struct, frozen=True):
    """One change of one item of a plan, which exists on at least one side."""

    kind: EventKind
    base: ItemPosition | None
    """The item before; `None` if it is new."""
    head: ItemPosition | None
    """The item now; `None` if it was removed."""
    before: str | None = None
    """The value before: `from` in JSON. A state, a title, a text, or a risk's levels `high/medium`
    (impact, then probability); of an item that is gone its last state. `None`: nothing was stated."""
    after: str | None = None
    """The value now: `to` in JSON."""
    about: str | None = None
    """What it belongs to: the phase of a step, the levels of a risk, the kind of a question or relation, the
    kind of a dependency, the rule of a finding; `target` for the target date of a plan."""
    severity: Severity | None = None
    """The severity of a finding; `None` for other events."""
    item: str | None = None
    """The text of the item that a finding is about; `None` if it is about the whole plan."""
    open_days: int | None = None
    """For how many days a question was open that is answered, or a risk that is closed; `None` if that is not
    known, and for other events."""

    @property
    def side(self) -> Side:
        """The side that shows the item: the head, unless the item was removed."""
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
    """The number of risks that are not closed; `None` if the plan states none."""
    red_risks: int | None
    """High/High among them."""
    questions: int | None
    """The number of questions that are not answered; `None` if the plan has none."""
    contradiction: str | None
    """A sentence about how the status and the steps contradict each other."""
    tracked: bool | None
    """Whether steps are tracked; `None` if there are none."""
    reason: str = ""
    """The stated reason of a blocked plan; empty if there is none."""


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What happened to one plan."""

    path: str
    """Its path on the head; on the base if it was removed."""
    title: str
    """On the same side."""
    change: Change
    was: str | None
    """Its path on the base, if it was renamed."""
    page: str | None
    """The address of its page on the head, relative to the site's root; `None` if it was removed or no
    address is known."""
    base: PlanFigures | None
    """`None` if the plan was added."""
    head: PlanFigures | None
    """`None` if it was removed."""
    events: tuple[Event, ...] = ()
    """In the order of `EventKind`, then by line. A plan that was added or removed as a whole has events only
    for its findings; `base` or `head` count the rest."""
    sections_changed: tuple[str, ...] = ()
    """The names of parts that changed without an event: `context`, `approach` …, sorted."""


@dataclass(frozen=True, slots=True)
class PortfolioFigures:
    """The figures of all plans of one side. Items of active plans are counted, as in the portal."""

    plans: int
    by_status: tuple[tuple[State, int], ...]
    """Every state, in the order of `State`."""
    attention: int
    """Plans with a reason for attention, apart from reasons that only time gives: see `OF_HISTORY`."""
    contradictions: int
    """Active plans whose status and steps contradict each other."""
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
    """Missing access items."""
    findings: tuple[tuple[Severity, int], ...]
    """The number of findings of all plans by severity, most severe first."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The name of one side."""

    name: str
    """As a person would name it: a revision, a folder or a file."""
    commit: str | None = None
    """The full hash; `None` for a folder, and for a snapshot without one."""


@dataclass(frozen=True, slots=True)
class DiffNote:
    """A reason why something could not be compared, or why it may be incomplete."""

    message: str
    """One sentence, without markup."""
    path: str | None = None
    """The file that the note is about; `None`: all plans."""
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class UnblockedPlan:
    """A plan that waited for plans that the change completes, and waits for nothing else."""

    path: str
    title: str
    page: str | None
    """As of a changed plan."""
    waited_for: tuple[str, ...]
    """The paths of the completed plans."""


@dataclass(frozen=True, slots=True)
class OverlappingPlan:
    """Another open plan that names the same files as the change."""

    path: str
    title: str
    page: str | None
    """As of a changed plan."""
    files: tuple[str, ...]
    """The files that both name, sorted."""
    changed: tuple[str, ...]
    """The paths of the changed plans whose new lines name them, sorted."""


@dataclass(frozen=True, slots=True)
class Diff:
    """All changes of the plans between two states."""

    base: Revision
    head: Revision
    plans: tuple[PlanChange, ...]
    """The plans with a change, by path."""
    before: PortfolioFigures
    """All plans of the base."""
    after: PortfolioFigures
    """All plans of the head."""
    notes: tuple[DiffNote, ...] = ()
    configuration_differs: tuple[str, ...] = ()
    """Options for which the head's own configuration differs from the one that was used for both sides."""
    unblocked: tuple[UnblockedPlan, ...] = ()
    """By path."""
    overlapping: tuple[OverlappingPlan, ...] = ()
    """By path."""

    @property
    def events(self) -> tuple[tuple[PlanChange, Event], ...]:
        """Every event with its plan."""
        return tuple((plan, event) for plan in self.plans for event in plan.events)
