"""Reads a published `plans.json`, which is untrusted input.

Only known keys are read. A value of a wrong type refuses the whole snapshot, with a reason. Nothing in it is
evaluated, opened or fetched, and no address in it leads away from its portal.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from itertools import chain, islice, repeat
from typing import Any
from urllib.parse import unquote, urljoin

import msgspec
from msgspec import structs

from mkdocs_plans.config.options import Profile
from mkdocs_plans.model.plan import (
    Check,
    Checkbox,
    Dependency,
    DependencyKind,
    Plan,
    Sections,
    Status,
    Tally,
    TargetDate,
)
from mkdocs_plans.model.times import ItemTimes, Moment, PlanTimes
from mkdocs_plans.model.wire_types import MomentRecord, parse_time
from mkdocs_plans.overview import Summary
from mkdocs_plans.overview.project_status import DataState
from mkdocs_plans.overview.summary_reader import read as read_summary
from mkdocs_plans.portfolio.entry import AttentionReason, Entry, LastChange, SummaryFigures
from mkdocs_plans.terminal_text import printable

from .types import (
    FORMAT,
    SCHEMA_VERSION,
    DecisionRecord,
    DependencyRecord,
    PlanRecord,
    QuestionRecord,
    RiskRecord,
    SnapshotFrame,
    SnapshotHead,
    SnapshotPlans,
    StepRecord,
)
from .untrusted_json import (
    DEEPEST,
    LARGEST,
    LONGEST,
    PublishedError,
    check_counts,
    check_keys,
    check_size,
    cleaned,
    decode,
    is_deeper,
    may_have_many_values,
    one_line,
    quoted,
    signs_of,
)

Frame = SnapshotFrame[msgspec.Raw]
"""Everything except the plans, with the figures undecoded, because they may be all that is needed."""

MOST_PLANS = 20_000
"""The maximum number of plans that are read of one snapshot. With more, the project is `truncated`."""
LARGEST_PART = LARGEST // 10
"""The maximum size in bytes of one plan, beyond which it is left out and the project is `truncated`, and of
everything besides the plans. One part is decoded at a time, which limits memory."""


@dataclass(frozen=True, slots=True)
class Published:
    """The content of a snapshot, after checks."""

    name: str | None
    """The project's own name, which is only compared and never trusted."""
    commit: str | None
    commit_time: datetime | None
    profile: Profile
    summary: Summary | None
    """The summary of all plans, if the snapshot contains only their heads, or not all of them.

    Then there are no entries."""
    entries: tuple[Entry, ...]
    """Plans with paths, projects and addresses as published, which lead nowhere but to the portal."""
    truncated: bool = False
    """Whether the snapshot contains more plans than are read, or states that it leaves some out."""


def read_published(
    raw: bytes, *, base: str | None = None, project: str = "", counted: bool = False
) -> Published:
    """Read a snapshot.

    Args:
        raw: The file.
        base: The address of the portal that published it, with which its plans' addresses begin. If `None`,
            addresses are left empty.
        project: The name that this portal has for the project.
        counted: Whether figures are enough if the snapshot contains only heads of plans, or not all plans
            that it counts.

    Raises:
        PublishedError: It is not a snapshot, has a newer version, or contains an address that must not be
            followed.
    """
    if len(raw) > LARGEST:
        raise PublishedError(f"is larger than {LARGEST // 1_000_000} MB")
    signs = signs_of(raw) if may_have_many_values(raw) else b""
    check_size(signs)
    if counted and (figures := _read_counted(raw, base, project)):
        return figures
    if is_deeper(signs or signs_of(raw), DEEPEST):
        raise PublishedError(f"is nested more than {DEEPEST} levels deep, or is not JSON")
    head = decode(raw, SnapshotHead)
    if head.format != FORMAT:
        raise PublishedError("is not a snapshot of plans")
    if _is_newer(head):
        raise PublishedError(
            f"has version {head.schema_version}; this release reads {SCHEMA_VERSION}", DataState.NEWER
        )
    file = _read_file(raw)
    plans = decode(raw, SnapshotPlans).plans
    entries = tuple(_entries(plans[:MOST_PLANS], base, file.profile))
    return Published(
        file.project.name,
        file.source.commit,
        _time(file.source.commit_time),
        file.profile,
        None,
        entries,
        truncated=not file.complete or len(entries) < len(plans),
    )


def _read_file(raw: bytes) -> Frame:
    """Read everything except the plans.

    Raises:
        PublishedError: It is invalid.
    """
    rest = _without_the_unread(raw)
    if len(rest) > LARGEST_PART:
        raise PublishedError(f"has more than {LARGEST_PART:,} bytes besides its plans")
    check_keys(rest)
    file = decode(cleaned(rest), Frame)
    check_counts(decode(file.summary, dict[str, Any]))
    return file


