"""The header of a plan's page: three lines on its state, its phases and its surroundings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mkdocs_plans.model.phrases import STATE_WORDS, plural, truncate
from mkdocs_plans.model.plan import Phase, Plan, RelationKind, Risk, Severity, State, StatusSource
from mkdocs_plans.model.risk_rating import RiskRating, rating, risk_rank, severe
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.portfolio.ages import Age
from mkdocs_plans.portfolio.entry import Entry, blocked_reason, computed_state, contradiction, status_words

from . import rows
from .plan_change import change_of
from .plan_marks import HeaderFinding
from .portal import Portal
from .templating import render

_WORDS = {
    RelationKind.DEPENDS_ON: ("Depends on", "Needed by"),
    RelationKind.BLOCKED_BY: ("Blocked by", "Blocks"),
    RelationKind.BLOCKS: ("Blocks", "Blocked by"),
    RelationKind.SUPERSEDES: ("Supersedes", "Superseded by"),
    RelationKind.SUPERSEDED_BY: ("Superseded by", "Supersedes"),
    RelationKind.RELATED: ("Related", "Related"),
    RelationKind.PARENT: ("Part of", "Parts"),
    RelationKind.LINK: ("Mentions", "Mentioned by"),
}

_STRENGTH = {kind: strength for strength, kind in enumerate(RelationKind)}

_LONGEST_RAW = 80
"""The most characters of the author's own status in the header."""


_SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "info finding",
}
_MOST_RELATIONS = 3
_MOST_OWNERS = 3
_MOST_PHASES = 8
_MOST_PHASES_BESIDE_RELATIONS = 5
"""Fewer, because the next step is on their line."""
_MOST_NAMED_PHASES = 3
"""The same for phases without a number, whose names are long."""
_NUMBER_ALONE_FROM = 5
"""From this number of phases on, only the first says "Phase"."""


def plan_header(
    entry: Entry,
    portal: Portal,
    uri: str,
    edit_url: str | None,
    findings: Sequence[HeaderFinding],
    *,
    explained: str = "",
) -> str:
    """Return the header of a plan's page.

    Args:
        entry: The plan.
        portal: The portal of the page.
        uri: The URI of the page.
        edit_url: The address where the file can be edited.
        findings: All findings about the plan.
        explained: The address of the page that explains how the plan was read.
    """
    plan = entry.plan
    doubt = contradiction(plan)
    computed = computed_state(plan) if entry.state is State.UNKNOWN else None
    open_risks = sorted(plan.open_risks, key=risk_rank)
    relations = _relations(entry, portal)
    phases = _phases(plan.phases, beside_relations=bool(relations))
    return render(
        "plan_header.html",
        portal,
        uri,
        entry=entry,
        plan=plan,
        row={"state": entry.state, "word": _status_words(plan)},
        age=portal.portfolio.state_age(entry),
        computed=STATE_WORDS[computed] if computed and computed is not entry.state else "",
        contradiction=doubt,
        blocked=portal.portfolio.why_blocked(entry),
        steps=entry.steps,
        phases=phases,
        next=None if plan.status.state.finished else plan.next_step,
        questions=plan.open_questions,
        oldest_question=_oldest_question(entry, portal),
        risks=[(risk, rows.RATING_NAMES[rating(risk)], _levels(risk)) for risk in open_risks],
        severe_risks=sum(rating(risk) is RiskRating.RED for risk in open_risks) if entry.active else 0,
        notes=_note_words(entry, findings),
        findings=findings,
        broken=any(CATALOGUE[item.finding.rule].breaks_plan and not item.anchor for item in findings),
        relations=relations,
        related=sum(len(others) for _, others in relations),
        most_relations=_MOST_RELATIONS,
        most_owners=_MOST_OWNERS,
        edit_url=edit_url,
        explained=explained,
        change=change_of(portal.changes, entry),
    )


def shown_besides_text(entry: Entry, portal: Portal) -> tuple[object, ...]:
    """Return all values that the page of a plan shows besides its text.

    `mkdocs serve` keeps a page as long as they are equal. `tests/host/test_serve.py` compares what it serves
    with a new build, and fails if a value is missing here.
    """
    found = portal.portfolio
    return (
        entry,
        _relations(entry, portal),
        found.state_age(entry),
        found.why_blocked(entry),
        _oldest_question(entry, portal),
        found.today,
        portal.title,
        portal.addresses,
        portal.rows_url,
        portal.projects,
        portal.shown_tabs,
        portal.history.reach,
        portal.build.history,
    )


