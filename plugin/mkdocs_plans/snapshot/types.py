"""`plans.json` as structs: what the writer encodes, what the reader decodes, and what the schema describes.

Fields are in the order of the keys. The writer writes every key that a profile has; a key that not every
profile has is `UNSET` where it is left out. The default of any other field is what the reader takes where the
key is absent, as in snapshots of earlier releases. `NOT_IN_SCHEMA` marks limits that are the reader's alone.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Generic, Literal, TypeVar

from msgspec import UNSET, Meta, Raw, Struct, UnsetType, field

from mkdocs_plans.config.options import Profile
from mkdocs_plans.config.project_sources import SourceKind
from mkdocs_plans.model.plan import (
    Checkbox,
    QuestionKind,
    RelationKind,
    Severity,
    State,
    StatusSource,
)
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.model.wire_types import (
    NOT_IN_SCHEMA,
    Count,
    Day,
    Line,
    PageUrl,
    PlanPath,
    Positive,
    TallyRecord,
    Time,
)
from mkdocs_plans.overview.project_status import DataState
from mkdocs_plans.overview.summary_types import FiguresRecord, RiskLevel

FORMAT = "mkdocs-plans-snapshot"
SCHEMA_VERSION = "1.0"
"""Grows behind the point when keys are added, before it when one changes its meaning or goes."""

Few = Annotated[int, Meta(ge=0, le=10_000)]
"""A count of which the reader makes as many items."""
Commit = Annotated[str, Meta(pattern=r"^[0-9a-f]{7,64}$", extra=NOT_IN_SCHEMA)]
Version = Annotated[str, Meta(pattern=r"^\d{1,9}\.\d{1,9}$", extra_json_schema={"pattern": r"^1\.\d+$"})]
"""A version. The reader takes later ones too, to say that they are."""
Anchor = Annotated[
    str,
    Meta(
        description="Id of the item on the plan's page; stays when others come and go.",
        extra_json_schema={"minLength": 1},
    ),
]
_S = TypeVar("_S", FiguresRecord, Raw)

ReasonKind = Literal["blocked", "contradiction", "unmitigated", "decision", "access"]
ComputedStatus = Annotated[
    State | None,
    Meta(extra_json_schema={"enum": [State.PLANNING, State.IN_PROGRESS, State.COMPLETED, None]}),
]


class PassageRecord(Struct, frozen=True):
    """A paragraph, list item or table row of a section that is read as prose."""

    line: Line
    text: str


class SectionsRecord(Struct, frozen=True):
    """The sections that are read as prose."""

    goal: tuple[PassageRecord, ...] = ()
    context: tuple[PassageRecord, ...] = ()
    constraints: tuple[PassageRecord, ...] = ()
    approach: tuple[PassageRecord, ...] = ()
    stack: tuple[PassageRecord, ...] = ()
    integration: tuple[PassageRecord, ...] = ()
    patterns: tuple[PassageRecord, ...] = ()
    phase_dependencies: tuple[PassageRecord, ...] = ()
    testing: tuple[PassageRecord, ...] = ()
    notes: tuple[PassageRecord, ...] = ()


class CheckRecord(Struct, frozen=True):
    """A success criterion, a test or an access item."""

    line: Line
    text: str
    mark: Checkbox
    anchor: Anchor


class StepRecord(CheckRecord, frozen=True):
    """A step."""

    COLUMNS: ClassVar = ("text", "mark")

    phase: Count | None = None
    """Index into phases."""


class PhaseRecord(Struct, frozen=True):
    """A phase, a milestone, a task or a story."""

    line: Line
    name: str
    done: Count
    total: Count
    """0: the phase tracks no step."""
    anchor: Anchor


class RiskRecord(Struct, frozen=True, kw_only=True):
    """A risk and what is planned against it."""

    COLUMNS: ClassVar = (
        "text", "impact", "probability", "band", "mitigated", "mitigation", "owned", "due", "closed",
    )  # fmt: skip

    line: Line
    text: str
    impact: RiskLevel
    impact_raw: str | None = None
    """As written."""
    probability: RiskLevel
    probability_raw: str | None = None
    """As written."""
    mitigation: str | None
    mitigated: bool | None
    """null: the form has no place for a mitigation."""
    owned: bool | None = None
    """Whether somebody is named for it; null: the form has no place for a name."""
    due: Day | None = None
    """By when something is to be done about it; null: not stated."""
    closed: bool
    band: RiskRating = RiskRating.UNRATED
    """A lookup of impact and probability; one of them alone is unrated."""
    anchor: Anchor


class QuestionRecord(Struct, frozen=True, kw_only=True):
    """A question, open or answered."""

    COLUMNS: ClassVar = ("text", "kind", "answered", "answer")

    line: Line
    text: str
    kind: QuestionKind
    answered: bool
    answer: str | None
    ticked: bool | None = None
    """What its own box says; null: it has none."""
    anchor: Anchor


class DependencyRecord(Struct, frozen=True):
    """A service, a library or a tool."""

    line: Line
    name: str
    version: str | None
    purpose: str | None
    link: str | None
    """As written: not checked to be an address."""
    anchor: Anchor


class RelationRecord(Struct, frozen=True):
    """A relation as a plan states it."""

    line: Line
    kind: RelationKind
    target: str
    """As written: a path, id, number or title."""
    text: str


class UnparsedRecord(Struct, frozen=True):
    """Content that became no item."""

    line: Line
    section: str
    """The heading it stands under."""
    text: str


class FindingRecord(Struct, frozen=True):
    """A finding about a plan."""

    rule: str
    """Stable name of the rule."""
    severity: Severity
    line: Line | None
    """null: it concerns the file as a whole."""
    message: str


class ReasonRecord(Struct, frozen=True):
    """A reason why a plan needs attention."""

    kind: ReasonKind
    text: str


class StepsRecord(TallyRecord, frozen=True):
    """How many steps are done."""

    tracked: bool | None = None
    """false: steps are listed but none is marked; null: there are none."""


class AccessTallyRecord(Struct, frozen=True):
    """How many access items are done."""

    done: Few
    total: Few
    """Done or open; dropped ones are in neither number."""


class PlanRecord(Struct, frozen=True, kw_only=True):
    """One plan."""

    path: PlanPath
    url: PageUrl
    changed: Time | None
    """When the last commit that touched the file was made."""
    changed_commit: str | None
    """The abbreviated hash of that commit."""
    attention: tuple[ReasonRecord, ...] = ()
    """Why an active plan needs attention, most severe first."""
    suppressed: Count = 0
    """Findings that the plan suppresses."""
    project: str | None = None
    """One of projects; null: the portal's own."""
    title: str
    title_line: Line | None
    """null: the title is the name of the file or folder."""
    status: State
    """unknown: nothing usable is stated."""
    status_raw: str | None
    """As written."""
    status_from: StatusSource
    status_line: Line | None
    computed_status: ComputedStatus = None
    """What the steps alone say; null: none is tracked."""
    contradiction: str | None = None
    """How the declared status and the steps differ; null: they agree."""
    date: Day | None
    target: Day | None = None
    """By when it is to be done; null: not stated."""
    target_line: Line | None = None
    id: str | None
    owners: tuple[str, ...]
    tags: tuple[str, ...]
    is_template: bool = False
    """Every field is a placeholder."""
    is_introduction: bool = False
    """A README without any part of a plan."""
    steps: StepsRecord
    phases: tuple[PhaseRecord, ...] | UnsetType = UNSET
    criteria: TallyRecord = TallyRecord(0, 0)
    testing: TallyRecord = TallyRecord(0, 0)
    access: AccessTallyRecord
    risks: tuple[RiskRecord, ...]
    no_risks: bool = False
    """The plan says that it has no risks."""
    questions: tuple[QuestionRecord, ...] | UnsetType = UNSET
    step_items: tuple[StepRecord, ...] | UnsetType = UNSET
    criteria_items: tuple[CheckRecord, ...] | UnsetType = UNSET
    testing_items: tuple[CheckRecord, ...] | UnsetType = UNSET
    access_items: tuple[CheckRecord, ...] | UnsetType = UNSET
    services: tuple[DependencyRecord, ...] | UnsetType = UNSET
    libraries: tuple[DependencyRecord, ...] | UnsetType = UNSET
    tools: tuple[DependencyRecord, ...] | UnsetType = UNSET
    relations: tuple[RelationRecord, ...] = ()
    """As written; the top level lists those that lead to a plan."""
    sections: SectionsRecord | UnsetType = UNSET
    not_understood: tuple[UnparsedRecord, ...] | UnsetType = UNSET
    findings: tuple[FindingRecord, ...] | UnsetType = UNSET
    questions_open: (
        Annotated[dict[QuestionKind, Positive], Meta(extra_json_schema={"required": []})] | UnsetType
    ) = UNSET
    """In a summary alone: open questions by kind."""


