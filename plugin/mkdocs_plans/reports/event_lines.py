"""Events as lines of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mkdocs_plans.diff import Diff, Event, PlanChange, describe
from mkdocs_plans.diff.event_kinds import EventSection
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.portfolio.entry import shortened

from .code_span import code_span

_NAMED = 3
"""The number of completed plans that are named."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line of a report about a change of a plan."""

    plan: PlanChange
    words: str
    """Markdown; text of plans is in code spans."""
    event: Event | None = None
    """`None` if it is about the plan as a whole."""
    more: str = ""
    """Markdown that follows the item's text."""


def report_lines(plan: PlanChange, event: Event) -> ReportLine:
    """Return an event in words, such as *Risk raised (`high/high`)*, followed by *was `medium/high`*."""
    text = describe.describe_event(event)
    in_phase = event.kind.info.section is EventSection.STEPS
    about = f" ({code_span(text.about or '')})" if event.severity or (text.about and not in_phase) else ""
    more = (f", {lead} {code_span(value) if value else 'not stated'}" for lead, value in text.more)
    open_for = f", {text.open_for}" if text.open_for else ""
    return ReportLine(plan, f"{text.what}{about}{open_for}", event, "".join(more))


def first(plans: Iterable[PlanChange]) -> list[ReportLine]:
    """Return the events to look at first: errors, then by plan."""
    return [
        report_lines(plan, event)
        if event
        else ReportLine(plan, describe.worsened(plan) or "", more=_reason(plan))
        for plan, event in describe.first(plans)
    ]


def _reason(plan: PlanChange) -> str:
    """Return why the plan is blocked, if it states a reason."""
    reason = plan.head.reason if plan.head else ""
    return f" ({code_span(shortened(reason))})" if reason else ""


def completed(diff: Diff, name: Callable[[PlanChange], str]) -> str:
    """Return the work that a change completed: `1 plan (Season prices), 4 steps`; empty if there is none.

    Args:
        diff: The change.
        name: Returns the title of a plan as Markdown.
    """
    done = describe.completed(diff)
    facts = []
    if done.plans:
        names = [name(plan) for plan in done.plans[:_NAMED]]
        more = [f"{len(done.plans) - _NAMED:,} more"] if len(done.plans) > _NAMED else []
        facts.append(f"{plural(len(done.plans), 'plan')} ({', '.join([*names, *more])})")
    return ", ".join([*facts, *([plural(done.steps, "step")] if done.steps else [])])
