"""The lists of plans, steps and findings that figures link to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_plans.model.phrases import STATE_WORDS
from mkdocs_plans.model.plan import Checkbox, Finding, State, UnparsedContent
from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.plan_columns import plan_columns
from mkdocs_plans.pages.portal import ITEMS_PER_LIST, GeneratedPage, Portal
from mkdocs_plans.pages.tables import fill_plans, fill_with, list_pages
from mkdocs_plans.portfolio.attention import REASONS, STALLED
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import CheckRow

MONTH = 30
"""The days of the longer of two ranges of changes."""


def plan_lists(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the lists of plans that figures link to."""
    dated = frozenset(map(addresses.plan_list, ("changed", "changed-month", "stale", STALLED)))
    unknown = frozenset() if portal.portfolio.history_known else dated
    for uri, heading, text, entries in (*_by_state(portal), *_by_need(portal), *_by_change(portal)):
        columns = plan_columns(entries)
        yield from list_pages(
            portal,
            "plans.html",
            uri,
            heading,
            entries,
            fill=fill_plans(portal, columns),
            heading=heading,
            text=text,
            unknown=uri in unknown,
            columns=columns,
        )


def _by_state(portal: Portal) -> Iterator[tuple[str, str, str, Sequence[Entry]]]:
    for state, entries in portal.portfolio.by_state.items():
        heading, text = STATE_WORDS[state], ""
        if state is State.UNKNOWN:
            heading, text = "Status not stated", "These plans state no status, or one that is not recognised."
        yield addresses.state_list(state), heading, text, entries


def _by_need(portal: Portal) -> list[tuple[str, str, str, Sequence[Entry]]]:
    found = portal.portfolio
    history = "The dates come from the git history."
    ordered = found.last_changed_first  # as on the index, which has links to both halves
    active, finished = ([entry for entry in ordered if entry.active is half] for half in (True, False))
    lists: list[tuple[str, str, str, Sequence[Entry]]] = [
        ("active", "Active plans", "All plans except completed and cancelled ones.", active),
        ("finished", "Finished plans", "Completed and cancelled plans.", finished),
        (
            "attention",
            "Plans that need attention",
            f"Ranked by their most important reason: {'; '.join(REASONS.values())}.",
            [item.entry for item in found.attention],
        ),
        (
            "finished-contradictions",
            "Finished plans with open steps",
            "Plans that are completed according to their status, but have open steps.",
            found.finished_contradictions,
        ),
        (
            "contradictions",
            "Contradictions",
            "Active plans whose status contradicts their steps.",
            found.contradictions,
        ),
        ("changed", f"Changed in {found.recent_days} days", history, found.changed),
        ("changed-month", f"Changed in {MONTH} days", history, found.changed_in(MONTH)),
        (
            STALLED,
            "Stalled plans",
            f"In progress, no change for {found.stale_days} days. {history}",
            found.stalled,
        ),
        ("stale", f"Unchanged for {found.stale_days} days", f"Active plans. {history}", found.stale),
    ]
    return [(addresses.plan_list(name), heading, text, entries) for name, heading, text, entries in lists]


def _by_change(portal: Portal) -> Iterator[tuple[str, str, str, Sequence[Entry]]]:
    if portal.changes and portal.scope is None:
        changed = [entry for entry in portal.portfolio.entries if entry.plan.path in portal.changes.plans]
        yield portal.changes.list("changed-plans"), "Changed plans", "", changed


def step_lists(portal: Portal) -> Iterator[GeneratedPage]:
    """The open and the done steps of active plans."""
    for name, mark, heading in (
        ("open-steps", Checkbox.OPEN, "Open steps of active plans"),
        ("done-steps", Checkbox.DONE, "Done steps of active plans"),
    ):
        yield from list_pages(
            portal,
            "items.html",
            addresses.plan_list(name),
            heading,
            tuple(portal.portfolio.steps(mark)),
            fill=fill_with(portal, "item", _step_row),
            size=ITEMS_PER_LIST,
            heading=heading,
            text="",
            columns=["Step", "Phase", "Plan"],
        )


def _step_row(row: CheckRow) -> rows.Row:
    phases = row.entry.plan.phases
    phase = phases[row.check.phase].name if row.check.phase is not None else "none"
    return rows.item_row(row.entry, row.check.text, row.check.anchor, ("Phase", phase))


def finding_lists(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the lists of unparsed content and findings, of active and of finished plans."""
    for active, prefix, suffix in ((True, "", ""), (False, "finished-", " in finished plans")):
        yield from _items(
            portal,
            f"{prefix}unparsed",
            f"Unparsed content{suffix}",
            [_unread_row(*place) for place in portal.portfolio.unparsed_content(active=active)],
            columns=["Text", "Under", "Line", "Plan"],
            text="Content under risks, questions, criteria or access that was not read as an item.",
        )
        yield from _items(
            portal,
            f"{prefix}findings",
            f"Errors and warnings{suffix}",
            [_finding_row(*found) for found in portal.portfolio.errors_and_warnings(active=active)],
            columns=["Finding", "Location", "Rule", "Plan"],
            text="Findings of severity info are on the page of each plan.",
        )
        yield from _items(
            portal,
            f"{prefix}suppressed",
            f"Suppressed findings{suffix}",
            [_finding_row(*found, "suppressed") for found in portal.portfolio.suppressed(active=active)],
            columns=["Finding", "Location", "Rule", "Plan"],
            text="Findings that plans suppress in their front matter or in a comment.",
        )


def _items(
    portal: Portal, name: str, heading: str, found: list[rows.Row], *, columns: list[str], text: str
) -> Iterator[GeneratedPage]:
    return list_pages(
        portal,
        "items.html",
        addresses.plan_list(name),
        heading,
        found,
        fill=fill_with(portal, "item", lambda row: row),
        size=ITEMS_PER_LIST,
        heading=heading,
        columns=columns,
        text=text,
    )


def _unread_row(entry: Entry, unread: UnparsedContent) -> rows.Row:
    under = ("Under", unread.section or "no heading")
    return rows.item_row(entry, unread.text, "plans-unparsed", under, ("Line", str(unread.line)))


def _finding_row(entry: Entry, finding: Finding, listed: str = "findings") -> rows.Row:
    place = ("Location", place_of(entry, finding))
    return rows.item_row(entry, finding.message, f"plans-{listed}", place, ("Rule", finding.rule))


def place_of(entry: Entry, finding: Finding) -> str:
    """The file of a finding, and its line if it has one."""
    return f"{entry.plan.path}:{finding.line}" if finding.line else entry.plan.path