def _entries(plans: Sequence[msgspec.Raw], base: str | None, profile: Profile) -> Iterator[Entry]:
    """Read the plans, each decoded on its own, without those that are too large.

    Raises:
        PublishedError: A plan is invalid, or has the path of another.
    """
    seen: set[str] = set()
    for number, part in enumerate(plans):
        raw = bytes(part)
        if len(raw) > LARGEST_PART:
            continue
        check_keys(raw)
        plan = decode(cleaned(raw), PlanRecord, f"$.plans[{number}]")
        if plan.path in seen:
            raise PublishedError(f"contains two plans {quoted(plan.path)}")
        seen.add(plan.path)
        yield _entry(plan, base, profile)


def _is_newer(head: SnapshotHead) -> bool:
    return int(head.schema_version.split(".")[0]) > int(SCHEMA_VERSION.split(".")[0])


def _read_counted(raw: bytes, base: str | None, project: str) -> Published | None:
    """Read a snapshot whose figures are enough; `None` if its plans are needed, or it has to be refused.

    An overview may read a thousand such snapshots, so their plans are skipped without decoding them.
    """
    found = _undoubted_frame(raw)
    if found is None:
        return None
    rest, frame = found
    block = decode(cleaned(bytes(frame.summary)), dict[str, Any])
    if frame.profile is not Profile.SUMMARY and block.get("listed") is not False:
        return None
    check_keys(rest)
    check_counts(block)
    try:
        summary = read_summary(block, project, cache(partial(_address, base=base)))
    except ValueError as error:
        raise PublishedError(one_line(error)) from None
    name = printable(frame.project.name[:LONGEST]) if frame.project.name else None
    source = frame.source
    time = _time(source.commit_time)
    return Published(name, source.commit, time, frame.profile, summary, (), truncated=not frame.complete)


def _undoubted_frame(raw: bytes) -> tuple[bytes, Frame] | None:
    """Decode everything except the plans, and return it with its text; `None` if something is wrong with it.

    The message about the whole snapshot gives the reason.
    """
    try:
        rest = _without_the_unread(raw)
        frame = msgspec.json.decode(rest, type=Frame)
    except (PublishedError, msgspec.MsgspecError, RecursionError, ValueError):
        return None
    known = frame.format == FORMAT and not _is_newer(frame)
    fits = len(rest) <= LARGEST_PART and not is_deeper(signs_of(rest), DEEPEST)
    return (rest, frame) if known and fits else None


_READ = frozenset(SnapshotFrame.__struct_encode_fields__)
_SHORT = 1_000
"""The size in bytes of a value that is not worth leaving out."""


def _without_the_unread(raw: bytes) -> bytes:
    """Replace every long value at the top of a snapshot that is not in `SnapshotFrame` with zero."""
    kept: list[memoryview | bytes] = []
    whole, end = memoryview(raw), 0
    for key, value in decode(raw, dict[str, msgspec.Raw]).items():  # In the order of the text.
        part = memoryview(value)
        if key in _READ or len(part) <= _SHORT:
            continue
        start = raw.find(part[:_SHORT], end)
        if start < 0 or whole[start : start + len(part)] != part:
            break  # A key occurs twice, or one value begins as a part of another: the rest is kept.
        kept += [whole[end:start], b"0"]
        end = start + len(part)
    return b"".join([*kept, whole[end:]])


def _entry(plan: PlanRecord, base: str | None, profile: Profile) -> Entry:
    if _unfit_path(plan.path):
        raise PublishedError(f"contains a plan {quoted(plan.path)}, which is not a path in a repository")
    phases = range(len(plan.phases or ()))
    if any(step.phase is not None and step.phase not in phases for step in plan.step_items or ()):
        raise PublishedError(f"refers to a phase that its plan {quoted(plan.path)} does not have")
    changed = _time(plan.changed)
    commit = plan.changed_commit or ""
    return Entry(
        _plan(plan, profile),
        _address(plan.url, base),
        posixpath.dirname(plan.path).partition("/")[2],
        LastChange(changed, commit[:12]) if changed else None,
        times=_times(plan),
        project=plan.project or "",
        elsewhere=True,
        counted=_counted(plan) if profile is Profile.SUMMARY else None,
        reasons=_stated_reasons(plan),
    )


