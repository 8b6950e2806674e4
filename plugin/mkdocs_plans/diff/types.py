"""A diff as JSON: the structs that `as_json` encodes and `schema/diff-1.0.json` describes."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from mkdocs_plans.model.plan import Severity, State
from mkdocs_plans.model.wire_types import Count, Line, TallyRecord

from .event_kinds import EventKind
from .model import Change, Side

FORMAT = "mkdocs-plans-diff"
SCHEMA_VERSION = "1.0"
"""Grows behind the point when keys are added, before it when one changes its meaning or goes."""


class RevisionRecord(Struct, frozen=True):
    """One of the two states that are compared."""

    name: str
    """As a person would name it: a revision, a folder or a file."""
    commit: Annotated[str, Meta(pattern=r"^[0-9a-f]{7,64}$")] | None
    """null: a folder, or a snapshot that names none."""


class EventRecord(Struct, frozen=True, kw_only=True):
    """One change to one item of a plan."""

    kind: EventKind
    text: str
    """The item's text on one line; of a finding its message."""
    line: Line | None
    """Line of the plan's file on that side, from 1; null: it concerns the file as a whole."""
    anchor: str | None
    """Id of the item on the plan's page of that side; null: it has none of its own."""
    side: Side
    """The side that text, line and anchor are of: the head, unless the item is gone from there."""
    before: str | None = field(name="from")
    """What moved, as it was: a state, a title, a text, an answer, a version, or the levels of a risk as
    impact/probability; of an item that is gone its last state; null: nothing was stated."""
    after: str | None = field(name="to")
    """The same as it is now. dropped: the item is crossed out."""
    about: str | None
    """What it belongs to: the phase of a step, the levels of a risk, the kind of a question or relation, the
    register of a dependency, the rule of a finding; target: the day by which a plan is to be done."""
    severity: Severity | None
    """Of a finding; null: it is none."""
    item: str | None
    """The text of the item that a finding speaks of; null: it is about the plan as a whole, or this is no
    finding."""


class PlanFiguresRecord(Struct, frozen=True, kw_only=True):
    """One plan on one side, in numbers."""

    status: State
    """unknown: nothing usable is stated."""
    steps: TallyRecord
    risks: Count | None
    """Not closed. Null: not stated."""
    red_risks: Count | None
    """High/High among them. Null: not stated."""
    questions: Count | None
    """Not answered. Null: not stated."""
    contradiction: str | None
    """The sentence that sets the status against the steps; null: they agree."""


class PlanChangeRecord(Struct, frozen=True, kw_only=True):
    """A plan to which something happened."""

    path: str
    """Relative to the repository, with / between parts; on the head, or on the base where the plan was
    removed."""
    title: str
    change: Change
    """A plan that was renamed may have changed as well."""
    was: str | None = field(name="from")
    """Its path on the base, where that is another one."""
    page: str | None
    """Address of its page on the head, relative to the site's root; null: it was removed, or no address is
    known."""
    base: PlanFiguresRecord | None
    """null: it was added."""
    head: PlanFiguresRecord | None
    """null: it was removed."""
    events: tuple[EventRecord, ...]
    """By kind, then by line. Of a plan that was added or removed only its findings; base or head count the
    rest."""
    sections_changed: tuple[str, ...]
    """What reads differently without an event of its own: a key of a plan in plans.json, or a heading as it
    is written; sorted."""


class OpenRisksRecord(Struct, frozen=True):
    """The open risks of one side."""

    open: Count
    red: Count
    """Open High/High ones."""
    unmitigated: Count
    """Open ones for which no mitigation is stated."""


class OpenQuestionsRecord(Struct, frozen=True):
    """The open questions of one side."""

    open: Count


class PortfolioFiguresRecord(Struct, frozen=True, kw_only=True):
    """All plans of one side.

    Items count where their plan is active, as in the portal; findings of all plans.
    """

    plans: Count
    by_status: dict[State, Count]
    attention: Count
    """Active plans with a reason for attention."""
    contradictions: Count
    """Active plans whose status and steps disagree."""
    steps: TallyRecord
    risks: OpenRisksRecord
    questions: OpenQuestionsRecord
    access_outstanding: Count
    findings: dict[Severity, Count]


class TotalsRecord(Struct, frozen=True):
    """What all changes add up to."""

    changes: dict[Change, Count]
    """Plans by what became of them."""
    events: dict[EventKind, Count]
    """Events by kind."""
    base: PortfolioFiguresRecord
    head: PortfolioFiguresRecord


class DiffNoteRecord(Struct, frozen=True):
    """Why something could not be compared, or is to be taken with care."""

    message: str
    """One sentence."""
    path: str | None
    """The file it is about; null: the whole."""
    side: Side | None


class DiffRecord(Struct, frozen=True, kw_only=True):
    """A whole diff."""

    format: Annotated[str, Meta(extra_json_schema={"const": FORMAT})] = FORMAT
    schema_version: Annotated[str, Meta(pattern=r"^1\.\d+$")] = SCHEMA_VERSION
    base: RevisionRecord
    head: RevisionRecord
    plans: tuple[PlanChangeRecord, ...]
    """By path; plans to which nothing happened are not among them."""
    totals: TotalsRecord
    configuration_differs: tuple[str, ...]
    """Options that the head sets otherwise than the configuration both sides were read with, sorted."""
    notes: tuple[DiffNoteRecord, ...]
    """What could not be compared, and what is to be taken with care."""
