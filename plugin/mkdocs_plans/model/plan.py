"""A plan and its parts, as frozen, typed values.

Every value is plain text and has the 1-based line of the file that it was read from. Nothing here
knows Markdown, folders or pages. `docs/reference/reading.md` describes how a plan is read.

The parts of a plan, of which thousands are made, are structs: made four times as fast as a frozen dataclass.
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
        """Whether nothing more is expected to happen: completed or cancelled."""
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
    """The canonical state; `UNKNOWN` where nothing usable is stated."""
    raw: str | None
    """The stated text on one line, markup stripped; `None` if nothing is stated."""
    source: StatusSource
    """Where the state comes from."""
    line: int | None = None
    """The line that states it; `None` for a folder or nothing."""


class Level(StrEnum):
    """An ordinal level of impact or probability. Levels are never added or multiplied."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Checkbox(StrEnum):
    """The state of the box in front of an item."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Check(Struct, frozen=True):
    """Something to tick: a step, a success criterion, a test or an access item."""

    line: int
    text: str
    mark: Checkbox
    anchor: str
    """The id of the item on the plan's page."""
    phase: int | None = None
    """Index into `Plan.phases` of the phase the step belongs to; `None` outside of phases."""


class Tally(Struct, frozen=True):
    """How many items are done, and how many there are without the dropped ones."""

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
    """Steps done or open; 0 where the phase tracks no step."""
    anchor: str


class Risk(Struct, frozen=True):
    """A risk and its mitigation."""

    line: int
    text: str
    impact: Level | None
    """`None`: not stated, or stated in words that are no level (kept in `impact_raw`)."""
    probability: Level | None
    mitigation: str | None
    """The text of the mitigation; `None` where there is none."""
    mitigated: bool | None
    """Whether a mitigation is stated; `None` where the form has no place for one."""
    closed: bool
    anchor: str
    impact_raw: str | None = None
    probability_raw: str | None = None
    owned: bool | None = None
    """Whether somebody is named for it; `None` where the form has no place for a name."""
    due: str | None = None
    """`YYYY-MM-DD`, by which something is to be done about it; `None`: not stated."""

    @property
    def open(self) -> bool:
        """Whether the risk is not closed."""
        return not self.closed


class QuestionKind(StrEnum):
    """What a question needs to be answered."""

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
    """What its own box says; `None` where it has no box, or one that is crossed out."""

    @property
    def open(self) -> bool:
        """Whether the question is not answered."""
        return not self.answered


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
    """The address given for it, as written."""
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
        """Whether a plan that states it waits for the plan that is meant."""
        return self in (RelationKind.DEPENDS_ON, RelationKind.BLOCKED_BY)

    @property
    def blocks(self) -> bool:
        """Whether the plan that is meant waits for the plan that states it."""
        return self is RelationKind.BLOCKS


class Relation(Struct, frozen=True):
    """A relation as written; whether its target is a plan is decided where all plans are known."""

    line: int
    kind: RelationKind
    target: str
    """A path, id, number or title, as written: the link's destination where it is a link."""
    text: str
    """What a reader sees."""


class Hyperlink(Struct, frozen=True):
    """A link or an image of the text that names no web or mail address."""

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
    """A word in a position where words count, which the vocabulary does not know."""

    part: str
    """The part of the option `vocabulary` that it belongs to: `status`, `headings` …"""
    word: str
    """As words of this part are compared."""
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
        """The place in the order, most severe first."""
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
    """One sentence, without markup; what is wrong and, where it helps, what to do."""
    line: int | None = None
    """`None`: it concerns the file as a whole."""


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
    """The date by which a plan should be done."""

    day: str
    """`YYYY-MM-DD`."""
    line: int


class Sections(Struct, frozen=True):
    """The prose of a plan by section, as passages; empty: not stated."""

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
    notes: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The content of one plan file."""

    path: str
    """As the source names it, with `/` between parts."""
    title: str
    title_line: int | None
    """`None` where the title is the file's or folder's name."""
    status: Status
    date: str | None
    """`YYYY-MM-DD`."""
    target: TargetDate | None = None
    """The date by which it should be done; `None`: not stated."""
    id: str | None = None
    """An id from the front matter or in front of the title (`KEP-1904`)."""
    owners: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    """The subjects of its headings: `goal`, `risks` …"""
    sections: Sections = Sections()  # noqa: RUF009 - immutable
    tracked: bool | None = None
    """Whether steps can be counted: `False`, where steps are listed but none is marked; `None`,
    where the plan has no list of steps at all."""
    steps: tuple[Check, ...] = ()
    phases: tuple[Phase, ...] = ()
    criteria: tuple[Check, ...] = ()
    testing: tuple[Check, ...] = ()
    access: tuple[Check, ...] = ()
    risks: tuple[Risk, ...] = ()
    no_risks: bool = False
    """Whether the plan states that it has no risks."""
    questions: tuple[Question, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    relations: tuple[Relation, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    """Each target once, with the first line that names it."""
    not_understood: tuple[UnparsedContent, ...] = ()
    unknown_words: tuple[UnknownWord, ...] = ()
    """The words that the vocabulary does not know, each once."""
    findings: tuple[Finding, ...] = ()
    """The findings of reading this file; an entry has those of rules over many plans."""
    ignores: tuple[Suppression, ...] = ()
    """The rules that the file suppresses."""
    is_template: bool = False
    """Whether every field is a placeholder: the file is a form to fill in, not a plan."""
    is_introduction: bool = False
    """Whether the file is a README or index without any part of a plan: the introduction of its folder."""
    secrets: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """Texts that look like secrets, as a reader sees them: they are redacted, and published nowhere."""

    @property
    def open_risks(self) -> tuple[Risk, ...]:
        """The risks that are not closed, in the order of the file."""
        return tuple(risk for risk in self.risks if risk.open)

    @property
    def states_risks(self) -> bool:
        """Whether the plan names risks, or says that it has none."""
        return bool(self.risks) or self.no_risks

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that are not answered, in the order of the file."""
        return tuple(question for question in self.questions if question.open)

    @property
    def next_step(self) -> Check | None:
        """The first open step; `None` where no step is open."""
        return next((step for step in self.steps if step.mark is Checkbox.OPEN), None)


def tally(checks: tuple[Check, ...]) -> Tally:
    """Count the done and all items; dropped items count in neither."""
    marks = [check.mark for check in checks]
    done = marks.count(Checkbox.DONE)
    return Tally(done, done + marks.count(Checkbox.OPEN))
