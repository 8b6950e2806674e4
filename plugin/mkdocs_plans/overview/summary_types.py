"""The figures of a snapshot as JSON: the value of `summary` in `plans.json`.

`FiguresRecord` is in every snapshot. A snapshot that is merged into an overview without its plans has a
`SummaryRecord`: the same keys, and also risks and names.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from mkdocs_plans.model.plan import Level, QuestionKind, Severity, State
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.model.wire_types import NOT_IN_SCHEMA, Count, PageUrl, Positive, TallyRecord, Time

from .summary import PLACES, TOP, NameKind

KEPT = 200
"""How many names of a kind a snapshot lists: those that most projects share, then the first ones."""

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
    """The sum of open, closed and finished."""
    open: Count
    """Not closed, in active plans."""
    closed: Count
    """In active plans."""
    finished: Count
    """Of finished plans."""
    unmitigated: Count
    """Open risks for which no mitigation is stated."""
    bands: dict[RiskRating, Count]
    """Open risks by rating."""
    matrix: Annotated[tuple[RiskCellRecord, ...], Meta(min_length=16, max_length=16)]
    """Open risks by impact and probability."""


class QuestionFiguresRecord(Struct, frozen=True):
    """The questions of all plans."""

    total: Count
    """The sum of open, answered and finished."""
    open: Count
    """Not answered, in active plans."""
    answered: Count
    """In active plans."""
    finished: Count
    """Of finished plans."""
    open_by_kind: dict[QuestionKind, Count]


class FiguresRecord(Struct, frozen=True):
    """The figures of all plans."""

    plans: Count
    active: Count
    """All but completed and cancelled ones."""
    finished: Count
    """Completed and cancelled ones."""
    by_status: dict[State, Count]
    attention: Count
    contradictions: Count
    """Active plans whose status and steps contradict each other."""
    changed: Count | None
    """Plans that changed recently; null: history is not known."""
    changed_within_days: Positive
    stale: Count | None
    """Stale active plans; null: history is not known."""
    stale_after_days: Positive
    steps: TallyRecord
    """Of active plans."""
    risks: RiskFiguresRecord
    questions: QuestionFiguresRecord
    access_outstanding: Count
    """Missing access items of active plans."""
    not_understood: Count
    """Pieces of unparsed content."""
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
    """The title of its plan."""
    plan_status: State
    url: PageUrl
    anchor: RiskAnchor
    changed: Time | None


class FirstMentionRecord(Struct, frozen=True):
    """The first position at which a project uses a name."""

    project: ProjectName
    url: PageUrl
    anchor: RiskAnchor


class NameRecord(Struct, frozen=True):
    """A name that projects may share."""

    name: str
    projects: SharingProjects
    """How many projects use it."""
    mentions: Annotated[tuple[FirstMentionRecord, ...], Meta(max_length=PLACES)]


class NamesRecord(Struct, frozen=True):
    """All names of one kind."""

    listed: Annotated[tuple[NameRecord, ...], Meta(max_length=KEPT)]
    left_out: Count
    """How many names were left out."""


class SummaryRecord(FiguresRecord, frozen=True, kw_only=True):
    """The figures with what an overview needs to merge them."""

    listed: bool = False
    """Whether every plan that is counted is in plans. This key and those after it are only in summaries and
    overviews."""
    complete: bool
    """false: every figure is a minimum."""
    last_change: Time | None
    high_unmitigated: Count
    """Open High/High risks for which no mitigation is stated."""
    top_risks: Annotated[tuple[TopRiskRecord, ...], Meta(max_length=TOP)]
    """The most severe open risks, by rank."""
    names: dict[NameKind, NamesRecord]
    """Names that projects may have in common."""
