"""What each line of a file was read as, for pages and the command line."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from mkdocs_plans.model.plan import Finding


class ReadAs(StrEnum):
    """What a line was read as."""

    BLANK = "blank"
    FRONT_MATTER = "front-matter"
    TITLE = "title"
    STATUS = "status"
    FIELD = "field"
    RELATION = "relation"
    HEADING = "heading"
    PHASE = "phase"
    STEP = "step"
    CRITERION = "criterion"
    TEST = "test"
    ACCESS = "access"
    RISK = "risk"
    QUESTION = "question"
    DECISION = "decision"
    DEPENDENCY = "dependency"
    DETAIL = "detail"
    """A part of an item: the answer to a question, the mitigation of a risk."""
    SECTION = "section"
    """Text of a section with a role, such as the goal."""
    UNPARSED = "unparsed"
    COMMENT = "comment"
    CODE = "code"
    OTHER = "other"
    """Text that is only shown on the plan's page, and is not part of its data."""


class LineReading(Struct, frozen=True):
    """What one line was read as."""

    line: int
    text: str
    """The line as written."""
    read_as: ReadAs
    label: str
    """What it is, in a few words: `step, done`. Empty where a line continues the one above it."""
    rule: str
    """The reason: `box under "Tasks"`. Empty where the label is enough."""
    part_of: int | None = None
    """The line of the item that it belongs to."""
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    """The findings that the plan suppresses."""


class Fact(Struct, frozen=True):
    """A property or figure of the plan, and its origin."""

    name: str
    value: str
    rule: str
    line: int | None = None
    """The line that states it; `None` if no line or several lines do."""


class Explanation(Struct, frozen=True):
    """How a file was read."""

    path: str
    facts: tuple[Fact, ...]
    lines: tuple[LineReading, ...]
    findings: tuple[Finding, ...] = ()
    """The findings about the file as a whole."""
