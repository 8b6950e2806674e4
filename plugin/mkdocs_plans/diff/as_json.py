"""A diff as the records that `plans diff --format json` writes."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from importlib import resources

from msgspec import structs

from mkdocs_plans.model.wire_types import TallyRecord

from .event_kinds import EventKind
from .model import Change, Diff, Event, PlanChange, PlanFigures, PortfolioFigures, Revision
from .types import (
    SCHEMA_VERSION,
    DiffNoteRecord,
    DiffRecord,
    EventRecord,
    OpenQuestionsRecord,
    OpenRisksRecord,
    OverlappingPlanRecord,
    PlanChangeRecord,
    PlanFiguresRecord,
    PortfolioFiguresRecord,
    RevisionRecord,
    TotalsRecord,
    UnblockedPlanRecord,
)


def record(diff: Diff) -> DiffRecord:
    """Describe a diff."""
    return DiffRecord(
        base=_revision(diff.base),
        head=_revision(diff.head),
        plans=tuple(_plan(plan) for plan in diff.plans),
        totals=_totals(diff),
        configuration_differs=diff.configuration_differs,
        notes=tuple(DiffNoteRecord(note.message, note.path, note.side) for note in diff.notes),
        unblocked=tuple(UnblockedPlanRecord(**asdict(plan)) for plan in diff.unblocked),
        overlapping=tuple(OverlappingPlanRecord(**asdict(plan)) for plan in diff.overlapping),
    )


def schema() -> bytes:
    """Return the JSON Schema of a diff."""
    return (resources.files("mkdocs_plans") / "schema" / f"diff-{SCHEMA_VERSION}.json").read_bytes()


def _totals(diff: Diff) -> TotalsRecord:
    changes = Counter(plan.change for plan in diff.plans)
    events = Counter(event.kind for _, event in diff.events)
    return TotalsRecord(
        {change: changes[change] for change in Change},
        {kind: events[kind] for kind in EventKind},
        _figures(diff.before),
        _figures(diff.after),
    )


def _revision(revision: Revision) -> RevisionRecord:
    return RevisionRecord(revision.name, revision.commit)


def _plan(plan: PlanChange) -> PlanChangeRecord:
    return PlanChangeRecord(
        path=plan.path,
        title=plan.title,
        change=plan.change,
        was=plan.was,
        page=plan.page,
        base=_plan_figures(plan.base) if plan.base else None,
        head=_plan_figures(plan.head) if plan.head else None,
        events=tuple(_event(event) for event in plan.events),
        sections_changed=plan.sections_changed,
    )


def _plan_figures(plan: PlanFigures) -> PlanFiguresRecord:
    return PlanFiguresRecord(
        status=plan.status,
        steps=TallyRecord(*structs.astuple(plan.steps)),
        risks=plan.risks,
        red_risks=plan.red_risks,
        questions=plan.questions,
        contradiction=plan.contradiction,
    )


def _event(event: Event) -> EventRecord:
    position = event.position
    return EventRecord(
        kind=event.kind,
        text=position.text,
        line=position.line,
        anchor=position.anchor,
        side=event.side,
        before=event.before,
        after=event.after,
        about=event.about,
        severity=event.severity,
        item=event.item,
        open_days=event.open_days,
    )


def _figures(figures: PortfolioFigures) -> PortfolioFiguresRecord:
    return PortfolioFiguresRecord(
        plans=figures.plans,
        by_status=dict(figures.by_status),
        attention=figures.attention,
        contradictions=figures.contradictions,
        steps=TallyRecord(*structs.astuple(figures.steps)),
        risks=OpenRisksRecord(figures.risks, figures.red_risks, figures.unmitigated),
        questions=OpenQuestionsRecord(figures.questions),
        access_outstanding=figures.access,
        findings=dict(figures.findings),
    )
