"""A diff as JSON: the structs that `as_json` encodes and `schema/diff-1.1.json` describes."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from mkdocs_plans.model.plan import Severity, State
from mkdocs_plans.model.wire_types import Count, Line, TallyRecord

from .event_kinds import EventKind
from .model import Change, Side

FORMAT = "mkdocs-plans-diff"
SCHEMA_VERSION = "1.1"
"""The minor part grows when keys are added, the major part when a key changes its meaning or is removed."""


class RevisionRecord(Struct, frozen=True):
    """One of the two states that are compared."""

    name: str
    """As a person would name it: a revision, a folder or a file."""
    commit: Annotated[str, Meta(pattern=r"^[0-9a-f]{7,64}$")] | None
    """null: a folder, or a snapshot without a commit."""


class EventRecord(Struct, frozen=True, kw_only=True):
    """One change of one item of a plan."""

    kind: EventKind
    text: str
    """The item's text on one line; for a finding its message."""
    line: Line | None
    """Line of the plan's file on that side, from 1; null: it concerns the file as a whole."""
    anchor: str | None
    """Id of the item on the plan's page of that side; null: it has none of its own."""
    side: Side
    """The side of text, line and anchor: the head, unless the item was removed."""
    before: str | None = field(name="from")
    """The old value: a state, a title, a text, an answer, a version, or the levels of a risk as
    impact/probability; for an item that was removed its last state; null: nothing was stated."""
    after: str | None = field(name="to")
    """The new value. dropped: the item is crossed out."""
    about: str | None
    """What it belongs to: the phase of a step, the levels of a risk, the kind of a question or relation, the
    kind of a dependency, the rule of a finding; target: the target date of a plan."""
    severity: Severity | None
    """Of a finding; null for other events."""
    item: str | None
    """The text of the item that a finding is about; null: it is about the whole plan, or the event is not
    about a finding."""
    open_days: Count | None
    """For how many days a question was open that is answered, or a risk that is closed; null: that is not
    known, and for other events."""


class PlanFiguresRecord(Struct, frozen=True, kw_only=True):
    """The figures of one plan on one side."""

    status: State
    """unknown: nothing usable is stated."""
    steps: TallyRecord
    risks: Count | None
    """Not closed. Null: not stated."""
    red_risks: Count | None
    """High/High risks among them. Null: not stated."""
    questions: Count | None
    """Not answered. Null: not stated."""
    contradiction: str | None
    """How the status and the steps contradict each other; null: they agree."""


class PlanChangeRecord(Struct, frozen=True, kw_only=True):
    """The changes of one plan."""

    path: str
    """Relative to the repository, with / between parts; on the head, or on the base if the plan was
    removed."""
    title: str
    change: Change
    """A plan that was renamed may have changed as well."""
    was: str | None = field(name="from")
    """Its path on the base, if different."""
    page: str | None
    """Address of its page on the head, relative to the site's root; null: it was removed, or no address is
    known."""
    base: PlanFiguresRecord | None
    """null: it was added."""
    head: PlanFiguresRecord | None
    """null: it was removed."""
    events: tuple[EventRecord, ...]
    """By kind, then by line. A plan that was added or removed has only events about findings; base or head
    count the rest."""
    sections_changed: tuple[str, ...]
    """Parts that changed without an event: a key of a plan in plans.json, or a heading as written; sorted."""


class OpenRisksRecord(Struct, frozen=True):
    """The open risks of one side."""

    open: Count
    red: Count
    """Open High/High risks."""
    unmitigated: Count
    """Open risks for which no mitigation is stated."""


class OpenQuestionsRecord(Struct, frozen=True):
    """The open questions of one side."""

    open: Count


class PortfolioFiguresRecord(Struct, frozen=True, kw_only=True):
    """The figures of all plans of one side.

    Items of active plans are counted, as in the portal; findings of all plans.
    """

    plans: Count
    by_status: dict[State, Count]
    attention: Count
    """Active plans with a reason for attention, without those that only have not changed for long."""
    contradictions: Count
    """Active plans whose status and steps contradict each other."""
    steps: TallyRecord
    risks: OpenRisksRecord
    questions: OpenQuestionsRecord
    access_outstanding: Count
    findings: dict[Severity, Count]


class TotalsRecord(Struct, frozen=True):
    """The totals of all changes."""

    changes: dict[Change, Count]
    """Plans by kind of change."""
    events: dict[EventKind, Count]
    """Events by kind."""
    base: PortfolioFiguresRecord
    head: PortfolioFiguresRecord


class DiffNoteRecord(Struct, frozen=True):
    """Why something could not be compared, or may be incomplete."""

    message: str
    """One sentence."""
    path: str | None
    """The file it is about; null: all plans."""
    side: Side | None


class UnblockedPlanRecord(Struct, frozen=True, kw_only=True):
    """A plan that waited for plans that the change completes, and waits for nothing else."""

    path: str
    title: str
    page: str | None
    """As of a changed plan."""
    waited_for: tuple[str, ...]
    """Paths of the completed plans, sorted."""


class OverlappingPlanRecord(Struct, frozen=True, kw_only=True):
    """Another open plan that names the same files, in backticks, as new lines of changed plans."""

    path: str
    title: str
    page: str | None
    """As of a changed plan."""
    files: tuple[str, ...]
    """Sorted."""
    changed: tuple[str, ...]
    """Paths of those changed plans, sorted."""


class DiffRecord(Struct, frozen=True, kw_only=True):
    """A whole diff."""

    format: Annotated[str, Meta(extra_json_schema={"const": FORMAT})] = FORMAT
    schema_version: Annotated[str, Meta(pattern=r"^1\.\d+$")] = SCHEMA_VERSION
    base: RevisionRecord
    head: RevisionRecord
    plans: tuple[PlanChangeRecord, ...]
    """By path, without plans that did not change."""
    totals: TotalsRecord
    configuration_differs: tuple[str, ...]
    """Options for which the head's own configuration differs from the one that was used for both sides,
    sorted."""
    notes: tuple[DiffNoteRecord, ...]
    """What could not be compared, and what may be incomplete."""
    unblocked: tuple[UnblockedPlanRecord, ...]
    """By path."""
    overlapping: tuple[OverlappingPlanRecord, ...]
    """By path."""
