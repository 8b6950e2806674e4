"""`plans-history.json` as structs, which the writer encodes, the reader decodes and the schema describes."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from mkdocs_plans.config.options import Profile
from mkdocs_plans.model.times import Reach
from mkdocs_plans.model.wire_types import Commit, Count, PlanPath, Time
from mkdocs_plans.snapshot.types import GeneratorRecord, ProjectRecord, Version

from .chains import KINDS

FORMAT = "mkdocs-plans-history"
SCHEMA_VERSION = "1.0"
"""The minor part grows when keys or kinds of events are added, the major part when a key changes its meaning
or is removed."""


class HistoryEventRecord(Struct, frozen=True, kw_only=True):
    """One change of one plan or item."""

    path: PlanPath
    """The path that the plan has in the newest commit; its last path if it was removed."""
    plan: Count = 0
    """The number of the plan among those that had this path one after the other."""
    kind: Annotated[str, Meta(extra_json_schema={"enum": list(KINDS)})]
    item: Count | None = None
    """The number of the item in the plan; the same in all events of one item. null: it concerns the plan."""
    text: str | None = None
    """The text of the item, or the title of the plan, in that commit; of a removed item its last text. null:
    the profile leaves it out."""
    anchor: str | None = None
    """Id of the item on the plan's page. null: it is not there any more, has none, or the profile leaves it
    out."""
    before: str | None = field(default=None, name="from")
    """The value before, as in a diff; the state of a removed plan; the old path of a renamed one."""
    after: str | None = field(default=None, name="to")
    """The value after, as in a diff; the state of a new plan; the new path of a renamed one."""
    about: str | None = None
    """What the item belongs to, as in a diff."""


class HistoryCommitRecord(Struct, frozen=True, kw_only=True):
    """A commit on the main line, with what it changed."""

    date: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", description="In UTC.")]
    commit: Commit
    """Full hash."""
    imported: Count = 0
    """How many plans came with it, if it is an import; what came with it says nothing about flow."""
    bulk: Count = 0
    """For how many plans it is no change, because it touched many plans and only changed words in these."""
    events: tuple[HistoryEventRecord, ...] = ()
    """By path, then as in a diff."""


class HistorySourceRecord(Struct, frozen=True):
    """The state of the repository that was read."""

    commit: Commit | None
    """Full hash."""
    commit_time: Time | None
    dirty: bool | None = None
    """Whether there were uncommitted changes; they are in no event."""
    reach: Reach = Reach.NONE
    """shallow: what the oldest commit shows may be older."""


class HistoryHead(Struct, frozen=True):
    """The keys that are read first, to decide whether the rest can be read."""

    format: Annotated[str, Meta(extra_json_schema={"const": FORMAT})]
    schema_version: Version


class HistoryRecord(HistoryHead, frozen=True, kw_only=True):
    """A whole history."""

    profile: Profile = Profile.FULL
    """full: everything; summary: no texts of items; redacted: no access items, mitigation texts and
    secrets."""
    generator: GeneratorRecord = GeneratorRecord("", "")
    project: ProjectRecord
    source: HistorySourceRecord
    commits: tuple[HistoryCommitRecord, ...]
    """Those that changed plans, oldest first."""
