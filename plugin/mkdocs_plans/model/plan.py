"""A plan and its parts, as frozen, typed values.

Every value is plain text and has the 1-based line of the file that it was read from. Nothing here knows
Markdown, folders or pages. `docs/reference/reading.md` describes how a plan is read.

A build creates thousands of parts of plans, so they are structs: they are created four times as fast as a
frozen dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct


class State(StrEnum):
    """The canonical state of a plan; the author's own words are kept in `Status.raw`."""

    PLANNING = "planning"
    IN_PROGRESS = "in-progress"
    BLOCKED = "blocked"
    ON_HOLD = "on-hold"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"

    @property
    def finished(self) -> bool:
        """Whether nothing more is expected: completed or cancelled."""
        return self in (State.COMPLETED, State.CANCELLED)


class StatusSource(StrEnum):
    """The part of a file that states the status, strongest first."""

    FRONT_MATTER = "front-matter"
    FIELD = "field"
    SECTION = "section"
    BANNER = "banner"
    TITLE = "title"
    FOLDER = "folder"
    NONE = "none"


class Status(Struct, frozen=True):
    """A declared status."""

    state: State
    """The canonical state; `UNKNOWN` if nothing usable is stated."""
    raw: str | None
    """The stated text on one line, markup stripped; `None` if nothing is stated."""
    source: StatusSource
    """The part of the file that states it."""
    line: int | None = None
    """The line that states it; `None` for a folder or nothing."""


class Level(StrEnum):
    """An ordinal level of impact or probability. Levels are never added or multiplied."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Checkbox(StrEnum):
    """The state of the box before an item."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Check(Struct, frozen=True):
    """An item with a box: a step, a success criterion, a test or an access item."""

    line: int
    text: str
    mark: Checkbox
    anchor: str
    """The id of the item on the plan's page."""
    phase: int | None = None
    """Index in `Plan.phases` of the phase of the step; `None` outside of phases."""


class Tally(Struct, frozen=True):
    """How many items are done, and how many there are without dropped ones."""

    done: int
    total: int

    @property
    def open(self) -> int:
        """How many are left."""
        return self.total - self.done


class Phase(Struct, frozen=True):
    """A unit of work with a name: a phase, a milestone, a task or a story."""

    line: int
    name: str
    done: int
    total: int
    """Steps done or open; 0 if the phase tracks no step."""
    anchor: str


class Risk(Struct, frozen=True):
    """A risk and its mitigation."""

    line: int
    text: str
    impact: Level | None
    """`None` if not stated, or stated in words that are not a level (kept in `impact_raw`)."""
    probability: Level | None
    mitigation: str | None
    """The text of the mitigation; `None` if there is none."""
    mitigated: bool | None
    """Whether a mitigation is stated; `None` if the table or list has no field for it."""
    closed: bool
    anchor: str
    impact_raw: str | None = None
    probability_raw: str | None = None
    owned: bool | None = None
    """Whether an owner is named; `None` if the table or list has no field for it."""
    owner: str | None = None
    """The owner, or several as written; `None` if none is named."""
    due: str | None = None
    """`YYYY-MM-DD`, the day by which the risk is to be handled; `None` if not stated."""

    @property
    def open(self) -> bool:
        """Whether the risk is not closed."""
        return not self.closed


class QuestionKind(StrEnum):
    """What a question needs before it can be answered."""

    DECISION = "decision"
    CLARIFICATION = "clarification"
    RESEARCH = "research"
    QUESTION = "question"


class Question(Struct, frozen=True):
    """A question, open or answered."""

    line: int
    text: str
    kind: QuestionKind
    answered: bool
    answer: str | None
    anchor: str
    ticked: bool | None = None
    """Whether its own box is ticked; `None` if it has no box, or one that is crossed out."""

    @property
    def open(self) -> bool:
        """Whether the question is not answered."""
        return not self.answered


