"""`plans.json` as structs, which the writer encodes, the reader decodes and the schema describes.

Fields are in the order of the keys. The writer writes every key that a profile has. A key that not every
profile has is `UNSET` if it is left out. The default of any other field is the value for the reader if the
key is missing, as in snapshots of earlier releases. `NOT_IN_SCHEMA` marks limits that only the reader has.
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
    Commit,
    Count,
    Day,
    Line,
    MomentRecord,
    PageUrl,
    PlanPath,
    Positive,
    TallyRecord,
    Time,
)
from mkdocs_plans.overview.project_status import DataState
from mkdocs_plans.overview.summary_types import FiguresRecord, RiskLevel

FORMAT = "mkdocs-plans-snapshot"
SCHEMA_VERSION = "1.1"
"""The minor part grows when keys are added, the major part when a key changes its meaning or is removed."""

Few = Annotated[int, Meta(ge=0, le=10_000)]
"""A count for which the reader creates as many items."""
Version = Annotated[str, Meta(pattern=r"^\d{1,9}\.\d{1,9}$", extra_json_schema={"pattern": r"^1\.\d+$"})]
"""A version. The reader accepts later ones, too, in order to report them."""
Anchor = Annotated[
    str,
    Meta(
        description="Id of the item on the plan's page; does not depend on other items.",
        extra_json_schema={"minLength": 1},
    ),
]
_S = TypeVar("_S", FiguresRecord, Raw)

ReasonKind = Literal[
    "blocked", "unmitigated", "target", "contradiction", "stalled", "decision", "access", "unfinished"
]
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
    criteria: tuple[PassageRecord, ...] = ()
    """Success criteria without a box."""
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
    """Index in phases."""
    since: MomentRecord | None = None
    """Since when it is open on the main line, or was; null: not known."""
    until: MomentRecord | None = None
    """When it was done; null: it is open, or not known."""


class PhaseRecord(Struct, frozen=True):
    """A phase, a milestone, a task or a story."""

    line: Line
    name: str
    done: Count
    total: Count
    """0: the phase tracks no steps."""
    anchor: Anchor


class RiskRecord(Struct, frozen=True, kw_only=True):
    """A risk and its mitigation."""

    COLUMNS: ClassVar = (
        "text", "impact", "probability", "band", "mitigated", "mitigation", "owned", "owner", "due", "closed",
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
    """null: the table or list has no field for a mitigation."""
    owned: bool | None = None
    """Whether an owner is named; null: the table or list has no field for one."""
    owner: str | None = None
    """As written, without addresses; null: none is named, or the profile leaves it out. Since 1.1."""
    due: Day | None = None
    """The day by which it is to be handled; null: not stated."""
    closed: bool
    band: RiskRating = RiskRating.UNRATED
    """The rating by impact and probability. One of them alone gives unrated."""
    anchor: Anchor
    since: MomentRecord | None = None
    """Since when it is open on the main line, or was; null: not known."""
    until: MomentRecord | None = None
    """When it was closed; null: it is open, or not known."""


class QuestionRecord(Struct, frozen=True, kw_only=True):
    """A question, open or answered."""

    COLUMNS: ClassVar = ("text", "kind", "answered", "answer")

    line: Line
    text: str
    kind: QuestionKind
    answered: bool
    answer: str | None
    ticked: bool | None = None
    """Whether its own box is ticked; null: it has none."""
    anchor: Anchor
    since: MomentRecord | None = None
    """Since when it is open on the main line, or was; null: not known."""
    until: MomentRecord | None = None
    """When it was answered; null: it is open, or not known."""


class DecisionRecord(Struct, frozen=True, kw_only=True):
    """A decision that a plan records."""

    COLUMNS: ClassVar = ("text", "day", "rationale", "author", "in_force")

    line: Line
    text: str
    day: Day | None
    """The day on which it was made; null: not stated."""
    rationale: str | None
    author: str | None
    in_force: bool
    """false: it is struck through, reversed or superseded."""
    anchor: Anchor
    since: MomentRecord | None = None
    """Since when it is recorded on the main line; null: not known."""
    until: MomentRecord | None = None
    """When it was revoked; null: it is in force, or not known."""


class DependencyRecord(Struct, frozen=True):
    """A service, a library or a tool."""

    line: Line
    name: str
    version: str | None
    purpose: str | None
    link: str | None
    """As written; not checked to be an address."""
    anchor: Anchor


class RelationRecord(Struct, frozen=True):
    """A relation as a plan states it."""

    line: Line
    kind: RelationKind
    target: str
    """As written: a path, id, number or title."""
    text: str


class UnparsedRecord(Struct, frozen=True):
    """Content that could not be read as an item."""

    line: Line
    section: str
    """The heading above it."""
    text: str


class FindingRecord(Struct, frozen=True):
    """A finding about a plan."""

    rule: str
    """The name of the rule."""
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
    """Done or open; dropped ones are not counted."""


class PlanRecord(Struct, frozen=True, kw_only=True):
    """One plan."""

    path: PlanPath
    url: PageUrl
    changed: Time | None
    """When the last commit that changed the file was made."""
    changed_commit: str | None
    """The abbreviated hash of that commit."""
    added: MomentRecord | None = None
    """When the plan was first on the main line; null: not known."""
    since: MomentRecord | None = None
    """Since when it has its status; null: not known."""
    until: MomentRecord | None = None
    """Since when it has been completed or cancelled; null: it is active, or not known."""
    attention: tuple[ReasonRecord, ...] = ()
    """Why an active plan needs attention, most severe first."""
    suppressed: Count = 0
    """Findings that the plan suppresses."""
    project: str | None = None
    """The name of one of projects; null: the portal's own."""
    title: str
    title_line: Line | None
    """null: the title is the name of the file or folder."""
    status: State
    """unknown: nothing usable is stated."""
    status_raw: str | None
    """As written."""
    status_from: StatusSource
    status_line: Line | None
    folder_state: State | None = None
    """The state that the plan's folder names; null: none."""
    computed_status: ComputedStatus = None
    """The status that follows from the steps; null: no step is tracked."""
    contradiction: str | None = None
    """How the declared status contradicts the steps or the folder; null: they agree."""
    date: Day | None
    target: Day | None = None
    """The day by which it is to be finished; null: not stated."""
    target_line: Line | None = None
    id: str | None
    owners: tuple[str, ...]
    tags: tuple[str, ...]
    is_template: bool = False
    """The file is a template."""
    is_introduction: bool = False
    """A README or index without any part of a plan."""
    companion_of: str | None = None
    """The path of the plan that the file belongs to, as its notes or log; null: it is no companion."""
    steps: StepsRecord
    phases: tuple[PhaseRecord, ...] | UnsetType = UNSET
    untracked_units: Count = 0
    """How many phases, tasks and other units have a list or table, but no step."""
    criteria: TallyRecord = TallyRecord(0, 0)
    testing: TallyRecord = TallyRecord(0, 0)
    access: AccessTallyRecord
    risks: tuple[RiskRecord, ...]
    no_risks: bool = False
    """The plan states that it has no risks."""
    questions: tuple[QuestionRecord, ...] | UnsetType = UNSET
    decisions: tuple[DecisionRecord, ...] | UnsetType = UNSET
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
    """Only in a summary: open questions by kind."""


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
    """Whether there were uncommitted changes."""
    history: Annotated[str, Meta(extra_json_schema={"enum": ["full", "shallow", "none"]})] = "none"
    """Only with full history is the last change of every plan known."""


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
    """The name in the configuration of the overview, not the one in its own data."""
    kind: SourceKind
    state: DataState
    """How current its data is; only fresh and unchanged are."""
    reason: str | None
    """The reason for the state; null: there is none."""
    answered: Time | None
    """When its source last confirmed the data that is shown; null: never, or not known."""
    changed: Time | None
    """The time of the commit that is shown."""
    commit: str | None
    digest: str | None
    """Of the data that is shown; null: there is no data."""
    url: str | None
    """Address of its own portal."""
    profile: Profile | None
    """null: no data."""
    plans: Count | None
    """null: no data, which is not zero."""


