"""From the plans of one project to their summary."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import replace

from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.plan import DependencyKind, QuestionKind, Severity
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio, RiskRow, name_key

from .summary import TOP, Count, FirstMention, Name, NameKind, Names, Summary, TopRisk

LONGEST = 300
"""The maximum length of a text in a summary, in characters. Longer texts are cut."""

_DEPENDENCIES = {
    DependencyKind.SERVICE: NameKind.SERVICE,
    DependencyKind.LIBRARY: NameKind.LIBRARY,
    DependencyKind.TOOL: NameKind.TOOL,
}


def summarise(found: Portfolio, project: str = "", *, kept: int | None = None) -> Summary:
    """Summarise the plans of one project.

    Args:
        found: The plans.
        project: The name of the project; empty for the portal's own plans.
        kept: How many names of each kind to keep, those of the most severe risks first; `None` for all.
    """
    top = heapq.nsmallest(TOP, (_top_risk(row, project) for row in found.open_risks), key=lambda r: r.rank)
    return replace(counted(found), top=tuple(top), names=_names(found, project, kept))


def counted(found: Portfolio) -> Summary:
    """Count the plans of a portfolio; risks and names are left out."""
    return Summary(
        {state: len(entries) for state, entries in found.by_state.items()},
        {cell: len(rows) for cell, rows in found.matrix.items()},
        {kind: len(found.questions_of(kind)) for kind in QuestionKind},
        _counts(found),
        max((entry.last_change.time for entry in found.entries if entry.last_change), default=None),
    )


def shortened(text: str) -> str:
    """The beginning of a text, as long as in a summary."""
    return truncate(text, LONGEST)


def _counts(found: Portfolio) -> dict[Count, int]:
    findings = [
        finding.severity for entry in found.entries for finding in (*entry.plan.findings, *entry.findings)
    ]
    return {
        Count.ATTENTION: len(found.attention),
        Count.CONTRADICTIONS: len(found.contradictions),
        Count.CHANGED: len(found.changed),
        Count.STALE: len(found.stale),
        Count.STEPS_DONE: found.progress.done,
        Count.STEPS_OPEN: found.progress.open,
        Count.HIGH_UNMITIGATED: len(found.high_unmitigated),
        Count.UNMITIGATED: len(found.unmitigated),
        Count.CLOSED_RISKS: len(found.closed_risks),
        Count.FINISHED_RISKS: len(found.finished_risks),
        Count.ANSWERED: len(found.answered_questions),
        Count.FINISHED_QUESTIONS: len(found.finished_questions),
        Count.ACCESS: len(found.outstanding_access),
        Count.NOT_UNDERSTOOD: sum(len(entry.plan.not_understood) for entry in found.entries),
        Count.ERRORS: findings.count(Severity.ERROR),
        Count.WARNINGS: findings.count(Severity.WARNING),
        Count.INFOS: findings.count(Severity.INFO),
        Count.SUPPRESSED: sum(len(entry.suppressed) for entry in found.entries),
    }


def _top_risk(row: RiskRow, project: str) -> TopRisk:
    risk, entry = row.risk, row.entry
    return TopRisk(
        project,
        shortened(risk.text),
        risk.impact,
        risk.probability,
        risk.mitigated,
        shortened(entry.plan.title),
        entry.state,
        entry.url,
        risk.anchor,
        entry.last_change.time if entry.last_change else None,
    )


_Mention = tuple[str, Entry, str]
"""A name as written, the plan that contains it, and the anchor of its position."""


def _names(found: Portfolio, project: str, kept: int | None) -> dict[NameKind, Names]:
    mentions: dict[NameKind, Iterator[_Mention]] = {
        NameKind.RISK: ((row.risk.text, row.entry, row.risk.anchor) for row in found.open_risks),
        NameKind.DEPENDENCY: (
            (relation.text, entry, "")
            for entry in found.active
            for relation in entry.plan.relations
            if relation.kind.waits
        ),
    }
    for dependency, kind in _DEPENDENCIES.items():
        usages = found.inventory(dependency)
        mentions[kind] = ((usage.name, entry, item.anchor) for usage in usages for entry, item in usage.uses)
    return {kind: _kept(mentions[kind], project, kept) for kind in NameKind}


def _kept(mentions: Iterator[_Mention], project: str, kept: int | None) -> Names:
    """The first of the names, each with its first text and its first position."""
    found: dict[str, Name] = {}
    left_out: set[str] = set()
    for whole, entry, anchor in mentions:
        text = shortened(whole)
        key = name_key(text)
        place = FirstMention(project, entry.url, anchor)
        known = found.get(key)
        if known:
            found[key] = replace(known, places=(min(known.places[0], place),))
        elif kept is None or len(found) < kept:
            found[key] = Name(text, 1, (place,))
        else:
            left_out.add(key)
    return Names(found, len(left_out))
