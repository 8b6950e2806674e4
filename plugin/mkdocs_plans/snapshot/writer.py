"""Plans as JSON: the record of one plan, and the snapshot of them all that is published as `plans.json`.

Text is plain, lines are 1-based, times are in UTC, an absent value is `null` and never left out. Keys
stand in the order in which a reader wants them. The same plans make the same bytes.
`schema/snapshot-1.0.json` describes the whole; it is published next to the snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from importlib import metadata, resources
from typing import Any

import msgspec

from mkdocs_plans.model.plan import (
    Check,
    Dependency,
    DependencyKind,
    Finding,
    Passage,
    Phase,
    Plan,
    Question,
    Relation,
    Risk,
    UnparsedContent,
    tally,
)
from mkdocs_plans.model.risk_rating import rating
from mkdocs_plans.overview import counted, summarise
from mkdocs_plans.overview.project_status import Overview, Profile, ProjectStatus
from mkdocs_plans.overview.summary_json import beyond, figures
from mkdocs_plans.portfolio.entry import AttentionReason, Entry, computed_state, contradiction, reasons
from mkdocs_plans.portfolio.portfolio import Portfolio, Usage
from mkdocs_plans.portfolio.relations import Edge
from mkdocs_plans.terminal_text import harmless_json

from .profiles import shape, shaped_frame

FORMAT = "mkdocs-plans-snapshot"
SCHEMA_VERSION = "1.0"
"""Grows behind the point when keys are added, before it when one changes its meaning or goes."""

Record = dict[str, Any]
"""A JSON object: strings, integers, booleans, `None`, lists and records; never a float."""

_REGISTERS = {
    "services": DependencyKind.SERVICE,
    "libraries": DependencyKind.LIBRARY,
    "tools": DependencyKind.TOOL,
}

_to_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_to_bytes = msgspec.json.Encoder().encode


def encode(value: object) -> str:
    """Write a value as JSON that any tool reads and any terminal shows unharmed.

    Letters of every language stay as they are. Characters that break lines, steer a terminal, turn the
    direction of text or begin a command of a CI server are escaped, so that one record is one line whoever
    splits it; what is no character at all (half of a surrogate pair, from a file name that is no UTF-8)
    becomes U+FFFD.
    """
    return harmless_json(_to_json(value))


def _encoded(value: object) -> bytes:
    """The same in UTF-8 and without blanks, much faster: a snapshot holds thousands of plans."""
    try:
        found = _to_bytes(value)
    except UnicodeEncodeError:  # half of a surrogate pair
        found = _to_bytes(json.loads(encode(value)))
    if found.isascii() and b"\x7f" not in found and b"##" not in found:
        return found
    return harmless_json(found.decode()).encode()


def record(plan: Plan, *, findings: Iterable[Finding] | None = None) -> Record:
    """Describe one plan.

    Args:
        plan: The plan.
        findings: What is known about it beyond its own file; the plan's own findings if not given.
    """
    steps = tally(plan.steps)
    return {
        "path": plan.path,
        "title": plan.title,
        "title_line": plan.title_line,
        "status": plan.status.state.value,
        "status_raw": plan.status.raw,
        "status_from": plan.status.source.value,
        "status_line": plan.status.line,
        "computed_status": _value(computed_state(plan)),
        "contradiction": contradiction(plan),
        "date": plan.date,
        "target": plan.target.day if plan.target else None,
        "target_line": plan.target.line if plan.target else None,
        "id": plan.id,
        "owners": list(plan.owners),
        "tags": list(plan.tags),
        "is_template": plan.is_template,
        "is_introduction": plan.is_introduction,
        "steps": {"done": steps.done, "total": steps.total, "tracked": plan.tracked},
        "phases": [_phase(phase) for phase in plan.phases],
        "criteria": _tally(plan.criteria),
        "testing": _tally(plan.testing),
        "access": _tally(plan.access),
        "risks": [_risk(risk) for risk in plan.risks],
        "no_risks": plan.no_risks,
        "questions": [_question(question) for question in plan.questions],
        "step_items": [{**_check(step), "phase": step.phase} for step in plan.steps],
        "criteria_items": [_check(item) for item in plan.criteria],
        "testing_items": [_check(item) for item in plan.testing],
        "access_items": [_check(item) for item in plan.access],
        **{name: _dependencies(plan, kind) for name, kind in _REGISTERS.items()},
        "relations": [_relation(relation) for relation in plan.relations],
        "sections": {
            name: [_passage(passage) for passage in getattr(plan.sections, name)]
            for name in plan.sections.__struct_fields__
        },
        "not_understood": [_unread(unread) for unread in plan.not_understood],
        "findings": [_finding(finding) for finding in (plan.findings if findings is None else findings)],
    }


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a snapshot comes from."""

    name: str | None = None
    """What the project is called."""
    url: str | None = None
    """The address of the published site, which the addresses of plans are relative to."""
    repo_url: str | None = None
    commit: str | None = None
    """The full hash of the commit that was read; `None` without git."""
    commit_time: datetime | None = None
    dirty: bool | None = None
    """Whether there were changes beyond the commit; `None` without git."""
    history: str = "none"
    """`full`, `shallow` or `none`: whether a plan's last change can be known."""