class TemplateRecord(Struct, frozen=True):
    """A plan that is a template."""

    path: PlanPath
    title: str
    url: PageUrl


class SnapshotHead(Struct, frozen=True):
    """The keys that are read first, to decide whether the rest can be read."""

    format: Annotated[str, Meta(extra_json_schema={"const": FORMAT})]
    schema_version: Version


class SnapshotFrame(SnapshotHead, Generic[_S], frozen=True, kw_only=True):
    """A snapshot without its plans. The reader takes the figures undecoded, as `Raw`."""

    profile: Profile = Profile.FULL
    """full: everything; summary: heads of plans, counts and open risks; redacted: no access items, mitigation
    texts, owners of risks and secrets."""
    complete: bool = True
    """false: an overview lacks data of a project."""
    generator: GeneratorRecord = GeneratorRecord("", "")
    project: ProjectRecord
    source: SourceRecord
    today: Day = ""
    """The day from which ages are counted."""
    summary: _S


class SnapshotRecord(SnapshotFrame[FiguresRecord], frozen=True, kw_only=True):
    """A whole snapshot."""

    attention: tuple[AttentionRecord, ...]
    """Active plans that need attention, most urgent first."""
    inventory: InventoryRecord
    """Of active plans, most used first."""
    relations: tuple[EdgeRecord, ...]
    """Between two plans of this snapshot."""
    projects: tuple[ProjectStatusRecord, ...]
    """The projects of an overview, in the order of its configuration."""
    plans: tuple[PlanRecord, ...]
    """By path."""
    templates: tuple[TemplateRecord, ...]
    """Plans that are templates; they are not counted."""


class SnapshotPlans(Struct, frozen=True):
    """The plans, to be decoded one by one: all at once would take many times the memory."""

    plans: tuple[Raw, ...]
