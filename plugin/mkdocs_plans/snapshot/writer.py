"""Plans as JSON: the record of one plan, and the snapshot of all plans that is published as `plans.json`.

Text is plain, lines are 1-based, times are in UTC, and an absent value is `null` and never left out. Keys are
in a useful order for readers. The same plans give the same bytes. `types` defines the format.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib import metadata, resources
from typing import Any, cast

import msgspec
from msgspec import structs

from mkdocs_plans.config.options import Profile
from mkdocs_plans.model.plan import (
    Check,
    Decision,
    Dependency,
    DependencyKind,
    Finding,
    Passage,
    Plan,
    Question,
    Risk,
    Sections,
    tally,
)
from mkdocs_plans.model.risk_rating import rating
from mkdocs_plans.model.times import Moment, PlanTimes
from mkdocs_plans.model.wire_types import MomentRecord, TallyRecord, time_text
from mkdocs_plans.overview import counted, summarise
from mkdocs_plans.overview.project_status import Overview, ProjectStatus
from mkdocs_plans.overview.summary_json import figures, mergeable
from mkdocs_plans.overview.summary_types import FiguresRecord
from mkdocs_plans.portfolio.entry import AttentionReason, Entry, computed_state, contradiction
from mkdocs_plans.portfolio.portfolio import Portfolio, Usage
from mkdocs_plans.portfolio.relations import Edge
from mkdocs_plans.terminal_text import harmless_json

from .profiles import shape, shaped_frame
from .types import (
    FORMAT,
    SCHEMA_VERSION,
    AccessTallyRecord,
    AttentionRecord,
    CheckRecord,
    DecisionRecord,
    DependencyRecord,
    EdgeRecord,
    FindingRecord,
    GeneratorRecord,
    InventoryRecord,
    PassageRecord,
    PhaseRecord,
    PlanRecord,
    ProjectRecord,
    ProjectStatusRecord,
    QuestionRecord,
    ReasonKind,
    ReasonRecord,
    RelationRecord,
    RiskRecord,
    SectionsRecord,
    SnapshotRecord,
    SourceRecord,
    StepRecord,
    StepsRecord,
    TemplateRecord,
    UnparsedRecord,
    UsageRecord,
)

Record = dict[str, Any]
"""A JSON object."""

_OF_THE_PORTAL = (
    *("url", "changed", "changed_commit", "added", "since", "until"),
    *("attention", "suppressed", "project"),
)
"""The keys of a plan that a portal knows and the plan's own file does not."""

_to_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=msgspec.to_builtins).encode
_to_bytes = msgspec.json.Encoder().encode


def encode(value: object) -> str:
    """Write a value as JSON that any tool can read and any terminal can show.

    Letters of every language stay as they are. Characters that break lines, control a terminal, change the
    text direction or begin a command of a CI server are escaped, so that one record is one line in every
    tool. Lone surrogates, from file names that are not UTF-8, become U+FFFD.
    """
    return harmless_json(_to_json(value))


def encode_bytes(value: object) -> bytes:
    """Write the same in UTF-8 and without blanks, which is much faster: there are thousands of plans."""
    try:
        found = _to_bytes(value)
    except UnicodeEncodeError:  # A lone surrogate.
        return encode_bytes(json.loads(encode(value)))
    if found.isascii() and b"\x7f" not in found and b"##" not in found:
        return found
    return harmless_json(found.decode()).encode()