def snapshot(
    portfolio: Portfolio,
    origin: Origin,
    *,
    templates: Iterable[Entry] = (),
    overview: Overview | None = None,
    profile: Profile = Profile.FULL,
) -> Record:
    """Describe all plans of a project: the content of `plans.json`.

    Args:
        portfolio: The plans, with paths relative to the repository.
        origin: Where they come from.
        templates: Files that are forms to fill in; they are listed, and counted nowhere.
        overview: What was gathered from other projects; their plans are among those of the portfolio.
        profile: How much of it to say.
    """
    frame = _frame(portfolio, origin, templates, overview, profile)
    return {**frame, "plans": list(frame["plans"])}


def published(
    portfolio: Portfolio,
    origin: Origin,
    *,
    templates: Iterable[Entry] = (),
    overview: Overview | None = None,
    profile: Profile = Profile.FULL,
) -> bytes:
    """The file `plans.json`: a snapshot in UTF-8, each plan on a line of its own, to compare by line.

    Args:
        portfolio: As for `snapshot`.
        origin: As for `snapshot`.
        templates: As for `snapshot`.
        overview: As for `snapshot`.
        profile: As for `snapshot`.
    """
    parts: list[bytes] = []
    for key, part in _frame(portfolio, origin, templates, overview, profile).items():
        parts += [b",\n" if parts else b"{\n", _encoded(key), b": "]
        parts += [_encoded(part)] if isinstance(part, str | bool | dict) else _rows(part)
    return b"".join([*parts, b"\n}\n"])


def _rows(items: Iterable[Record]) -> Iterator[bytes]:
    """A list with a line for each item."""
    empty = True
    for item in items:
        yield b"[\n" if empty else b",\n"
        yield _encoded(item)
        empty = False
    yield b"[]" if empty else b"\n]"


def _frame(
    portfolio: Portfolio,
    origin: Origin,
    templates: Iterable[Entry],
    overview: Overview | None,
    profile: Profile,
) -> Record:
    """The snapshot, its plans described one by one as they are asked for: there may be thousands."""
    frame = {
        "format": FORMAT,
        "schema_version": SCHEMA_VERSION,
        "profile": profile.value,
        "complete": overview.total.complete if overview else True,
        "generator": {"name": "mkdocs-plans", "version": version()},
        "project": {"name": origin.name, "url": origin.url, "repo_url": origin.repo_url},
        "source": {
            "commit": origin.commit,
            "commit_time": _time(origin.commit_time),
            "dirty": origin.dirty,
            "history": origin.history,
        },
        "today": portfolio.today.isoformat(),
        "summary": _summary(portfolio, overview, profile),
        "attention": [
            {"path": item.entry.plan.path, "reasons": [_reason(reason) for reason in item.reasons]}
            for item in portfolio.attention
        ],
        "inventory": {
            name: [_usage(usage) for usage in portfolio.inventory(kind)] for name, kind in _REGISTERS.items()
        },
        "relations": [_edge(edge) for edge in sorted(portfolio.edges, key=_edge_order)],
        "projects": [_project(project) for project in (overview.projects if overview else ())],
        "plans": (),
        "templates": [
            {"path": entry.plan.path, "title": entry.plan.title, "url": entry.url}
            for entry in _by_path(templates)
        ],
    }
    known = [secret for entry in portfolio.entries for secret in entry.plan.secrets]
    shaped = shape(profile)
    plans = (shaped(_entry(entry), entry.plan.secrets) for entry in _by_path(portfolio.entries))
    return {**shaped_frame(frame, profile, known), "plans": plans}


def schema() -> bytes:
    """The JSON Schema of a snapshot, which is published next to it as `plans.schema.json`."""
    return (resources.files("mkdocs_plans") / "schema" / f"snapshot-{SCHEMA_VERSION}.json").read_bytes()


