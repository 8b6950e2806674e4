"""A summary as the records that a snapshot publishes."""

from __future__ import annotations

from typing import Any

from msgspec import structs

from mkdocs_plans.model.plan import QuestionKind, Severity, State
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.model.wire_types import TallyRecord, time_text

from .summary import Count, FirstMention, Name, NameKind, Names, Summary, TopRisk
from .summary_types import (
    KEPT,
    FiguresRecord,
    FirstMentionRecord,
    NameRecord,
    NamesRecord,
    QuestionFiguresRecord,
    RiskCellRecord,
    RiskFiguresRecord,
    SummaryRecord,
    TopRiskRecord,
)

SEVERITIES = {Severity.ERROR: Count.ERRORS, Severity.WARNING: Count.WARNINGS, Severity.INFO: Count.INFOS}
"""The count of the findings of each severity."""


def figures(summary: Summary, *, recent_days: int, stale_days: int) -> FiguresRecord:
    """Return the counts of a summary.

    Args:
        summary: The summary of the plans.
        recent_days: The number of days for which a change is "recent".
        stale_days: The number of days without a change after which an active plan is stale.
    """
    counts = summary.counts
    known = summary.changed is not None
    steps = counts[Count.STEPS_DONE]
    return FiguresRecord(
        plans=summary.plans,
        active=summary.active,
        finished=summary.plans - summary.active,
        by_status={state: summary.by_state[state] for state in State},
        attention=counts[Count.ATTENTION],
        contradictions=counts[Count.CONTRADICTIONS],
        changed=counts[Count.CHANGED] if known else None,
        changed_within_days=recent_days,
        stale=counts[Count.STALE] if known else None,
        stale_after_days=stale_days,
        steps=TallyRecord(steps, steps + counts[Count.STEPS_OPEN]),
        risks=_risks(summary),
        questions=_questions(summary),
        access_outstanding=counts[Count.ACCESS],
        not_understood=counts[Count.NOT_UNDERSTOOD],
        findings={severity: counts[count] for severity, count in SEVERITIES.items()},
        suppressed=counts[Count.SUPPRESSED],
    )


def mergeable(summary: Summary, *, listed: bool, recent_days: int, stale_days: int) -> SummaryRecord:
    """Return the counts of a summary with what an overview needs to merge it.

    Args:
        summary: The summary of the plans.
        listed: Whether the snapshot contains every plan that is counted.
        recent_days: As for `figures`.
        stale_days: As for `figures`.
    """
    counted: dict[str, Any] = structs.asdict(figures(summary, recent_days=recent_days, stale_days=stale_days))
    return SummaryRecord(
        **counted,
        listed=listed,
        complete=summary.complete,
        last_change=time_text(summary.changed),
        high_unmitigated=summary.counts[Count.HIGH_UNMITIGATED],
        top_risks=tuple(_top_risk(risk) for risk in summary.top),
        names={kind: _names(summary.names[kind]) for kind in NameKind},
    )


def _risks(summary: Summary) -> RiskFiguresRecord:
    closed, finished = summary.counts[Count.CLOSED_RISKS], summary.counts[Count.FINISHED_RISKS]
    return RiskFiguresRecord(
        total=summary.open_risks + closed + finished,
        open=summary.open_risks,
        closed=closed,
        finished=finished,
        unmitigated=summary.counts[Count.UNMITIGATED],
        bands={which: summary.rated_as(which) for which in RiskRating},
        matrix=tuple(
            RiskCellRecord(impact, probability, count)
            for (impact, probability), count in summary.matrix.items()
        ),
    )


def _questions(summary: Summary) -> QuestionFiguresRecord:
    answered, finished = summary.counts[Count.ANSWERED], summary.counts[Count.FINISHED_QUESTIONS]
    return QuestionFiguresRecord(
        total=summary.open_questions + answered + finished,
        open=summary.open_questions,
        answered=answered,
        finished=finished,
        open_by_kind={kind: summary.questions[kind] for kind in QuestionKind},
    )


def _top_risk(risk: TopRisk) -> TopRiskRecord:
    return TopRiskRecord(
        project=risk.project or None,
        text=risk.text,
        impact=risk.impact,
        probability=risk.probability,
        mitigated=risk.mitigated,
        plan=risk.plan,
        plan_status=risk.state,
        url=risk.url,
        anchor=risk.anchor,
        changed=time_text(risk.changed),
    )


def _names(names: Names) -> NamesRecord:
    listed = sorted(names.by_key.values(), key=lambda name: -name.projects)[:KEPT]
    left_out = names.left_out + len(names.by_key) - len(listed)
    return NamesRecord(tuple(_name(name) for name in listed), left_out)


def _name(name: Name) -> NameRecord:
    return NameRecord(name.text, name.projects, tuple(_mention(place) for place in name.places))


def _mention(place: FirstMention) -> FirstMentionRecord:
    return FirstMentionRecord(place.project or None, place.url, place.anchor)
