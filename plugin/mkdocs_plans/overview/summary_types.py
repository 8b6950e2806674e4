"""The figures of a snapshot as JSON: what is under `summary` in `plans.json`.

`FiguresRecord` is in every snapshot. One that is merged into an overview without its plans has a
`SummaryRecord`: the same keys, and the risks and names that no figure holds.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from mkdocs_plans.model.plan import Level, QuestionKind, Severity, State
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.model.wire_types import NOT_IN_SCHEMA, Count, PageUrl, Positive, TallyRecord, Time

from .summary import PLACES, TOP, NameKind

KEPT = 200
"""How many names of a kind a snapshot lists: those that most projects share, then those that came first."""

RiskLevel = Annotated[Level | None, Meta(description="null: not stated.")]
ProjectName = Annotated[
    Annotated[str, Meta(max_length=1_000)] | None,
    Meta(
        description="As the overview calls it, department/team below another overview; "
        "null: the portal's own.",
    ),
]
RiskAnchor = Annotated[str, Meta(pattern=r"^[\w-]{0,300}$", extra=NOT_IN_SCHEMA)]
SharingProjects = Annotated[int, Meta(ge=1, le=1_000_000)]


class RiskCellRecord(Struct, frozen=True):
    """The open risks of one impact and probability."""

    impact: RiskLevel
    probability: RiskLevel
    count: Count


class RiskFiguresRecord(Struct, frozen=True):
    """The risks of all plans."""

    total: Count
    """open + closed + finished."""
    open: Count
    """Unclosed, in active plans."""
    closed: Count
    """In active plans."""
    finished: Count
    """Of finished plans."""
    unmitigated: Count
    """Open ones for which no mitigation is stated."""
    bands: dict[RiskRating, Count]
    """Of open risks."""
    matrix: Annotated[tuple[RiskCellRecord, ...], Meta(min_length=16, max_length=16)]
    """Open risks by impact and probability."""


class QuestionFiguresRecord(Struct, frozen=True):
    """The questions of all plans."""

    total: Count
    """open + answered + finished."""
    open: Count
    """Unanswered, in active plans."""
    answered: Count
    """In active plans."""
    finished: Count
    """Of finished plans."""
    open_by_kind: dict[QuestionKind, Count]


class FiguresRecord(Struct, frozen=True):
    """What all plans add up to."""

    plans: Count
    active: Count
    """All but completed and cancelled ones."""
    finished: Count
    """Completed and cancelled ones."""
    by_status: dict[State, Count]
    attention: Count
    contradictions: Count
    """Active plans whose status and steps disagree."""
    changed: Count | None
    """Plans changed lately; null: history is not known."""
    changed_within_days: Positive
    stale: Count | None
    """Active plans without a change; null: history is not known."""
    stale_after_days: Positive
    steps: TallyRecord
    """Of active plans."""
    risks: RiskFiguresRecord
    questions: QuestionFiguresRecord
    access_outstanding: Count
    """Access items of active plans that are still required."""
    not_understood: Count
    """Pieces of text that became no item."""
    findings: dict[Severity, Count]
    suppressed: Count
    """Findings that plans suppress."""


class TopRiskRecord(Struct, frozen=True):
    """One of the most severe open risks."""

    project: ProjectName
    text: str
    impact: RiskLevel
    probability: RiskLevel
    mitigated: bool | None
    plan: str
    """Its title."""
    plan_status: State
    url: PageUrl
    anchor: RiskAnchor
    changed: Time | None


class FirstMentionRecord(Struct, frozen=True):
    """Where a project names something first."""

    project: ProjectName
    url: PageUrl
    anchor: RiskAnchor


class NameRecord(Struct, frozen=True):
    """A name that projects may share."""

    name: str
    projects: SharingProjects
    """How many name it."""
    places: Annotated[tuple[FirstMentionRecord, ...], Meta(max_length=PLACES)]


class NamesRecord(Struct, frozen=True):
    """All names of one kind."""

    listed: Annotated[tuple[NameRecord, ...], Meta(max_length=KEPT)] = field(name="told")
    left_out: Count
    """How many more names there are."""


class SummaryRecord(FiguresRecord, frozen=True, kw_only=True):
    """The figures with what an overview needs to merge them."""

    listed: bool = False
    """Whether every plan that is counted is among plans; it and what follows are in summaries and overviews
    alone."""
    complete: bool
    """false: every figure is 'at least'."""
    last_change: Time | None
    exposed: Count
    """Open High/High risks for which no mitigation is stated."""
    top_risks: Annotated[tuple[TopRiskRecord, ...], Meta(max_length=TOP)]
    """The most severe open risks, by rank."""
    names: dict[NameKind, NamesRecord]
    """What projects may have in common."""