def record(plan: Plan) -> Record:
    """Describe one plan by the content of its own file: the keys of `PlanRecord` that need no portal."""
    found = tuple(map(_finding, plan.findings))  # In the order in which they were found.
    described = structs.replace(plan_record(Entry(plan, "")), findings=found)
    known: Record = msgspec.json.decode(encode_bytes(described))
    return {key: value for key, value in known.items() if key not in _OF_THE_PORTAL}


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of a snapshot."""

    name: str | None = None
    """The name of the project."""
    url: str | None = None
    """The address of the published site, to which the addresses of plans are relative."""
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
) -> SnapshotRecord:
    """Describe all plans of a project: the content of `plans.json`.

    Args:
        portfolio: The plans, with paths relative to the repository.
        origin: The origin of the snapshot.
        templates: Files that are templates. They are listed and not counted.
        overview: The data of other projects, whose plans are among those of the portfolio.
        profile: The profile.
    """
    frame = _frame(portfolio, origin, templates, overview, profile)
    return structs.replace(frame, plans=tuple(_plans(portfolio, profile)))


def published(
    portfolio: Portfolio,
    origin: Origin,
    *,
    templates: Iterable[Entry] = (),
    overview: Overview | None = None,
    profile: Profile = Profile.FULL,
) -> bytes:
    """Write the file `plans.json`: a snapshot in UTF-8, each plan on a line of its own, to compare by line.

    Args:
        portfolio: As for `snapshot`.
        origin: As for `snapshot`.
        templates: As for `snapshot`.
        overview: As for `snapshot`.
        profile: As for `snapshot`.
    """
    parts: list[bytes] = []
    frame = _frame(portfolio, origin, templates, overview, profile)
    for name, key in zip(frame.__struct_fields__, frame.__struct_encode_fields__, strict=True):
        part = _plans(portfolio, profile) if name == "plans" else getattr(frame, name)
        parts += [b",\n" if parts else b"{\n", encode_bytes(key), b": "]
        parts += rows(part) if isinstance(part, tuple | Iterator) else [encode_bytes(part)]
    return b"".join([*parts, b"\n}\n"])


def rows(items: Iterable[object]) -> Iterator[bytes]:
    """Yield a list with a line for each item."""
    empty = True
    for item in items:
        yield b"[\n" if empty else b",\n"
        yield encode_bytes(item)
        empty = False
    yield b"[]" if empty else b"\n]"


def _plans(portfolio: Portfolio, profile: Profile) -> Iterator[PlanRecord]:
    """Describe the plans one by one when they are needed, because there may be thousands."""
    shaped = shape(profile)
    for entry in _by_path(portfolio.entries):
        yield shaped(plan_record(entry), entry.plan.secrets)


def _frame(
    portfolio: Portfolio,
    origin: Origin,
    templates: Iterable[Entry],
    overview: Overview | None,
    profile: Profile,
) -> SnapshotRecord:
    """Describe everything except the plans."""
    frame = SnapshotRecord(
        format=FORMAT,
        schema_version=SCHEMA_VERSION,
        profile=profile,
        complete=overview.total.complete if overview else True,
        generator=GeneratorRecord("mkdocs-plans", version()),
        project=ProjectRecord(origin.name, origin.url, origin.repo_url),
        source=SourceRecord(origin.commit, time_text(origin.commit_time), origin.dirty, origin.history),
        today=portfolio.today.isoformat(),
        summary=_summary(portfolio, overview, profile),
        attention=tuple(
            AttentionRecord(item.entry.plan.path, _reasons(item.reasons)) for item in portfolio.attention
        ),
        inventory=InventoryRecord(
            services=_usages(portfolio, DependencyKind.SERVICE),
            libraries=_usages(portfolio, DependencyKind.LIBRARY),
            tools=_usages(portfolio, DependencyKind.TOOL),
        ),
        relations=tuple(_edge(edge) for edge in sorted(portfolio.edges, key=_edge_order)),
        projects=tuple(_project(project) for project in (overview.projects if overview else ())),
        plans=(),
        templates=tuple(
            TemplateRecord(entry.plan.path, entry.plan.title, entry.url) for entry in _by_path(templates)
        ),
    )
    known = [secret for entry in portfolio.entries for secret in entry.plan.secrets]
    return shaped_frame(frame, profile, known)


def schema() -> bytes:
    """Return the JSON Schema of a snapshot, which is published next to it as `plans.schema.json`."""
    return (resources.files("mkdocs_plans") / "schema" / f"snapshot-{SCHEMA_VERSION}.json").read_bytes()


def _summary(portfolio: Portfolio, overview: Overview | None, profile: Profile) -> FiguresRecord:
    """Return the figures, and what an overview needs besides if the snapshot lacks plans or their items."""
    days = {"recent_days": portfolio.recent_days, "stale_days": portfolio.stale_days}
    if overview:
        return mergeable(overview.total, listed=overview.listed, **days)
    if profile is Profile.SUMMARY:
        return mergeable(summarise(portfolio), listed=True, **days)
    return figures(counted(portfolio), **days)


def plan_record(entry: Entry) -> PlanRecord:
    """Describe one plan with the data that its portal adds."""
    plan, change, steps = entry.plan, entry.last_change, tally(entry.plan.steps)
    times = entry.times
    return PlanRecord(
        path=plan.path,
        url=entry.url,
        changed=time_text(change.time) if change else None,
        changed_commit=change.commit if change else None,
        added=moment_record(times.added) if times else None,
        since=moment_record(times.status.since) if times else None,
        until=moment_record(times.finished) if times else None,
        attention=_reasons(entry.reasons),
        suppressed=len(entry.suppressed),
        project=entry.project or None,
        title=plan.title,
        title_line=plan.title_line,
        status=plan.status.state,
        status_raw=plan.status.raw,
        status_from=plan.status.source,
        status_line=plan.status.line,
        folder_state=plan.folder_state,
        computed_status=computed_state(plan),
        contradiction=contradiction(plan),
        date=plan.date,
        target=plan.target.day if plan.target else None,
        target_line=plan.target.line if plan.target else None,
        id=plan.id,
        owners=plan.owners,
        tags=plan.tags,
        is_template=plan.is_template,
        is_introduction=plan.is_introduction,
        companion_of=plan.companion_of,
        steps=StepsRecord(steps.done, steps.total, plan.tracked),
        phases=tuple(PhaseRecord(p.line, p.name, p.done, p.total, p.anchor) for p in plan.phases),
        untracked_units=plan.untracked_units,
        criteria=_tally(plan.criteria),
        testing=_tally(plan.testing),
        access=AccessTallyRecord(*structs.astuple(tally(plan.access))),
        risks=tuple(risk_record(risk, times) for risk in plan.risks),
        no_risks=plan.no_risks,
        questions=tuple(question_record(question, times) for question in plan.questions),
        decisions=tuple(decision_record(decision, times) for decision in plan.decisions),
        step_items=tuple(step_record(step, times) for step in plan.steps),
        criteria_items=tuple(map(_check, plan.criteria)),
        testing_items=tuple(map(_check, plan.testing)),
        access_items=tuple(map(_check, plan.access)),
        services=_dependencies(plan, DependencyKind.SERVICE),
        libraries=_dependencies(plan, DependencyKind.LIBRARY),
        tools=_dependencies(plan, DependencyKind.TOOL),
        relations=tuple(RelationRecord(r.line, r.kind, r.target, r.text) for r in plan.relations),
        sections=_sections(plan.sections),
        not_understood=tuple(UnparsedRecord(one.line, one.section, one.text) for one in plan.not_understood),
        findings=tuple(map(_finding, entry.all_findings)),
    )


def _project(project: ProjectStatus) -> ProjectStatusRecord:
    return ProjectStatusRecord(
        name=project.name,
        kind=project.kind,
        state=project.state,
        reason=project.reason or None,
        answered=time_text(project.answered),
        changed=time_text(project.changed),
        commit=project.commit,
        digest=project.digest,
        url=project.url,
        profile=project.profile if project.has_data else None,
        plans=project.plans if project.has_data else None,
    )


def _by_path(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.plan.path)


def _usages(portfolio: Portfolio, kind: DependencyKind) -> tuple[UsageRecord, ...]:
    return tuple(_usage(usage) for usage in portfolio.inventory(kind))


def _usage(usage: Usage) -> UsageRecord:
    paths = {entry.plan.path for entry, _ in usage.uses}
    return UsageRecord(usage.name, usage.versions, tuple(sorted(paths)))


def _reasons(found: Sequence[AttentionReason]) -> tuple[ReasonRecord, ...]:
    return tuple(ReasonRecord(cast("ReasonKind", reason.kind), reason.text) for reason in found)


def _edge_order(edge: Edge) -> tuple[str, int, str, str]:
    return edge.source, edge.line, edge.kind, edge.target


def _edge(edge: Edge) -> EdgeRecord:
    return EdgeRecord(edge.source, edge.kind, edge.target, edge.line)


def version() -> str:
    """Return the version of this package; `0` if it is run from a checkout."""
    try:
        return metadata.version("mkdocs-plans")
    except metadata.PackageNotFoundError:  # It is run from a checkout.
        return "0"


def _tally(checks: tuple[Check, ...]) -> TallyRecord:
    return TallyRecord(*structs.astuple(tally(checks)))


def _check(check: Check) -> CheckRecord:
    return CheckRecord(check.line, check.text, check.mark, check.anchor)


@lru_cache(maxsize=4096)  # Many items come with the same commit.
def moment_record(moment: Moment | None) -> MomentRecord | None:
    """Describe a commit with its time; `None` if the time is only a lower limit, because it may be older."""
    if moment is None or moment.at_least:
        return None
    return MomentRecord(str(time_text(moment.time)), moment.commit)


def _item_times(times: PlanTimes | None, anchor: str) -> tuple[MomentRecord | None, MomentRecord | None]:
    """Since when and until when an item is open, or was."""
    found = times.items.get(anchor) if times else None
    return (moment_record(found.since), moment_record(found.until)) if found else (None, None)


def step_record(step: Check, times: PlanTimes | None) -> StepRecord:
    """Describe a step, with the times of its plan."""
    found = _item_times(times, step.anchor)
    return StepRecord(step.line, step.text, step.mark, step.anchor, step.phase, *found)


def risk_record(risk: Risk, times: PlanTimes | None) -> RiskRecord:
    """Describe a risk, with the times of its plan."""
    since, until = _item_times(times, risk.anchor)
    return RiskRecord(**structs.asdict(risk), band=rating(risk), since=since, until=until)


def question_record(question: Question, times: PlanTimes | None) -> QuestionRecord:
    """Describe a question, with the times of its plan."""
    since, until = _item_times(times, question.anchor)
    return QuestionRecord(**structs.asdict(question), since=since, until=until)


def decision_record(decision: Decision, times: PlanTimes | None) -> DecisionRecord:
    """Describe a decision, with the times of its plan."""
    since, until = _item_times(times, decision.anchor)
    return DecisionRecord(**structs.asdict(decision), since=since, until=until)


def _dependencies(plan: Plan, kind: DependencyKind) -> tuple[DependencyRecord, ...]:
    return tuple(_dependency(item) for item in plan.dependencies if item.kind is kind)


def _dependency(item: Dependency) -> DependencyRecord:
    return DependencyRecord(item.line, item.name, item.version, item.purpose, item.link, item.anchor)


def _sections(sections: Sections) -> SectionsRecord:
    return SectionsRecord(*(tuple(map(_passage, passages)) for passages in structs.astuple(sections)))


def _passage(passage: Passage) -> PassageRecord:
    return PassageRecord(passage.line, passage.text)


def _finding(finding: Finding) -> FindingRecord:
    return FindingRecord(finding.rule, finding.severity, finding.line, finding.message)
