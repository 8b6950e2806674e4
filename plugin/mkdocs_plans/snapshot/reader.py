"""A published `plans.json`, read as what it is: text that anybody may have written.

Only known keys are read, each of the type it must have; whatever does not fit refuses the whole, with a
reason. Nothing in it is evaluated, opened or asked for, and no address in it leads away from its portal.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from itertools import chain, islice, repeat
from typing import Any, TypeVar
from urllib.parse import unquote, urljoin

import msgspec

from mkdocs_plans.model.phrases import truncate
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
from mkdocs_plans.model.wire_types import HIGHEST, parse_time
from mkdocs_plans.overview import Summary
from mkdocs_plans.overview.project_status import DataState, Profile
from mkdocs_plans.overview.summary_reader import read as read_summary
from mkdocs_plans.portfolio.entry import AttentionReason, Entry, LastChange, SummaryFigures
from mkdocs_plans.terminal_text import printable

from .types import (
    FORMAT,
    SCHEMA_VERSION,
    DependencyRecord,
    PlanRecord,
    SnapshotFrame,
    SnapshotHead,
    SnapshotPlans,
)

LARGEST = 50_000_000
"""Bytes, decompressed, beyond which a snapshot is refused."""
MOST_PLANS = 20_000
"""Plans of one snapshot that are read; the rest is left out, and the project is `truncated`."""
DEEPEST = 32
"""Levels of objects and lists within each other."""
LONGEST = 10_000
"""Characters of a text; the rest is left out."""
MOST_VALUES = LARGEST // 10
"""Values beyond which a snapshot is refused. What we publish has one in 12 bytes or more; a value of two
bytes may take 60 in memory."""
LARGEST_PART = LARGEST // 10
"""Bytes of one plan, beyond which it is left out and the project is `truncated`, and of everything beside the
plans. One part is decoded at a time: that is what bounds memory."""
MOST_KEYS = 1_000
"""Keys at the top of a snapshot; we publish a dozen."""

_SHOWN = 80

_T = TypeVar("_T")


class PublishedError(Exception):
    """A snapshot is refused; the message says why, as part of a sentence on one line."""

    def __init__(self, reason: str, state: DataState = DataState.INVALID) -> None:
        super().__init__(reason)
        self.state = state


@dataclass(frozen=True, slots=True)
class Published:
    """What a snapshot says, after checks."""

    name: str | None
    """What the project calls itself: never trusted, only compared."""
    commit: str | None
    commit_time: datetime | None
    profile: Profile
    summary: Summary | None
    """What all plans add up to, where those that the snapshot holds do not tell; then there are none here."""
    entries: tuple[Entry, ...]
    """Paths, projects and addresses as published; paths and addresses are checked to lead nowhere else."""
    truncated: bool = False
    """Whether the snapshot holds more plans than are read, or says that it leaves some out."""


def read_published(
    raw: bytes, *, base: str | None = None, project: str = "", counted: bool = False
) -> Published:
    """Read a snapshot.

    Args:
        raw: The file.
        base: The address of the portal that published it; its plans' addresses begin with it. `None`: not
            known, and addresses are left empty.
        project: What the project is called here.
        counted: Whether the figures do where the plans are only heads, or not all that is counted.

    Raises:
        PublishedError: It is no snapshot, one of a newer version, or holds what must not be followed.
    """
    if len(raw) > LARGEST:
        raise PublishedError(f"is larger than {LARGEST // 1_000_000} MB")
    signs = _signs(raw) if _may_hold_many(raw) else b""
    _check_size(signs)
    if counted and (told := _only_counted(raw, base, project)):
        return told
    if _deeper_than(signs or _signs(raw), DEEPEST):
        raise PublishedError(f"is nested more than {DEEPEST} levels deep, or no JSON")
    head = _decoded(raw, SnapshotHead)
    if head.format != FORMAT:
        raise PublishedError("is no snapshot of plans")
    if _is_newer(head):
        raise PublishedError(
            f"has version {head.schema_version}; this release reads {SCHEMA_VERSION}", DataState.NEWER
        )
    file = _read_file(raw)
    plans = _decoded(raw, SnapshotPlans).plans
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


def _read_file(raw: bytes) -> SnapshotFrame[msgspec.Raw]:
    """All but the plans.

    Raises:
        PublishedError: It does not fit.
    """
    rest = _without_the_unread(raw)
    if len(rest) > LARGEST_PART:
        raise PublishedError(f"has more than {LARGEST_PART:,} bytes beside its plans")
    _check_keys(rest)
    file = _decoded(_tame(rest), SnapshotFrame[msgspec.Raw])
    _check_counts(_decoded(file.summary, dict[str, Any]))
    return file


def _entries(plans: Sequence[msgspec.Raw], base: str | None, profile: Profile) -> Iterator[Entry]:
    """The plans, each decoded by itself; without those that are too large.

    Raises:
        PublishedError: One does not fit, or has the path of another.
    """
    seen: set[str] = set()
    for number, part in enumerate(plans):
        raw = bytes(part)
        if len(raw) > LARGEST_PART:
            continue
        _check_keys(raw)
        plan = _decoded(_tame(raw), PlanRecord, f"$.plans[{number}]")
        if _UNUSUAL.search(raw):
            _check_counts(msgspec.to_builtins(plan))
        if plan.path in seen:
            raise PublishedError(f"names two plans {_quoted(plan.path)}")
        seen.add(plan.path)
        yield _entry(plan, base, profile)


def _is_newer(head: SnapshotHead) -> bool:
    return int(head.schema_version.split(".")[0]) > int(SCHEMA_VERSION.split(".")[0])


def _only_counted(raw: bytes, base: str | None, project: str) -> Published | None:
    """What a snapshot says whose plans need not be read; `None`: they must be, or it is refused with them.

    A thousand such snapshots are read for one overview: what is not looked at is passed over unread.
    """
    try:
        raw = _without_the_unread(raw)
        file = msgspec.json.decode(raw, type=SnapshotFrame[msgspec.Raw])
    except (PublishedError, msgspec.MsgspecError, RecursionError, ValueError):
        return None
    if file.format != FORMAT or _is_newer(file) or len(raw) > LARGEST_PART:
        return None
    if _deeper_than(_signs(raw), DEEPEST):
        return None
    block = _decoded(_tame(bytes(file.summary)), dict[str, Any])
    if file.profile is not Profile.SUMMARY and block.get("listed") is not False:
        return None
    _check_keys(raw)
    _check_counts(block)
    try:
        summary = read_summary(block, project, cache(partial(_address, base=base)))
    except ValueError as error:
        raise PublishedError(_one_line(error)) from None
    name = printable(file.project.name[:LONGEST]) if file.project.name else None
    time = _time(file.source.commit_time)
    return Published(name, file.source.commit, time, file.profile, summary, (), truncated=not file.complete)


_READ = frozenset(SnapshotFrame.__struct_encode_fields__)
_SHORT = 1_000
"""Bytes that are looked at sooner than left out."""


def _without_the_unread(raw: bytes) -> bytes:
    """The same with a zero in place of everything long at the top that `SnapshotFrame` does not have."""
    kept: list[memoryview | bytes] = []
    whole, end = memoryview(raw), 0
    for key, value in _decoded(raw, dict[str, msgspec.Raw]).items():  # in the order in which they stand there
        part = memoryview(value)
        if key in _READ or len(part) <= _SHORT:
            continue
        start = raw.find(part[:_SHORT], end)
        if start < 0 or whole[start : start + len(part)] != part:
            break  # a key is there twice, or one value begins as a part of another: the rest stays
        kept += [whole[end:start], b"0"]
        end = start + len(part)
    return b"".join([*kept, whole[end:]])


def _decoded(raw: bytes | msgspec.Raw, kind: type[_T], place: str = "$") -> _T:
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError as error:
        reason = _one_line(error).replace("`$", f"`{place}")
        raise PublishedError(f"does not have the shape of a snapshot: {reason}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise PublishedError(f"cannot be read as JSON: {_one_line(error)}") from None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


# An end of the text ends a string too, so that no quote is looked at twice.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_OTHER = bytes(set(range(256)) - set(b'"[]{},'))
_WINDOW = 1 << 18
_FEW = MOST_VALUES // 25
"""Values that cannot be too many, whatever they are."""
_EMPTY = re.compile(rb"\[,*\]|\{,*\}")


def _may_hold_many(raw: bytes) -> bool:
    """Whether a closer look at the number of values is needed: most snapshots are small."""
    return raw.count(b",") + raw.count(b"[") + raw.count(b"{") > _FEW


def _signs(raw: bytes) -> bytes:
    """Brackets and commas outside of strings: a value stands at each comma and behind each opening bracket.

    It is read in windows: a list of all strings would take more memory than it saves.

    Raises:
        PublishedError: There are more than what any snapshot has.
    """
    found = bytearray()
    carried, inside = b"", 0
    for start in range(0, len(raw), _WINDOW):
        window = carried + raw[start : start + _WINDOW]
        escapes = len(window) - len(window.rstrip(b"\\"))
        carried = b"\\" * (escapes % 2)  # what it escapes stands in the next window
        window = window[: len(window) - len(carried)]
        if b"\\" in window:
            window = window.replace(b"\\\\", b"").replace(b'\\"', b"")
        parts = window.translate(None, _OTHER).split(b'"')
        found += b"".join(parts[inside::2])
        inside = (inside + len(parts) - 1) % 2
        if len(found) > 2 * MOST_VALUES:  # each container has a closing bracket, too
            raise PublishedError(f"holds more than {MOST_VALUES:,} values")
    return bytes(found) if not inside else b"["  # a string without an end is no JSON


def _check_size(signs: bytes) -> None:
    """Refuse what would take much more memory than it has bytes.

    Raises:
        PublishedError: There are too many values, or too many keys at the top.
    """
    if len(signs) - signs.count(b"]") - signs.count(b"}") > MOST_VALUES:
        raise PublishedError(f"holds more than {MOST_VALUES:,} values")
    inner = signs[1:-1]
    for _ in range(DEEPEST):
        if b"]" not in inner and b"}" not in inner:
            break
        inner = _EMPTY.sub(b"", inner)
    if inner.count(b",") > MOST_KEYS:
        raise PublishedError(f"has more than {MOST_KEYS:,} keys, or is nested too deep")


def _deeper_than(signs: bytes, levels: int) -> bool:
    """Whether brackets are nested deeper, or do not match; found without descending into them."""
    brackets = signs.translate(None, b",")
    for _ in range(levels):
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    return bool(brackets)


def _check_keys(raw: bytes) -> None:
    """Refuse an object that has a key twice: of two readers each may take another of its values.

    Raises:
        PublishedError: There is one, or the text is no JSON.
    """
    try:
        json.loads(raw.decode("utf-8"), object_pairs_hook=_once, parse_int=len)  # numbers are read elsewhere
    except (ValueError, RecursionError) as error:
        raise PublishedError(f"cannot be read as JSON: {_one_line(error)}") from None


def _once(pairs: list[tuple[str, Any]]) -> None:
    if len(dict(pairs)) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise PublishedError(f"has the key {_quoted(printable(twice))} twice in one object")


_SUSPICIOUS = re.compile(
    rb"(?i)\\u(?:00[0189]|007f|061c|200[ef]|202[89a-e]|206[6-9]|feff)|\\[bfnrt]|[\x7f]|\xc2[\x80-\x9f]|\xd8\x9c"
    rb"|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf"
)


_UNUSUAL = re.compile(rb"\d{10}|[:\[,]\s*-\d")
"""What may be a number that is no count; most plans hold none, and need no closer look."""


def _tame(raw: bytes) -> bytes:
    """The same with every text cut to size, and without characters that nobody sees.

    What we publish holds few of either, so the whole is searched first.
    """
    longest = max((found.end() - found.start() for found in _STRING.finditer(raw)), default=0)
    if longest <= LONGEST and not _SUSPICIOUS.search(raw):
        return raw
    return msgspec.json.encode(_tamed(_decoded(raw, Any)))


def _tamed(value: Any) -> Any:  # noqa: ANN401  (whatever JSON holds)
    if isinstance(value, str):
        return printable(truncate(value, LONGEST))
    if isinstance(value, list):
        return [_tamed(item) for item in value]
    if isinstance(value, dict):
        return {key: _tamed(item) for key, item in value.items()}
    return value


def _check_counts(value: object) -> None:
    """Refuse figures that are no counts.

    Raises:
        PublishedError: A number is below zero, a fraction or too large.
    """
    for number in _numbers(value):
        if not isinstance(number, int) or not 0 <= number <= HIGHEST:
            raise PublishedError(f"counts {str(number)[:20]}; expected a whole number from 0 to {HIGHEST:,}")


def _numbers(value: object) -> Iterator[int | float]:
    if isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _numbers(item)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def _entry(plan: PlanRecord, base: str | None, profile: Profile) -> Entry:
    if _unfit_path(plan.path):
        raise PublishedError(f"names a plan {_quoted(plan.path)}, which is no path in a repository")
    phases = range(len(plan.phases or ()))
    if any(step.phase is not None and step.phase not in phases for step in plan.step_items or ()):
        raise PublishedError(f"names a phase that its plan {_quoted(plan.path)} does not have")
    changed = _time(plan.changed)
    commit = plan.changed_commit or ""
    return Entry(
        _plan(plan, profile),
        _address(plan.url, base),
        posixpath.dirname(plan.path).partition("/")[2],
        LastChange(changed, commit[:12]) if changed else None,
        project=plan.project or "",
        elsewhere=True,
        counted=_counted(plan) if profile is Profile.SUMMARY else None,
    )


def _counted(plan: PlanRecord) -> SummaryFigures:
    return SummaryFigures(
        Tally(plan.steps.done, plan.steps.total),
        Tally(plan.access.done, plan.access.total),
        plan.questions_open or {},
        tuple(AttentionReason(reason.kind, reason.text) for reason in plan.attention),
    )


def _access(plan: PlanRecord, profile: Profile) -> object:
    """The access items; those that are redacted are as many as there are, and say no more."""
    if profile is not Profile.REDACTED:
        return plan.access_items or ()
    marks = islice(chain(repeat(Checkbox.DONE, plan.access.done), repeat(Checkbox.OPEN)), plan.access.total)
    return tuple(Check(1, "redacted", mark, "") for mark in marks)


def _plan(plan: PlanRecord, profile: Profile) -> Plan:
    for risk in plan.risks:
        _day(risk.due)
    target = _day(plan.target)
    read = {
        "path": plan.path,
        "title": plan.title or plan.path,
        "title_line": plan.title_line,
        "status": Status(plan.status, plan.status_raw, plan.status_from, plan.status_line),
        "date": _day(plan.date),
        "target": TargetDate(target, plan.target_line) if target and plan.target_line else None,
        "id": plan.id,
        "owners": plan.owners,
        "tags": plan.tags,
        "sections": plan.sections or Sections(),
        "tracked": plan.steps.tracked,
        "steps": plan.step_items or (),
        "phases": plan.phases or (),
        "criteria": plan.criteria_items or (),
        "testing": plan.testing_items or (),
        "access": _access(plan, profile),
        "risks": plan.risks,
        "no_risks": plan.no_risks,
        "questions": plan.questions or (),
        "dependencies": (
            *_dependencies(DependencyKind.SERVICE, plan.services or ()),
            *_dependencies(DependencyKind.LIBRARY, plan.libraries or ()),
            *_dependencies(DependencyKind.TOOL, plan.tools or ()),
        ),
        "relations": plan.relations,
        "not_understood": plan.not_understood or (),
        "findings": plan.findings or (),
    }
    # The items of a record have the attributes of those of a plan: they are converted in C.
    return msgspec.convert(read, Plan, from_attributes=True)


def _dependencies(kind: DependencyKind, items: Iterable[DependencyRecord]) -> Iterator[Dependency]:
    for item in items:
        yield Dependency(item.line, kind, item.name, item.version, item.purpose, item.link, item.anchor)


def _unfit_path(path: str) -> bool:
    return not path or path.startswith("/") or "\\" in path or ".." in path.split("/")


def _address(url: str, base: str | None) -> str:
    """Where a plan's page stands; a plan that an overview has from elsewhere is found on the overview.

    Raises:
        PublishedError: The address is anything but a path below the portal's own.
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
        raise PublishedError(f"names the address {_quoted(url)}, which leads away from its portal")
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


def _quoted(text: str) -> str:
    return f"“{truncate(text, _SHOWN + 1)}”"
