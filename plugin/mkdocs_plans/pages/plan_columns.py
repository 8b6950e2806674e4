"""What tables of plans show: columns and filters that are empty for all of their plans are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mkdocs_plans.pages.portal import Portal
from mkdocs_plans.portfolio.entry import Entry

Facet = tuple[str, str, str]
"""The field of a row, its name in addresses and its title."""
Flag = tuple[str, str, str, str]
"""The field of a row, its name and value in addresses and its title."""


class PlanColumns(NamedTuple):
    """The columns of a table of plans beside plan and status."""

    progress: bool
    questions: bool
    risks: bool
    changed: bool
    date: bool
    """The dates that plans state, shown only where no last change is known."""

    @property
    def width(self) -> int:
        """The number of all columns."""
        return 2 + sum(self)


def plan_columns(entries: Sequence[Entry]) -> PlanColumns:
    """Return the columns that any of these plans fills."""
    changed = any(entry.changed for entry in entries)
    return PlanColumns(
        progress=any(entry.steps.total or entry.plan.phases for entry in entries),
        questions=any(entry.plan.open_questions for entry in entries),
        risks=any(entry.plan.open_risks for entry in entries),
        changed=changed,
        date=not changed and any(entry.plan.date for entry in entries),
    )


def facets(portal: Portal) -> Iterator[Facet]:
    """Yield the choices of the filter of the index for which plans differ."""
    entries = portal.portfolio.entries
    yield "state", "status", "Status"
    if any(entry.plan.owners for entry in entries):
        yield "owner", "owner", "Owner"
    if any(entry.plan.tags for entry in entries):
        yield "tag", "tag", "Tag"
    if any(entry.folder for entry in entries):
        yield "folder", "folder", "Folder"
    if portal.portfolio.open_risks:
        yield "risk", "risk", "Risk"


def flags(portal: Portal) -> Iterator[Flag]:
    """Yield the boxes of the filter of the index that any plan fits."""
    found = portal.portfolio
    if found.open_questions:
        yield "questions", "questions", "open", "open questions"
    if found.attention:
        yield "attention", "attention", "needed", "needs attention"


def more_flags(portal: Portal) -> Iterator[Flag]:
    """Yield the boxes that are needed less often, and are in a menu."""
    found = portal.portfolio
    if found.changed:
        yield "recent", "changed", "recent", f"changed in {found.recent_days} days"
    if any(finding.severity != "info" for entry in found.entries for finding in entry.all_findings):
        yield "findings", "findings", "some", "findings"


def left_out(portal: Portal, columns: PlanColumns) -> list[str]:
    """Return what no plan states, so that the index has no place for it."""
    plans = [entry.plan for entry in portal.portfolio.entries]
    stated = {
        "owner": any(plan.owners for plan in plans),
        "tags": any(plan.tags for plan in plans),
        "target day": any(plan.target for plan in plans),
        "steps": columns.progress,
        "questions": any(plan.questions for plan in plans),
        "risks": any(plan.states_risks for plan in plans),
    }
    return [name for name, found in stated.items() if not found]