def _summary(portfolio: Portfolio, overview: Overview | None, profile: Profile) -> Record:
    """The figures; and where plans are not told, or not all of them, what else an overview needs."""
    days = {"recent_days": portfolio.recent_days, "stale_days": portfolio.stale_days}
    if overview:
        return {**figures(overview.total, **days), **beyond(overview.total, listed=overview.listed)}
    if profile is Profile.SUMMARY:
        total = summarise(portfolio)
        return {**figures(total, **days), **beyond(total, listed=True)}
    return figures(counted(portfolio), **days)


def _entry(entry: Entry) -> Record:
    known = record(entry.plan, findings=entry.all_findings)
    place = {
        "path": known.pop("path"),
        "url": entry.url,
        "changed": _time(entry.last_change.time) if entry.last_change else None,
        "changed_commit": entry.last_change.commit if entry.last_change else None,
        "attention": [_reason(reason) for reason in reasons(entry)] if entry.active else [],
        "suppressed": len(entry.suppressed),
        "project": entry.project or None,
    }
    return {**place, **known}


def _project(project: ProjectStatus) -> Record:
    return {
        "name": project.name,
        "kind": project.kind.value,
        "state": project.state.value,
        "reason": project.reason or None,
        "answered": _time(project.answered),
        "changed": _time(project.changed),
        "commit": project.commit,
        "digest": project.digest,
        "url": project.url,
        "profile": project.profile.value if project.has_data else None,
        "plans": project.plans if project.has_data else None,
    }


def _by_path(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.plan.path)


def _usage(usage: Usage) -> Record:
    plans = dict.fromkeys(entry.plan.path for entry, _ in usage.uses)
    return {"name": usage.name, "versions": list(usage.versions), "plans": sorted(plans)}


def _reason(reason: AttentionReason) -> Record:
    return {"kind": reason.kind, "text": reason.text}


def _edge_order(edge: Edge) -> tuple[str, int, str, str]:
    return edge.source, edge.line, edge.kind, edge.target


def _edge(edge: Edge) -> Record:
    return {"from": edge.source, "kind": edge.kind.value, "to": edge.target, "line": edge.line}


def _time(time: datetime | None) -> str | None:
    return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if time else None


def _value(member: StrEnum | None) -> str | None:
    return member.value if member is not None else None


def version() -> str:
    """The version of this package; `0` where it is run from a checkout."""
    try:
        return metadata.version("mkdocs-plans")
    except metadata.PackageNotFoundError:  # run from a checkout
        return "0"


def _tally(checks: tuple[Check, ...]) -> Record:
    count = tally(checks)
    return {"done": count.done, "total": count.total}


def _check(check: Check) -> Record:
    return {"line": check.line, "text": check.text, "mark": check.mark.value, "anchor": check.anchor}


def _phase(phase: Phase) -> Record:
    return {
        "line": phase.line,
        "name": phase.name,
        "done": phase.done,
        "total": phase.total,
        "anchor": phase.anchor,
    }


def _risk(risk: Risk) -> Record:
    return {
        "line": risk.line,
        "text": risk.text,
        "impact": _value(risk.impact),
        "impact_raw": risk.impact_raw,
        "probability": _value(risk.probability),
        "probability_raw": risk.probability_raw,
        "mitigation": risk.mitigation,
        "mitigated": risk.mitigated,
        "owned": risk.owned,
        "due": risk.due,
        "closed": risk.closed,
        "band": rating(risk).value,
        "anchor": risk.anchor,
    }


def _question(question: Question) -> Record:
    return {
        "line": question.line,
        "text": question.text,
        "kind": question.kind.value,
        "answered": question.answered,
        "answer": question.answer,
        "ticked": question.ticked,
        "anchor": question.anchor,
    }


def _dependencies(plan: Plan, kind: DependencyKind) -> list[Record]:
    return [_dependency(item) for item in plan.dependencies if item.kind is kind]


def _dependency(item: Dependency) -> Record:
    return {
        "line": item.line,
        "name": item.name,
        "version": item.version,
        "purpose": item.purpose,
        "link": item.link,
        "anchor": item.anchor,
    }


def _relation(relation: Relation) -> Record:
    return {
        "line": relation.line,
        "kind": relation.kind.value,
        "target": relation.target,
        "text": relation.text,
    }


def _passage(passage: Passage) -> Record:
    return {"line": passage.line, "text": passage.text}


def _unread(unread: UnparsedContent) -> Record:
    return {"line": unread.line, "section": unread.section, "text": unread.text}


def _finding(finding: Finding) -> Record:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "line": finding.line,
        "message": finding.message,
    }
