"""A diff as JSON. `schema/diff-1.0.json` describes it."""

from __future__ import annotations

from collections import Counter
from importlib import resources
from typing import Any

from mkdocs_plans.snapshot.writer import Record

from .model import (
    Change,
    Diff,
    DiffNote,
    Event,
    EventKind,
    PlanChange,
    PlanFigures,
    PortfolioFigures,
    Revision,
)

FORMAT = "mkdocs-plans-diff"
SCHEMA_VERSION = "1.0"
"""Grows behind the point when keys are added, before it when one changes its meaning or goes."""


def record(diff: Diff) -> Record:
    """Describe a diff: strings, whole numbers, booleans, `None`, lists and records."""
    return {
        "format": FORMAT,
        "schema_version": SCHEMA_VERSION,
        "base": _revision(diff.base),
        "head": _revision(diff.head),
        "plans": [_plan(plan) for plan in diff.plans],
        "totals": {
            "changes": _counts(Change, (plan.change for plan in diff.plans)),
            "events": _counts(EventKind, (event.kind for _, event in diff.events)),
            "base": _figures(diff.before),
            "head": _figures(diff.after),
        },
        "configuration_differs": list(diff.configuration_differs),
        "notes": [_note(note) for note in diff.notes],
    }


def schema() -> bytes:
    """The JSON Schema of a diff."""
    return (resources.files("mkdocs_plans") / "schema" / f"diff-{SCHEMA_VERSION}.json").read_bytes()


def _counts(members: Any, found: Any) -> Record:  # noqa: ANN401
    counted = Counter(found)
    return {member.value: counted[member] for member in members}


def _revision(revision: Revision) -> Record:
    return {"name": revision.name, "commit": revision.commit}


def _plan(plan: PlanChange) -> Record:
    return {
        "path": plan.path,
        "title": plan.title,
        "change": plan.change.value,
        "from": plan.was,
        "page": plan.page,
        "base": _standing(plan.base),
        "head": _standing(plan.head),
        "events": [_event(event) for event in plan.events],
        "sections_changed": list(plan.sections_changed),
    }


def _standing(standing: PlanFigures | None) -> Record | None:
    if standing is None:
        return None
    return {
        "status": standing.status.value,
        "steps": {"done": standing.steps.done, "total": standing.steps.total},
        "risks": standing.risks,
        "red_risks": standing.red_risks,
        "questions": standing.questions,
        "contradiction": standing.contradiction,
    }


def _event(event: Event) -> Record:
    place = event.place
    return {
        "kind": event.kind.value,
        "text": place.text,
        "line": place.line,
        "anchor": place.anchor,
        "side": event.side.value,
        "from": event.before,
        "to": event.after,
        "about": event.about,
        "severity": event.severity.value if event.severity else None,
        "item": event.item,
    }


def _figures(figures: PortfolioFigures) -> Record:
    return {
        "plans": figures.plans,
        "by_status": {state.value: count for state, count in figures.by_status},
        "attention": figures.attention,
        "contradictions": figures.contradictions,
        "steps": {"done": figures.steps.done, "total": figures.steps.total},
        "risks": {"open": figures.risks, "red": figures.red_risks, "unmitigated": figures.unmitigated},
        "questions": {"open": figures.questions},
        "access_outstanding": figures.access,
        "findings": {severity.value: count for severity, count in figures.findings},
    }


def _note(note: DiffNote) -> Record:
    return {"message": note.message, "path": note.path, "side": note.side.value if note.side else None}