class Decision(Struct, frozen=True):
    """A decision that was made, with its details."""

    line: int
    text: str
    day: str | None
    """`YYYY-MM-DD`, the day on which it was made; `None` if not stated."""
    rationale: str | None
    """Why it was made; `None` if not stated."""
    author: str | None
    """Who made it; `None` if not stated."""
    in_force: bool
    """Whether it is not struck through, reversed or superseded."""
    anchor: str


class Passage(Struct, frozen=True):
    """A paragraph, list item or table row of a section that is read as prose."""

    line: int
    text: str


class DependencyKind(StrEnum):
    """The registers of the inventory that come from a plan's dependencies."""

    SERVICE = "service"
    LIBRARY = "library"
    TOOL = "tool"


class Dependency(Struct, frozen=True):
    """An external service, a library or a tool that a plan needs."""

    line: int
    kind: DependencyKind
    name: str
    version: str | None
    purpose: str | None
    link: str | None
    """The address that is given for it, as written."""
    anchor: str


class RelationKind(StrEnum):
    """The kind of a relation that a plan states to another plan."""

    DEPENDS_ON = "depends-on"
    BLOCKED_BY = "blocked-by"
    BLOCKS = "blocks"
    SUPERSEDES = "supersedes"
    SUPERSEDED_BY = "superseded-by"
    RELATED = "related"
    PARENT = "parent"
    LINK = "link"

    @property
    def waits(self) -> bool:
        """Whether a plan that states it waits for the target."""
        return self in (RelationKind.DEPENDS_ON, RelationKind.BLOCKED_BY)

    @property
    def blocks(self) -> bool:
        """Whether the target waits for the plan that states it."""
        return self is RelationKind.BLOCKS


class Relation(Struct, frozen=True):
    """A relation as written. Whether its target is a plan is decided when all plans are known."""

    line: int
    kind: RelationKind
    target: str
    """A path, id, number or title, as written; for a link its destination."""
    text: str
    """The visible text."""


class Hyperlink(Struct, frozen=True):
    """A link or image of the text that is not a web or mail address."""

    line: int
    target: str
    """As written."""


class UnparsedContent(Struct, frozen=True):
    """Content in a section of risks, questions, criteria or access that was not understood."""

    line: int
    section: str
    """The heading above it."""
    text: str


class UnknownWord(Struct, frozen=True):
    """A word that is not in the vocabulary, in a position where words have a meaning."""

    part: str
    """The part of the option `vocabulary` that it belongs to: `status`, `headings` …"""
    word: str
    """The word as words of this part are compared."""
    line: int
    meaning: str | None
    """What it seems to mean, by the names of the part; `None` if nothing suggests a meaning."""


