"""A history as the file `plans-history.json`. The same commit gives the same bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import resources

from msgspec import structs

from mkdocs_plans.config.options import Profile
from mkdocs_plans.model.wire_types import time_text
from mkdocs_plans.snapshot.profiles import without_secrets
from mkdocs_plans.snapshot.types import GeneratorRecord, ProjectRecord
from mkdocs_plans.snapshot.writer import Origin, encode_bytes, rows, version

from .model import History, HistoryEvent
from .profiles import published_events
from .types import (
    FORMAT,
    SCHEMA_VERSION,
    HistoryCommitRecord,
    HistoryEventRecord,
    HistoryRecord,
    HistorySourceRecord,
)

_BELOW_A_PHASE = ("step-", "criterion-", "access-")
"""The kinds of items whose `about` is the name of a phase, which a summary leaves out."""

_Shape = Callable[[HistoryEventRecord], HistoryEventRecord]


def published_history(
    history: History, origin: Origin, *, profile: Profile = Profile.FULL, known: Sequence[str] = ()
) -> bytes:
    """Write the file `plans-history.json`, each commit on a line of its own.

    Args:
        history: The history.
        origin: The origin, as in `plans.json`.
        profile: The profile.
        known: The secrets in the files of all plans, which the profile `redacted` leaves out.
    """
    record = HistoryRecord(
        format=FORMAT,
        schema_version=SCHEMA_VERSION,
        profile=profile,
        generator=GeneratorRecord("mkdocs-plans", version()),
        project=ProjectRecord(origin.name, origin.url, origin.repo_url),
        source=HistorySourceRecord(origin.commit, time_text(origin.commit_time), origin.dirty, history.reach),
        commits=(),
    )
    parts: list[bytes] = []
    for name in record.__struct_fields__:
        parts += [b",\n" if parts else b"{\n", encode_bytes(name), b": "]
        if name == "commits":
            parts += rows(_commits(history, profile, _shape(profile, known)))
        else:
            parts.append(encode_bytes(getattr(record, name)))
    return b"".join([*parts, b"\n}\n"])


def schema() -> bytes:
    """Return the JSON Schema of a history, which is published next to it as `plans-history.schema.json`."""
    return (resources.files("mkdocs_plans") / "schema" / f"history-{SCHEMA_VERSION}.json").read_bytes()


def _commits(history: History, profile: Profile, shape: _Shape) -> Iterator[HistoryCommitRecord]:
    imported = {one.commit: one for one in history.imports}
    bulk = {one.commit: one for one in history.bulk}
    times = {one.commit: one.time for one in (*history.imports, *history.bulk)}
    events: dict[str, list[HistoryEvent]] = defaultdict(list)
    for event in history.events:  # Several projects may have events of one commit.
        events[event.commit].append(event)
    times |= {commit: group[0].time for commit, group in events.items()}
    # In the order of events; commits without any event are sorted in by their times.
    order = {commit: number for number, commit in enumerate(events)}
    for commit in sorted(times, key=lambda commit: (times[commit], order.get(commit, -1), commit)):
        found = published_events(events.get(commit, ()), profile)
        yield HistoryCommitRecord(
            date=str(time_text(times[commit])),
            commit=commit,
            imported=imported[commit].plans if commit in imported else 0,
            bulk=bulk[commit].plans if commit in bulk else 0,
            events=tuple(shape(_event(event)) for event in found),
        )


def _event(event: HistoryEvent) -> HistoryEventRecord:
    """Describe an event. A text that its profile leaves out is null."""
    return HistoryEventRecord(
        path=event.path,
        plan=event.plan,
        kind=str(event.kind),
        item=event.item,
        text=event.text or None,
        anchor=event.anchor,
        before=event.before or None,
        after=event.after or None,
        about=event.about,
    )


def _shape(profile: Profile, known: Sequence[str]) -> _Shape:
    """Return what is left to leave out of an event in a profile."""
    if profile is Profile.SUMMARY:
        return _without_phase
    if profile is Profile.REDACTED:
        return partial(without_secrets, known=known)
    return lambda event: event


def _without_phase(event: HistoryEventRecord) -> HistoryEventRecord:
    return structs.replace(event, about=None) if event.kind.startswith(_BELOW_A_PHASE) else event