class GeneratorRecord(Struct, frozen=True):
    """The program that wrote the snapshot."""

    name: str
    version: str


class ProjectRecord(Struct, frozen=True):
    """The project that publishes the snapshot."""

    name: str | None
    url: str | None = None
    """Address of the published site."""
    repo_url: str | None = None


class SourceRecord(Struct, frozen=True):
    """The state of the repository that was read."""

    commit: Commit | None
    """Full hash."""
    commit_time: Time | None
    dirty: bool | None = None
    """Whether there were changes beyond the commit."""
    history: Annotated[str, Meta(extra_json_schema={"enum": ["full", "shallow", "none"]})] = "none"
    """Only full history has the last change of every plan."""


class AttentionRecord(Struct, frozen=True):
    """A plan that needs attention."""

    path: PlanPath
    reasons: Annotated[tuple[ReasonRecord, ...], Meta(min_length=1)]


class UsageRecord(Struct, frozen=True):
    """A service, a library or a tool with the plans that name it."""

    name: str
    versions: tuple[str, ...]
    plans: tuple[PlanPath, ...]
    """The active plans that name it."""


class InventoryRecord(Struct, frozen=True):
    """The services, libraries and tools of all plans."""

    services: tuple[UsageRecord, ...]
    libraries: tuple[UsageRecord, ...]
    tools: tuple[UsageRecord, ...]


