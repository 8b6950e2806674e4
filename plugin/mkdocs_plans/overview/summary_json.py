"""A summary as JSON: what stands under `summary` in `plans.json`.

`figures` are in every snapshot. One that is merged into an overview without its plans adds `beyond`: what
figures cannot tell.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from mkdocs_plans.model.plan import Level, QuestionKind, Severity, State
from mkdocs_plans.model.risk_rating import RiskRating

from .summary import Count, Name, NameKind, Names, Summary, TopRisk

KEPT = 200
"""How many names of a kind a snapshot tells: those that most projects share, then those that came first."""

Record = dict[str, Any]

SEVERITIES = {Severity.ERROR: Count.ERRORS, Severity.WARNING: Count.WARNINGS, Severity.INFO: Count.INFOS}
"""Which findings each count counts."""


def figures(summary: Summary, *, recent_days: int, stale_days: int) -> Record:
    """The counts of a summary.

    Args:
        summary: What the plans add up to.
        recent_days: How many days back a change is "recent".
        stale_days: After how many days without a change an active plan is stale.
    """
    counts = summary.counts
    known = summary.changed is not None
    risks = summary.open_risks + counts[Count.CLOSED_RISKS] + counts[Count.FINISHED_RISKS]
    questions = summary.open_questions + counts[Count.ANSWERED] + counts[Count.FINISHED_QUESTIONS]
    steps = counts[Count.STEPS_DONE]
    return {
        "plans": summary.plans,
        "active": summary.active,
        "finished": summary.plans - summary.active,
        "by_status": {state.value: summary.by_state[state] for state in State},
        "attention": counts[Count.ATTENTION],
        "contradictions": counts[Count.CONTRADICTIONS],
        "changed": counts[Count.CHANGED] if known else None,
        "changed_within_days": recent_days,
        "stale": counts[Count.STALE] if known else None,
        "stale_after_days": stale_days,
        "steps": {"done": steps, "total": steps + counts[Count.STEPS_OPEN]},
        "risks": {
            "total": risks,
            "open": summary.open_risks,
            "closed": counts[Count.CLOSED_RISKS],
            "finished": counts[Count.FINISHED_RISKS],
            "unmitigated": counts[Count.UNMITIGATED],
            "bands": {which.value: summary.in_band(which) for which in RiskRating},
            "matrix": [
                {"impact": _value(impact), "probability": _value(probability), "count": count}
                for (impact, probability), count in summary.matrix.items()
            ],
        },
        "questions": {
            "total": questions,
            "open": summary.open_questions,
            "answered": counts[Count.ANSWERED],
            "finished": counts[Count.FINISHED_QUESTIONS],
            "open_by_kind": {kind.value: summary.questions[kind] for kind in QuestionKind},
        },
        "access_outstanding": counts[Count.ACCESS],
        "not_understood": counts[Count.NOT_UNDERSTOOD],
        "findings": {severity.value: counts[count] for severity, count in SEVERITIES.items()},
        "suppressed": counts[Count.SUPPRESSED],
    }


def beyond(summary: Summary, *, listed: bool) -> Record:
    """What an overview needs besides the figures: the gravest risks, and names that may be shared.

    Args:
        summary: What the plans add up to.
        listed: Whether the snapshot holds every plan that is counted.
    """
    return {
        "listed": listed,
        "complete": summary.complete,
        "last_change": _text(summary.changed),
        "exposed": summary.counts[Count.EXPOSED],
        "top_risks": [_top_risk(risk) for risk in summary.top],
        "names": {kind.value: _names(summary.names[kind]) for kind in NameKind},
    }


def _top_risk(risk: TopRisk) -> Record:
    return {
        "project": risk.project or None,
        "text": risk.text,
        "impact": _value(risk.impact),
        "probability": _value(risk.probability),
        "mitigated": risk.mitigated,
        "plan": risk.plan,
        "plan_status": risk.state.value,
        "url": risk.url,
        "anchor": risk.anchor,
        "changed": _text(risk.changed),
    }


def _names(names: Names) -> Record:
    told = sorted(names.by_key.values(), key=lambda name: -name.projects)[:KEPT]
    return {
        "told": [_name(name) for name in told],
        "left_out": names.left_out + len(names.by_key) - len(told),
    }


def _name(name: Name) -> Record:
    places = [{"project": p.project or None, "url": p.url, "anchor": p.anchor} for p in name.places]
    return {"name": name.text, "projects": name.projects, "places": places}


def _value(level: Level | None) -> str | None:
    return level.value if level else None


def _text(time: datetime | None) -> str | None:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if time else None