class Severity(StrEnum):
    """The severity of a finding, most severe first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """The position in the order, most severe first."""
        return _SEVERITIES[self]

    def reaches(self, limit: Severity) -> bool:
        """Whether it is as severe as `limit`, or more severe."""
        return self.rank <= limit.rank


_SEVERITIES = {severity: rank for rank, severity in enumerate(Severity)}


class Finding(Struct, frozen=True):
    """A finding of a rule about a plan."""

    rule: str
    severity: Severity
    message: str
    """One sentence, without markup: what is wrong and, if useful, what to do."""
    line: int | None = None
    """`None` if it concerns the file as a whole."""


class Suppression(Struct, frozen=True):
    """A request of a plan to suppress rules, in the whole file or on some lines."""

    rules: tuple[str, ...]
    """Names of rules or families as written; some may be unknown."""
    line: int
    """The line of the request."""
    first: int | None = None
    """The first line that it covers; `None`: it covers the whole file."""
    last: int | None = None
    item: int | None = None
    """The first line of the list item that holds the request."""


class TargetDate(Struct, frozen=True):
    """The date by which a plan is to be finished."""

    day: str
    """`YYYY-MM-DD`."""
    line: int


class Sections(Struct, frozen=True):
    """The prose of a plan by section, as passages; empty if not stated."""

    goal: tuple[Passage, ...] = ()
    context: tuple[Passage, ...] = ()
    """Background and current state."""
    constraints: tuple[Passage, ...] = ()
    approach: tuple[Passage, ...] = ()
    stack: tuple[Passage, ...] = ()
    integration: tuple[Passage, ...] = ()
    patterns: tuple[Passage, ...] = ()
    phase_dependencies: tuple[Passage, ...] = ()
    testing: tuple[Passage, ...] = ()
    criteria: tuple[Passage, ...] = ()
    """Success criteria without a box."""
    notes: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The content of one plan file."""

    path: str
    """As the source names it, with `/` between parts."""
    title: str
    title_line: int | None
    """`None` if the title is the name of the file or folder."""
    status: Status
    date: str | None
    """`YYYY-MM-DD`."""
    folder_state: State | None = None
    """The state that the folder of the plan names; `None` if it names none."""
    target: TargetDate | None = None
    """The date by which it is to be finished; `None` if not stated."""
    id: str | None = None
    """An id from the front matter or before the title (`KEP-1904`)."""
    owners: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    """The subjects of its headings: `goal`, `risks` …"""
    sections: Sections = Sections()  # noqa: RUF009 - immutable
    tracked: bool | None = None
    """Whether steps are tracked: `False` if steps are listed and none is marked; `None` if the plan has no
    list of steps."""
    steps: tuple[Check, ...] = ()
    phases: tuple[Phase, ...] = ()
    untracked_units: int = 0
    """How many phases, tasks and other units have a list or table, but no step."""
    criteria: tuple[Check, ...] = ()
    testing: tuple[Check, ...] = ()
    access: tuple[Check, ...] = ()
    risks: tuple[Risk, ...] = ()
    no_risks: bool = False
    """Whether the plan states that it has no risks."""
    questions: tuple[Question, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """The decisions that it records, whether or not they are in force."""
    dependencies: tuple[Dependency, ...] = ()
    relations: tuple[Relation, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    """Each target once, with the first line that names it."""
    not_understood: tuple[UnparsedContent, ...] = ()
    unknown_words: tuple[UnknownWord, ...] = ()
    """The words that are not in the vocabulary, each once; empty if nothing asked for them."""
    findings: tuple[Finding, ...] = ()
    """The findings of reading this file. An entry has those of rules over many plans."""
    ignores: tuple[Suppression, ...] = ()
    """The rules that the file suppresses."""
    is_template: bool = False
    """Whether the file is a template, not a plan, by its placeholders or its folder."""
    is_introduction: bool = False
    """Whether the file is a README, index or the like without any part of a plan."""
    companion_of: str | None = None
    """The path of the plan to which the file belongs as its notes or log; `None` if it belongs to none."""
    secrets: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """Texts that look like secrets, as a reader sees them. They are redacted and never published."""

    @property
    def is_plan(self) -> bool:
        """Whether the file is a plan, and no template, introduction or companion."""
        return not (self.is_template or self.is_introduction or self.companion_of)

    @property
    def open_risks(self) -> tuple[Risk, ...]:
        """The risks that are not closed, in the order of the file."""
        return tuple(risk for risk in self.risks if risk.open)

    @property
    def states_risks(self) -> bool:
        """Whether the plan names risks, or states that it has none."""
        return bool(self.risks) or self.no_risks

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that are not answered, in the order of the file."""
        return tuple(question for question in self.questions if question.open)

    @property
    def next_step(self) -> Check | None:
        """The first open step; `None` if no step is open."""
        return next((step for step in self.steps if step.mark is Checkbox.OPEN), None)


def tally(checks: tuple[Check, ...]) -> Tally:
    """Count the done and all items. Dropped items are in neither count."""
    marks = [check.mark for check in checks]
    done = marks.count(Checkbox.DONE)
    return Tally(done, done + marks.count(Checkbox.OPEN))