def _status_words(plan: Plan) -> str:
    """Return the state in words, with the longer ones of a front matter, which the page does not show."""
    word = status_words(plan)
    raw = plan.status.raw
    if blocked_reason(plan) or plan.status.source is not StatusSource.FRONT_MATTER:
        return word
    if plan.status.state is State.UNKNOWN or not raw or raw.casefold().rstrip(".") == word.casefold():
        return word
    return f'{word} ("{truncate(raw, _LONGEST_RAW)}")'


def _oldest_question(entry: Entry, portal: Portal) -> Age | None:
    """Return the age of the oldest open question; those of finished plans have none."""
    if not entry.active:
        return None
    return portal.portfolio.oldest_open(entry, (question.anchor for question in entry.plan.open_questions))


class _PhaseView(NamedTuple):
    unit: str
    """`Phase`, hidden from the fifth phase on; empty if the name begins with no number."""
    short: str
    """`1` for `Phase 1: Prepare the tables`, or the whole name."""
    rest: str
    anchor: str
    icon: str
    words: str


class _Phases(NamedTuple):
    shown: Sequence[_PhaseView]
    every: Sequence[_PhaseView]
    numbered: bool
    """Whether all phases have a number."""
    bare: bool
    """Whether only the first shown phase has its unit in view."""


_UNIT = re.compile(r"(\w+ )(\w{1,4})(?=[:.)—–-]|\s+[—–-]\s)|()([A-Z]{0,2}\d{1,3})(?=[:.)])")
"""The unit and number of a phase, before a separator. The header shows only this part of its name."""


def _phases(phases: Sequence[Phase], *, beside_relations: bool) -> _Phases:
    """Return the phases for the header: all, or those from the one before the first that is not done."""
    every = [_phase(phase) for phase in phases]
    numbered = all(view.rest for view in every)
    most = _MOST_PHASES_BESIDE_RELATIONS if beside_relations else _MOST_PHASES
    most = most if numbered else _MOST_NAMED_PHASES
    if len(every) <= most:
        shown = every
    else:
        current = next((at for at, view in enumerate(every) if view.icon != "completed"), len(every))
        first = max(min(current - 1, len(every) - most), 0)
        shown = every[first : first + most]
    same_unit = len({view.unit for view in shown}) == 1
    return _Phases(shown, every, numbered, numbered and same_unit and len(every) >= _NUMBER_ALONE_FROM)


def _phase(phase: Phase) -> _PhaseView:
    found = _UNIT.match(phase.name)
    unit, short = (found[1] or "", found[2] or found[4]) if found else ("", phase.name)
    rest = phase.name[found.end() :] if found else ""
    if not phase.total:
        return _PhaseView(unit, short, rest, phase.anchor, "", "")
    icon = "completed" if phase.done == phase.total else "in-progress" if phase.done else "planning"
    return _PhaseView(unit, short, rest, phase.anchor, icon, f"{phase.done}/{phase.total}")


def _note_words(entry: Entry, findings: Sequence[HeaderFinding]) -> str:
    """Return what the reading of the plan found, in short: `1 warning, 3 unparsed lines`."""
    counts = Counter(item.finding.severity for item in findings)
    parts = [
        plural(counts[severity], words) for severity, words in _SEVERITY_WORDS.items() if counts[severity]
    ]
    if unparsed := len(entry.plan.not_understood):
        parts.append(plural(unparsed, "unparsed line"))
    if suppressed := len(entry.suppressed):
        parts.append(f"{suppressed} suppressed")
    return ", ".join(parts)


def _levels(risk: Risk) -> str:
    words = rows.levels(risk) or "not rated"
    return f"{words} severe" if severe(risk) else words


def _relations(entry: Entry, portal: Portal) -> list[tuple[str, list[Entry]]]:
    """Return related plans by the words for the relation, each plan once with its strongest relation."""
    found: dict[str, list[Entry]] = defaultdict(list)
    portfolio, seen = portal.portfolio, set()
    edges = [(edge.kind, 0, edge.target) for edge in portfolio.outgoing(entry)]
    edges += [(edge.kind, 1, edge.source) for edge in portfolio.incoming(entry)]
    for kind, way, path in sorted(edges, key=lambda edge: (_STRENGTH[edge[0]], edge[1])):
        words = _WORDS[kind][way]
        if path not in seen:
            seen.add(path)
            found[words].append(portfolio.entry(path))
    if entry.plan.companion_of:
        found["Companion of"].append(portfolio.entry(entry.plan.companion_of))
    companions = [other for other in portal.companions if other.plan.companion_of == entry.plan.path]
    return [*found.items(), *([("Companions", companions)] if companions else [])]
