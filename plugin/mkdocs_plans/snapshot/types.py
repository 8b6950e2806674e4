"""The shape of a published `plans.json`, as far as it is read: what does not fit it is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from msgspec import Meta, Raw

from mkdocs_plans.model.plan import (
    Check,
    Finding,
    Phase,
    Question,
    QuestionKind,
    Relation,
    Risk,
    Sections,
    State,
    StatusSource,
    UnparsedContent,
)
from mkdocs_plans.overview.project_status import Profile

HIGHEST = 1_000_000_000
"""The largest number that is taken for a count."""

Count = Annotated[int, Meta(ge=0, le=HIGHEST)]
Few = Annotated[int, Meta(ge=0, le=10_000)]
Line = Annotated[int, Meta(ge=1, le=HIGHEST)]
Date = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
Time = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
_NO_SECTIONS = Sections()


@dataclass(frozen=True, slots=True)
class SnapshotHead:
    """What is read first: whether the rest can be."""

    format: str
    schema_version: Annotated[str, Meta(pattern=r"^\d{1,9}\.\d{1,9}$")]


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """Who publishes it."""

    name: str | None


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What it was made of."""

    commit: Annotated[str, Meta(pattern=r"^[0-9a-f]{7,64}$")] | None
    commit_time: Time | None


@dataclass(frozen=True, slots=True)
class TallyRecord:
    """How many of something are done."""

    done: Count
    total: Count
    tracked: bool | None = None


@dataclass(frozen=True, slots=True)
class ReasonRecord:
    """Why a plan needs attention."""

    kind: Literal["blocked", "contradiction", "unmitigated", "decision", "access"]
    text: str


@dataclass(frozen=True, slots=True)
class AccessRecord:
    """How many access items there are."""

    done: Few
    total: Few


@dataclass(frozen=True, slots=True)
class DependencyRecord:
    """A service, a library or a tool."""

    line: Line
    name: str
    version: str | None
    purpose: str | None
    link: str | None
    anchor: str


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """One plan; what a summary leaves out has a default."""

    path: str
    url: str
    title: str
    title_line: int | None
    status: State
    status_raw: str | None
    status_from: StatusSource
    status_line: int | None
    changed: Time | None
    changed_commit: str | None
    date: Date | None
    id: str | None
    owners: tuple[str, ...]
    tags: tuple[str, ...]
    steps: TallyRecord
    risks: tuple[Risk, ...]
    access: AccessRecord
    project: str | None = None
    target: Date | None = None
    target_line: Line | None = None
    no_risks: bool = False
    phases: tuple[Phase, ...] = ()
    questions: tuple[Question, ...] = ()
    step_items: tuple[Check, ...] = ()
    criteria_items: tuple[Check, ...] = ()
    testing_items: tuple[Check, ...] = ()
    access_items: tuple[Check, ...] = ()
    services: tuple[DependencyRecord, ...] = ()
    libraries: tuple[DependencyRecord, ...] = ()
    tools: tuple[DependencyRecord, ...] = ()
    relations: tuple[Relation, ...] = ()
    sections: Sections = _NO_SECTIONS
    not_understood: tuple[UnparsedContent, ...] = ()
    findings: tuple[Finding, ...] = ()
    attention: tuple[ReasonRecord, ...] = ()
    questions_open: dict[QuestionKind, Count] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SnapshotFile(SnapshotHead):
    """All but the plans."""

    project: ProjectRecord
    source: SourceRecord
    summary: Raw
    """Read by itself: it may be all that is wanted."""
    profile: Profile = Profile.FULL
    complete: bool = True


@dataclass(frozen=True, slots=True)
class SnapshotPlans:
    """The plans, each to be decoded by itself: all at once would take many times the memory."""

    plans: tuple[Raw, ...]