def _times(plan: PlanRecord) -> PlanTimes | None:
    """Return the times of a plan and its items; `None` if none is published."""
    dated: tuple[RiskRecord | QuestionRecord | DecisionRecord | StepRecord, ...] = (
        *plan.risks,
        *(plan.questions or ()),
        *(plan.decisions or ()),
        *(plan.step_items or ()),
    )
    items = {
        item.anchor: ItemTimes(_moment(item.since), _moment(item.until))
        for item in dated
        if item.since or item.until
    }
    status, finished = _moment(plan.since), _moment(plan.until)
    added = _moment(plan.added)
    if added is None:
        # It is published if the history goes back to it, so the plan is older than all that is known of it.
        known = (status, finished, *(found.since for found in items.values()))
        oldest = min((moment for moment in known if moment), key=lambda moment: moment.time, default=None)
        if oldest is None:
            return None
        added = structs.replace(oldest, at_least=True)
    return PlanTimes(added, ItemTimes(status), finished=finished, items=items)


def _moment(record: MomentRecord | None) -> Moment | None:
    time = _time(record.date) if record else None
    return Moment(time, record.commit) if record and time else None


def _counted(plan: PlanRecord) -> SummaryFigures:
    return SummaryFigures(
        Tally(plan.steps.done, plan.steps.total),
        Tally(plan.access.done, plan.access.total),
        plan.questions_open or {},
        _stated_reasons(plan),
    )


def _stated_reasons(plan: PlanRecord) -> tuple[AttentionReason, ...]:
    return tuple(AttentionReason(reason.kind, reason.text) for reason in plan.attention)


def _access(plan: PlanRecord, profile: Profile) -> object:
    """Return the access items; for redacted ones the same number without their text."""
    if profile is not Profile.REDACTED:
        return plan.access_items or ()
    marks = islice(chain(repeat(Checkbox.DONE, plan.access.done), repeat(Checkbox.OPEN)), plan.access.total)
    return tuple(Check(1, "redacted", mark, "") for mark in marks)


def _plan(plan: PlanRecord, profile: Profile) -> Plan:
    for risk in plan.risks:
        _day(risk.due)
    for decision in plan.decisions or ():
        _day(decision.day)
    target = _day(plan.target)
    read = {
        "path": plan.path,
        "title": plan.title or plan.path,
        "title_line": plan.title_line,
        "status": Status(plan.status, plan.status_raw, plan.status_from, plan.status_line),
        "date": _day(plan.date),
        "folder_state": plan.folder_state,
        "target": TargetDate(target, plan.target_line) if target and plan.target_line else None,
        "id": plan.id,
        "owners": plan.owners,
        "tags": plan.tags,
        "sections": plan.sections or Sections(),
        "tracked": plan.steps.tracked,
        "steps": plan.step_items or (),
        "phases": plan.phases or (),
        "untracked_units": plan.untracked_units,
        "criteria": plan.criteria_items or (),
        "testing": plan.testing_items or (),
        "access": _access(plan, profile),
        "risks": plan.risks,
        "no_risks": plan.no_risks,
        "questions": plan.questions or (),
        "decisions": plan.decisions or (),
        "dependencies": (
            *_dependencies(DependencyKind.SERVICE, plan.services or ()),
            *_dependencies(DependencyKind.LIBRARY, plan.libraries or ()),
            *_dependencies(DependencyKind.TOOL, plan.tools or ()),
        ),
        "relations": plan.relations,
        "not_understood": plan.not_understood or (),
        "findings": plan.findings or (),
    }
    # The items of a record have the same attributes as those of a plan, so msgspec converts them in C.
    return msgspec.convert(read, Plan, from_attributes=True)


def _dependencies(kind: DependencyKind, items: Iterable[DependencyRecord]) -> Iterator[Dependency]:
    for item in items:
        yield Dependency(item.line, kind, item.name, item.version, item.purpose, item.link, item.anchor)


def _unfit_path(path: str) -> bool:
    return not path or path.startswith("/") or "\\" in path or ".." in path.split("/")


def _address(url: str, base: str | None) -> str:
    """Return the address of a plan's page; for a plan of an overview's project, that of the overview.

    Raises:
        PublishedError: The address is not a path below the portal's own.
    """
    if re.match(r"https?://", url):
        return base or ""
    path = unquote(url)
    if (
        path.startswith("/")
        or any(sign in path for sign in "\\:?#")
        or ".." in path.split("/")
        or printable(path) != path
    ):
        raise PublishedError(f"contains the address {quoted(url)}, which is not on its portal")
    return urljoin(base, url) if base else ""


def _time(text: str | None) -> datetime | None:
    """Read a time in UTC.

    Raises:
        PublishedError: There is no such time.
    """
    try:
        return parse_time(text)
    except ValueError as error:
        raise PublishedError(str(error)) from None


def _day(text: str | None) -> str | None:
    return text if _time(f"{text}T00:00:00Z" if text else None) else None