class EdgeRecord(Struct, frozen=True):
    """A relation between two plans of the snapshot."""

    source: PlanPath = field(name="from")
    kind: RelationKind
    target: PlanPath = field(name="to")
    line: Line


class ProjectStatusRecord(Struct, frozen=True):
    """A project of an overview."""

    name: str
    """As the overview calls it, whatever its own data says."""
    kind: SourceKind
    state: DataState
    """How current its data is; only fresh and unchanged are."""
    reason: str | None
    """Why the state is no better."""
    answered: Time | None
    """When its source gave what is shown; null: never, or not known."""
    changed: Time | None
    """The time of the commit that is shown."""
    commit: str | None
    digest: str | None
    """Of what is shown; null: there is no data."""
    url: str | None
    """Address of its own portal."""
    profile: Profile | None
    """null: no data."""
    plans: Count | None
    """null: no data, which is not zero."""


class TemplateRecord(Struct, frozen=True):
    """A form to fill in."""

    path: PlanPath
    title: str
    url: PageUrl


class SnapshotHead(Struct, frozen=True):
    """What is read first: whether the rest can be."""

    format: Annotated[str, Meta(extra_json_schema={"const": FORMAT})]
    schema_version: Version


class SnapshotFrame(SnapshotHead, Generic[_S], frozen=True, kw_only=True):
    """What is read of a snapshot beside its plans. The reader takes the figures undecoded, as `Raw`."""

    profile: Profile = Profile.FULL
    """summary: plan heads, counts and open risks; redacted: no access items, mitigation texts and secrets."""
    complete: bool = True
    """false: an overview has no data, or a part, of some project."""
    generator: GeneratorRecord = GeneratorRecord("", "")
    project: ProjectRecord
    source: SourceRecord
    today: Day = ""
    """The day that ages count back from."""
    summary: _S


class SnapshotRecord(SnapshotFrame[FiguresRecord], frozen=True, kw_only=True):
    """A whole snapshot."""

    attention: tuple[AttentionRecord, ...]
    """Active plans that need attention, the most urgent first."""
    inventory: InventoryRecord
    """Of active plans, the most used first."""
    relations: tuple[EdgeRecord, ...]
    """Between two plans of this snapshot."""
    projects: tuple[ProjectStatusRecord, ...]
    """The projects that an overview has, in the order of its configuration."""
    plans: tuple[PlanRecord, ...]
    """By path."""
    templates: tuple[TemplateRecord, ...]
    """Forms to fill in; counted nowhere."""


class SnapshotPlans(Struct, frozen=True):
    """The plans, each to be decoded by itself: all at once would take many times the memory."""

    plans: tuple[Raw, ...]
